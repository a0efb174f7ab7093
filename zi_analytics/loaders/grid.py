"""A sheet as a rectangle of values, however the file stores it."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from openpyxl.utils import get_column_letter
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from zi_analytics.loaders.container import LIMITS, Kind, Limits, check_container
from zi_analytics.loaders.extents import (
    MAX_COLUMNS,
    MAX_ROWS,
    far_cell_in_binary,
    far_cell_in_document,
    far_cell_in_xml,
)
from zi_analytics.loaders.findings import refusal

Value = str | float | int | bool | date | datetime | time | timedelta
Range = tuple[tuple[int, int], tuple[int, int]]

_EMPTY: Final = ""


@dataclass(frozen=True)
class Grid:
    """The values of one sheet by row and column from 0; an empty cell is an empty text."""

    name: str
    hidden: bool
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[Range, ...]

    def value(self, row: int, column: int) -> Value:
        """Return what stands in a cell; an empty text outside the sheet."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return _EMPTY

    def text(self, row: int, column: int) -> str:
        """Return a cell's text without surrounding space; other values as an empty text."""
        value = self.value(row, column)
        return value.strip() if isinstance(value, str) else ""

    def merged_around(self, row: int, column: int) -> Range | None:
        """Return the merged range that covers this cell without starting in it."""
        for (top, left), (bottom, right) in self.merged:
            covers = top <= row <= bottom and left <= column <= right
            if covers and (row, column) != (top, left):
                return (top, left), (bottom, right)
        return None


def address(row: int, column: int) -> str:
    """Name a cell as people do: row 11, column 5 (from 0) is F12."""
    return f"{get_column_letter(column + 1)}{row + 1}"


def range_address(area: Range) -> str:
    """Name a range as people do, such as K8:K9."""
    (top, left), (bottom, right) = area
    return f"{address(top, left)}:{address(bottom, right)}"


@dataclass(frozen=True)
class WorkbookFile:
    """An opened workbook: its bytes, its format, and the sheets that calamine sees in it."""

    data: bytes
    kind: Kind
    book: CalamineWorkbook

    def grids(self) -> Iterator[Grid]:
        """Give every sheet of cells in the order of the workbook, hidden ones too.

        Raises RefusedError when a sheet cannot be read.
        """
        for sheet in self.book.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet:
                yield self._grid(sheet.name, sheet.visible != SheetVisibleEnum.Visible)

    def _grid(self, name: str, hidden: bool) -> Grid:
        try:
            sheet = self.book.get_sheet_by_name(name)
            rows = sheet.to_python(skip_empty_area=False)
        except (CalamineError, OSError, ValueError) as error:
            raise refusal("unreadable", sheet=name) from error
        cut = tuple(tuple(row[:MAX_COLUMNS]) for row in rows[:MAX_ROWS])
        return Grid(name, hidden, cut, tuple(sheet.merged_cell_ranges or ()))


def open_workbook(data: bytes, limits: Limits = LIMITS) -> WorkbookFile:
    """Open a workbook of any of the formats .xlsx, .xlsm, .xlsb, .xls and .ods.

    Raises RefusedError with the reason why the file is not opened.
    """
    kind = check_container(data, limits)
    _check_extents(data, kind)
    try:
        return WorkbookFile(data, kind, load_workbook(io.BytesIO(data)))
    except PasswordError as error:
        raise refusal("password") from error
    except (CalamineError, OSError, ValueError) as error:
        raise refusal("unreadable") from error


def _check_extents(data: bytes, kind: Kind) -> None:
    try:
        far = _far_cell(data, kind)
    except (zipfile.BadZipFile, SyntaxError, ValueError, OSError, EOFError) as error:
        raise refusal("truncated") from error
    if far is not None:
        raise refusal("sheet_too_large", cell=far)


def _far_cell(data: bytes, kind: Kind) -> str | None:
    if kind == "xls":
        return None
    if kind == "ods":
        return far_cell_in_document(data)
    scan = far_cell_in_xml if kind == "xlsx" else far_cell_in_binary
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith((".xml", ".bin")):
                far = scan(archive.read(name))
                if far is not None:
                    return far
    return None
