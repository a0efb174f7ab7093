"""The shortest path of one worksheet to a predicate."""

import math
from collections.abc import Collection
from functools import cache

import pandas as pd

from zi_analytics.insight.path.effort import Effort, default_effort
from zi_analytics.insight.path.errors import PathError
from zi_analytics.insight.path.filled import Filled, filled
from zi_analytics.insight.path.judge import judge
from zi_analytics.insight.path.levers import levers
from zi_analytics.insight.path.model import Block, Path, Plan, Survey
from zi_analytics.insight.path.plan import make_plan
from zi_analytics.insight.path.problem import Levels, Need, Problem
from zi_analytics.insight.path.search import search
from zi_analytics.instruments import Instrument, Predicate
from zi_analytics.scoring import TOLERANCE


def shortest_path(
    answers: pd.DataFrame,
    predicate: str,
    *,
    effort: Effort | None = None,
    fixed: Collection[str] = (),
    alternatives: int = 3,
    next_best: bool = True,
) -> Path:
    """Return the cheapest improvements after which all conditions of a predicate hold.

    ``answers`` is ``tables.ANSWERS`` of one unit, year and assessor; ``fixed`` are questions that
    cannot be improved this year, surveys among them. At most so many ``alternatives`` of equal
    effort are given. The conditions are those of PermenPANRB 90/2021, p. 52–53 and Tabel 6 (p. 58).
    Raises `PathError` for what cannot be calculated.
    """
    path = solve(
        filled(answers),
        predicate,
        effort=effort,
        fixed=fixed,
        alternatives=alternatives,
        next_best=next_best,
    )
    judge([(answers, path)])
    return path


def solve(
    sheet: Filled,
    predicate: str,
    *,
    effort: Effort | None,
    fixed: Collection[str],
    alternatives: int,
    next_best: bool,
) -> Path:
    """Return the path, not judged by ``scoring`` yet."""
    rules = _rules(sheet.instrument, predicate)
    _check_fixed(sheet.instrument, fixed)
    surveys = _surveys(sheet, rules, fixed)
    costs = effort or default_effort(sheet.instrument.id)
    problem = Problem(levers(sheet, costs, fixed), _needs(sheet, rules, surveys))

    def plan(levels: Levels) -> Plan:
        return make_plan(problem, levels, sheet.total, surveys)

    blocking = _blocking(problem)
    found = None if blocking else search(problem, alternatives, next_best)
    return Path(
        unit=sheet.unit,
        year=sheet.year,
        assessor=sheet.assessor,
        instrument=sheet.instrument.id,
        predicate=predicate,
        total_now=sheet.total,
        plan=plan(found.best) if found else None,
        surveys=surveys,
        blocking=blocking,
        open_questions=tuple(lever.question for lever in problem.levers),
        alternatives=tuple(plan(levels) for levels in found.alternatives) if found else (),
        next_best=plan(found.next_best) if found and found.next_best else None,
    )


def _rules(instrument: Instrument, predicate: str) -> Predicate:
    if predicate not in instrument.predicates:
        raise PathError(f"predikat {predicate} tidak ada pada instrumen {instrument.short}")
    return instrument.predicates[predicate]


def _check_fixed(instrument: Instrument, fixed: Collection[str]) -> None:
    for id_ in fixed:
        if id_ in instrument.inputs:
            question = instrument.inputs[id_].question
            raise PathError(f"{id_} adalah isian jumlah; sebutkan pertanyaannya, {question}")
        if id_ not in instrument.questions:
            raise PathError(f"tidak ada pertanyaan {id_} pada instrumen {instrument.short}")


def _surveys(sheet: Filled, rules: Predicate, fixed: Collection[str]) -> tuple[Survey, ...]:
    """Return the surveys that are below what the predicate asks of them alone."""
    found = []
    for id_, needed in _asked(sheet.instrument, rules).items():
        question = sheet.instrument.questions[id_]
        maximum = _maximum(sheet.instrument, id_)
        value, points = sheet.values[id_], sheet.points(id_)
        gained = needed / maximum * question.weight - points
        if id_ not in fixed and gained > TOLERANCE:
            now = None if value is None else round(value * maximum, 9)
            found.append(Survey(id_, now, needed, gained))
    return tuple(found)


def _asked(instrument: Instrument, rules: Predicate) -> dict[str, float]:
    """Return the lowest index that each survey must have, where a condition is about it alone."""
    found: dict[str, float] = {}
    for minimum in rules.minimums:
        question, *others = _leaves(instrument, minimum.node)
        if others or instrument.scale_of(question).kind != "index":
            continue
        index = minimum.index
        if index is None:
            weight = instrument.questions[question].weight
            index = minimum.minimum / weight * _maximum(instrument, question)
        found[question] = max(index, found.get(question, 0.0))
    return found


@cache
def _leaves(instrument: Instrument, node: str) -> tuple[str, ...]:
    return instrument.leaves(node)


def _maximum(instrument: Instrument, question: str) -> float:
    return instrument.scale_of(question).maximum or 1.0


def _needs(sheet: Filled, rules: Predicate, surveys: tuple[Survey, ...]) -> tuple[Need, ...]:
    demanded = {survey.question: survey.points for survey in surveys}
    found = []
    for minimum in rules.minimums:
        questions = _leaves(sheet.instrument, minimum.node)
        now = math.fsum(sheet.points(q) + demanded.get(q, 0.0) for q in questions)
        found.append(Need(minimum.condition, questions, now, minimum.minimum))
    return tuple(found)


def _blocking(problem: Problem) -> tuple[Block, ...]:
    """Return the conditions that fail even with every lever at its top.

    Raising one question never lowers a condition, so the top is the best for all of them at once:
    those that hold there hold together, and if none fails, there is a path.
    """
    short = problem.short(problem.everything)
    return tuple(
        Block(need.condition, short[need.condition], need.minimum)
        for need in problem.needs
        if need.condition in short
    )
