"""Paths against all combinations counted out (small cases) and dynamic programming (full size)."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.insight.path.independent import (
    SURVEYS,
    count_out,
    is_index,
    least_effort,
    options,
    short,
)
from tests.makers import QUESTIONS, best_answers, inputs_of, random_answers
from tests.scoring.conftest import answers_table
from zi_analytics.insight.path import Plan, apply, shortest_path
from zi_analytics.scoring import readiness, score

PREDICATES = ("WBK", "WBBM")
IMPROVABLE = [row.id for row in QUESTIONS if not is_index(row.id)]


def tight_case(rng: np.random.Generator, predicate: str, free: int) -> tuple[dict, list[str]]:
    """Make a worksheet that just meets a predicate, then make some questions as bad as can be."""
    answers, low = best_answers(), random_answers(rng)
    answers |= {q: round(float(rng.uniform(3.2, 4)), 2) for q in SURVEYS}
    for question in rng.permutation(IMPROVABLE):
        worse = answers | {key: low[key] for key in keys(question)}
        if not short(predicate, worse):
            answers = worse
    chosen = [str(question) for question in rng.choice(IMPROVABLE, free, replace=False)]
    for question in chosen:
        answers |= {key: bottom(rng, key) for key in keys(question)}
    return answers, chosen


def keys(question: str) -> tuple[str, ...]:
    """Give what is entered for a question: its counts, or its answer."""
    return inputs_of(question) or (question,)


def bottom(rng: np.random.Generator, key: str) -> object:
    row = next((row for row in QUESTIONS if row.id == key), None)
    if row is None:
        return int(rng.integers(0, 5))
    letters = row.choices.split("/")
    return letters[-1] if len(letters) < 3 else str(rng.choice(letters[-2:]))


def entered(plan: Plan) -> tuple[int, dict[str, object]]:
    return round(plan.effort), {step.item: step.after for step in plan.steps}


@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 100_000), predicate=st.sampled_from(PREDICATES))
def test_small_cases_agree_with_counting_out(seed: int, predicate: str) -> None:
    answers, free = tight_case(np.random.default_rng(seed), predicate, free=5)
    fixed = [row.id for row in QUESTIONS if row.id not in free and not is_index(row.id)]
    counted = count_out(predicate, answers, free)
    path = shortest_path(answers_table(answers), predicate, fixed=fixed, alternatives=8)
    assert path.reachable == bool(counted.feasible)
    if path.plan is None:
        best = dict(answers)
        for question in free:
            best |= max(options(question, answers), key=lambda option: option.points).entered
        assert {block.condition for block in path.blocking} == short(predicate, best)
        return
    efforts = sorted({effort for effort, _ in counted.plans})
    least = [plan for plan in counted.plans if plan[0] == efforts[0]]
    found = [entered(path.plan), *(entered(plan) for plan in path.alternatives)]
    assert path.effort == pytest.approx(efforts[0])
    assert all(plan in least for plan in found)
    assert len(found) == min(len(least), 9) == len({str(plan) for plan in found})
    following = None if path.next_best is None else entered(path.next_best)
    assert (following is None) == (len(efforts) == 1)
    assert following is None or (following in counted.plans and following[0] == efforts[1])


@pytest.mark.parametrize("seed", range(12))
def test_full_worksheets_agree_with_dynamic_programming(seed: int) -> None:
    rng = np.random.default_rng(seed)
    answers = random_answers(rng)
    best = best_answers()
    for question in rng.permutation(IMPROVABLE)[: 25 * (seed % 4)]:
        answers |= {key: best[key] for key in keys(question)}
    if seed % 5 == 0:
        answers |= {"A.II.1.i.a.1": 0, "A.II.1.i.a.2": 0, "A.II.3.iii.a.2": 40}
    table = answers_table(answers)
    for predicate in PREDICATES:
        path = shortest_path(table, predicate, alternatives=1)
        expected = least_effort(predicate, answers)
        assert path.effort == (None if expected is None else pytest.approx(expected))
        for plan in filter(None, (path.plan, *path.alternatives, path.next_best)):
            judged = readiness(score(apply(table, plan)))
            assert judged.loc[judged["predicate"] == predicate, "met"].all()
