"""A worksheet on its way in: whose it is, and what the store holds of it already."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import pandas as pd

from zi_analytics.intake.examined import Assessed, Examined

ORDER: Final = ("unit", "tpi", "tpi2", "tpn")


class Key(NamedTuple):
    """What at most one current submission is of."""

    unit: str
    year: int
    assessor: str


class Place(NamedTuple):
    """A sheet of a workbook, by the workbook's SHA-256."""

    workbook: str
    sheet: str


@dataclass(frozen=True)
class Stored:
    """A submission that the store holds."""

    key: Key
    place: Place
    file: str
    synthetic: bool
    current: bool


@dataclass(frozen=True)
class Standing:
    """What the store holds: by sheet, and what is current by key."""

    by_place: Mapping[Place, Sequence[Stored]]
    current: Mapping[Key, Stored]

    @property
    def has_real(self) -> bool:
        """Tell whether worksheets that are no sample data are current."""
        return any(not stored.synthetic for stored in self.current.values())


@dataclass(frozen=True)
class Case:
    """A worksheet of a file.

    ``unit`` and ``year`` are the store's where the sheet says nothing. ``keys`` are empty while
    either is not known. ``stored`` are the submissions of the same bytes that the store holds,
    under whatever key; ``stands`` when they are just this worksheet's.
    """

    file: str
    place: Place
    assessed: Assessed
    unit: str | None
    year: int | None
    keys: tuple[Key, ...]
    stored: tuple[Stored, ...]
    stands: bool

    @property
    def synthetic(self) -> bool:
        """Tell whether the worksheet is sample data."""
        return self.assessed.worksheet.synthetic

    @property
    def sheet(self) -> str:
        """The sheet's name."""
        return self.place.sheet

    @property
    def label(self) -> str:
        """The file and the sheet, for people."""
        return f"{self.file} (lembar “{self.sheet}”)"

    @property
    def assessors(self) -> tuple[str, ...]:
        """Whose answers the worksheet holds."""
        named = {key.assessor for key in self.keys}
        return in_order(named or set(self.assessed.worksheet.answers["assessor"]))


def standing(submissions: pd.DataFrame) -> Standing:
    """Arrange ``Store.submissions()``."""
    columns = ["unit", "year", "assessor", "workbook", "sheet", "file", "synthetic", "current"]
    rows = [
        Stored(Key(unit, int(year), who), Place(book, sheet), file, bool(sample), bool(current))
        for unit, year, who, book, sheet, file, sample, current in submissions[columns].itertuples(
            index=False, name=None
        )
    ]
    by_place: dict[Place, list[Stored]] = {}
    for row in rows:
        by_place.setdefault(row.place, []).append(row)
    return Standing(by_place, {row.key: row for row in rows if row.current})


def cases(examined: Iterable[Examined], held: Standing, assessor: str | None) -> Iterator[Case]:
    """Give every worksheet of the files as a case, in order; ``assessor`` if it was named."""
    for file in examined:
        for assessed in file.worksheets:
            yield _case(file, assessed, held, assessor)


def _case(file: Examined, assessed: Assessed, held: Standing, assessor: str | None) -> Case:
    worksheet = assessed.worksheet
    place = Place(file.workbook, worksheet.sheet)
    stored = tuple(held.by_place.get(place, ()))
    before = tuple(one.key for one in stored)
    unit = worksheet.unit or (before[0].unit if before else None)
    year = worksheet.year or (before[0].year if before else None)
    own: tuple[Key, ...] = ()
    if unit is not None and year is not None:
        own = tuple(Key(unit, year, who) for who in worksheet.answers["assessor"].unique())
    # An assessor that nobody names now was chosen when the bytes came in.
    same_unit = {key[:2] for key in before} == {key[:2] for key in own}
    stands = bool(before) and same_unit and (assessor is None or set(before) == set(own))
    return Case(
        file=file.file.label,
        place=place,
        assessed=assessed,
        unit=unit,
        year=year,
        keys=before if stands else own,
        stored=stored,
        stands=stands,
    )


def in_order(assessors: Collection[str]) -> tuple[str, ...]:
    """Return the assessors as they are always listed: the unit itself first."""
    known = [name for name in ORDER if name in assessors]
    return (*known, *sorted(set(assessors) - set(known)))
