"""Findings as a person reads them: by severity, each kind once with all of its places."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from zi_analytics.command_line.as_json import Object
from zi_analytics.tables import SEVERITIES

_PLACES: Final = 12


def findings_lines(findings: Sequence[Object]) -> Iterator[str]:
    """Give a heading with the counts, then the findings grouped; nothing if there are none."""
    if not findings:
        return
    severities = [finding["severity"] for finding in findings]
    counts = (f"{severities.count(name)} {text}" for name, text in SEVERITIES.items())
    yield ""
    yield f"TEMUAN: {', '.join(count for count in counts if not count.startswith('0 '))}"
    yield from grouped(findings)


def grouped(findings: Sequence[Object]) -> Iterator[str]:
    """Give each kind of finding once, the gravest first, and after it where else it was found."""
    order = list(SEVERITIES)

    def kind(finding: Object) -> tuple[int, str]:
        return order.index(finding["severity"]), finding["code"]

    for _, group in groupby(sorted(findings, key=kind), kind):
        first, *others = group
        place = f"{first['cell']}: " if first["cell"] else ""
        yield f"  [{SEVERITIES[first['severity']]}] {place}{first['message']}{_others(others)}"
        yield f"      → {first['hint']}"


def _others(others: Sequence[Object]) -> str:
    if not others:
        return ""
    cells = [finding["cell"] for finding in others if finding["cell"]]
    rest = ", …" if len(cells) > _PLACES else ""
    named = f" ({', '.join(cells[:_PLACES])}{rest})" if cells else ""
    return f" Dan {len(others)} tempat lain{named}."
