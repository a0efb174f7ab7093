"""What the registry knows and answers, as plain frozen records."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Period:
    """Years from ``first`` to ``last``, both included; ``None`` leaves that end open."""

    first: int | None = None
    last: int | None = None

    def covers(self, year: int | None) -> bool:
        """Tell whether the year lies inside; a year that is not known always does."""
        if year is None:
            return True
        return not self.ended_before(year) and (self.first is None or self.first <= year)

    def ended_before(self, year: int) -> bool:
        """Tell whether the last year is earlier than this one."""
        return self.last is not None and self.last < year


@dataclass(frozen=True)
class Unit:
    """One unit as it was in one year.

    ``counted`` units are the region's perangkat daerah; ``expected`` units should hand in a
    worksheet.
    """

    code: str
    name: str
    short: str
    kind: str
    counted: bool
    expected: bool


@dataclass(frozen=True)
class Candidate:
    """A unit that may be meant; ``score`` is 0-100, and 100 only where the name is known."""

    code: str
    name: str
    score: float


@dataclass(frozen=True)
class Resolution:
    """The unit that a written name means, or the candidates to choose from, nearest first."""

    code: str | None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class Named:
    """The official name and the short one that a unit had in some years."""

    name: str
    short: str
    period: Period


@dataclass(frozen=True)
class Alias:
    """Another way of writing a unit's name; ``attested`` when it was seen in a document."""

    unit: str
    written: str
    period: Period
    attested: bool


@dataclass(frozen=True)
class Kind:
    """A kind of unit, and what holds for its units unless a unit says otherwise."""

    label: str
    counted: bool
    expected: bool


@dataclass(frozen=True)
class Member:
    """A unit through the years."""

    code: str
    kind: str
    period: Period
    counted: bool
    expected: bool
    certainty: str
    note: str
    names: tuple[Named, ...]

    def in_year(self, year: int | None) -> Unit:
        """Return the unit as named in that year; without a year, by its latest name."""
        named = [name for name in self.names if name.period.covers(year)][-1]
        return Unit(self.code, named.name, named.short, self.kind, self.counted, self.expected)


@dataclass(frozen=True)
class Region:
    """All that the folder of a region holds, checked.

    ``succession`` is DataFrame[predecessor, successor, note]; ``published`` is DataFrame[year,
    evaluation_year, performance_year, field, value, certainty, note], value missing where it
    is not known; ``thresholds`` is ``tables.THRESHOLDS``; ``map`` is GeoJSON whose feature ids are
    codes of units.
    """

    name: str
    short: str
    appended: tuple[str, ...]
    kinds: Mapping[str, Kind]
    members: Mapping[str, Member]
    aliases: tuple[Alias, ...]
    succession: pd.DataFrame
    published: pd.DataFrame
    thresholds: pd.DataFrame
    map: Mapping[str, Any] | None
