"""The gap between two assessors, kept to some units or some questions."""

from collections.abc import Collection
from dataclasses import replace

import pandas as pd

from zi_analytics.insight.gaps import Gaps


def of_units(gaps: Gaps, units: Collection[str]) -> Gaps:
    """Return the gaps of some units only."""

    def own(table: pd.DataFrame) -> pd.DataFrame:
        return table.loc[table["unit"].isin(list(units))].reset_index(drop=True)

    return replace(
        gaps,
        differences=own(gaps.differences),
        by_unit=own(gaps.by_unit),
        left_out=own(gaps.left_out),
    )
