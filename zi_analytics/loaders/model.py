"""What a loader gives: a file as it was read."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from zi_analytics.registry import Candidate
from zi_analytics.tables import PlainTable


@dataclass(frozen=True)
class Worksheet:
    """One LKE sheet, read.

    ``unit_from`` and ``year_from`` tell what decided unit and year: an option (“pilihan”), the
    sheet, its name, a folder, or the file's name. ``candidates`` are units to choose from where the
    unit is unclear.
    ``plain_answers`` is ``tables.ANSWERS``; ``written`` holds, by assessor, the points that the
    sheet itself states for its nodes (and ``total``), and ``written_cells`` where each of them
    stands.
    ``written_again`` are points and cell of rows that state a component once more, in total.
    """

    sheet: str
    instrument: str
    unit_written: str | None
    year_written: int | None
    unit: str | None
    unit_from: str | None
    year: int | None
    year_from: str | None
    candidates: tuple[Candidate, ...]
    synthetic: bool
    plain_answers: PlainTable
    written: Mapping[str, Mapping[str, float]]
    written_cells: Mapping[str, Mapping[str, str]]
    written_again: Mapping[str, Mapping[str, tuple[float, str]]]

    @property
    def answers(self) -> pd.DataFrame:
        """The answers as a frame."""
        return self.plain_answers.frame

    @property
    def assessors(self) -> tuple[str, ...]:
        """Whose answers the worksheet holds, in the order of its columns."""
        return tuple(dict.fromkeys(self.plain_answers["assessor"]))


@dataclass(frozen=True)
class Reading:
    """One file: its SHA-256, its worksheets, and the findings of the file and its sheets.

    A refused file has no worksheet and one finding of severity ``error`` that says why.
    """

    workbook: str
    name: str
    worksheets: tuple[Worksheet, ...]
    findings: pd.DataFrame
    refused: bool
