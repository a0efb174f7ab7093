"""Tables as an .xlsx: what is text stays text, whatever it begins with."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOTES: Final = "Catatan"
HEAD_COLOUR: Final = "#E2E8EA"
NARROWEST: Final = 10
WIDEST: Final = 60
A4: Final = 9
TWO_DECIMALS: Final = "0.00"
MOMENT: Final = "dd/mm/yyyy hh:mm"
DAY: Final = "dd/mm/yyyy"
# Where text begins so, Excel would make a formula of it once somebody edits the cell.
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
# Signs that an .xlsx cannot hold, and the most that one cell holds.
UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST: Final = 32_767


def workbook(
    tables: Mapping[str, pd.DataFrame],
    notes: Sequence[str] = (),
    formats: Mapping[str, str] | None = None,
    notes_title: str = NOTES,
) -> bytes:
    """Return an .xlsx with a sheet for each table, by its title, and one for the notes.

    Numbers stay numbers, days days, moments (without a zone) moments, what is missing is empty, and
    text is never a formula. The first note also stands on top of every printed page. ``formats``
    gives columns (or, by its title, all of a sheet) a number format other than two decimals.
    """
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    styles = _Styles(book)
    for title, table in tables.items():
        sheet = book.add_worksheet(title)
        _fill(sheet, title, table, styles, formats or {})
        if notes:
            sheet.set_header("&C" + notes[0].replace("&", "&&"))
    if notes:
        sheet = book.add_worksheet(notes_title)
        sheet.set_column(0, 0, 2 * WIDEST)
        for row, note in enumerate(notes):
            _write(sheet, row, 0, note, styles)
    book.close()
    return out.getvalue()


class _Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._numbers: dict[str, Format] = {}
        self.head = book.add_format({"bold": True, "bg_color": HEAD_COLOUR})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.sign = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        self.whole = book.add_format({"valign": "top"})

    def number(self, number_format: str) -> Format:
        if number_format not in self._numbers:
            style = {"valign": "top", "num_format": number_format}
            self._numbers[number_format] = self._book.add_format(style)
        return self._numbers[number_format]


def _fill(
    sheet: Worksheet,
    title: str,
    table: pd.DataFrame,
    styles: _Styles,
    formats: Mapping[str, str],
) -> None:
    usual = formats.get(title, TWO_DECIMALS)
    for column, name in enumerate(map(str, table.columns)):
        sheet.write_string(0, column, name, styles.head)
        values = table.iloc[:, column].tolist()
        for row, value in enumerate(values, start=1):
            _write(sheet, row, column, value, styles, formats.get(name, usual))
        longest = max([len(name), *(len(str(value)) for value in values)])
        sheet.set_column(column, column, min(max(longest + 2, NARROWEST), WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table), max(len(table.columns) - 1, 0))
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _write(
    sheet: Worksheet,
    row: int,
    column: int,
    value: Any,  # noqa: ANN401
    styles: _Styles,
    number_format: str = TWO_DECIMALS,
) -> None:
    if pd.isna(value) or value == "":
        return
    if isinstance(value, str):
        text = UNWRITABLE.sub("", value)[:LONGEST]
        style = styles.sign if value.startswith(FORMULA_SIGNS) else styles.text
        sheet.write_string(row, column, text, style)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, styles.whole)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value, styles.number(MOMENT))
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, styles.number(DAY))
    elif isinstance(value, float):
        sheet.write_number(row, column, value, styles.number(number_format))
    else:
        sheet.write_number(row, column, value, styles.whole)
