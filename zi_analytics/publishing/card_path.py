"""The shortest path of a unit to each predicate on its report card."""

from typing import Any, Final

import pandas as pd

from zi_analytics.charts import condition_names, formats
from zi_analytics.insight.path import Path, PathError, Step, Survey, shortest_path
from zi_analytics.instruments import Instrument

MOST_STEPS: Final = 14
NONE_FOUND: Final = "Jalur tidak dihitung: {reason}."


def path_of(answers: pd.DataFrame, rules: Instrument) -> list[dict[str, Any]]:
    """Return the path to the first predicate that is not met, as it is printed.

    Takes ``tables.ANSWERS`` of one unit, year and assessor. A path that cannot be calculated says
    why; where all predicates are met there is none.
    """
    for predicate in rules.predicates:
        title = f"Jalur terpendek ke {predicate}"
        try:
            path = shortest_path(answers, predicate, alternatives=0, next_best=False)
        except PathError as error:
            return [_told(title, NONE_FOUND.format(reason=error))]
        if path.blocking:
            return [_told(title, _blocked(path, rules))]
        if path.steps or path.surveys:
            return [_plan(title, path, rules)]
    return []


def _told(title: str, says: str) -> dict[str, Any]:
    return {"title": title, "says": says, "steps": [], "rest": ""}


def _blocked(path: Path, rules: Instrument) -> str:
    names = condition_names(rules)
    ways = [
        f"{names[block.condition]} paling tinggi {formats.points(block.at_best)} dari batas "
        f"{formats.short(block.minimum)}"
        for block in path.blocking
    ]
    return f"Belum ada jalur tahun ini: {formats.listing(ways, 4)}."


def _plan(title: str, path: Path, rules: Instrument) -> dict[str, Any]:
    demands = [_demand(survey, rules) for survey in path.surveys]
    surveys = f" Survei: {formats.listing(demands, 4)}." if demands else ""
    count = len(path.steps)
    says = (
        f"{count} langkah membawa nilai total dari {formats.points(path.total_now)} ke "
        f"{formats.points(path.total_after)} dengan semua syarat nilai terpenuhi.{surveys}"
    )
    rest = count - MOST_STEPS
    return {
        "title": title,
        "says": says,
        "steps": [
            _step(number, step, rules) for number, step in enumerate(path.steps[:MOST_STEPS], 1)
        ],
        "rest": f"Dan {rest} langkah lain; seluruhnya ada di halaman Simulasi." if rest > 0 else "",
    }


def _step(number: int, step: Step, rules: Instrument) -> dict[str, str]:
    before = "belum diisi" if step.before is None else str(step.before)
    label = rules.label(step.question)
    if step.item != step.question:
        label = f"{label}: {rules.label(step.item)}"
    return {
        "number": str(number),
        "label": label,
        "change": f"{before} → {step.after}",
        "points": formats.change(step.points),
        "total": formats.points(step.total),
    }


def _demand(survey: Survey, rules: Instrument) -> str:
    now = "belum diisi" if survey.now is None else f"sekarang {formats.points(survey.now)}"
    return f"{rules.label(survey.question)} harus {formats.points(survey.needed)} ({now})"
