"""The tables that the rooms pass to each other: their columns, their types, and empty ones.

A table is tidy: one row is one fact. ``unit`` and ``year`` are missing while a worksheet's
identity is not known; a missing ``value`` means unanswered and never zero.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

import pandas as pd

Columns = dict[str, str]

KEY: Final = ["unit", "year", "assessor"]

ASSESSORS: Final = {
    "unit": "penilaian mandiri",
    "tpi": "TPI",
    "tpi2": "TPI kedua",
    "tpn": "TPN",
}
"""Who assesses, as people call it, in the order in which assessors are shown."""

SEVERITIES: Final = {"error": "galat", "warning": "peringatan", "info": "keterangan"}
"""How grave a finding is, as people call it, the gravest first."""

ANSWERS: Final[Columns] = {
    "unit": "str",
    "year": "Int64",
    "instrument": "str",
    "assessor": "str",
    "question": "str",
    "raw": "str",
    "value": "float64",
    "note": "str",
    "evidence": "str",
    "wording": "str",
    "sheet": "str",
    "cell": "str",
    "workbook": "str",
}

FINDINGS: Final[Columns] = {
    "workbook": "str",
    "severity": "str",
    "code": "str",
    "sheet": "str",
    "cell": "str",
    "message": "str",
    "hint": "str",
}

SCORES: Final[Columns] = {
    "unit": "str",
    "year": "Int64",
    "instrument": "str",
    "assessor": "str",
    "node": "str",
    "level": "str",
    "points": "float64",
    "points_workbook": "float64",
    "weight": "float64",
    "share": "float64",
    "unanswered": "int64",
}

READINESS: Final[Columns] = {
    "unit": "str",
    "year": "Int64",
    "assessor": "str",
    "predicate": "str",
    "condition": "str",
    "value": "float64",
    "minimum": "float64",
    "shortfall": "float64",
    "met": "boolean",
}

REGENCY: Final = "instansi"
"""Stands for a unit where the region itself is meant."""

SAKIP: Final[Columns] = {
    "unit": "str",
    "evaluation_year": "Int64",
    "performance_year": "Int64",
    "component": "str",
    "weight": "float64",
    "score": "float64",
    "predicate_reported": "str",
    "predicate": "str",
    "sheet": "str",
    "cell": "str",
    "workbook": "str",
}
"""SAKIP scores: one row a component, and one ``total``, which alone has predicates. ``score`` is in
points (0 to ``weight``); ``predicate`` is the score's, whatever was reported. A year that a source
does not name is missing."""

PREREQUISITE_ENTRIES: Final[Columns] = {
    "unit": "str",
    "year": "Int64",
    "item": "str",
    "value": "str",
    "note": "str",
    "sheet": "str",
    "cell": "str",
    "workbook": "str",
}
"""What was entered for a prerequisite of a unit, or of the region (``REGENCY``), in a year."""

PREREQUISITES: Final[Columns] = {
    "unit": "str",
    "year": "Int64",
    "predicate": "str",
    "prerequisite": "str",
    "level": "str",
    "value": "str",
    "source": "str",
    "met": "boolean",
}
"""Every prerequisite of a predicate, for every unit; ``met`` is missing where it is not known."""

INTERNALIZATION: Final[Columns] = {
    "unit": "str",
    "year": "Int64",
    "group": "str",
    "activity": "str",
    "people": "Int64",
    "reached": "Int64",
    "sheet": "str",
    "cell": "str",
    "workbook": "str",
}
"""People of a group in a unit, and how many of them an activity reached. Either is missing where it
is not known; no people at all means that the unit has no such group. ``activity`` is a known one's
id, or the name of another."""

PROPOSABLE: Final[Columns] = {
    "unit": "str",
    "year": "Int64",
    "assessor": "str",
    "predicate": "str",
    "scores_met": "boolean",
    "prerequisites_met": "boolean",
    "unmet": "Int64",
    "unknown": "Int64",
    "proposable": "boolean",
}
"""Who may be proposed. ``unmet`` and ``unknown`` count prerequisites."""

THRESHOLDS: Final[Columns] = {
    "instrument": "str",
    "predicate": "str",
    "condition": "str",
    "minimum": "float64",
    "share": "float64",
    "asked": "bool",
    "article": "str",
    "line": "int64",
}
"""Minimums that a region entered where a regulation's are not confirmed: ``minimum`` in points, or
``share`` of weight (0–1); not ``asked``: there is no such condition."""

GOALS: Final[Columns] = {
    "id": "int64",
    "unit": "str",
    "year": "Int64",
    "name": "str",
}
"""What a unit, or the region (``REGENCY``), wants to reach; ``year`` is the plan's."""

