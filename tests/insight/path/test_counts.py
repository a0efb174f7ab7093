"""How typed counts are raised: known ones, a zero denominator, and blanks."""

import itertools
from collections.abc import Mapping

import pytest

from zi_analytics.insight.path.counts import count_plan, ratio_value
from zi_analytics.instruments import Ratio, load

QUESTIONS = load("permenpanrb-90-2021").questions
Typed = Mapping[str, int | None]


def ratio(question: str) -> Ratio:
    found = QUESTIONS[question].ratio
    assert found is not None
    return found


def counts(question: str, *typed: int | None) -> dict[str, int | None]:
    return dict(zip(QUESTIONS[question].inputs, typed, strict=True))


def first_level(question: str, *typed: int | None) -> tuple[list[int | None], int, float]:
    """Give the counts after the first level, its units of effort, and the value it has."""
    now = counts(question, *typed)
    plan = count_plan(ratio(question), now)
    assert plan is not None
    after = {**now, **plan.targets(1)}
    units = sum(plan.units(name, now[name], count) for name, count in plan.targets(1).items())
    return list(after.values()), units, ratio_value(ratio(question), after)


AGENTS, COMPLAINTS, REPORTS = "A.II.1.i.a", "A.II.5.ii.-", "A.II.5.iii.a"
DISCIPLINE = "A.II.3.iii.a"


@pytest.mark.parametrize(
    ("question", "typed", "after", "units", "value"),
    [
        (AGENTS, (5, 2), [5, 3], 1, 3 / 5),
        # Nothing attempted counts nothing: one agent and one change, both to be made.
        (AGENTS, (0, 0), [1, 1], 2, 1),
        (AGENTS, (0, 3), [1, 3], 1, 1),
        # A blank numerator starts from nothing.
        (AGENTS, (5, None), [5, 1], 1, 1 / 5),
        (AGENTS, (None, None), [1, 1], 2, 1),
        (AGENTS, (None, 0), [1, 1], 2, 1),
        # A blank denominator is no smaller than what is known to be done.
        (AGENTS, (None, 3), [3, 3], 3, 1),
        (COMPLAINTS, (6, 0, 1), [6, 0, 2], 1, 2 / 6),
        # A count that is asked for but not used must be named too.
        (COMPLAINTS, (6, None, 2), [6, 0, 2], 1, 2 / 6),
        (COMPLAINTS, (6, None, None), [6, 0, 1], 2, 1 / 6),
        (COMPLAINTS, (0, None, None), [0, 0, 0], 2, 1),
        # Blank all over: full value only as one of one, never because nothing was due.
        (COMPLAINTS, (None, None, None), [1, 0, 1], 3, 1),
        (REPORTS, (1, 10, 4, 13), [1, 10, 4, 14], 1, 14 / 15),
        (REPORTS, (None, 10, 4, 13), [0, 10, 4, 13], 1, 13 / 14),
        (REPORTS, (None, 3, None, 5), [2, 3, 0, 5], 3, 1),
        (DISCIPLINE, (5, 5, 0), [5, 4, 0], 1, 1 / 5),
        (DISCIPLINE, (5, 8, 0), [5, 4, 0], 4, 1 / 5),
        (DISCIPLINE, (0, 3, 1), [0, 0, 1], 3, 1),
        (DISCIPLINE, (5, 2, None), [5, 2, 0], 1, 3 / 5),
        # A blank count of this year is last year's until shown otherwise.
        (DISCIPLINE, (5, None, 0), [5, 4, 0], 1, 1 / 5),
        (DISCIPLINE, (0, None, 0), [0, 0, 0], 1, 1),
        # None this year is full value, whatever last year was.
        (DISCIPLINE, (None, 3, 0), [0, 0, 0], 4, 1),
        (DISCIPLINE, (None, None, None), [0, 0, 0], 3, 1),
    ],
)
def test_the_first_level(
    question: str, typed: tuple[int | None, ...], after: list[int], units: int, value: float
) -> None:
    assert first_level(question, *typed) == (after, units, pytest.approx(value))


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        (AGENTS, (5, 5)),
        (AGENTS, (5, 9)),
        (COMPLAINTS, (0, 0, 0)),
        (REPORTS, (0, 0, 0, 0)),
        (DISCIPLINE, (5, 0, 3)),
        (DISCIPLINE, (0, 0, 0)),
    ],
)
def test_what_stands_at_its_best_has_no_plan(question: str, typed: tuple[int, ...]) -> None:
    assert count_plan(ratio(question), counts(question, *typed)) is None
    assert ratio_value(ratio(question), counts(question, *typed)) == 1


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        (AGENTS, (7, 2)),
        (AGENTS, (7, None)),
        (COMPLAINTS, (6, None, 2)),
        (REPORTS, (None, 10, 4, 3)),
        (DISCIPLINE, (5, 8, 0)),
        (DISCIPLINE, (9, None, None)),
        (DISCIPLINE, (9, 4, None)),
    ],
)
def test_each_further_level_moves_one_unit_up_to_full_value(
    question: str, typed: tuple[int | None, ...]
) -> None:
    now = counts(question, *typed)
    plan = count_plan(ratio(question), now)
    assert plan is not None
    levels = range(1, plan.further + 2)
    values = [ratio_value(ratio(question), {**now, **plan.targets(n)}) for n in levels]
    efforts = [
        sum(plan.units(name, now[name], after) for name, after in plan.targets(n).items())
        for n in levels
    ]
    assert values[-1] == pytest.approx(1)
    assert all(b > a for a, b in itertools.pairwise(values))
    assert [b - a for a, b in itertools.pairwise(efforts)] == [1] * plan.further


@pytest.mark.parametrize("question", [q.id for q in QUESTIONS.values() if q.ratio is not None])
def test_no_plan_touches_what_is_a_fact(question: str) -> None:
    rule = ratio(question)
    known = dict.fromkeys(QUESTIONS[question].inputs, 4) | {rule.numerator: 3}
    plan = count_plan(rule, known)
    assert plan is not None
    assert set(plan.targets(1)) == {rule.numerator}


@pytest.mark.parametrize("question", [q.id for q in QUESTIONS.values() if q.ratio is not None])
def test_a_blank_is_never_cheaper_than_the_same_count_known(question: str) -> None:
    # One agent, one target or one report to bring about costs two units where nothing is there.
    everything_blank = first_level(question, *(None for _ in QUESTIONS[question].inputs))
    assert everything_blank[1] >= 2
    assert all(count is not None for count in everything_blank[0])
