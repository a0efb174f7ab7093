"""The worksheet's own totals against the recomputed ones: where they first differ."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from zi_analytics.instruments import Instrument, load
from zi_analytics.loaders import Worksheet
from zi_analytics.loaders.findings import Finding, finding
from zi_analytics.tables import PlainTable

TOLERANCE: Final = 0.005 + 1e-9
"""People type totals rounded to two decimals; only more than that is a difference."""


Recomputed = Mapping[str, tuple[float, float]]
"""By node: ``points`` and ``points_workbook``, NaN where the worksheet would show an error."""
_NOTHING: Final = (0.0, math.nan)
_COMPARED: Final = ("assessor", "node", "points", "points_workbook")


@dataclass(frozen=True)
class _Compared:
    """One assessor's stated points and, by node, how far they are above the recomputed ones.

    ``again`` is the same for the rows that state a component once more, which its total adds up.
    """

    instrument: Instrument
    written: Mapping[str, float]
    difference: Mapping[str, float]
    again: Mapping[str, float]
    cells: Mapping[str, str]
    defect: Mapping[str, float]


def reconcile(worksheet: Worksheet, scores: PlainTable) -> list[Finding]:
    """Compare what a worksheet states with ``points_workbook``, its own convention recomputed.

    ``scores`` are the scores of this worksheet. The worksheets that we hand out count what is not
    answered as 0, as ``points`` does: that is compared where fewer figures then differ. A
    difference is reported once, at the lowest node where it arises; the totals above it that only
    carry it on are named in the same finding.
    """
    instrument = load(worksheet.instrument)
    found: list[Finding] = []
    for assessor, written in worksheet.written.items():
        own = _recomputed(scores, assessor)
        difference = _differences(written, own, instrument)
        repeated = worksheet.written_again[assessor]
        stated = {node: points for node, (points, _) in repeated.items()}
        again = _differences(stated, own, instrument)
        defect = _defect_difference(own, instrument)
        cells = worksheet.written_cells[assessor]
        compared = _Compared(instrument, written, difference, again, cells, defect)
        found += _findings(worksheet.sheet, compared)
        found += _repeated_findings(worksheet.sheet, compared, repeated)
    return found


def _recomputed(scores: PlainTable, assessor: str) -> Recomputed:
    return {
        node: (points, math.nan if workbook is None else workbook)
        for who, node, points, workbook in scores.rows(*_COMPARED)
        if who == assessor
    }


def _differences(
    written: Mapping[str, float], own: Recomputed, instrument: Instrument
) -> dict[str, float]:
    """Return how far each stated figure is above its recomputed one."""
    known = [node for node in written if node in own]
    official = {node: written[node] - _expected(node, own, instrument) for node in known}
    handed_out = {node: written[node] - own[node][0] for node in known}
    return min(official, handed_out, key=_differing)


def _differing(difference: Mapping[str, float]) -> int:
    return sum(abs(above) > TOLERANCE for above in difference.values())


def _expected(node: str, own: Recomputed, instrument: Instrument) -> float:
    """Return what the worksheet should state.

    Where it should show an error, a number that it states all the same is compared with what stands
    below it: a template without that error then agrees, and a typed figure is still found.
    """
    points, workbook = own.get(node, _NOTHING)
    if not math.isnan(workbook):
        return workbook
    below = _children(instrument.id)[node]
    is_mean = node in instrument.nodes and instrument.nodes[node].combine == "mean"
    if not below or is_mean:
        return points
    return sum(_expected(child, own, instrument) for child in below)


def _defect_difference(own: Recomputed, instrument: Instrument) -> dict[str, float]:
    """Return by how much a known wrong formula misses: it takes its first question for all."""
    missed = {}
    for defect in instrument.known_defects:
        first = next(q for q in instrument.questions.values() if q.group == defect.node)
        whole = own[first.id][0] / first.weight * instrument.weight(defect.node)
        missed[defect.node] = whole - own[defect.node][0]
    return missed


def _findings(sheet: str, compared: _Compared) -> list[Finding]:
    differing = [node for node, d in compared.difference.items() if abs(d) > TOLERANCE]
    roots = [node for node in differing if not _carried(node, compared)]
    return [_finding(sheet, node, differing, compared) for node in roots]


def _repeated_findings(
    sheet: str, compared: _Compared, repeated: Mapping[str, tuple[float, str]]
) -> list[Finding]:
    """Report rows such as “TOTAL PENGUNGKIT” that state something else than their component."""
    found = []
    for node, difference in compared.again.items():
        if abs(difference - compared.difference.get(node, 0.0)) <= TOLERANCE:
            continue
        points, cell = repeated[node]
        carried = "total" in compared.difference and _carried("total", compared)
        found.append(
            finding(
                "total_differs",
                sheet=sheet,
                cell=cell,
                label=compared.instrument.label(node),
                written=_number(points),
                computed=_number(points - difference),
                difference=_number(difference),
                also=f" Ikut berbeda: {compared.cells['total']}." if carried else "",
                text="",
            )
        )
    return found


def _carried(node: str, compared: _Compared) -> bool:
    """Tell whether a difference is only the sum of the differences right below the node."""
    below = _children(compared.instrument.id)[node]
    deltas = [compared.difference.get(child, 0.0) for child in below]
    if node == "total":
        deltas = [
            compared.again.get(child, delta) for child, delta in zip(below, deltas, strict=True)
        ]
    if node in compared.instrument.nodes and compared.instrument.nodes[node].combine == "mean":
        # An unanswered question moves the others' share of the mean, so that deltas do not add up.
        return any(abs(delta) > TOLERANCE for delta in deltas)
    explained = sum(deltas)
    return bool(below) and abs(compared.difference[node] - explained) <= TOLERANCE


@cache
def _children(instrument: str) -> Mapping[str, Sequence[str]]:
    """Return what stands right below each node, question and the total."""
    rules = load(instrument)
    below: dict[str, list[str]] = {name: [] for name in ("total", *rules.nodes, *rules.questions)}
    for node in rules.nodes.values():
        below["total" if node.parent is None else node.parent].append(node.id)
    for question in rules.questions.values():
        below[question.group].append(question.id)
    return below


def _finding(sheet: str, node: str, differing: list[str], compared: _Compared) -> Finding:
    above = [n for n in differing if _is_above(n, node) and _carried(n, compared)]
    cells = ", ".join(compared.cells[n] for n in reversed(above))
    points, difference = compared.written[node], compared.difference[node]
    defect = next((d for d in compared.instrument.known_defects if d.node == node), None)
    if defect is not None and (
        compared.cells[node] != defect.cell or abs(difference - compared.defect[node]) > TOLERANCE
    ):
        defect = None
    return finding(
        "total_differs" if defect is None else "total_known_defect",
        sheet=sheet,
        cell=compared.cells[node],
        label=compared.instrument.label(node),
        written=_number(points),
        computed=_number(points - difference),
        difference=_number(difference),
        also=f" Ikut berbeda: {cells}." if cells else "",
        text=defect.text if defect else "",
    )


def _is_above(node: str, below: str) -> bool:
    return node == "total" or below.startswith(f"{node}.")


def _number(points: float) -> str:
    return f"{points:.4f}".rstrip("0").rstrip(".").replace(".", ",").replace("-", "−")
