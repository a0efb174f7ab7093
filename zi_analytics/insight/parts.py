"""Lost points by any parts of the worksheet, and how few of them hold half of the loss."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from zi_analytics.insight.weak import weakest

HALF: Final = 0.5


def weakest_parts(losses: pd.DataFrame, parts: Mapping[str, str]) -> pd.DataFrame:
    """Rank parts (question → part) as ``weak.weakest`` does the levels of the worksheet.

    Questions without a part are left out; shares are of what all parts together lose.
    """
    part = losses["question"].map(parts)
    return weakest(losses.assign(part=part).loc[part.notna()], "part")


def part_matrix(losses: pd.DataFrame, parts: Mapping[str, str]) -> pd.DataFrame:
    """Sum what each unit loses in each part: unit, part, weight, lost, low, unanswered, blank.

    ``blank`` counts the questions without an answer. Takes one year and assessor.
    """
    part = losses["question"].map(parts)
    own = losses.assign(part=part).loc[part.notna()]
    sums = own.groupby(["unit", "part"], sort=False).agg(
        weight=("weight", "sum"),
        lost=("lost", "sum"),
        low=("low", "sum"),
        unanswered=("unanswered", "sum"),
        blank=("blank", "sum"),
    )
    return sums.reset_index()


def holding_half(ranked: pd.DataFrame) -> int:
    """Count the first rows of ``weak.weakest`` that together hold half of the lost points."""
    if ranked.empty or not ranked["lost"].sum() > 0:
        return 0
    return int((ranked["cumulative"] < HALF - 1e-9).sum()) + 1
