"""The sheet that lists what needs work."""

from typing import Final

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from zi_analytics.reports.returning.marks import Mark
from zi_analytics.reports.text import put_text
from zi_analytics.reports.workbook import HEAD_COLOUR

LIST: Final = "Yang perlu diperbaiki"
_WIDTHS: Final = {
    "Tingkat": 20,
    "Lembar": 18,
    "Sel": 10,
    "Yang ditemukan": 70,
    "Yang perlu dilakukan": 60,
}
_HEADER: Final = 4
_HEAD: Final = PatternFill("solid", fgColor=HEAD_COLOUR.removeprefix("#"))


def draw_list(sheet: Worksheet, name: str, marks: list[Mark]) -> None:
    """Draw the list of the findings of a workbook with this name; text is never a formula."""
    _write(sheet, 1, 1, f"{LIST} – {name}", wrap=False).font = Font(bold=True, size=13)
    _write(sheet, 2, 1, "Sel yang disebut diwarnai dan diberi komentar di lembarnya.", wrap=False)
    for column, (heading, width) in enumerate(_WIDTHS.items(), start=1):
        head = _write(sheet, _HEADER, column, heading)
        head.font, head.fill = Font(bold=True), _HEAD
        sheet.column_dimensions[get_column_letter(column)].width = width
    listed = [mark for mark in marks if mark.listed]
    for row, mark in enumerate(listed, start=_HEADER + 1):
        texts = (mark.status, mark.sheet, mark.cell, mark.message, mark.hint)
        for column, text in enumerate(texts, start=1):
            _write(sheet, row, column, text)
    if not listed:
        _write(sheet, _HEADER + 1, 1, "Tidak ada temuan.", wrap=False)
    _print(sheet)


def _print(sheet: Worksheet) -> None:
    sheet.freeze_panes = f"A{_HEADER + 1}"
    sheet.print_title_rows = f"{_HEADER}:{_HEADER}"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write(sheet: Worksheet, row: int, column: int, text: str, *, wrap: bool = True) -> Cell:
    place = sheet.cell(row, column)
    assert isinstance(place, Cell)
    put_text(place, text)
    place.alignment = Alignment(wrap_text=wrap, vertical="top")
    return place
