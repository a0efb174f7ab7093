"""What people do to worksheets: the right scores all the same, or one clear finding."""

from datetime import datetime

import numpy as np
import pytest

from tests.loaders.reading import found, total, values
from tests.makers import Made, best_answers, make_a, make_b, random_answers
from zi_analytics.loaders import Reading, read_lke
from zi_analytics.registry import Registry

BEST = best_answers()


def read(made: Made, registry: Registry, name: str = "isian.xlsx") -> Reading:
    reading = read_lke(made.data, name, registry)
    assert not reading.refused
    return reading


def test_answers_as_people_write_them(situbondo: Registry) -> None:
    written = {
        "A.I.1.i.a": "ya",
        "A.I.1.i.b": " a.",
        "A.I.1.ii.b": "A. Jika semuanya relevan",
        "A.II.4.i.-.1": "1.250",
        "A.II.4.i.-.2": "1.250",
        "B.I.a": "3,6 ",
        "B.II.a": "3,20",
    }
    reading = read(make_a(BEST | written), situbondo)
    assert found(reading) == []
    assert total(reading) == pytest.approx(100 - 0.1 * 17.5 - 0.2 * 17.5)
    raw = reading.worksheets[0].answers.set_index("question")["raw"]
    assert raw["A.I.1.ii.b"] == "A. Jika semuanya relevan"
    assert raw["A.II.4.i.-.1"] == "1250"


@pytest.mark.parametrize(
    ("question", "answer", "code", "lost"),
    [
        ("A.I.1.i.b", "A/B", "answer_unclear", 0.25),
        ("A.I.1.i.b", "D", "answer_outside_scale", 0.25),
        ("A.I.1.i.a", 1, "answer_unclear", 0.25),
        ("B.I.a", 88, "survey_above_maximum", 17.5),
        ("B.I.a", datetime(2022, 6, 3), "date_in_number", 17.5),
        ("B.II.a", "3,6 dari 4", "number_unclear", 17.5),
        ("B.I.b", "Ya", "answer_outside_scale", 5),
        ("A.II.6.i.b.1", "satu", "number_unclear", 1.25),
        ("A.II.6.i.b.1", datetime(2022, 1, 1), "date_in_number", 1.25),
        ("A.II.6.i.b.1", 1.5, "count_not_whole", 1.25),
        ("A.I.1.i.b", "#REF!", "excel_error", 0.25),
        ("A.I.1.i.b", "#N/A", "excel_error", 0.25),
        ("A.II.6.i.b.2", "#DIV/0!", "excel_error", 1.25),
        ("A.I.1.i.b", '=IF(1=1,"A","B")', "not_calculated", 0.25),
    ],
)
def test_an_answer_that_is_not_clear_is_unanswered_and_one_finding(
    question: str, answer: object, code: str, lost: float, situbondo: Registry
) -> None:
    made = make_a(BEST | {question: answer}, totals="none")
    reading = read(made, situbondo)
    assert found(reading) == [(code, made.cell(question))]
    assert total(reading) == pytest.approx(100 - lost)


def test_a_formula_with_its_value_is_an_answer(situbondo: Registry) -> None:
    made = make_a(BEST | {"A.I.1.i.b": '="A"'}, stored={"A.I.1.i.b": "A"})
    reading = read(made, situbondo)
    assert found(reading) == []
    assert total(reading) == pytest.approx(100)


def test_blank_answers_are_one_finding_an_assessor(situbondo: Registry) -> None:
    answers = {k: v for k, v in BEST.items() if k not in ("A.I.1.i.a", "B.I.a")}
    made = make_b(BEST, answers)
    reading = read(made, situbondo)
    assert found(reading) == [("unanswered", made.cell("A.I.1.i.a", "tpi"))]
    finding = reading.findings.set_index("code").loc["unanswered"]
    assert made.cell("B.I.a", "tpi") in finding["message"]
    assert "2 pertanyaan belum dijawab (TPI)" in finding["message"]


def test_any_blank_count_leaves_the_ratio_unanswered_and_asks_for_a_zero(
    situbondo: Registry,
) -> None:
    answers = {k: v for k, v in BEST.items() if k != "A.II.3.iii.a.3"}
    made = make_a(answers)
    reading = read(made, situbondo)
    assert found(reading) == [("count_missing", made.cell("A.II.3.iii.a.3"))]
    assert "tulis 0" in reading.findings.set_index("code").loc["count_missing", "hint"]
    assert "A.II.3.iii.a" not in values(reading)
    assert total(reading) == pytest.approx(98)


