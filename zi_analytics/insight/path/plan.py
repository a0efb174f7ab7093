"""From levels of levers to an ordered plan for people."""

import math
from itertools import accumulate

from zi_analytics.insight.path.levers import Change, Lever
from zi_analytics.insight.path.model import Plan, Step, Survey
from zi_analytics.insight.path.problem import Levels, Problem

# Rates of points per effort that differ only by binary noise are equal.
_DIGITS = 9


def make_plan(problem: Problem, levels: Levels, total: float, surveys: tuple[Survey, ...]) -> Plan:
    """Return a plan with its steps in order; ``total`` is the worksheet's total now."""
    pulled = [(lever, n) for lever, n in zip(problem.levers, levels, strict=True) if n]
    pulled.sort(key=_worth)
    changes = [(lever, change) for lever, n in pulled for change in lever.changes(n)]
    totals = accumulate((change.points for _, change in changes), initial=total)
    steps = tuple(
        _step(lever, change, after)
        for (lever, change), after in zip(changes, list(totals)[1:], strict=True)
    )
    gained = [step.points for step in steps] + [survey.points for survey in surveys]
    return Plan(problem.effort(levels), steps, surveys, math.fsum([total, *gained]))


def _worth(pulled: tuple[Lever, int]) -> float:
    lever, level = pulled
    return -round(lever.gain(level) / lever.effort(level), _DIGITS)


def _step(lever: Lever, change: Change, total: float) -> Step:
    return Step(
        item=change.item,
        question=lever.question,
        before=change.before,
        after=change.after,
        points=change.points,
        effort=change.effort,
        total=total,
    )
