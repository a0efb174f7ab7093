"""What the store is given: workbooks as received, read and judged, and what people enter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

import pandas as pd

from zi_analytics.tables import Columns, PlainTable

Change = Literal["imported", "superseded", "unchanged", "kept_out"]
"""What became of a worksheet; ``superseded``: it took the place of an earlier one."""

WRITTEN: Final[Columns] = {"assessor": "str", "node": "str", "points": "float64", "cell": "str"}
"""The points that a worksheet states for its nodes, and the cells in which it does."""

WRITTEN_PLACED: Final[Columns] = {
    "unit": "str",
    "year": "Int64",
    "assessor": "str",
    "node": "str",
    "points": "float64",
    "sheet": "str",
    "cell": "str",
    "workbook": "str",
}
"""The same of many worksheets, with whose they are and where each point stands."""


@dataclass(frozen=True)
class SheetDelivery:
    """One worksheet: whose it is and, where ``accepted``, its answers and what follows from them.

    ``answers``, ``scores`` and ``readiness`` are as in ``tables``, ``written`` is ``WRITTEN``; all
    assessors of this one worksheet are in them. An accepted worksheet has a unit and a year.
    ``chosen`` when a person said whose it is, and ``moves`` when that puts right under whom the
    same sheet was stored before.
    """

    sheet: str
    instrument: str
    unit_written: str | None
    unit: str | None
    year: int | None
    synthetic: bool
    accepted: bool
    chosen: bool
    moves: bool
    answers: PlainTable
    scores: PlainTable
    readiness: PlainTable
    written: PlainTable

    @property
    def assessors(self) -> tuple[str, ...]:
        """Whose answers the worksheet holds, in their order."""
        return tuple(dict.fromkeys(self.answers["assessor"]))


@dataclass(frozen=True)
class Delivery:
    """One workbook: its bytes, its worksheets, and the findings of all of it (``FINDINGS``)."""

    sha256: str
    name: str
    content: bytes
    synthetic: bool
    worksheets: tuple[SheetDelivery, ...]
    findings: pd.DataFrame


@dataclass(frozen=True)
class Submission:
    """One assessor's answers and scores (``tables.ANSWERS``, ``SCORES``) of one worksheet."""

    instrument: str
    answers: pd.DataFrame
    scores: pd.DataFrame


Changes = Mapping[str, Change]
"""What became of each worksheet, by the name of its sheet."""


@dataclass(frozen=True)
class Collected:
    """One workbook of what is collected beside the LKE.

    ``rows`` are ``tables.SAKIP``, ``PREREQUISITE_ENTRIES`` or ``INTERNALIZATION``; ``kind`` is what
    codes of its findings begin with; ``findings`` are ``tables.FINDINGS``.
    """

    kind: str
    sha256: str
    name: str
    content: bytes
    synthetic: bool
    rows: pd.DataFrame
    findings: pd.DataFrame


@dataclass(frozen=True)
class Entry:
    """A value that a person enters for a prerequisite; a missing value takes an earlier one back.

    ``unit`` is a code, or ``tables.REGENCY``.
    """

    unit: str
    year: int
    item: str
    value: str | None
    note: str | None = None
    entered_by: str | None = None


@dataclass(frozen=True)
class ScenarioDraft:
    """What somebody wants to keep.

    ``changes`` holds the planned text (an option, a count, a survey index) by question or input, in
    the order of the plan; ``fixed`` the questions that cannot be improved this year; ``effort`` the
    rates (level, count) by node that it was reckoned with, empty where nobody kept them.
    """

    name: str
    unit: str
    year: int
    assessor: str
    predicate: str
    changes: Mapping[str, str]
    fixed: tuple[str, ...] = ()
    effort: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Scenario:
    """A scenario that was kept: the ``version`` of a name, from 1, for unit, year, assessor."""

    id: int
    version: int
    created_at: datetime
    draft: ScenarioDraft
