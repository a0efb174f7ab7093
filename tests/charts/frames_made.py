"""Frames for the tests of figures: three units, with scores made by hand."""

import pandas as pd

from tests.ui.fakes import FakeStore, answers_of, registry, rules
from zi_analytics import charts, scoring

UNITS = {"DINSOS": 0.95, "35.12.06": 0.6, "RSUD-AR": 0.75}
YEAR = 2022


def store() -> FakeStore:
    """Return a store with one good dinas, one weak kecamatan and one RSUD between them."""
    answers = [answers_of(unit, "unit", level, 7) for unit, level in UNITS.items()]
    return FakeStore(pd.concat(answers, ignore_index=True))


def overview(predicate: str = "WBK") -> pd.DataFrame:
    """Return the overview of the three units."""
    data = store()
    ready = data.readiness(YEAR)
    return charts.overview(
        scoring.distance(ready), data.scores(YEAR), ready, registry().units(YEAR), predicate
    )


def conditions(unit: str) -> pd.DataFrame:
    """Return one unit's conditions with the medians of all three."""
    data = store()
    ready, scores = data.readiness(YEAR), data.scores(YEAR)
    middle = charts.medians(ready, registry().units(YEAR), "dinas")
    return charts.conditions_table(
        ready.loc[ready["unit"] == unit], scores.loc[scores["unit"] == unit], rules(), middle
    )
