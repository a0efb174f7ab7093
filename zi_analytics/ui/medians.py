"""What a unit is measured against: medians, which tell of nobody."""

import math
from typing import Final

import pandas as pd

from zi_analytics import charts
from zi_analytics.ui import access, data, unit_data
from zi_analytics.ui.shared import shared

ANONYMOUS: Final = 5
"""A median over fewer units would tell of single ones."""


def medians(year: int, assessor: str, kind: str) -> pd.DataFrame:
    """Return ``charts.medians``; to whom sees some units only, none that tells of few others."""
    table = _medians(data.store().version(), year, assessor, kind)
    if access.sees_all():
        return table
    values, units = unit_data.whole_values(year, assessor), data.whole_units(year)
    judged = units.loc[units["code"].isin(values["unit"].unique())]
    if (judged["kind"] == kind).sum() < ANONYMOUS:
        table = table.assign(peers=math.nan)
    return table if judged["counted"].sum() >= ANONYMOUS else table.assign(regency=math.nan)


@shared(data.MANY)
def _medians(version: int, year: int, assessor: str, kind: str) -> pd.DataFrame:
    return charts.medians(unit_data.whole_values(year, assessor), data.whole_units(year), kind)
