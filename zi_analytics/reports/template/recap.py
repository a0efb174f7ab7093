"""The recap: what is reached, and every condition of every predicate, by live formulas."""

from typing import Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from zi_analytics.instruments import Minimum, yardsticks
from zi_analytics.instruments.model import TOTAL
from zi_analytics.reports.template import styles
from zi_analytics.reports.template.columns import (
    ASSESSORS,
    ELSEWHERE,
    FILLED,
    AssessorColumns,
    cell,
)
from zi_analytics.reports.template.formulas import answered, number, points_at
from zi_analytics.reports.template.paper import printed, protected
from zi_analytics.reports.template.rows import Rows
from zi_analytics.reports.template.text import write_text
from zi_analytics.reports.template.title import CONVENTION, SYNTHETIC, Title

RECAP: Final = "Rekap"
MET: Final = "✓ terpenuhi"
NEAR: Final = "◔ hampir"
UNMET: Final = "✕ belum"
UNKNOWN: Final = "? belum diketahui"
NEAR_SHARE: Final = 0.05
GUARD: Final = "1E-9"
_WIDTHS: Final = (44, 10, 11, 11, 18, 11, 11, 18, 16, 16)
_LABEL, _MINIMUM, _FIRST, _EXACT = 1, 2, 3, 9
_VALUE, _SHORT, _STATUS = 0, 1, 2
_EACH: Final = 3
_HEAD_HEIGHT: Final = 28
_TWO: Final = "0.00"


def draw_recap(book: Workbook, title: Title, rows: Rows) -> None:
    """Draw the recap as the second sheet of a book.

    “Nilai” is cut off after two decimals and “Kurang” rounded up, so that neither contradicts the
    verdict beside it; the last two columns hold the exact points that are judged.
    """
    sheet: Worksheet = book.create_sheet(RECAP)
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    lines = ("REKAP PENILAIAN ZONA INTEGRITAS", f"{title.unit} – {title.year}", CONVENTION)
    for row, line in enumerate([*lines, *([SYNTHETIC] if title.synthetic else [])], start=1):
        write_text(sheet, row, _LABEL, line, styles.TITLE if row <= 2 else styles.TREE)
    row = _draw_reached(sheet, rows, len(lines) + 3)
    for predicate, yardstick in yardsticks(rows.instrument.id).items():
        label = rows.instrument.predicates[predicate].label
        row = _draw_predicate(sheet, rows, label, list(yardstick.known), row + 1)
    printed(sheet, title, None, "landscape")
    protected(sheet)


def _draw_reached(sheet: Worksheet, rows: Rows, row: int) -> int:
    """Draw the points of the upper nodes and of the areas; return the row below them."""
    _head(sheet, row, "Bagian", "Bobot", ("Nilai", "% bobot", "Belum terisi"))
    instrument = rows.instrument
    upper = [n.id for n in instrument.nodes.values() if n.level in ("component", "aspect")]
    for id_ in [TOTAL, *upper, *(area.id for area in instrument.areas)]:
        row += 1
        write_text(sheet, row, _LABEL, instrument.label(id_), styles.TEXT)
        sheet.cell(row, _MINIMUM, instrument.weight(id_)).style = styles.NUMBER
        for place, columns in enumerate(ASSESSORS):
            first, exact = _places(place)
            _exact(sheet, row, exact, id_, rows, columns)
            _value(sheet, row, first, exact)
            share = f"{cell(exact, row)}/{cell(_MINIMUM, row)}"
            _put(sheet, row, first + 1, _known(exact, row, share), styles.PERCENT)
            if id_ == TOTAL:
                blank = f"={len(instrument.questions)}-{answered(rows, columns, ELSEWHERE)}"
                _put(sheet, row, first + 2, blank, styles.CENTRED)
    return row + 1


