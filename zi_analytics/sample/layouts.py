"""Synthetic worksheets as sheets of a workbook, in the two layouts that are in use."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font

from zi_analytics.instruments import Instrument
from zi_analytics.sample.rows import Row, sheet_rows
from zi_analytics.sample.sheets import Column
from zi_analytics.sample.submissions import Assessor, Submission
from zi_analytics.sample.wording import scale_of, wording

MARK: Final = "DATA CONTOH \N{EN DASH} SINTETIS"
TITLE: Final = "LEMBAR KERJA EVALUASI ZONA INTEGRITAS"

_TREE: Final = 6
_LEFT: Final = ("Penilaian", *[None] * (_TREE - 1), "Bobot")
_A: Final = (
    *("No", *_LEFT, "Penjelasan", "Pilihan Jawaban", "Jawaban", "Nilai", " %", None),
    *("Catatan/Keterangan/Penjelasan", None),
)
_B: Final = (
    *("ID", *_LEFT, "Kriteria Nilai", "Pilihan Jawaban", "Jawaban Unit"),
    *("Catatan/Keterangan/Penjelasan (Unit)", "Daftar Bukti Dukung (Unit)"),
    *("Jawaban TPI", "Nilai", " %", "Catatan/Keterangan/Penjelasan (TPI Unit)"),
)
_WIDTHS: Final = {"B": 4, "C": 4, "D": 4, "E": 5, "F": 5, "G": 52, "I": 30, "J": 14}
_REMARK_WIDTH: Final = 40
_BOLD: Final = Font(bold=True)
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")

_Content = str | int | float | Cell | None
_Columns = Mapping[Assessor, Column]


class _Pen:
    """Makes the cells of one sheet that look different from plain ones."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.sheet = book.create_sheet(name)

    def number(self, value: str | float, pattern: str) -> Cell:
        cell: Cell = WriteOnlyCell(self.sheet, value)
        if isinstance(value, int | float):
            cell.number_format = pattern
        return cell

    def bold(self, value: str | None) -> Cell | None:
        if value is None:
            return None
        cell: Cell = WriteOnlyCell(self.sheet, value)
        cell.font = _BOLD
        return cell

    def wrapped(self, value: str | None) -> Cell | None:
        if value is None:
            return None
        cell: Cell = WriteOnlyCell(self.sheet, value)
        cell.alignment = _WRAPPED
        return cell

    def line(self, *cells: _Content) -> None:
        self.sheet.append(cells)


def draw_a(book: Workbook, submission: Submission, column: Column, instrument: Instrument) -> None:
    """Draw layout A: one worksheet with one assessor's answers; unit and year stand on top."""
    pen = _Pen(book, "LKE ZI")
    _prepare(pen, {**_WIDTHS, "O": _REMARK_WIDTH, "P": _REMARK_WIDTH}, hidden="AJ")
    top = (TITLE, MARK, f"Unit Kerja: {submission.unit.name}", f"Tahun: {submission.year}")
    for text in top:
        pen.line(None, pen.bold(text))
    team = submission.assessors == ("tpi",)
    pen.line(*(pen.bold("Jawaban TPI" if team and text == "Jawaban" else text) for text in _A))
    for number, row in enumerate(sheet_rows(instrument.id), start=1):
        remark, documents = column.notes.get(row.id), column.evidence.get(row.id)
        asked = row.kind == "question"
        pen.line(
            *_left(pen, number, row, instrument),
            _answer(pen, row, column, instrument),
            *_points(pen, row, column),
            None,
            pen.wrapped(remark if asked else None),
            pen.wrapped(documents if asked else None),
        )


def draw_b(
    book: Workbook, submission: Submission, columns: _Columns, instrument: Instrument
) -> None:
    """Draw layout B: recaps with unit and year, and one sheet with the columns of unit and TPI."""
    for name, assessor in {"Unit": "unit", "TPI Unit": "tpi"}.items():
        own = columns.get("tpi" if assessor == "tpi" else "unit", Column())
        _recap(_Pen(book, name), submission, own, instrument)
    pen = _Pen(book, "Jawaban")
    _prepare(pen, {**_WIDTHS, "L": _REMARK_WIDTH, "M": _REMARK_WIDTH, "Q": _REMARK_WIDTH})
    pen.line(None, pen.bold(f"{MARK} · Tahun {submission.year}"))
    pen.line(*(pen.bold(text) for text in _B))
    unit, team = columns.get("unit", Column()), columns.get("tpi", Column())
    for number, row in enumerate(sheet_rows(instrument.id), start=1):
        asked = row.kind == "question"
        pen.line(
            *_left(pen, number, row, instrument),
            _answer(pen, row, unit, instrument),
            pen.wrapped(unit.notes.get(row.id) if asked else None),
            pen.wrapped(unit.evidence.get(row.id) if asked else None),
            _answer(pen, row, team, instrument),
            *_points(pen, row, team),
            pen.wrapped(team.notes.get(row.id) if asked else None),
        )


