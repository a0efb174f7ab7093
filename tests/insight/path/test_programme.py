"""The programme itself, on problems made up for one purpose."""

import random
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest

from zi_analytics.insight.path.levers import ChoiceLever, Stretch
from zi_analytics.insight.path.problem import Levels, Need, Problem
from zi_analytics.insight.path.programme import Programme
from zi_analytics.insight.path.search import search


def lever(name: str, *stretches: tuple[int, float, float]) -> ChoiceLever:
    made = tuple(Stretch(*stretch) for stretch in stretches)
    return ChoiceLever(name, made, None, ("A",) * sum(stretch.most for stretch in made))


def problem(minimum: float, *levers: ChoiceLever) -> Problem:
    names = tuple(one.question for one in levers)
    return Problem(levers, (Need("total", names, 0.0, minimum),))


def test_a_miss_that_the_solver_lets_pass_is_not_a_plan() -> None:
    # HiGHS accepts rows that are short by less than a millionth; a condition does not.
    near = problem(1.0, lever("near", (1, 1.0, 1 - 5e-7)), lever("enough", (1, 2.0, 1.0)))
    assert search(near, 0, False).best == (0, 1)


def test_a_plan_at_the_minimum_is_one_in_spite_of_binary_noise() -> None:
    thirds = [lever(name, (1, 1.0, 0.1)) for name in "abc"]
    assert search(problem(0.1 + 0.2, *thirds), 0, False).best == (1, 1, 1)


def test_a_stretch_is_entered_only_after_the_one_below_it() -> None:
    steep = lever("steep", (1, 5.0, 0.0), (10, 1.0, 1.0))
    plain = lever("plain", (1, 7.0, 2.0))
    assert search(problem(2.0, steep, plain), 0, False).best in [(3, 0), (0, 1)]
    assert search(problem(3.0, steep), 0, False).best == (4,)


def test_long_stretches_are_told_apart_by_every_level() -> None:
    both = problem(10.0, lever("a", (20, 1.0, 1.0)), lever("b", (20, 1.0, 1.0)))
    found = search(both, 20, False)
    plans = {found.best, *found.alternatives}
    assert plans == {(n, 10 - n) for n in range(11)}


def test_the_next_best_has_no_superfluous_level() -> None:
    levers = [lever("a", (1, 1.0, 1.0)), lever("b", (1, 1.0, 0.5)), lever("c", (2, 3.0, 0.5))]
    found = search(problem(1.0, *levers), 3, True)
    assert found.best == (1, 0, 0)
    # Not (1, 1, 0), which does what the best plan does and more.
    assert found.next_best == (0, 1, 1)


def test_the_next_best_is_found_behind_many_best_plans() -> None:
    # 70 ways to take four of the eight; the next-best takes three and both halves.
    alike = [lever(f"q{i}", (1, 1.0, 1.0)) for i in range(8)]
    halves = [lever(name, (1, 1.0, 0.5)) for name in "ab"]
    found = search(problem(4.0, *alike, *halves), 0, True).next_best
    assert found is not None
    assert (sum(found[:8]), found[8:]) == (3, (1, 1))
    assert search(problem(4.0, *alike), 0, True).next_best is None


@pytest.mark.parametrize("seed", range(6))
def test_rows_against_superfluous_levels_keep_every_plan_without_them(seed: int) -> None:
    rng = random.Random(seed)
    levers = [
        lever(f"q{i}", *[(most, 1.0, rng.choice([0.25, 0.33, 0.5])) for most in shape])
        for i, shape in enumerate([(1,), (1, 1), (1, 3), (2,), (1, 1, 1)])
    ]
    whole = problem(rng.choice([1.0, 1.5, 2.0]), *levers)
    part = Need("part", ("q0", "q1"), 0.0, 0.3)
    both = Problem(whole.levers, (*whole.needs, part))
    every = product(*(range(one.most + 1) for one in levers))
    needed = {p for p in every if not both.short(p) and both.without_superfluous(p) == p}
    programme = Programme(both)
    programme.leave_out_superfluous()
    found = set()
    while (levels := programme.cheapest()) is not None:
        found.add(levels)
        programme.leave_out(levels)
    assert found == needed


def test_of_equal_questions_the_first_is_raised() -> None:
    alike = [lever(name, (1, 1.0, 1.0)) for name in "abcde"]
    assert search(problem(2.0, *alike), 0, False).best == (1, 1, 0, 0, 0)


def test_of_equal_efforts_the_one_with_most_points_is_best() -> None:
    levers = [lever("a", (1, 2.0, 1.0)), lever("b", (1, 2.0, 1.5)), lever("c", (1, 2.0, 1.2))]
    found = search(problem(1.0, *levers), 5, False)
    assert [found.best, *found.alternatives] == [(0, 1, 0), (0, 0, 1), (1, 0, 0)]


def test_cuts_leave_out_what_contains_a_plan_and_nothing_else() -> None:
    programme = Programme(problem(1.0, lever("a", (3, 1.0, 1.0)), lever("b", (1, 5.0, 5.0))))
    assert programme.cheapest() == (1, 0)
    programme.leave_out((1, 0))
    assert programme.cheapest() == (0, 1)
    programme.leave_out((0, 1))
    assert programme.cheapest() is None


def test_the_solver_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    search(problem(1.0, lever("a", (1, 1.0, 1.0))), 0, False)
    assert capfd.readouterr() == ("", "")


def test_several_threads_get_the_same_answers() -> None:
    levers = [lever(f"q{i}", (2, 1.0 + i % 3, 0.3 + i % 7 / 10)) for i in range(40)]

    def solve(minimum: int) -> Levels:
        return search(problem(float(minimum), *levers), 0, False).best

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(solve, range(5, 25))) == [solve(m) for m in range(5, 25)]
