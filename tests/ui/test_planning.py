"""What changes of answers do to one worksheet, judged by the rules of any worksheet."""

import pandas as pd
import pytest

from tests.ui.fakes import INSTRUMENT, YEAR, FakeStore, answers_of, rules
from zi_analytics import scoring
from zi_analytics.insight.path import Effort, default_effort, shortest_path
from zi_analytics.ui import planning
from zi_analytics.ui.planning import points_of

EFFORT = default_effort(INSTRUMENT)
CHOICE = "A.I.1.i.a"
COUNTED = "A.II.1.i.a"


def answers(level: float = 0.6) -> pd.DataFrame:
    """Return one worksheet of which all counts agree with their ratios: every count is 7."""
    table = answers_of("DINSOS", "unit", level, 3)
    for question in rules().questions.values():
        if question.ratio is not None:
            wrong = table["question"] == question.id
            table.loc[wrong, "value"] = 0.0 if question.ratio.kind == "decline" else 1.0
    return table


def worst(table: pd.DataFrame, question: str) -> pd.DataFrame:
    """Return the answers with one question at its worst option."""
    option = list(rules().scales[rules().questions[question].scale].options)[-1]
    table = table.copy()
    table.loc[table["question"] == question, ["raw", "value"]] = [option, 0.0]
    return table


@pytest.mark.parametrize("question", [CHOICE, "A.II.4.iii.-", "B.I.b"])
def test_an_answer_moves_the_total_by_its_weight_times_the_change(question: str) -> None:
    table = worst(answers(), question)
    rule = rules().questions[question]
    for option, value in rules().scales[rule.scale].options.items():
        done = planning.simulate(table, {question: option}, EFFORT)
        assert done.total - done.total_now == pytest.approx(rule.weight * value, abs=1e-9)
        assert points_of(done.scores, question) == pytest.approx(rule.weight * value)
        assert len(done.steps) == (0 if value == 0 else 1)


def test_a_count_moves_the_total_by_its_ratio() -> None:
    table = answers()
    done = planning.simulate(table, {f"{COUNTED}.1": "10", f"{COUNTED}.2": "5"}, EFFORT)
    weight = rules().questions[COUNTED].weight
    before = points_of(done.scores_now, COUNTED)
    assert points_of(done.scores, COUNTED) == pytest.approx(weight * 0.5)
    assert list(done.steps["points"]) == pytest.approx([0.0, weight * 0.5 - before])
    assert list(done.steps["effort"]) == [6.0, 4.0]


def test_a_survey_moves_the_total_and_costs_nothing() -> None:
    done = planning.simulate(answers(), {"B.I.a": "3.6"}, EFFORT)
    assert points_of(done.scores, "B.I.a") == pytest.approx(17.5 * 0.9)
    assert done.steps["effort"].isna().all() and done.effort == 0


def test_steps_add_up_and_agree_with_the_judge() -> None:
    table = answers(0.5)
    path = shortest_path(table, "WBK")
    changes = planning.of_plan(path.plan)
    done = planning.simulate(table, changes, EFFORT, planning.costs_of([path.plan]))
    assert list(done.steps["item"]) == list(changes)
    assert done.steps["total"].iloc[-1] == pytest.approx(path.plan.total_after)
    assert done.total == pytest.approx(done.total_now + done.steps["points"].sum())
    assert done.effort == pytest.approx(path.effort)
    assert done.ready.query("predicate == 'WBK'")["met"].all()
    pd.testing.assert_frame_equal(done.ready, scoring.readiness(done.scores))
    pd.testing.assert_frame_equal(done.scores_now, scoring.score(table))


def test_effort_is_that_of_the_path_without_being_told() -> None:
    path = shortest_path(answers(0.5), "WBK")
    done = planning.simulate(answers(0.5), planning.of_plan(path.plan), EFFORT)
    assert done.effort == pytest.approx(path.effort)


def test_what_stands_already_is_no_change() -> None:
    table = answers()
    present = planning.present(table)
    done = planning.simulate(table, present, EFFORT)
    assert done.steps.empty and done.total == done.total_now


def test_lowering_an_answer_costs_points_and_no_effort() -> None:
    table = answers()
    table.loc[table["question"] == CHOICE, ["raw", "value"]] = ["Ya", 1.0]
    done = planning.simulate(table, {CHOICE: "Tidak"}, EFFORT)
    assert done.total < done.total_now and done.steps["effort"].isna().all()


def test_blank_answers_start_from_nothing() -> None:
    table = answers()
    table = table.loc[table["question"] != CHOICE].reset_index(drop=True)
    done = planning.simulate(table, {CHOICE: "Ya"}, EFFORT)
    assert done.steps["before"].isna().all() and done.steps["effort"].iloc[0] == 1
    gained = rules().questions[CHOICE].weight
    assert done.total - done.total_now == pytest.approx(gained)


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (CHOICE, "F"),
        ("A.X", "A"),
        (COUNTED, "1"),
        (f"{COUNTED}.1", "-1"),
        (f"{COUNTED}.1", "2.5"),
        (f"{COUNTED}.1", "²"),
        (f"{COUNTED}.1", "99999999999999999999"),
        ("B.I.a", "4.1"),
        ("B.I.a", "nan"),
        ("B.I.a", "tiga"),
    ],
)
def test_what_the_instrument_does_not_allow_is_left_out(item: str, text: str) -> None:
    assert planning.sound({item: text, CHOICE: "Ya"}, rules()) == {CHOICE: "Ya"}
    assert planning.simulate(answers(), {item: text}, EFFORT).steps.empty


def test_present_answers_are_texts_that_can_be_entered_again() -> None:
    table = FakeStore(answers()).answers(YEAR, "DINSOS")
    present = planning.present(table)
    assert planning.sound(present, rules()) == present
    assert present[f"{COUNTED}.1"] == "7" and COUNTED not in present


def test_other_rates_change_the_effort() -> None:
    table = worst(answers(), "B.I.b")
    rate = EFFORT.rates["B.I.b"]
    dear = Effort({**EFFORT.rates, "B.I.b": type(rate)(level=5, count=5)})
    assert planning.simulate(table, {"B.I.b": "A"}, dear).effort == 20
