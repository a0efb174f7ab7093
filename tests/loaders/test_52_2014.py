"""Worksheets of 52/2014: recognised by content, answered by their own “Pilihan Jawaban”."""

import numpy as np
import pytest

from tests.loaders.reading import codes, found, total, values
from tests.makers import (
    OLD_QUESTIONS,
    best_answers,
    best_old,
    make_a,
    make_b,
    make_old,
    old_shown,
    old_value,
    random_old,
)
from zi_analytics.intake.reconcile import reconcile
from zi_analytics.loaders import read_lke
from zi_analytics.registry import Registry
from zi_analytics.scoring import score
from zi_analytics.tables import SCORES, PlainTable

OLD, NEW = "permenpanrb-52-2014", "permenpanrb-90-2021"
ANSWERS = random_old(np.random.default_rng(52))
EXPECTED = {row.id: old_value(row, ANSWERS[row.id], row.choices) for row in OLD_QUESTIONS}


@pytest.mark.parametrize("layout", ["A", "B"])
def test_both_layouts_give_answers_cells_and_no_finding(layout: str, situbondo: Registry) -> None:
    made = make_old(ANSWERS, layout=layout)
    reading = read_lke(made.data, "isian.xlsx", situbondo)
    worksheet = reading.worksheets[0]
    assert worksheet.instrument == OLD
    assert values(reading) == pytest.approx(EXPECTED)
    assert codes(reading) == []
    cells = dict(zip(worksheet.answers["question"], worksheet.answers["cell"], strict=True))
    assert cells == {row.id: made.cell(row.id) for row in OLD_QUESTIONS}


def test_both_assessors_of_layout_b(situbondo: Registry) -> None:
    team = random_old(np.random.default_rng(53))
    reading = read_lke(make_old(ANSWERS, team, layout="B").data, "x.xlsx", situbondo)
    assert values(reading, "tpi") == pytest.approx(
        {row.id: old_value(row, team[row.id], row.choices) for row in OLD_QUESTIONS}
    )


def test_totals_of_the_sheet_agree_with_ours(situbondo: Registry) -> None:
    reading = read_lke(make_old(ANSWERS).data, "x.xlsx", situbondo)
    worksheet = reading.worksheets[0]
    shown = old_shown(ANSWERS, {})
    assert total(reading) == pytest.approx(shown["total"])
    written = worksheet.written["unit"]
    assert written["total"] == pytest.approx(shown["total"])
    assert written["A"] == pytest.approx(shown["A"])
    assert reconcile(worksheet, PlainTable.of(score(worksheet.answers), SCORES)) == []


# Recognised by content, whatever the year or the name of the file
@pytest.mark.parametrize("name", ["LKE 90-2021 tahun 2022.xlsx", "x.xlsx", "LKE 2021.xlsx"])
def test_the_instrument_is_read_from_the_sheet(name: str, situbondo: Registry) -> None:
    assert read_lke(make_old(ANSWERS).data, name, situbondo).worksheets[0].instrument == OLD
    other = make_a(best_answers(), title="LKE PermenPANRB 52 Tahun 2014")
    assert read_lke(other.data, name, situbondo).worksheets[0].instrument == NEW


LOST = {
    "heading PROSES": {"wording": {"A": "PENGUNGKIT"}},
    "E-Office and TLHP": {"wording": {"A.II.2": "TI", "B.I.b": "Persentase penyelesaian"}},
    "headings but for areas' weights": {
        "wording": {"A": "PENGUNGKIT", "A.II.2": "TI", "B.I": "HASIL I", "B.I.b": "Penyelesaian"}
    },
}


@pytest.mark.parametrize("lost", LOST)
def test_some_marks_may_be_gone(lost: str, situbondo: Registry) -> None:
    reading = read_lke(make_old(ANSWERS, **LOST[lost]).data, "x.xlsx", situbondo)
    assert reading.worksheets[0].instrument == OLD