ACTIONS: Final[Columns] = {
    **{"id": "int64", "unit": "str", "year": "Int64", "goal_id": "int64", "name": "str"},
    **{"item": "str", "before": "str", "after": "str", "points": "float64"},
    **{"carried_from": "Int64", "carried_to": "Int64"},
    **{"title": "str", "owner": "str", "due": "datetime64[us]", "progress": "int64"},
    **{"evidence": "str", "note": "str", "cancelled": "bool", "reason": "str"},
    **{"version": "int64", "at": "datetime64[us, UTC]", "person": "str"},
}
"""Every action of a year as it stands now. ``name`` is its goal's; ``item``, ``before``, ``after``
and ``points`` are those of a step of a path; ``carried_from`` and ``carried_to`` are years;
``progress`` is in percent (0–100); ``at`` and ``person`` are of its last ``version``."""

ACTION_HISTORY: Final[Columns] = {
    **{"action": "int64", "version": "int64", "at": "datetime64[us, UTC]", "person": "str"},
    **{"title": "str", "owner": "str", "due": "datetime64[us]", "progress": "int64"},
    **{"evidence": "str", "note": "str", "cancelled": "bool", "reason": "str"},
}
"""All that actions ever were, one row a version."""


def empty(columns: Columns) -> pd.DataFrame:
    """Return a table with these columns, their types, and no row."""
    return typed(pd.DataFrame({name: [] for name in columns}), columns)


def made_of(values: Mapping[str, Sequence[Any]], columns: Columns) -> pd.DataFrame:
    """Return a table of these values by column; ``None`` is missing."""
    kinds: Mapping[str, Any] = columns
    return pd.DataFrame({name: pd.array(values[name], dtype=kinds[name]) for name in columns})


def typed(frame: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """Return the frame with exactly these columns, in this order, in their types."""
    own = frame.loc[:, list(columns)]
    wrong = {name: kind for name, kind in columns.items() if str(own[name].dtype) != kind}
    return own.astype(wrong) if wrong else own


@dataclass(frozen=True)
class PlainTable:
    """A table as plain values by column, ``None`` for what is missing; ``columns`` are its types.

    For what is handled one worksheet at a time: a frame is dear where its rows are few.
    """

    values: Mapping[str, Sequence[Any]]
    columns: Columns

    @classmethod
    def of(cls, frame: pd.DataFrame, columns: Columns) -> "PlainTable":
        """Return these columns of a frame as plain values."""
        return cls({name: plain_values(frame[name]) for name in columns}, columns)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The same as a frame."""
        return made_of(self.values, self.columns)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(next(iter(self.values.values())))

    def __getitem__(self, name: str) -> Sequence[Any]:
        """Return the values of a column."""
        return self.values[name]

    def rows(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """Give the values of these columns row by row."""
        return zip(*(self.values[name] for name in names), strict=True)

    def part(self, first: int, end: int) -> "PlainTable":
        """Return the rows from ``first`` to before ``end``."""
        return replace(self, values={name: own[first:end] for name, own in self.values.items()})

    def with_same(self, **facts: object) -> "PlainTable":
        """Return the table with the same fact in each row of a column."""
        count = len(self)
        return replace(
            self, values={**self.values, **{name: [fact] * count for name, fact in facts.items()}}
        )


def plain_values(column: "pd.Series[Any]") -> list[Any]:
    """Return plain Python values, ``None`` for what is missing."""
    values = column.tolist()
    if not column.hasnans:
        return values
    # What is missing differs from itself, but for NA, which cannot be asked.
    return [None if value is pd.NA or value != value else value for value in values]
