"""Tables as an .xlsx: what is text stays text, whatever it begins with."""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Final

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

NOTES: Final = "Catatan"
HEAD: Final = PatternFill("solid", fgColor="E2E8EA")
NARROWEST: Final = 10
WIDEST: Final = 60
TWO_DECIMALS: Final = "0.00"
# Where text begins so, Excel would make a formula of it once somebody edits the cell.
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
# Signs that an .xlsx cannot hold.
UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def workbook(
    tables: Mapping[str, pd.DataFrame],
    notes: Sequence[str] = (),
    formats: Mapping[str, str] | None = None,
) -> bytes:
    """Return an .xlsx with a sheet for each table, by its title, and one for the notes.

    Numbers stay numbers, what is missing is empty, and text is never a formula. The first note also
    stands on top of every printed page. ``formats`` gives columns (or, by its title, all of a
    sheet) a number format other than two decimals.
    """
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    for title, table in tables.items():
        sheet = book.create_sheet(title)
        _fill(sheet, table, formats or {})
        sheet.oddHeader.center.text = notes[0].replace("&", "&&") if notes else ""
    if notes:
        sheet = book.create_sheet(NOTES)
        sheet.column_dimensions["A"].width = 2 * WIDEST
        for row, note in enumerate(notes, start=1):
            write_cell(sheet, row, 1, note)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, table: pd.DataFrame, formats: Mapping[str, str]) -> None:
    usual = formats.get(str(sheet.title), TWO_DECIMALS)
    for column, name in enumerate(table.columns, start=1):
        write_cell(sheet, 1, column, str(name))
        head = sheet.cell(1, column)
        head.font, head.fill = Font(bold=True), HEAD
        values = table.iloc[:, column - 1].tolist()
        for row, value in enumerate(values, start=2):
            write_cell(sheet, row, column, value, formats.get(str(name), usual))
        longest = max([len(str(name)), *(len(str(value)) for value in values)])
        width = min(max(longest + 2, NARROWEST), WIDEST)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def write_cell(
    sheet: Worksheet,
    row: int,
    column: int,
    value: Any,  # noqa: ANN401
    number_format: str = TWO_DECIMALS,
) -> None:
    """Write a value into a cell: text is never a formula, what is missing stays empty."""
    if pd.isna(value) or value == "":
        return
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = UNWRITABLE.sub("", value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_SIGNS)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    else:
        cell.value = value
        cell.alignment = Alignment(vertical="top")
        if isinstance(value, float):
            cell.number_format = number_format
