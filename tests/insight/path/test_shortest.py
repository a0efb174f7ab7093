"""The path of one worksheet, as people and pages get it."""

import dataclasses

import numpy as np
import pytest

from tests.makers import best_answers, random_answers
from tests.scoring.conftest import answers_table
from zi_analytics.insight.path import Path, PathError, Rate, default_effort, shortest_path
from zi_analytics.insight.path.judge import judge
from zi_analytics.instruments import load
from zi_analytics.scoring import readiness, score

INSTRUMENT = load("permenpanrb-90-2021")
# All of area 2 at its lowest but what is named: 5.25 of 7 points are asked for WBBM, 4.2 for WBK.
LOW_AREA_2 = {
    q.id: list(INSTRUMENT.scales[q.scale].options)[-1]
    for q in INSTRUMENT.questions.values()
    if q.id.split(".")[2] == "2"
}


def path(answers: dict[str, object], predicate: str = "WBK", **options: object) -> Path:
    return shortest_path(answers_table(answers), predicate, **options)  # type: ignore[arg-type]


def test_what_is_met_needs_nothing() -> None:
    found = path(best_answers(), "WBBM")
    assert (found.reachable, found.effort, found.steps, found.surveys) == (True, 0, (), ())
    assert (found.alternatives, found.next_best, found.blocking) == ((), None, ())
    assert found.total_after == pytest.approx(found.total_now) == pytest.approx(100)


def test_steps_say_from_and_to_with_most_points_per_effort_first() -> None:
    answers = best_answers() | LOW_AREA_2
    found = path(answers)
    assert found.plan is not None
    assert found.effort == 28
    worth = [step.points / step.effort for step in found.steps]
    assert worth == sorted(worth, reverse=True)
    for step in found.steps:
        options = list(INSTRUMENT.scales[INSTRUMENT.questions[step.question].scale].options)
        assert step.item == step.question
        assert step.before == answers[step.item] == options[-1]
        assert step.after in options[:-1]


def test_points_and_totals_explain_each_other() -> None:
    found = path(random_answers(np.random.default_rng(5)), "WBBM")
    assert found.plan is not None
    assert found.surveys
    total = found.total_now
    for step in found.steps:
        total += step.points
        assert step.total == pytest.approx(total, abs=1e-9)
    total += sum(survey.points for survey in found.surveys)
    assert found.total_after == pytest.approx(total, abs=1e-9)
    assert found.effort == pytest.approx(sum(step.effort for step in found.steps))


def test_ties_keep_the_order_of_the_worksheet() -> None:
    found = path(best_answers() | LOW_AREA_2)
    order = list(INSTRUMENT.questions)
    keys = [(-round(s.points / s.effort, 9), order.index(s.question)) for s in found.steps]
    assert keys == sorted(keys)


def test_a_ratio_is_raised_in_counts_of_its_inputs() -> None:
    # Of area 1 only the sub-component of the agents counts: 2/7 + 1 + 3.5 of 4.8 points.
    answers = best_answers() | {"A.II.1.i.a.1": 7, "A.II.1.i.a.2": 2}
    answers |= {"A.II.1.ii.-": "E", "A.II.1.iii.-": "D", "A.I.1.i.a": "Tidak", "A.I.1.i.b": "C"}
    found = path(answers, fixed=[q for q in INSTRUMENT.questions if q != "A.II.1.i.a"])
    (step,) = found.steps
    assert (step.item, step.before, step.after, step.effort) == ("A.II.1.i.a.2", 2, 3, 2.0)
    assert step.question == "A.II.1.i.a"
    assert step.points == pytest.approx(1 / 7)


def test_where_nothing_was_attempted_both_counts_are_steps() -> None:
    # Area 4 without its targets: 2.5 of Pemenuhan and 1.5 of Reform; 6 are asked for.
    answers = best_answers() | {"A.II.4.i.-.1": 0, "A.II.4.i.-.2": 0, "A.II.4.ii.-": "D"}
    answers |= dict.fromkeys(("A.I.4.i.a", "A.I.4.i.b"), "C") | {"A.I.4.i.c": "D"}
    found = path(answers, fixed=[q for q in INSTRUMENT.questions if q != "A.II.4.i.-"])
    assert [(s.item, s.before, s.after, s.effort, s.points) for s in found.steps] == [
        ("A.II.4.i.-.1", 0, 1, 2.0, 0.0),
        ("A.II.4.i.-.2", 0, 1, 2.0, 2.0),
    ]


def test_an_unanswered_question_starts_from_nothing_and_says_so() -> None:
    answers = best_answers() | LOW_AREA_2
    for question in LOW_AREA_2:
        del answers[question]
    found = path(answers)
    assert found.effort == 28
    assert {step.before for step in found.steps} == {None}


def test_a_survey_is_a_demand_and_never_buys_the_total() -> None:
    answers = best_answers() | {"B.I.a": 3.42, "B.II.a": 3.5}
    found = path(answers)
    assert [(s.question, s.now, s.needed) for s in found.surveys] == [("B.I.a", 3.42, 3.6)]
    assert found.surveys[0].points == pytest.approx((3.6 - 3.42) / 4 * 17.5)
    assert found.effort == 0
    assert found.total_after == pytest.approx(found.total_now + found.surveys[0].points)
    # 84.3 points with surveys at their demands: the last point comes from steps, at any price.
    poor = answers | {"B.I.b": "B"} | {q: "B" for q in LOW_AREA_2 if LOW_AREA_2[q] in "CDE"}
    assert {s.question for s in path(poor, "WBBM").surveys} == {"B.I.a", "B.II.a"}
    assert [s.needed for s in path(poor, "WBBM").surveys] == [3.6, 3.6]