def test_a_zero_denominator_is_reported_with_its_rule(situbondo: Registry) -> None:
    changes = {"A.II.5.ii.-.1": 0, "A.II.5.ii.-.2": 0, "A.II.5.ii.-.3": 0, "A.II.1.i.a.1": 0}
    made = make_a(BEST | changes)
    reading = read(made, situbondo)
    assert sorted(found(reading)) == sorted(
        [
            ("zero_denominator", made.cell("A.II.5.ii.-")),
            ("zero_denominator", made.cell("A.II.1.i.a")),
        ]
    )
    assert values(reading)["A.II.5.ii.-"] == 1
    assert values(reading)["A.II.1.i.a"] == 0
    assert total(reading) == pytest.approx(99)


def test_no_offence_in_both_years_is_full_marks_without_a_finding(situbondo: Registry) -> None:
    none = {"A.II.3.iii.a.1": 0, "A.II.3.iii.a.2": 0, "A.II.3.iii.a.3": 0}
    reading = read(make_a(BEST | none), situbondo)
    assert found(reading) == []
    assert values(reading)["A.II.3.iii.a"] == 1


class TestPercentages:
    """The answer cell of a ratio row normally holds a formula; its counts decide."""

    half = BEST | {"A.II.1.i.a.1": 2, "A.II.1.i.a.2": 1}

    def test_a_number_typed_over_the_formula_is_compared(self, situbondo: Registry) -> None:
        made = make_a(self.half | {"A.II.1.i.a": 0.9}, formats={"A.II.1.i.a": "0%"})
        reading = read(made, situbondo)
        assert found(reading)[0] == ("ratio_differs", made.cell("A.II.1.i.a"))
        assert values(reading)["A.II.1.i.a"] == 0.5

    @pytest.mark.parametrize("typed", ["50 %", "50,00%", "0,5", 0.5])
    def test_the_same_figure_typed_is_no_finding(self, typed: object, situbondo: Registry) -> None:
        made = make_a(self.half | {"A.II.1.i.a": typed}, totals="none")
        assert found(read(made, situbondo)) == []

    def test_a_bare_1_is_not_100_percent(self, situbondo: Registry) -> None:
        made = make_a(
            self.half | {"A.II.1.i.a": 1}, totals="none", formats={"A.II.1.i.a": "General"}
        )
        reading = read(made, situbondo)
        assert found(reading) == [("percent_unclear", made.cell("A.II.1.i.a"))]
        assert values(reading)["A.II.1.i.a"] == 0.5

    def test_a_1_formatted_as_percentage_is_100_percent(self, situbondo: Registry) -> None:
        made = make_a(self.half | {"A.II.1.i.a": 1}, totals="none", formats={"A.II.1.i.a": "0.00%"})
        assert found(read(made, situbondo)) == [("ratio_differs", made.cell("A.II.1.i.a"))]

    def test_more_than_all_is_a_finding(self, situbondo: Registry) -> None:
        made = make_a(self.half | {"A.II.1.i.a": 75.5}, totals="none")
        assert found(read(made, situbondo)) == [("percent_above_one", made.cell("A.II.1.i.a"))]

    def test_a_percentage_without_its_counts_does_not_answer(self, situbondo: Registry) -> None:
        answers = {k: v for k, v in BEST.items() if k not in ("A.II.1.i.a.1", "A.II.1.i.a.2")}
        made = make_a(answers | {"A.II.1.i.a": "100 %"}, totals="none")
        reading = read(made, situbondo)
        assert found(reading) == [("count_missing", made.cell("A.II.1.i.a.1"))]
        assert "A.II.1.i.a" not in values(reading)


def test_an_answer_one_column_off_is_named_where_it_stands(situbondo: Registry) -> None:
    answers = {k: v for k, v in BEST.items() if k != "A.I.1.i.b"}
    made = make_a(answers, choices={"A.I.1.i.b": "A"})
    reading = read(made, situbondo)
    assert found(reading) == [("answer_in_scale_column", made.at("choices", "A.I.1.i.b"))]
    assert "A.I.1.i.b" not in values(reading)


def test_another_scale_than_the_regulations_is_a_finding(situbondo: Registry) -> None:
    made = make_a(BEST | {"A.I.1.i.b": "B"}, choices={"A.I.1.i.b": "A/B/C/D"})
    reading = read(made, situbondo)
    assert found(reading)[0] == ("scale_differs", made.at("choices", "A.I.1.i.b"))
    assert values(reading)["A.I.1.i.b"] == 0.5


