"""Where the columns of a worksheet stand: the tree, the rules of a row, and two assessors."""

from dataclasses import dataclass
from typing import Final, Literal

from openpyxl.utils import get_column_letter

Assessor = Literal["unit", "tpi"]

SHEET: Final = "LKE ZI"
ELSEWHERE: Final = f"'{SHEET}'!"
"""What a formula of another sheet writes before a cell of the worksheet."""
TREE: Final = 6
NUMBER, FIRST_OF_TREE, WEIGHT, CRITERIA, CHOICES, EARLIER = 1, 2, 8, 9, 10, 11
GROUPS: Final = 7
"""The row with the assessors' names; the one above holds how many cells each has filled in."""
FILLED: Final = GROUPS - 1
HEADER: Final = GROUPS + 1
WIDTHS: Final = {
    **{"A": 5, "B": 3, "C": 3, "D": 3, "E": 4, "F": 3, "G": 54, "H": 7, "I": 44, "J": 11, "K": 10},
    **{"L": 10, "M": 9, "N": 9, "O": 24, "P": 24, "Q": 10, "R": 9, "S": 9, "T": 24, "U": 24},
}


@dataclass(frozen=True)
class AssessorColumns:
    """One assessor's columns, by number from 1."""

    assessor: Assessor
    name: str
    answer: int

    @property
    def points(self) -> int:
        """The column “Nilai”."""
        return self.answer + 1

    @property
    def share(self) -> int:
        """The column “%”."""
        return self.answer + 2

    @property
    def note(self) -> int:
        """The column “Catatan”."""
        return self.answer + 3

    @property
    def evidence(self) -> int:
        """The column “Bukti Dukung”, the last one."""
        return self.answer + 4

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above the columns, from left to right."""
        told = ("Jawaban", "Nilai", "%", "Catatan", "Bukti Dukung")
        return tuple(f"{text} {self.name}" for text in told)


ASSESSORS: Final = (AssessorColumns("unit", "Unit", 12), AssessorColumns("tpi", "TPI", 17))
LAST: Final = ASSESSORS[-1].evidence


def cell(column: int, row: int) -> str:
    """Name a cell as a formula does: column 12, row 9 is L9."""
    return f"{get_column_letter(column)}{row}"
