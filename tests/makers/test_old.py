"""The makers of older worksheets: what they say stands somewhere must stand there."""

import io

import numpy as np
import pytest
from openpyxl import load_workbook

from tests.makers import OLD_QUESTIONS, OLD_ROWS, best_old, make_old, old_shown, random_old


def test_the_worksheet_has_every_question_once() -> None:
    assert len(OLD_QUESTIONS) == len({row.id for row in OLD_QUESTIONS}) == 84
    assert sum(row.weight or 0 for row in OLD_ROWS if row.id in ("A", "B")) == 100


def test_best_answers_add_up_to_all_points() -> None:
    shown = old_shown(best_old(), {})
    assert [shown[row] for row in ("A", "A.III", "B.I", "B", "total")] == [60, 15, 20, 40, 100]


@pytest.mark.parametrize("layout", ["A", "B"])
def test_answers_stand_where_they_are_said_to(layout: str) -> None:
    answers = random_old(np.random.default_rng(1), unanswered=0.2)
    made = make_old(answers, layout=layout, choices={"A.I.1.a": "A/B"}, totals=False)
    sheet = load_workbook(io.BytesIO(made.data)).worksheets[0]
    found = {row.id: sheet[made.cell(row.id)].value for row in OLD_QUESTIONS}
    assert {key: value for key, value in found.items() if value is not None} == answers
    assert sheet[made.scales["A.I.1.a"]].value == "A/B"
