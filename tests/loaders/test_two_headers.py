"""Headings over two rows: one wide “Jawaban”, with whose it is in the row below."""

import io

import numpy as np
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.loaders.reading import codes, values
from tests.makers import QUESTIONS, make_b, question_value, random_answers
from zi_analytics.loaders import read_lke
from zi_analytics.registry import Registry

UNIT, TPI = (random_answers(np.random.default_rng(seed)) for seed in (3, 4))
WORDS = {
    "Jawaban": {"Jawaban Unit": "Unit Kerja", "Jawaban TPI": "TPI"},
    "JAWABAN": {"Jawaban Unit": "Penilaian Mandiri", "Jawaban TPI": "Inspektorat"},
}


def expected(answers: dict[str, object]) -> dict[str, float]:
    return {row.id: question_value(row, answers) for row in QUESTIONS}


def two_rows(above: str, merged: bool) -> bytes:
    """Put a row above the headings, with one wide “Jawaban” over both answer columns."""
    made = make_b(UNIT, TPI, recap=False, totals="values")
    book = load_workbook(io.BytesIO(made.data))
    page = book.worksheets[0]
    top = next(cell.row for row in page.iter_rows() for cell in row if cell.value == "Bobot")
    page.insert_rows(top)
    first, last = [], 0
    for cell in page[top + 1]:
        title = str(cell.value or "")
        if title in WORDS[above]:
            first.append(cell.column)
            cell.value = WORDS[above][title]
        elif not first:
            page.cell(top, cell.column).value, cell.value = cell.value, None
        if cell.value:
            last = cell.column
    _name_above(page, top, above, first[0], last if merged else first[0])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _name_above(page: Worksheet, top: int, above: str, first: int, last: int) -> None:
    page.cell(top, first).value = above
    page.merge_cells(start_row=top, end_row=top, start_column=first, end_column=last)


@pytest.mark.parametrize("above", WORDS)
@pytest.mark.parametrize("merged", [True, False])
def test_both_assessors_are_read(above: str, merged: bool, situbondo: Registry) -> None:
    reading = read_lke(two_rows(above, merged), "x.xlsx", situbondo)
    assert not reading.refused
    assert codes(reading) == []
    assert values(reading) == pytest.approx(expected(UNIT))
    assert values(reading, "tpi") == pytest.approx(expected(TPI))
    written = reading.worksheets[0].written
    assert len(written["tpi"]) > 100
