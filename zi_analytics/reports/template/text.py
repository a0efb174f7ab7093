"""Text as text: what begins like a formula stays what it is."""

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from zi_analytics.reports.workbook import FORMULA_SIGNS, UNWRITABLE


def write_text(sheet: Worksheet, row: int, column: int, text: str, style: str) -> Cell:
    """Write a text in a style and return its cell."""
    place: Cell = sheet.cell(row, column)  # type: ignore[assignment]
    place.style = style
    place.value = UNWRITABLE.sub("", text)
    place.data_type = "s"
    # Choosing a style has reset it, so this comes last.
    if text.startswith(FORMULA_SIGNS):
        place.quotePrefix = True
    return place
