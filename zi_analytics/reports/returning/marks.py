"""What is marked in a workbook, and where: a finding, or a question left blank."""

import re
from dataclasses import dataclass
from typing import Final

import pandas as pd
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

STATUSES: Final = {
    "error": "✕ wajib diperbaiki",
    "warning": "! perlu diperiksa",
    "info": "i untuk diketahui",
}
_RANK: Final = tuple(STATUSES)
_CELL: Final = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")


@dataclass(frozen=True)
class Mark:
    """One finding; ``listed`` ones stand in the list too, the others only at their cell."""

    severity: str
    sheet: str
    cell: str
    message: str
    hint: str
    listed: bool = True

    @property
    def status(self) -> str:
        """The severity in a sign and words, so that colour never says it alone."""
        return STATUSES.get(self.severity, self.severity)


def marks_of(findings: pd.DataFrame, answers: pd.DataFrame | None) -> list[Mark]:
    """Return the findings as marks, the gravest first, then the cells that were left blank."""
    columns = ["severity", "sheet", "cell", "message", "hint"]
    known = findings[columns].fillna("").astype(str)
    marks = [Mark(*row) for row in known.itertuples(index=False, name=None)]
    marks.sort(key=lambda mark: _RANK.index(mark.severity) if mark.severity in _RANK else 0)
    return marks if answers is None else [*marks, *_blank(answers, marks)]


def _blank(answers: pd.DataFrame, marks: list[Mark]) -> list[Mark]:
    told = {(mark.sheet, mark.cell) for mark in marks}
    ids = set(answers["question"])
    with_counts = {id_.rpartition(".")[0] for id_ in ids} & ids
    empty = answers["value"].isna() & answers["raw"].isna() & answers["cell"].notna()
    own = answers.loc[empty & ~answers["question"].isin(with_counts), ["sheet", "cell"]]
    return [
        Mark("warning", sheet, cell, "Belum dijawab.", "Isi sel ini.", listed=False)
        for sheet, cell in own.fillna("").astype(str).itertuples(index=False, name=None)
        if (sheet, cell) not in told
    ]


def cell_to_mark(sheet: Worksheet, address: str) -> Cell | None:
    """Return the cell at an address, of a merged area its first; None beyond the sheet."""
    if not _CELL.fullmatch(address):
        return None
    row, column = coordinate_to_tuple(address)
    if row > sheet.max_row or column > sheet.max_column:
        return None
    place = sheet.cell(row, column)
    if isinstance(place, MergedCell):
        area = next((a for a in sheet.merged_cells.ranges if address in a), None)
        place = sheet.cell(area.min_row, area.min_col) if area is not None else place
    return place if isinstance(place, Cell) else None
