"""Text as text: what begins like a formula stays what it is."""

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from zi_analytics.reports.text import put_text


def write_text(sheet: Worksheet, row: int, column: int, text: str, style: str) -> Cell:
    """Write a text in a style and return its cell."""
    place: Cell = sheet.cell(row, column)  # type: ignore[assignment]
    place.style = style
    put_text(place, text)
    return place
