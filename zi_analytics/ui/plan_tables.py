"""The paths of all units as tables: units, improvements, and every step of every unit."""

from typing import Any, Final

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.insight.path import Path, Paths
from zi_analytics.instruments import Instrument
from zi_analytics.ui import plan_words

BLOCKED: Final = "Syarat menghalangi"
TOTALS: Final = ("Total sekarang", "Total rencana")


def _count(value: float) -> str:
    return formats.decimal(value, 0)


WRITTEN: Final[dict[str, Any]] = {
    **dict.fromkeys(TOTALS, formats.points),
    **{"Upaya": formats.short, "Poin": formats.change},
    "Langkah": _count,
}
STEP_COLUMNS: Final = (
    *("Unit", "Nama lengkap", "Kode", "Pertanyaan", "Dari", "Menjadi"),
    *("Poin", "Upaya", "Total sesudahnya"),
)


def unit_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return ``Paths.nearest`` with names, as people read it."""
    return pd.DataFrame(
        {
            "Unit": table["short"],
            "Nama lengkap": table["name"],
            "Upaya": table["effort"],
            "Langkah": table["steps"].astype("Int64").where(table["reachable"]),
            "Survei": table["surveys"],
            BLOCKED: table["blocking"],
            "Total sekarang": table["total_now"],
            "Total rencana": table["total_after"],
        }
    )


def improvement_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return ``Paths.improvements`` with labels, as people read it."""
    return pd.DataFrame(
        {
            "Pertanyaan": table["label"],
            "Kode": table["question"],
            "Di jalur": table["planned"],
            "Dapat dinaikkan": table["possible"],
            "Poin": table["points"],
            "Upaya": table["effort"],
        }
    )


def every_step(result: Paths, units: pd.DataFrame, rules: Instrument) -> pd.DataFrame:
    """Return the steps and surveys of all units, the nearest unit first (``STEP_COLUMNS``).

    ``units`` has unit, name and short in the order wanted.
    """
    by_unit = {path.unit: path for path in result.paths}
    rows = [
        (short, name, *row)
        for unit, short, name in zip(units["unit"], units["short"], units["name"], strict=True)
        for row in _steps(by_unit[unit], rules)
    ]
    return pd.DataFrame(rows, columns=list(STEP_COLUMNS))


def _steps(path: Path, rules: Instrument) -> list[tuple[Any, ...]]:
    steps = [
        (
            *(step.item, plan_words.item_label(step.item, rules)),
            plan_words.written(step.item, step.before, rules),
            plan_words.written(step.item, step.after, rules),
            *(step.points, step.effort, step.total),
        )
        for step in path.steps
    ]
    surveys = [
        (
            *(survey.question, plan_words.item_label(survey.question, rules)),
            plan_words.written(survey.question, survey.now, rules),
            plan_words.written(survey.question, survey.needed, rules),
            *(survey.points, None, None),
        )
        for survey in path.surveys
    ]
    return [*steps, *surveys]
