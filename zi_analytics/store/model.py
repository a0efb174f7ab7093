"""What the store is given: a workbook as received, read and judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from zi_analytics.tables import Columns

Change = Literal["imported", "superseded", "unchanged", "kept_out"]
"""What became of a worksheet; ``superseded``: it took the place of an earlier one."""

WRITTEN: Final[Columns] = {"assessor": "str", "node": "str", "points": "float64", "cell": "str"}
"""The points that a worksheet states for its nodes, and the cells in which it does."""


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
    answers: pd.DataFrame
    scores: pd.DataFrame
    readiness: pd.DataFrame
    written: pd.DataFrame


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
