"""The makers themselves: what they say stands somewhere must stand there."""

import io

import numpy as np
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.makers import (
    INPUTS,
    QUESTIONS,
    Made,
    best_answers,
    make_a,
    make_b,
    make_many,
    random_answers,
    shown,
)


def opened(made: Made, sheet: str | None = None, *, values: bool = True) -> Worksheet:
    return load_workbook(io.BytesIO(made.data), data_only=values)[sheet or made.sheet]


def test_the_worksheet_has_every_question_and_count_once() -> None:
    assert (len(QUESTIONS), len(INPUTS)) == (113, 22)
    assert len({row.id for row in (*QUESTIONS, *INPUTS)}) == 135


def test_best_answers_add_up_to_all_points() -> None:
    points = shown(best_answers())
    assert [points[row] for row in ("A.I", "A.II", "B", "total")] == [30.0, 30.0, 40.0, 100.0]


def test_every_answer_of_both_assessors_stands_where_it_is_said_to() -> None:
    rng = np.random.default_rng(1)
    unit, team = random_answers(rng), random_answers(rng)
    made = make_b(unit, team, shift=(2, 1), extra_columns={"note.unit": ("Tautan",)})
    sheet = opened(made)
    assert {key: sheet[made.cell(key, "unit")].value for key in unit} == unit
    assert {key: sheet[made.cell(key, "tpi")].value for key in team} == team


def test_totals_stand_in_named_rows_as_values_beside_formulas() -> None:
    answers = random_answers(np.random.default_rng(2))
    made = make_a(answers)
    cell = made.at("points.unit", "total")
    assert opened(made)[made.at("tree.B", "total")].value == "NILAI EVALUASI ZONA INTEGRITAS"
    assert opened(made)[cell].value == pytest.approx(shown(answers)["total"])
    assert str(opened(made, values=False)[cell].value).startswith("=")


@pytest.mark.parametrize(("totals", "value"), [("formulas", None), ("none", None), ("values", 1.0)])
def test_formulas_may_lack_their_values(totals: str, value: float | None) -> None:
    made = make_a(best_answers(), totals=totals)
    assert opened(made)[made.cell("A.II.1.i.a")].value == value


def test_damage_is_done_where_it_was_asked_for() -> None:
    made = make_a(
        best_answers() | {"A.I.1.ii.a": "#REF!"},
        merge=(("A.I.1.i.a", "A.I.1.i.b"),),
        hidden_rows=("A.I.1.ii.b",),
        blank_before={"A.I.1.ii.c": 2},
        without=("A.I.1.iv.d",),
    )
    sheet = opened(made)
    first, second = made.cell("A.I.1.i.a"), made.cell("A.I.1.i.b")
    assert [str(area) for area in sheet.merged_cells.ranges] == [f"{first}:{second}"]
    assert sheet[made.cell("A.I.1.ii.a")].data_type == "e"
    rows = made.sheets[made.sheet].place.rows
    assert sheet.row_dimensions[rows["A.I.1.ii.b"]].hidden
    assert rows["A.I.1.ii.c"] == rows["A.I.1.ii.b"] + 3
    assert "A.I.1.iv.d" not in rows


def test_a_sheet_a_unit_and_stale_recaps() -> None:
    made = make_many({"Dinas A": best_answers(), "Dinas B": {}}, stale_recap=True)
    book = load_workbook(io.BytesIO(made.data))
    assert book.sheetnames == ["Dinas A", "Dinas B", "Utama", "Ctt Eval"]
    assert book["Utama"].sheet_state == "hidden"
    assert book["Dinas B"][made.cell("B.I.a", sheet="Dinas B")].value is None
    assert book["Dinas A"]["B2"].value == "Unit Kerja: Dinas A"