@pytest.mark.parametrize(
    ("year", "made", "findings"),
    [
        (2018, make_old(ANSWERS), []),
        (2021, make_old(ANSWERS), []),
        (2021, make_a(best_answers()), []),
        (2022, make_a(best_answers()), []),
        (2022, make_old(ANSWERS), ["instrument_not_in_force"]),
        (2019, make_a(best_answers()), ["instrument_not_in_force"]),
        (2019, make_b(best_answers()), ["instrument_not_in_force"]),
    ],
)
def test_a_year_of_another_law_is_accepted_with_a_finding(
    year: int, made: object, findings: list[str], situbondo: Registry
) -> None:
    reading = read_lke(made.data, "x.xlsx", situbondo, year=year)  # type: ignore[attr-defined]
    assert not reading.refused
    assert codes(reading) == findings
    assert set(reading.findings["severity"]) <= {"warning"}
    if findings:
        message = reading.findings.set_index("code").loc["instrument_not_in_force", "message"]
        assert str(year) in message
        assert ("90/2021" in message) and ("52/2014" in message)


# The answer scale is the row's
def test_the_row_decides_what_an_answer_is_worth(situbondo: Registry) -> None:
    choices = {"A.II.2.a": "A/B/C/D", "A.III.1.a": "A/B/C/D/E", "A.V.1.a": "ya / tidak"}
    answers = best_old() | {"A.II.2.a": "B", "A.III.1.a": "b.", "A.V.1.a": "ya"}
    reading = read_lke(make_old(answers, choices=choices, totals=False).data, "x.xlsx", situbondo)
    found_values = values(reading)
    assert [found_values[q] for q in choices] == [0.67, 0.75, 1]
    assert codes(reading) == ["percent_unclear"]


def test_a_known_scale_is_only_compared(situbondo: Registry) -> None:
    made = make_old(ANSWERS | {"A.I.1.a": "C"}, choices={"A.I.1.a": "A/B/C/D"})
    reading = read_lke(made.data, "x.xlsx", situbondo)
    assert values(reading)["A.I.1.a"] == 0.33
    assert found(reading) == [("scale_differs_from_known", made.scales["A.I.1.a"])]


@pytest.mark.parametrize("written", ["", "Jumlah", "A/B", "lihat lampiran", "1-5"])
def test_an_unreadable_scale_leaves_the_question_unanswered(
    written: str, situbondo: Registry
) -> None:
    made = make_old(ANSWERS, choices={"A.II.2.a": written}, totals=False)
    reading = read_lke(made.data, "x.xlsx", situbondo)
    assert "A.II.2.a" not in values(reading)
    assert len(values(reading)) == 83
    assert found(reading) == [("scale_unreadable", made.scales["A.II.2.a"])]


def test_an_answer_in_the_scale_column_is_said_once(situbondo: Registry) -> None:
    answers = {key: value for key, value in ANSWERS.items() if key != "A.II.2.a"}
    made = make_old(answers, choices={"A.II.2.a": "B"}, totals=False)
    reading = read_lke(made.data, "x.xlsx", situbondo)
    assert found(reading) == [("answer_in_scale_column", made.scales["A.II.2.a"])]


def test_a_sheet_without_the_column_has_no_answer_that_counts(situbondo: Registry) -> None:
    made = make_old(ANSWERS, choices_header="Opsi")
    reading = read_lke(made.data, "x.xlsx", situbondo)
    assert values(reading) == {}
    assert codes(reading) == ["scale_column_missing"]


@pytest.mark.parametrize(
    ("typed", "shown", "value", "problem"),
    [
        (0.85, "General", 0.85, None),
        ("85%", "General", 0.85, None),
        ("87,5 %", "General", 0.875, None),
        (1, "0%", 1, None),
        (1, "General", None, "percent_unclear"),
        (85, "General", None, "percent_above_one"),
        ("selesai", "General", None, "number_unclear"),
    ],
)
def test_a_typed_percentage(
    typed: object, shown: str, value: float | None, problem: str | None, situbondo: Registry
) -> None:
    made = make_old(ANSWERS | {"B.I.b": typed}, formats={"B.I.b": shown}, totals=False)
    reading = read_lke(made.data, "x.xlsx", situbondo)
    assert values(reading).get("B.I.b") == (None if value is None else pytest.approx(value))
    expected = [] if problem is None else [(problem, made.cell("B.I.b"))]
    assert found(reading) == expected


def test_a_survey_on_another_scale_is_never_rescaled(situbondo: Registry) -> None:
    made = make_old(ANSWERS | {"B.II.a": 87.5}, totals=False)
    reading = read_lke(made.data, "x.xlsx", situbondo)
    assert found(reading) == [("survey_above_maximum", made.cell("B.II.a"))]
