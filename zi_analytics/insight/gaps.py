"""The gap between two assessors: self-assessment minus the internal team's verdict.

Only questions that both answered are compared, so a question that one of them left blank is neither
praise nor correction; and every difference is a sum of differences of questions. Units without a
verdict of the second assessor are left out, and named.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
import pandas as pd

from zi_analytics.insight.places import question_scores
from zi_analytics.tables import empty, typed

Level = Literal["question", "sub_component", "area"]

DIFFERENCES: Final = {
    "unit": "str",
    "year": "Int64",
    "instrument": "str",
    "question": "str",
    "sub_component": "str",
    "area": "str",
    "weight": "float64",
    "first": "float64",
    "second": "float64",
    "difference": "float64",
}
BY_UNIT: Final = {
    "unit": "str",
    "year": "Int64",
    "questions": "int64",
    "not_compared": "int64",
    "lowered": "int64",
    "raised": "int64",
    "first": "float64",
    "second": "float64",
    "difference": "float64",
}
BY_NODE: Final = {
    "instrument": "str",
    "node": "str",
    "units": "int64",
    "lowered": "int64",
    "raised": "int64",
    "weight": "float64",
    "difference": "float64",
    "mean": "float64",
    "lower_quartile": "float64",
    "median": "float64",
    "upper_quartile": "float64",
}
LEFT_OUT: Final = {"unit": "str", "year": "Int64", "has": "str"}
_SAME: Final = 1e-9
_WORKSHEET: Final = ["unit", "year"]


@dataclass(frozen=True)
class Gaps:
    """How two assessors differ, in points; positive where the first gave more.

    ``differences`` has a row for each question that both answered (``DIFFERENCES``). ``by_unit``
    (``BY_UNIT``) has the sums of each unit, the greatest over-claim first; ``lowered`` and
    ``raised`` count the questions that the second assessor corrected, ``not_compared`` those that
    only one of them answered. ``left_out`` names the units that only one assessed (``LEFT_OUT``;
    ``has`` is the assessor that they have).
    """

    differences: pd.DataFrame
    by_unit: pd.DataFrame
    left_out: pd.DataFrame

    def of_units(self, units: Collection[str]) -> "Gaps":
        """Return the gaps of some units only."""
        return replace(
            self,
            differences=_own(self.differences, units),
            by_unit=_own(self.by_unit, units),
            left_out=_own(self.left_out, units),
        )

    def by(self, level: Level) -> pd.DataFrame:
        """Return the spread over units of the difference at each node of a level (``BY_NODE``).

        ``units`` compared, ``lowered`` and ``raised`` units whose points there the second assessor
        corrected; ``weight`` of the node as far as compared, on average; sum, mean, quartiles and
        median of the differences. Most often lowered first, then by the sum of differences.
        """
        if self.differences.empty:
            return empty(BY_NODE)
        by = [*_WORKSHEET, "instrument", level]
        sums = self.differences.groupby(by, sort=False)[["weight", "difference"]].sum()
        sums["lowered"], sums["raised"] = _corrected(sums["difference"])
        groups = sums.groupby(["instrument", level], sort=False)
        spread = groups["difference"].quantile(np.array([0.25, 0.5, 0.75])).unstack()
        table = groups.agg(
            units=("weight", "size"),
            lowered=("lowered", "sum"),
            raised=("raised", "sum"),
            weight=("weight", "mean"),
            difference=("difference", "sum"),
            mean=("difference", "mean"),
        )
        table[["lower_quartile", "median", "upper_quartile"]] = spread
        table = table.reset_index(names=["instrument", "node"])
        order = ["lowered", "difference"]
        table = table.sort_values(order, ascending=False, kind="stable")
        return typed(table, BY_NODE).reset_index(drop=True)


def gaps(scores: pd.DataFrame, first: str = "unit", second: str = "tpi") -> Gaps:
    """Compare two assessors over all units that both assessed, question by question.

    Takes ``tables.SCORES`` with both assessors in it.
    """
    table = question_scores(scores)
    key = [*_WORKSHEET, "instrument", "question", "sub_component", "area", "weight"]
    sides = [
        table.loc[table["assessor"] == name, [*key, "points", "unanswered"]]
        for name in (first, second)
    ]
    pairs = sides[0].merge(sides[1], on=key, suffixes=("_first", "_second"))
    answered = (pairs["unanswered_first"] == 0, pairs["unanswered_second"] == 0)
    pairs = pairs.rename(columns={"points_first": "first", "points_second": "second"})
    pairs["difference"] = pairs["first"] - pairs["second"]
    both = typed(pairs.loc[answered[0] & answered[1]], DIFFERENCES).reset_index(drop=True)
    one_only = pairs.loc[answered[0] ^ answered[1]]
    return Gaps(both, _by_unit(both, one_only), _left_out(sides, first, second))


def _own(table: pd.DataFrame, units: Collection[str]) -> pd.DataFrame:
    return table.loc[table["unit"].isin(list(units))].reset_index(drop=True)


def _corrected(difference: pd.Series) -> tuple[pd.Series, pd.Series]:
    return difference > _SAME, difference < -_SAME


def _by_unit(both: pd.DataFrame, one_only: pd.DataFrame) -> pd.DataFrame:
    if both.empty:
        return empty(BY_UNIT)
    lowered, raised = _corrected(both["difference"])
    groups = both.assign(lowered=lowered, raised=raised).groupby(_WORKSHEET, sort=False)
    table = groups.agg(
        questions=("question", "size"),
        lowered=("lowered", "sum"),
        raised=("raised", "sum"),
        first=("first", "sum"),
        second=("second", "sum"),
        difference=("difference", "sum"),
    )
    skipped = one_only.groupby(_WORKSHEET).size().reindex(table.index)
    table["not_compared"] = skipped.fillna(0)
    table = table.reset_index().sort_values("difference", ascending=False, kind="stable")
    return typed(table, BY_UNIT).reset_index(drop=True)


def _left_out(sides: list[pd.DataFrame], first: str, second: str) -> pd.DataFrame:
    names = [side[_WORKSHEET].drop_duplicates() for side in sides]
    table = names[0].merge(names[1], on=_WORKSHEET, how="outer", indicator="has")
    one = table.loc[table["has"] != "both"]
    has = one["has"].astype("str").map({"left_only": first, "right_only": second})
    return typed(one.assign(has=has), LEFT_OUT).reset_index(drop=True)
