"""A unit's own workbook with what needs work marked in it."""

import io
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Final

import pandas as pd
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from zi_analytics.reports.returning.bounds import can_be_opened, has_macros
from zi_analytics.reports.returning.listing import LIST, draw_list
from zi_analytics.reports.returning.marks import Mark, cell_to_mark, marks_of
from zi_analytics.reports.text import clean

AUTHOR: Final = "ZI Analytics"
_FILLS: Final = {
    "error": PatternFill("solid", fgColor="F8C9C4"),
    "warning": PatternFill("solid", fgColor="FCE7B2"),
}
_WIDTH, _HEIGHT = 320, 150
_LONGEST: Final = 2_000


def returned(
    data: bytes, name: str, findings: pd.DataFrame, answers: pd.DataFrame | None = None
) -> bytes:
    """Return the workbook with comments and colour where ``findings`` (``tables.FINDINGS``) point.

    A sheet “Yang perlu diperbaiki” in front lists all findings; one that points to no cell of the
    workbook stands only there. ``answers`` (``tables.ANSWERS``), where given, also marks every
    question left blank. Macros of an .xlsm stay in it and are never run; cells, formulas, checks,
    styles and protection stay as they are, but openpyxl drops shapes and charts. Of any other
    format, and of a workbook that is damaged or too large to open, only the list is returned, as a
    new .xlsx. Never raises for what is in ``data``.
    """
    marks = marks_of(findings, answers)
    own = _marked(data, name, marks) if can_be_opened(data, name) else None
    if own is not None:
        return own
    book = Workbook()
    sheet: Worksheet = book.worksheets[0]
    sheet.title = LIST
    draw_list(sheet, PurePath(name).name, marks)
    return _saved(book)


def returned_name(result: bytes, name: str) -> str:
    """Return the file name for what ``returned`` gave for a workbook of this name."""
    suffix = ".xlsm" if has_macros(result) else ".xlsx"
    return f"{PurePath(name).stem} (perlu diperbaiki){suffix}"


def _marked(data: bytes, name: str, marks: list[Mark]) -> bytes | None:
    """Return the workbook with its marks; None where openpyxl stumbles over it."""
    try:
        book = load_workbook(io.BytesIO(data), keep_vba=has_macros(data))
        for place, own in _by_cell(book, marks):
            _mark(place, own)
        draw_list(book.create_sheet(_free(book), 0), PurePath(name).name, marks)
        book.active = 0
        for sheet in book.worksheets[1:]:
            sheet.sheet_view.tabSelected = False
        return _saved(book)
    # What openpyxl raises for a damaged workbook has no common base.
    except Exception:
        return None


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.calculation.fullCalcOnLoad = True
    book.save(out)
    # openpyxl keeps macros in an archive that it leaves open.
    if book.vba_archive is not None:
        book.vba_archive.close()
    return out.getvalue()


def _by_cell(book: Workbook, marks: Sequence[Mark]) -> Iterator[tuple[Cell, list[Mark]]]:
    """Give every cell that marks point to, with its marks, the gravest first."""
    found: dict[tuple[str, str], tuple[Cell, list[Mark]]] = {}
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    for mark in marks:
        place = cell_to_mark(sheets[mark.sheet], mark.cell) if mark.sheet in sheets else None
        if place is not None:
            found.setdefault((mark.sheet, place.coordinate), (place, []))[1].append(mark)
    yield from found.values()


def _mark(place: Cell, marks: Sequence[Mark]) -> None:
    texts = [f"{mark.status}: {mark.message} {mark.hint}" for mark in marks]
    if place.comment is not None:
        texts.append(str(place.comment.text))
    text = clean("\n\n".join(texts))[:_LONGEST]
    place.comment = Comment(text, AUTHOR, height=_HEIGHT, width=_WIDTH)
    fill = _FILLS.get(marks[0].severity)
    if fill is not None:
        place.fill = fill


def _free(book: Workbook) -> str:
    """Return a name that no sheet has yet, whatever the case of its letters."""
    taken = {name.casefold() for name in book.sheetnames}
    names = (LIST, *(f"{LIST} ({number})" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name.casefold() not in taken)
