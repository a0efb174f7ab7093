"""A plan carried out on the answers."""

import numpy as np
import pandas as pd
import pytest

from tests.makers import best_answers, random_answers
from tests.scoring.conftest import INSTRUMENT, answers_table
from zi_analytics.insight.path import Plan, apply, shortest_path
from zi_analytics.instruments import load
from zi_analytics.scoring import readiness, score
from zi_analytics.tables import ANSWERS


def planned(answers: dict[str, object], predicate: str = "WBBM") -> tuple[pd.DataFrame, Plan]:
    table = answers_table(answers)
    plan = shortest_path(table, predicate).plan
    assert plan is not None
    return table, plan


def test_what_is_entered_is_what_the_steps_say() -> None:
    table, plan = planned(random_answers(np.random.default_rng(2), unanswered=0.2))
    after = apply(table, plan).set_index("question")
    for step in plan.steps:
        assert after.loc[step.item, "raw"] == str(step.after)
    for survey in plan.surveys:
        assert float(after.loc[survey.question, "raw"]) == survey.needed
        assert after.loc[survey.question, "value"] == pytest.approx(survey.needed / 4)
    changed = {step.item for step in plan.steps} | {survey.question for survey in plan.surveys}
    changed |= {step.question for step in plan.steps}
    same = ~after.index.isin(list(changed))
    pd.testing.assert_frame_equal(after[same], table.set_index("question")[same])


def test_the_answers_given_are_left_alone() -> None:
    table, plan = planned(random_answers(np.random.default_rng(2)))
    before = table.copy()
    apply(table, plan)
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("predicate", ["WBK", "WBBM"])
def test_afterwards_the_predicate_is_met_with_the_total_that_was_told(
    seed: int, predicate: str
) -> None:
    answers = random_answers(np.random.default_rng(seed), unanswered=[0.0, 0.1, 0.4][seed % 3])
    table = answers_table(answers)
    path = shortest_path(table, predicate)
    for plan in filter(None, (path.plan, *path.alternatives, path.next_best)):
        scores = score(apply(table, plan))
        total = scores.loc[scores["node"] == "total", "points"].iloc[0]
        assert total == pytest.approx(plan.total_after, abs=1e-9)
        assert readiness(scores).query("predicate == @predicate")["met"].all()


def test_a_row_that_was_not_there_is_added() -> None:
    answers = best_answers()
    del answers["B.I.b"]
    table = answers_table(answers)
    table = table[table["question"] != "B.I.b"]
    plan = shortest_path(table, "WBK").plan
    assert plan is not None
    after = apply(table, plan)
    assert list(after.columns) == list(ANSWERS)
    assert after.iloc[-1][["unit", "question", "raw", "value"]].tolist() == ["X", "B.I.b", "C", 0.5]


def test_a_count_that_cannot_be_read_is_named_anew() -> None:
    answers = best_answers() | {"A.II.4.ii.-": "D", "A.I.4.i.a": "C", "A.I.4.i.b": "C"}
    answers |= {"A.I.4.i.c": "D"}
    table = answers_table(answers)
    table.loc[table["question"] == "A.II.4.i.-.2", "raw"] = "semua"
    table.loc[table["question"] == "A.II.4.i.-", "value"] = np.nan
    others = [question for question in load(INSTRUMENT).questions if question != "A.II.4.i.-"]
    plan = shortest_path(table, "WBK", fixed=others).plan
    assert plan is not None
    (step,) = plan.steps
    assert (step.item, step.before, step.after) == ("A.II.4.i.-.2", None, 6)
    after = apply(table, plan).set_index("question")
    assert after.loc["A.II.4.i.-.2", "raw"] == "6"
    assert after.loc["A.II.4.i.-", "value"] == 1
