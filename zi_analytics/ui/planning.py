"""What changes of answers do to one worksheet: every figure comes from ``scoring``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd

from zi_analytics.insight.path import Effort, Path, Plan, Step, Survey, apply
from zi_analytics.insight.path.filled import filled
from zi_analytics.instruments import Instrument, load
from zi_analytics.scoring import readiness, score
from zi_analytics.tables import ANSWERS, typed

Changes = Mapping[str, str]
"""Planned text by question or input: an option, a whole count, or a survey index such as 3.6."""

Costs = Mapping[tuple[str, str], float]
"""Effort by item and planned text."""

STEPS: Final = {
    "item": "str",
    "question": "str",
    "before": "str",
    "after": "str",
    "points": "float64",
    "effort": "float64",
    "total": "float64",
}
SAME: Final = 1e-9
HIGHEST_COUNT: Final = 1_000_000


@dataclass(frozen=True)
class Simulation:
    """A worksheet as it is and as it would be.

    ``steps`` has one row a change, in the order of the changes: item, question, before and after as
    text (before missing where blank), points that it adds, effort (missing for surveys and for what
    is lowered) and the total after it. ``scores`` and ``ready`` are as in ``tables``.
    """

    scores_now: pd.DataFrame
    ready_now: pd.DataFrame
    scores: pd.DataFrame
    ready: pd.DataFrame
    steps: pd.DataFrame

    @property
    def total_now(self) -> float:
        """The total as it is."""
        return points_of(self.scores_now, "total")

    @property
    def total(self) -> float:
        """The total as it would be."""
        return points_of(self.scores, "total")

    @property
    def effort(self) -> float:
        """The effort of all steps that have one."""
        return float(self.steps["effort"].sum())


def points_of(scores: pd.DataFrame, node: str) -> float:
    """Return the points of a node in the scores of one worksheet."""
    return float(scores.loc[scores["node"] == node, "points"].iloc[0])


def present(answers: pd.DataFrame) -> dict[str, str]:
    """Return what stands now, as text, by question and input; what is blank is left out."""
    sheet = filled(answers)
    rules = sheet.instrument
    found = {name: str(count) for name, count in sheet.counts.items() if count is not None}
    for id_, question in rules.questions.items():
        scale, value = rules.scale_of(question.id), sheet.values[id_]
        if value is None or question.ratio is not None:
            continue
        if scale.options:
            near = [o for o, v in scale.options.items() if abs(v - value) < SAME]
            if near:
                found[id_] = near[0]
        elif scale.maximum is not None:
            found[id_] = f"{round(value * scale.maximum, 4):g}"
    return found


def of_plan(plan: Plan) -> dict[str, str]:
    """Return a plan as changes: its steps in order, then its surveys."""
    steps = {step.item: str(step.after) for step in plan.steps}
    return steps | {survey.question: f"{survey.needed:g}" for survey in plan.surveys}


def costs_of(plans: Iterable[Plan]) -> dict[tuple[str, str], float]:
    """Return what the steps of plans cost."""
    return {(step.item, str(step.after)): step.effort for plan in plans for step in plan.steps}


def surveys_of(path: Path) -> dict[str, str]:
    """Return only what the surveys must show."""
    return {survey.question: f"{survey.needed:g}" for survey in path.surveys}


def sound(changes: Changes, rules: Instrument) -> dict[str, str]:
    """Keep the changes that the instrument allows: a known option, a count, an index in range."""
    return {item: text for item, text in changes.items() if _allowed(item, text, rules)}


def _allowed(item: str, text: str, rules: Instrument) -> bool:
    if item in rules.inputs:
        return text.isascii() and text.isdigit() and int(text) <= HIGHEST_COUNT
    question = rules.questions.get(item)
    if question is None or question.ratio is not None:
        return False
    scale = rules.scale_of(question.id)
    if scale.options:
        return text in scale.options
    try:
        return 0 <= float(text) <= (scale.maximum or 0)
    except ValueError:
        return False


def simulate(
    answers: pd.DataFrame, changes: Changes, effort: Effort, costs: Costs | None = None
) -> Simulation:
    """Carry out the changes one after the other and score the worksheet after each.

    ``answers`` is ``tables.ANSWERS`` of one unit, year and assessor. What already stands so and
    what the instrument does not allow are no changes. ``costs`` are the efforts that a path has
    reckoned; a change that is not among them costs ``effort_of``.
    """
    rules, before = load(str(answers["instrument"].iloc[0])), present(answers)
    wanted = sound(changes, rules)
    real = {item: text for item, text in wanted.items() if before.get(item) != text}
    scores = score(_stages(answers, real, rules))
    judged = readiness(scores)
    last = str(len(real))
    by_unit = scores.loc[scores["node"] == "total"].set_index("unit")["points"]
    totals = [float(by_unit[str(number)]) for number in range(len(real) + 1)]
    efforts = [
        (costs or {}).get((item, text), effort_of(item, before.get(item), text, rules, effort))
        for item, text in real.items()
    ]
    return Simulation(
        scores_now=_of(scores, "0", answers),
        ready_now=_of(judged, "0", answers),
        scores=_of(scores, last, answers),
        ready=_of(judged, last, answers),
        steps=_steps(rules, before, real, efforts, totals),
    )


def _stages(answers: pd.DataFrame, changes: Changes, rules: Instrument) -> pd.DataFrame:
    """Return the answers before and after each change, with the number of the stage as the unit.

    A ratio question takes its new value with the last change of its counts.
    """
    after = apply(answers, _as_plan(changes, rules))
    was = answers.reset_index(drop=True).reindex(after.index)
    last = {_question(item, rules): number for number, item in enumerate(changes, start=1)}
    own = {item: number for number, item in enumerate(changes, start=1)}
    since = after["question"].map(last | own).to_numpy(dtype=float)
    stages = np.arange(len(changes) + 1)[:, None]
    done = (stages >= since).ravel()
    table = pd.concat([after] * len(stages), ignore_index=True)
    for column in ("raw", "value"):
        table[column] = table[column].where(done, pd.concat([was[column]] * len(stages)).to_numpy())
    return typed(table.assign(unit=np.repeat(stages, len(after)).astype(str)), ANSWERS)


def _question(item: str, rules: Instrument) -> str:
    return rules.inputs[item].question if item in rules.inputs else item


def _of(table: pd.DataFrame, number: str, answers: pd.DataFrame) -> pd.DataFrame:
    own = table.loc[table["unit"] == number].reset_index(drop=True)
    return own.assign(unit=answers["unit"].iloc[0])


def _as_plan(changes: Changes, rules: Instrument) -> Plan:
    steps, surveys = [], []
    for item, text in changes.items():
        question = _question(item, rules)
        if rules.scale_of(question).kind == "index":
            surveys.append(Survey(question, None, float(text), 0.0))
            continue
        after = int(text) if item in rules.inputs else text
        steps.append(Step(item, question, None, after, 0.0, 0.0, 0.0))
    return Plan(0.0, tuple(steps), tuple(surveys), 0.0)


def _steps(
    rules: Instrument,
    before: Changes,
    changes: Changes,
    efforts: list[float | None],
    totals: list[float],
) -> pd.DataFrame:
    rows = [
        {
            "item": item,
            "question": _question(item, rules),
            "before": before.get(item),
            "after": text,
            "points": after - ahead,
            "effort": cost,
            "total": after,
        }
        for (item, text), cost, (ahead, after) in zip(
            changes.items(), efforts, pairwise(totals), strict=True
        )
    ]
    return typed(pd.DataFrame(rows, columns=list(STEPS)), STEPS)


def effort_of(
    item: str, before: str | None, after: str, rules: Instrument, effort: Effort
) -> float | None:
    """Return what a change costs: levels raised or units moved, times their rate.

    A survey and an answer that is lowered cost nothing that could be planned: None. A blank answer
    starts from its worst option, a blank count from 0 with at least one unit, as in a path.
    """
    if item in rules.inputs:
        rate = effort.of(rules.inputs[item].question)
        moved = abs(int(after) - int(before or 0))
        return None if rate is None else rate.count * (max(1, moved) if before is None else moved)
    rate = effort.of(item)
    order = list(rules.scale_of(item).options)
    if rate is None or not order:
        return None
    raised = order.index(before or order[-1]) - order.index(after)
    return rate.level * raised if raised > 0 else None
