"""The best plan, others of equal effort, and the next-best."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from zi_analytics.insight.path.problem import Levels, Problem
from zi_analytics.insight.path.programme import Programme

# Half of what two efforts differ by at least; far above what the solver lets pass as equal.
_HALF: Final = 5e-5
# The next-best mostly turns up in so many tries; rows that forbid superfluous levels take longer.
_EASY: Final = 5


@dataclass(frozen=True)
class Found:
    """Plans; ``next_best`` is missing when there is none."""

    best: Levels
    alternatives: tuple[Levels, ...]
    next_best: Levels | None


def search(problem: Problem, alternatives: int, next_best: bool) -> Found:
    """Return the plans of least effort, the one with most points first, and the next-best.

    With every lever at its top, all conditions must hold. Of questions that are worth the same,
    those first in the worksheet are raised. The next-best is the cheapest plan of more effort of
    which no level is superfluous; it is None only where there is no such plan.
    """
    if not problem.short(problem.nothing):
        return Found(problem.nothing, (), None)
    programme = Programme(problem)
    cheapest = programme.cheapest()
    if cheapest is None:
        raise RuntimeError("no path, although no condition is out of reach")
    effort = problem.effort(cheapest)
    programme.keep_effort(-math.inf, effort + _HALF)
    best = problem.first_in_worksheet(programme.richest() or cheapest)
    programme.leave_out(best)
    others = tuple(islice(_others(programme), alternatives))
    return Found(best, others, _next(problem, programme, effort) if next_best else None)


def _others(programme: Programme) -> Iterator[Levels]:
    while (levels := programme.richest()) is not None:
        yield levels
        programme.leave_out(levels)


def _next(problem: Problem, programme: Programme, effort: float) -> Levels | None:
    programme.keep_effort(effort + _HALF, math.inf)
    tries = 0
    while (levels := programme.cheapest()) is not None:
        needed = problem.without_superfluous(levels)
        if needed == levels:
            break
        programme.leave_out(needed)
        tries += 1
        if tries == _EASY:
            programme.leave_out_superfluous()
    return levels
