"""From a written name to the unit that it means: an exact look-up, and candidates beside it.

Similarity never decides. It only orders the candidates that a person may choose from.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from zi_analytics.registry.model import Candidate, Member, Period, Region, Resolution
from zi_analytics.registry.normalise import LIMIT, brackets, normalise

MOST_CANDIDATES: Final = 5
LEAST_SIMILAR: Final = 60.0
KNOWN: Final = 100.0
MOST_SIMILAR: Final = 99.0
REMEMBERED: Final = 1024


@dataclass(frozen=True)
class Term:
    """A normalised name, short name, code or alias of one unit, and when it holds."""

    key: str
    unit: str
    period: Period


class Names:
    """All names of a region's units."""

    def __init__(self, region: Region) -> None:
        self._members = region.members
        self._appended = sorted(map(normalise, region.appended), key=len, reverse=True)
        self._index: dict[str, list[Term]] = {}
        for term in _terms(region):
            self._index.setdefault(term.key, []).append(term)
        self._next: dict[str, list[str]] = {}
        self._previous: dict[str, list[str]] = {}
        pairs = region.succession[["predecessor", "successor"]].itertuples(index=False)
        for predecessor, successor in pairs:
            self._next.setdefault(predecessor, []).append(successor)
            self._previous.setdefault(successor, []).append(predecessor)

        # Worksheets of one folder repeat the same words, and comparing them with all names is slow.
        self.resolve: Final = lru_cache(REMEMBERED)(self._resolve)
        self._in_year: Final = lru_cache(REMEMBERED)(self._terms_in_year)

    def _resolve(self, written: str, year: int | None) -> Resolution:
        """Return the one unit that the text names in that year, or else candidates."""
        known = [] if len(written) > LIMIT else self._known(written)
        meant = {term.unit for term in known if term.period.covers(year)}
        if len(meant) == 1:
            return Resolution(meant.pop())
        named = meant or self._became({term.unit for term in known}, year)
        return Resolution(None, self._candidates(written[:LIMIT], named, year))

    def _known(self, written: str) -> list[Term]:
        """Return what the text means in any year.

        Brackets may only repeat the name outside them in another way, or number a copy: a
        text that they contradict or narrow down ("Sekretariat Daerah (Bagian …)") is not known.
        """
        literal = self._look_up(written)
        outside, inside = brackets(written)
        if literal or not inside:
            return literal
        terms = self._look_up(outside)
        for text in inside:
            if not self._says_nothing(text):
                same = {term.unit for term in self._look_up(text)}
                terms = [term for term in terms if term.unit in same]
        return terms

    def _look_up(self, text: str) -> list[Term]:
        key = normalise(text)
        while key and key not in self._index:
            key = self._without_region(key)
        return self._index.get(key, [])

    def _without_region(self, key: str) -> str:
        """Take one mention of the region off the end or the start, or all if there is none."""
        for words in self._appended:
            if key.endswith(f" {words}"):
                return key.removesuffix(f" {words}")
            if key.startswith(f"{words} "):
                return key.removeprefix(f"{words} ")
        return ""

    def _says_nothing(self, text: str) -> bool:
        key = normalise(text)
        return not key or key.isdecimal() or key in self._appended

    def _became(self, units: Iterable[str], year: int | None) -> set[str]:
        if year is None:
            return set()
        return {heir for unit in units for heir in self.lineage(unit, year)}

    def lineage(self, unit: str, year: int) -> list[str]:
        """Return what the unit was, or what it was merged into or split into, in that year."""
        period = self._members[unit].period
        if period.covers(year):
            return [unit]
        relatives = self._next if period.ended_before(year) else self._previous
        return _walk(unit, year, relatives, self._members)

    def _candidates(self, written: str, named: set[str], year: int | None) -> tuple[Candidate, ...]:
        scores = self._similar(written, year) | dict.fromkeys(named, KNOWN)
        order = list(self._members)
        nearest = sorted(scores, key=lambda unit: (-scores[unit], order.index(unit)))
        return tuple(
            Candidate(unit, self._members[unit].in_year(year).name, scores[unit])
            for unit in nearest[:MOST_CANDIDATES]
        )

    def _similar(self, written: str, year: int | None) -> dict[str, float]:
        """Return unit → similarity 0-99 of its nearest name, for units of that year."""
        outside, inside = brackets(written)
        keys = {normalise(text) for text in (written, outside, *inside)}
        keys |= {self._without_region(key) for key in keys}
        terms = self._in_year(year)
        best: dict[str, float] = {}
        for key in keys - {""}:
            found = process.extract(
                key,
                [term.key for term in terms],
                scorer=fuzz.WRatio,
                limit=None,
                score_cutoff=LEAST_SIMILAR,
            )
            for _, score, place in found:
                unit = terms[place].unit
                best[unit] = max(best.get(unit, 0.0), min(round(score, 1), MOST_SIMILAR))
        return best

    def _terms_in_year(self, year: int | None) -> list[Term]:
        """Return the names of that year, but for those that only add the region to another."""
        return [
            term
            for key, terms in self._index.items()
            if self._without_region(key) not in self._index
            for term in terms
            if self._members[term.unit].period.covers(year) and term.period.covers(year)
        ]


def _terms(region: Region) -> Iterable[Term]:
    """List every name of every unit; an old name still means its unit after a renaming."""
    for member in region.members.values():
        written = {member.code}
        written.update(text for name in member.names for text in (name.name, name.short))
        for key in sorted({normalise(text) for text in written}):
            yield Term(key, member.code, member.period)
    for alias in region.aliases:
        lifetime = region.members[alias.unit].period
        yield Term(normalise(alias.written), alias.unit, _both(alias.period, lifetime))


def _both(one: Period, other: Period) -> Period:
    firsts = [year for year in (one.first, other.first) if year is not None]
    lasts = [year for year in (one.last, other.last) if year is not None]
    return Period(max(firsts, default=None), min(lasts, default=None))


def _walk(
    unit: str, year: int, relatives: Mapping[str, list[str]], members: Mapping[str, Member]
) -> list[str]:
    found: list[str] = []
    for relative in relatives.get(unit, []):
        if members[relative].period.covers(year):
            found.append(relative)
        else:
            found.extend(_walk(relative, year, relatives, members))
    return found