def test_an_unanswered_survey_is_demanded_from_nothing() -> None:
    answers = best_answers()
    del answers["B.II.a"]
    (survey,) = path(answers).surveys
    assert (survey.question, survey.now, survey.needed) == ("B.II.a", None, 3.2)
    assert survey.points == pytest.approx(14)


def test_what_stands_in_the_way_is_named_with_what_can_be_reached() -> None:
    answers = best_answers() | LOW_AREA_2 | {"B.I.a": 3.5, "B.I.b": "D"}
    found = path(answers, fixed=[*LOW_AREA_2, "B.I.b", "B.I.a"])
    assert not found.reachable
    assert (found.effort, found.steps, found.total_after, found.next_best) == (None, (), None, None)
    assert [block.condition for block in found.blocking] == [
        "area.2",
        "hasil.bersih",
        "hasil.bersih.ipak",
        "hasil.bersih.kinerja",
    ]
    reached = {block.condition: block.at_best for block in found.blocking}
    assert reached["area.2"] == pytest.approx(0)
    assert reached["hasil.bersih.ipak"] == pytest.approx(3.5 / 4 * 17.5)
    assert found.surveys == ()


def test_what_is_fixed_is_never_a_step() -> None:
    answers = random_answers(np.random.default_rng(8))
    free = path(answers)
    fixed = {step.question for step in free.steps[-3:]}
    other = path(answers, fixed=fixed)
    assert other.effort is not None
    assert free.effort is not None
    assert other.effort >= free.effort
    for plan in filter(None, (other.plan, *other.alternatives, other.next_best)):
        assert not fixed & {step.question for step in plan.steps}
    assert not fixed & set(other.open_questions)


def test_effort_decides_which_questions_are_raised() -> None:
    answers = best_answers() | LOW_AREA_2
    reform_first = default_effort(INSTRUMENT.id).with_rate("A.I", Rate(50, 50))
    found = path(answers, effort=reform_first)
    cheap = [step.effort for step in found.steps if step.question.startswith("A.II.2")]
    assert len(cheap) == len([q for q in LOW_AREA_2 if q.startswith("A.II.2")])
    assert found.effort == pytest.approx(sum(step.effort for step in found.steps))


def test_alternatives_cost_the_same_and_the_next_best_more() -> None:
    found = path(random_answers(np.random.default_rng(3)), alternatives=4)
    assert found.plan is not None
    assert found.next_best is not None
    assert [plan.effort for plan in found.alternatives] == [found.effort] * 4
    plans = [
        frozenset((step.item, step.after) for step in plan.steps)
        for plan in (found.plan, *found.alternatives, found.next_best)
    ]
    assert len(set(plans)) == 6
    assert not any(a < b for a in plans for b in plans)
    assert found.next_best.effort > found.plan.effort


def test_the_same_answers_in_any_order_give_the_same_path() -> None:
    table = answers_table(random_answers(np.random.default_rng(11), unanswered=0.1))
    shuffled = table.sample(frac=1, random_state=1)
    assert shortest_path(table, "WBK") == shortest_path(shuffled, "WBK")


def test_a_percentage_that_does_not_come_from_its_counts_is_left_alone() -> None:
    table = answers_table(best_answers() | LOW_AREA_2)
    table.loc[table["question"] == "A.II.4.i.-", "value"] = 0.5
    assert "A.II.4.i.-" not in shortest_path(table, "WBK").open_questions


def test_what_cannot_be_calculated_is_said() -> None:
    table = answers_table(best_answers())
    with pytest.raises(PathError, match="predikat WBX"):
        shortest_path(table, "WBX")
    with pytest.raises(PathError, match=r"tidak ada pertanyaan A\.I\.9"):
        shortest_path(table, "WBK", fixed=["A.I.9"])
    with pytest.raises(PathError, match=r"sebutkan pertanyaannya, A.II.1.i.a"):
        shortest_path(table, "WBK", fixed=["A.II.1.i.a.2"])
    with pytest.raises(PathError, match="satu unit"):
        shortest_path(table.iloc[:0], "WBK")


def test_a_plan_that_does_not_hold_is_never_handed_out() -> None:
    table = answers_table(best_answers() | LOW_AREA_2)
    found = shortest_path(table, "WBK")
    assert found.plan is not None
    less = dataclasses.replace(found.plan, steps=found.plan.steps[1:])
    with pytest.raises(RuntimeError, match="does not hold"):
        judge([(table, dataclasses.replace(found, plan=less))])
    wrong = dataclasses.replace(found.plan, total_after=found.plan.total_after + 1)
    with pytest.raises(RuntimeError, match="does not hold"):
        judge([(table, dataclasses.replace(found, plan=wrong))])


def test_before_the_path_the_predicate_was_not_met() -> None:
    table = answers_table(best_answers() | LOW_AREA_2)
    judged = readiness(score(table)).query("predicate == 'WBK'")
    assert judged.loc[~judged["met"].astype(bool), "condition"].tolist() == ["area.2"]
