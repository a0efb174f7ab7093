"""A sheet as a rectangle of values, however the file stores it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from openpyxl.utils import get_column_letter

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

    def texts(self, row: int, columns: Iterable[int]) -> list[str]:
        """Return the texts of a row in these columns, but for empty ones."""
        cells = self.rows[row]
        return [
            text
            for column in columns
            if column < len(cells)
            and isinstance(value := cells[column], str)
            and (text := value.strip())
        ]

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