def _draw_predicate(
    sheet: Worksheet, rows: Rows, label: str, minimums: list[Minimum], row: int
) -> int:
    """Draw one predicate's conditions and its verdict; return the row below them."""
    _head(sheet, row, label, "Minimum", ("Nilai", "Kurang", "Status"))
    first_row = row + 1
    for minimum in minimums:
        row += 1
        write_text(sheet, row, _LABEL, minimum.label, styles.TEXT)
        sheet.cell(row, _MINIMUM, minimum.minimum).style = styles.NUMBER
        for place, columns in enumerate(ASSESSORS):
            first, exact = _places(place)
            _exact(sheet, row, exact, minimum.node, rows, columns)
            _value(sheet, row, first, exact)
            _judge(sheet, row, first, exact)
    verdict = row + 1
    write_text(sheet, verdict, _LABEL, "Semua syarat nilai", styles.BRANCH)
    for place, _ in enumerate(ASSESSORS):
        first, exact = _places(place)
        statuses = f"{cell(first + _STATUS, first_row)}:{cell(first + _STATUS, row)}"
        met = f'COUNTIF({statuses},"{MET}")={len(minimums)}'
        text = f'IF({met},"{MET}","{UNMET}")'
        formula = _known(exact, row, text, f'"{UNKNOWN}"')
        _put(sheet, verdict, first + _STATUS, formula, styles.BRANCH)
    return verdict + 1


def _head(sheet: Worksheet, row: int, label: str, second: str, each: tuple[str, str, str]) -> None:
    write_text(sheet, row, _LABEL, label, styles.HEAD)
    sheet.row_dimensions[row].height = _HEAD_HEIGHT
    write_text(sheet, row, _MINIMUM, second, styles.HEAD)
    for place, columns in enumerate(ASSESSORS):
        first, exact = _places(place)
        for offset, text in enumerate(each):
            write_text(sheet, row, first + offset, f"{text} {columns.name}", styles.HEAD)
        write_text(sheet, row, exact, f"Persis {columns.name}", styles.HEAD)


def _places(place: int) -> tuple[int, int]:
    """Return an assessor's first column, and the one with the exact points."""
    return _FIRST + place * _EACH, _EXACT + place


def _exact(
    sheet: Worksheet, row: int, column: int, id_: str, rows: Rows, columns: AssessorColumns
) -> None:
    nothing = f"{ELSEWHERE}{cell(columns.answer, FILLED)}=0"
    formula = f'=IF({nothing},"",{points_at(id_, rows, columns, ELSEWHERE)})'
    _put(sheet, row, column, formula, styles.NUMBER)
    sheet.cell(row, column).number_format = "General"


def _value(sheet: Worksheet, row: int, first: int, exact: int) -> None:
    cut = f"ROUNDDOWN({cell(exact, row)}+{GUARD},2)"
    _put(sheet, row, first + _VALUE, _known(exact, row, cut), styles.NUMBER)
    sheet.cell(row, first + _VALUE).number_format = _TWO


def _judge(sheet: Worksheet, row: int, first: int, exact: int) -> None:
    lacking = f"MAX(0,{cell(_MINIMUM, row)}-{cell(exact, row)})"
    raised = f"ROUNDUP({lacking}-{GUARD},2)"
    short = f"IF({lacking}<={GUARD},0,{raised})"
    _put(sheet, row, first + _SHORT, _known(exact, row, short), styles.NUMBER)
    sheet.cell(row, first + _SHORT).number_format = _TWO
    near = f"{lacking}/{cell(_MINIMUM, row)}<={number(NEAR_SHARE)}+{GUARD}"
    judged = f'IF({lacking}<={GUARD},"{MET}",IF({near},"{NEAR}","{UNMET}"))'
    formula = _known(exact, row, judged, f'"{UNKNOWN}"')
    _put(sheet, row, first + _STATUS, formula, styles.CENTRED)


def _known(exact: int, row: int, then: str, otherwise: str = '""') -> str:
    return f"=IF(ISNUMBER({cell(exact, row)}),{then},{otherwise})"


def _put(sheet: Worksheet, row: int, column: int, formula: str, style: str) -> None:
    sheet.cell(row, column, formula).style = style
