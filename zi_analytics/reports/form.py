"""Worksheets to fill in: cells to type in, and those around them, protected without a password."""

from collections.abc import Sequence
from typing import Final

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from zi_analytics.reports.text import put_text
from zi_analytics.reports.workbook import HEAD_COLOUR

HEAD: Final = PatternFill("solid", fgColor=HEAD_COLOUR.removeprefix("#"))
LOCKED: Final = PatternFill("solid", fgColor="F1F4F5")
_LINE: Final = Side(style="thin", color="B5C0C5")
BORDER: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def head(sheet: Worksheet, row: int, titles: Sequence[str]) -> None:
    """Write the headings of a table."""
    for column, title in enumerate(titles, start=1):
        put(sheet, row, column, title)
        sheet.cell(row, column).font, sheet.cell(row, column).fill = Font(bold=True), HEAD


def put(sheet: Worksheet, row: int, column: int, value: str | None) -> None:
    """Write into a cell in which nobody types."""
    write(sheet, row, column, value)
    cell = sheet.cell(row, column)
    cell.fill, cell.border = LOCKED, BORDER


def open_cell(sheet: Worksheet, row: int, column: int) -> None:
    """Make a cell one to type in."""
    cell = sheet.cell(row, column)
    cell.protection, cell.border, cell.fill = Protection(locked=False), BORDER, PatternFill()
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def write(sheet: Worksheet, row: int, column: int, value: str | int | None) -> None:
    """Write a value: text is never a formula, and what is missing stays empty."""
    if value is None:
        return
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value


def widths(sheet: Worksheet, wanted: Sequence[int]) -> None:
    """Set the widths of the columns, in characters."""
    for column, width in enumerate(wanted, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def finish(sheet: Worksheet, first: str, heading: int) -> None:
    """Protect a sheet, freeze it at the cell ``first``; row ``heading`` heads each printed page."""
    sheet.freeze_panes = first
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
