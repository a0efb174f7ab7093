"""Which unit the sources of a worksheet mean, and which may be meant where that is unclear."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from zi_analytics.loaders.findings import Finding, finding
from zi_analytics.registry import Candidate, Registry

_NEAR: Final = 70.0
"""Likeness (0–100) from which a unit is worth naming as a candidate."""
_MOST_CANDIDATES: Final = 5
_TELLING: Final = 4
"""Letters from which a text says anything about a unit."""


class Source(NamedTuple):
    """One place that names a unit or a year."""

    place: str
    text: str


@dataclass(frozen=True)
class ChosenUnit:
    """The unit as written and as chosen, the source that decided, and what may be meant."""

    written: str | None
    code: str | None
    place: str | None
    candidates: tuple[Candidate, ...]
    findings: tuple[Finding, ...]


def choose_unit(
    sources: Sequence[Source],
    registry: Registry,
    year: int | None,
    option: str | None,
    sheet: str,
) -> ChosenUnit:
    """Decide the unit; sources that disagree, or say nothing, become findings."""
    codes = [(source, registry.resolve(source.text, year).code) for source in sources]
    known = [(source, code) for source, code in codes if code is not None]
    own = next((source.text for source in sources if source.place == "lembar"), None)
    written = own or (known[0][0].text if known else None)
    chosen = option or (known[0][1] if known else None)
    if chosen is None:
        unclear = _unknown_unit(sources, registry, year, sheet)
        return ChosenUnit(written, None, None, _candidates(sources, registry, year), (unclear,))
    place = "pilihan" if option else known[0][0].place
    said = [Source("pilihan", option)] if option else []
    said += [
        Source(f"{source.place} “{source.text}”", code or "tidak dikenal")
        for source, code in codes
        if code is not None or source.place == "lembar"
    ]
    if len({source.text for source in said}) == 1:
        return ChosenUnit(written, chosen, place, (), ())
    named = [(source.place, registry.name_of(source.text, year)) for source in said]
    clash = finding(
        "unit_clash",
        sheet=sheet,
        sources="; ".join(f"{place} → {name}" for place, name in named),
        chosen=registry.name_of(chosen, year),
    )
    meant = () if option else _meant([code for _, code in known], registry, year)
    return ChosenUnit(written, chosen, place, meant, (clash,))


def _meant(codes: Iterable[str], registry: Registry, year: int | None) -> tuple[Candidate, ...]:
    """Return the units that sources name differently, as candidates to choose from."""
    once = dict.fromkeys(codes)
    return tuple(Candidate(code, registry.name_of(code, year), 100.0) for code in once)


def _candidates(
    sources: Sequence[Source], registry: Registry, year: int | None
) -> tuple[Candidate, ...]:
    """Return the units that any of the sources comes near to, the likeliest first."""
    best: dict[str, Candidate] = {}
    for source in sources:
        if source.place == "folder" or len(source.text) < _TELLING:
            continue
        for candidate in registry.resolve(source.text, year).candidates:
            known = best.get(candidate.code)
            if known is None or known.score < candidate.score:
                best[candidate.code] = candidate
    nearest = sorted(best.values(), key=lambda candidate: -candidate.score)
    return tuple(nearest[:_MOST_CANDIDATES])


def _unknown_unit(
    sources: Sequence[Source], registry: Registry, year: int | None, sheet: str
) -> Finding:
    """Say what was not recognised, with the units that one of the sources comes near to."""
    told = [s for s in sources if s.place != "folder" and len(s.text) >= _TELLING]
    for source in told:
        candidates = registry.resolve(source.text, year).candidates
        near = [c for c in candidates if c.score >= _NEAR]
        if near:
            named = ", ".join(f"{c.name} ({c.code})" for c in near[:3])
            written = f"{source.place} “{source.text}”"
            return finding(
                "unit_unknown", sheet=sheet, written=written, candidates=f" Mungkin: {named}."
            )
    written = ", ".join(f"{s.place} “{s.text}”" for s in told) or "isi lembar dan nama berkas"
    return finding("unit_unknown", sheet=sheet, written=written, candidates="")