def _prepare(pen: _Pen, widths: Mapping[str, int], hidden: str = "") -> None:
    for letter, width in widths.items():
        pen.sheet.column_dimensions[letter].width = width
    for letter in hidden:
        pen.sheet.column_dimensions[letter].hidden = True


def _left(pen: _Pen, number: int, row: Row, instrument: Instrument) -> Iterator[_Content]:
    """Give the columns that are the same for every assessor: number, tree, weight, choices."""
    tree: list[_Content] = [None] * _TREE
    if row.kind == "total":
        tree[0] = pen.bold(row.mark)
    elif row.depth == _TREE - 1:
        tree[-1] = f"{row.mark} {row.text}"
    else:
        heading = row.kind == "heading"
        tree[row.depth] = row.mark or None
        tree[row.depth + 1] = pen.bold(row.text) if heading else row.text
    yield number
    yield from tree
    yield row.weight
    yield _criteria(row, instrument)
    yield row.choices


def _criteria(row: Row, instrument: Instrument) -> str | None:
    if row.kind != "question":
        return None
    return wording(instrument.id).criteria[scale_of(row.id, instrument).id]


def _answer(pen: _Pen, row: Row, column: Column, instrument: Instrument) -> _Content:
    if row.kind == "sum":
        ratio = instrument.questions[row.id].ratio
        parts = [column.answers.get(name) for name in ratio.denominator] if ratio else []
        return sum(part for part in parts if isinstance(part, int)) if None not in parts else None
    if row.kind not in ("question", "input"):
        return None
    answer = column.answers.get(row.id)
    is_question = row.kind == "question"
    percent = is_question and scale_of(row.id, instrument).kind in ("ratio", "percent")
    return pen.number(answer, "0.00%") if percent and answer is not None else answer


def _points(pen: _Pen, row: Row, column: Column) -> tuple[_Content, _Content]:
    points = column.points.get(row.id) if row.kind != "input" and row.kind != "sum" else None
    if points is None:
        return None, None
    share = None
    if row.kind == "heading" and row.weight and not isinstance(points, str):
        share = pen.number(points / row.weight, "0.00%")
    return pen.number(points, "0.00"), share


def _recap(pen: _Pen, submission: Submission, column: Column, instrument: Instrument) -> None:
    """Draw a recap as it is handed in: the unit's name on top, then areas, Hasil and total."""
    _prepare(pen, {"C": 3, "D": 4, "E": 46})
    pen.line(None, pen.bold(submission.unit.name))
    pen.line(None, "WBK")
    pen.line(None, f"Tahun: {submission.year}")
    pen.line(None, MARK)
    header = ("Area Perubahan", *[None] * 5, "Bobot", *_aspects(instrument), "Nilai")
    pen.line(None, *(pen.bold(text) for text in header))
    for area in instrument.areas:
        parts = [column.points.get(node) for node in area.nodes]
        row: list[_Content] = [None, None, None, str(area.number), area.label.upper(), None, None]
        pen.line(*row, area.weight, *_numbers(pen, [*parts, column.points.get(area.id)]))
    for node in (n for n in instrument.nodes.values() if n.level == "aspect" and n.combine):
        lead: list[_Content] = [None, None, None, None, node.label.upper(), None, None]
        gap: list[_Content] = [None] * len(_aspects(instrument))
        pen.line(*lead, node.weight, *gap, *_numbers(pen, [column.points.get(node.id)]))
    wide = 6 + len(_aspects(instrument))
    last: list[_Content] = [None, pen.bold("NILAI EVALUASI ZONA INTEGRITAS"), *[None] * wide]
    pen.line(*last, *_numbers(pen, [column.points.get("total")]))


def _aspects(instrument: Instrument) -> tuple[str, ...]:
    """Return the labels of the aspects that areas lie in, in order."""
    nodes = instrument.areas[0].nodes
    return tuple(instrument.nodes[str(instrument.nodes[node].parent)].label for node in nodes)


def _numbers(pen: _Pen, values: Sequence[float | str | None]) -> list[_Content]:
    return [None if value is None else pen.number(value, "0.00") for value in values]
