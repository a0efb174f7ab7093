"""How the cells of a worksheet look, and whether they may be typed into: a few named styles."""

from dataclasses import dataclass
from typing import Final, Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle

_INK: Final = "1F2933"
_LINE: Final = Side(style="thin", color="B8C4CE")
_BOX: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD: Final = "D5E3E8"
_BRANCH: Final = "EEF3F5"
_INPUT: Final = "FFFBE6"
_KEPT: Final = "DCE6F7"
POINTS: Final = "0.00####"
"""No more is cut off than a millionth, so that 74.996 does not look like 75."""
SHARE: Final = "0.00%"
COUNT: Final = "#,##0"

TITLE: Final = "zi judul"
PLAIN: Final = "zi teks"
TEXT: Final = "zi baris"
TREE: Final = "zi pohon"
BRANCH: Final = "zi cabang"
HEAD: Final = "zi kepala"
NUMBER: Final = "zi nilai"
BRANCH_NUMBER: Final = "zi nilai cabang"
PERCENT: Final = "zi persen"
BRANCH_PERCENT: Final = "zi persen cabang"
CHOICE: Final = "zi isian pilihan"
COUNTED: Final = "zi isian jumlah"
INDEX: Final = "zi isian indeks"
TYPED_PERCENT: Final = "zi isian persen"
REMARK: Final = "zi isian catatan"
CENTRED: Final = "zi tengah"


@dataclass(frozen=True)
class _Look:
    bold: bool = False
    fill: str | None = None
    pattern: str = "General"
    horizontal: Literal["center", "right"] | None = None
    wrap: bool = False
    box: bool = True
    typed: bool = False
    size: int = 10


_LOOKS: Final = {
    TITLE: _Look(bold=True, box=False, size=13),
    PLAIN: _Look(wrap=True, box=False),
    TREE: _Look(box=False),
    TEXT: _Look(wrap=True),
    BRANCH: _Look(bold=True, fill=_BRANCH, box=False),
    HEAD: _Look(bold=True, fill=_HEAD, horizontal="center", wrap=True),
    CENTRED: _Look(horizontal="center", wrap=True),
    NUMBER: _Look(pattern=POINTS, horizontal="right"),
    BRANCH_NUMBER: _Look(bold=True, fill=_BRANCH, pattern=POINTS, horizontal="right"),
    PERCENT: _Look(pattern=SHARE, horizontal="right"),
    BRANCH_PERCENT: _Look(bold=True, fill=_BRANCH, pattern=SHARE, horizontal="right"),
    CHOICE: _Look(fill=_INPUT, horizontal="center", typed=True),
    COUNTED: _Look(fill=_INPUT, pattern=COUNT, horizontal="right", typed=True),
    INDEX: _Look(fill=_INPUT, pattern=POINTS, horizontal="right", typed=True),
    TYPED_PERCENT: _Look(fill=_INPUT, pattern=SHARE, horizontal="right", typed=True),
    REMARK: _Look(fill=_INPUT, pattern="@", wrap=True, typed=True),
}


def add_styles(book: Workbook) -> None:
    """Make the named styles known to a workbook; only those of typed cells are unlocked."""
    for name, look in _LOOKS.items():
        style = NamedStyle(name=name, number_format=look.pattern)
        style.font = Font(name="Calibri", size=look.size, bold=look.bold, color=_INK)
        style.alignment = Alignment(horizontal=look.horizontal, vertical="top", wrap_text=look.wrap)
        if look.fill is not None:
            style.fill = PatternFill("solid", fgColor=look.fill)
        if look.box:
            style.border = _BOX
        style.protection = Protection(locked=not look.typed)
        book.add_named_style(style)


def kept() -> DifferentialStyle:
    """Return how an answer looks that was filled in beforehand and is still the same."""
    fill = PatternFill(bgColor=_KEPT, fill_type="solid")
    return DifferentialStyle(font=Font(italic=True), fill=fill)