def test_merged_cells_over_an_answer(situbondo: Registry) -> None:
    made = make_a(BEST, merge=(("A.I.1.i.a", "A.I.1.i.b"),))
    reading = read(made, situbondo)
    assert found(reading) == [("merged_answer", made.cell("A.I.1.i.b"))]
    assert total(reading) == pytest.approx(99.75)


def test_letters_are_misprinted_and_wording_decides(situbondo: Registry) -> None:
    answers = BEST | {"A.I.6.v.b": "Tidak"}
    made = make_a(answers, marks={"A.I.6.v.b": "c. ", "A.I.6.v.c": "b."})
    reading = read(made, situbondo)
    assert found(reading) == []
    assert values(reading)["A.I.6.v.b"] == 0
    assert values(reading)["A.I.6.v.c"] == 1


def test_a_question_without_its_row_is_named(situbondo: Registry) -> None:
    made = make_a(BEST, without=("A.I.1.i.b",))
    reading = read(made, situbondo)
    assert found(reading) == [("question_missing", made.at("tree.F", "A.I.1.i"))]
    assert "A.I.1.i.b" in reading.findings.iloc[-1]["message"]
    assert total(reading) == pytest.approx(99.75)


def test_a_heading_without_its_row_costs_no_answer(situbondo: Registry) -> None:
    reading = read(make_a(BEST, without=("A.I.1.ii",)), situbondo)
    assert total(reading) == pytest.approx(100)


def test_an_aspect_heading_without_its_row_costs_no_answer(situbondo: Registry) -> None:
    answers = random_answers(np.random.default_rng(4))
    whole = total(read(make_a(answers), situbondo))
    assert total(read(make_a(answers, without=("A.II",)), situbondo)) == pytest.approx(whole)


def test_a_row_typed_twice_is_a_finding(situbondo: Registry) -> None:
    made = make_a(
        BEST, wording={"A.I.1.ii.c": "Media sosialisasi", "A.I.1.ii.b": "Media sosialisasi"}
    )
    reading = read(made, situbondo)
    assert "question_repeated" in [code for code, _ in found(reading)]


def test_a_wrong_row_never_takes_anothers_answer(situbondo: Registry) -> None:
    made = make_a(BEST, wording={"A.I.1.i.b": "Kami punya kantin sehat"})
    reading = read(made, situbondo)
    assert sorted(found(reading)) == sorted(
        [
            ("question_missing", made.at("tree.F", "A.I.1.i")),
            ("row_unrecognised", made.cell("A.I.1.i.b")),
        ]
    )
    assert total(reading) == pytest.approx(99.75)


def test_a_survey_typed_as_a_percentage_is_no_index(situbondo: Registry) -> None:
    made = make_a(BEST | {"B.I.a": 0.9}, totals="none", formats={"B.I.a": "0%"})
    reading = read(made, situbondo)
    assert found(reading) == [("survey_percent", made.cell("B.I.a"))]
    assert total(reading) == pytest.approx(82.5)
    low = read(make_a(BEST | {"B.I.a": 0.9}, totals="none"), situbondo)
    assert total(low) == pytest.approx(82.5 + 0.9 / 4 * 17.5)


def test_a_bare_1_typed_as_text_is_not_100_percent(situbondo: Registry) -> None:
    half = BEST | {"A.II.1.i.a.1": 2, "A.II.1.i.a.2": 1, "A.II.1.i.a": "1"}
    made = make_a(half, totals="none")
    assert found(read(made, situbondo)) == [("percent_unclear", made.cell("A.II.1.i.a"))]


@pytest.mark.parametrize("heading", ["A.II.1.i", "A.I.2.i", "A.I.5.i"])
def test_the_first_heading_of_an_area_without_its_row_costs_no_answer(
    heading: str, situbondo: Registry
) -> None:
    assert total(read(make_a(BEST, without=(heading,)), situbondo)) == pytest.approx(100)


@pytest.mark.parametrize("heading", ["A.II.1.i", "A.I.2.i", "A.I.5.i"])
def test_a_renamed_heading_costs_no_answer(heading: str, situbondo: Registry) -> None:
    made = make_a(BEST, wording={heading: "Bagian kami sendiri"})
    assert total(read(made, situbondo)) == pytest.approx(100)
