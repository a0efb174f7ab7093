"""Text as text in a workbook made with openpyxl: what begins like a formula stays what it is."""

from openpyxl.cell.cell import Cell

from zi_analytics.reports.workbook import FORMULA_SIGNS, UNWRITABLE


def put_text(place: Cell, text: str) -> None:
    """Write a text into a cell; choosing a style afterwards would undo part of it."""
    place.value = clean(text)
    place.data_type = "s"
    place.quotePrefix = text.startswith(FORMULA_SIGNS)


def clean(text: str) -> str:
    """Return a text without the signs that a workbook cannot hold."""
    return UNWRITABLE.sub("", text)
