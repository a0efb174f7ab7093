"""What the store holds: by sheet, and what is current by key."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from zi_analytics.tables import ASSESSORS


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
    """A submission that the store holds.

    ``chosen`` when a person said whose it is; ``moved`` when the same sheet counts under another
    key since, or was withdrawn and counts nowhere.
    """

    id: int
    key: Key
    place: Place
    instrument: str
    file: str
    received_at: datetime
    synthetic: bool
    current: bool
    chosen: bool
    moved: bool
    superseded_by: int | None

    @property
    def withdrawn(self) -> bool:
        """Tell whether a person took it back; it points to itself then."""
        return self.superseded_by == self.id


def withdrawn_keys(of_sheet: Sequence[Stored]) -> tuple[Key, ...]:
    """Return the keys under which a sheet was withdrawn last, of assessors who count nowhere."""
    counted = {one.key.assessor for one in of_sheet if not one.moved}
    gone = {one.key.assessor: one.key for one in of_sheet if one.withdrawn}
    return tuple(key for assessor, key in gone.items() if assessor not in counted)


@dataclass(frozen=True)
class Standing:
    """What the store holds: by sheet, and what is current by key."""

    by_place: Mapping[Place, Sequence[Stored]]
    current: Mapping[Key, Stored]

    def behind(self, stored: Stored) -> list[Stored]:
        """Return what would count again if ``stored`` did not: what it took the place of."""
        rows = [one for of_place in self.by_place.values() for one in of_place]
        taken = [one for one in rows if one.superseded_by == stored.id and one.key == stored.key]
        return [one for one in taken if not (one.synthetic and self.has_real)][-1:]

    def of_workbook(self, sha256: str) -> Sequence[Stored]:
        """Return the submissions of all sheets of a workbook."""
        return [stored for of_sheet in self.sheets_of(sha256) for stored in of_sheet]

    def sheets_of(self, sha256: str) -> Sequence[Sequence[Stored]]:
        """Return the submissions of a workbook, those of one sheet together."""
        return self._by_workbook.get(sha256, ())

    @cached_property
    def _by_workbook(self) -> Mapping[str, Sequence[Sequence[Stored]]]:
        found: dict[str, list[Sequence[Stored]]] = {}
        for place, of_place in self.by_place.items():
            found.setdefault(place.workbook, []).append(of_place)
        return found

    @cached_property
    def has_real(self) -> bool:
        """Tell whether worksheets that are no sample data are current."""
        return any(not stored.synthetic for stored in self.current.values())


def standing(submissions: pd.DataFrame) -> Standing:
    """Arrange ``Store.submissions()``."""
    rows = submissions.to_dict("records")
    places = {int(row["id"]): Place(row["workbook"], row["sheet"]) for row in rows}
    by_place: dict[Place, list[Stored]] = {}
    current: dict[Key, Stored] = {}
    for row in rows:
        heir = None if pd.isna(row["superseded_by"]) else int(row["superseded_by"])
        place = places[int(row["id"])]
        stored = Stored(
            id=int(row["id"]),
            key=Key(row["unit"], int(row["year"]), row["assessor"]),
            place=place,
            instrument=row["instrument"],
            file=row["file"],
            received_at=row["received_at"],
            synthetic=bool(row["synthetic"]),
            current=bool(row["current"]),
            chosen=bool(row["chosen"]),
            moved=heir is not None and places.get(heir) == place,
            superseded_by=heir,
        )
        by_place.setdefault(place, []).append(stored)
        if stored.current:
            current[stored.key] = stored
    return Standing(by_place, current)


def in_order(assessors: Collection[str]) -> tuple[str, ...]:
    """Return the assessors as they are always listed: the unit itself first."""
    known = [name for name in ASSESSORS if name in assessors]
    return (*known, *sorted(set(assessors) - set(known)))
