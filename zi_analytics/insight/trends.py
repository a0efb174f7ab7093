"""Readiness over the years: the spread by year, changes of units that have both, and why.

The instrument may change between two years; then only shares of weight compare, and ``breaks``
tells where to draw it. All functions take the scores of one assessor.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd

from zi_analytics.insight.years import (
    NODES,
    PARTS,
    TOTAL,
    Break,
    breaks,
    joined_points,
    points_of,
)
from zi_analytics.registry import Registry
from zi_analytics.tables import Columns, typed

SPREAD: Final[Columns] = {
    "year": "Int64",
    "instrument": "str",
    "node": "str",
    "median": "float64",
    "lower": "float64",
    "upper": "float64",
    "n": "int64",
}
CHANGES: Final[Columns] = {
    "unit": "str",
    "node": "str",
    "before": "float64",
    "after": "float64",
    "change": "float64",
}
PARTS_OF_CHANGE: Final[Columns] = {
    "unit": "str",
    "part": "str",
    "before": "float64",
    "after": "float64",
    "weight_before": "float64",
    "weight_after": "float64",
    "by_share": "float64",
    "by_weight": "float64",
    "contribution": "float64",
}
STEPS: Final[Columns] = {
    "before": "Int64",
    "after": "Int64",
    "node": "str",
    "median": "float64",
    "lower": "float64",
    "upper": "float64",
    "n": "int64",
    "rose": "int64",
    "fell": "int64",
    "left_out": "int64",
    "breaks": "bool",
}
MOVED: Final = 0.0001 - 1e-11  # a hundredth of a point, the least that is shown
MOVERS: Final[Columns] = {
    "unit": "str",
    "before": "float64",
    "after": "float64",
    "change": "float64",
    "part": "str",
    "contribution": "float64",
}

__all__ = [
    "Break",
    "Change",
    "breaks",
    "change",
    "decomposition",
    "history",
    "movers",
    "spread",
    "year_over_year",
]


@dataclass(frozen=True)
class Change:
    """The change between two years, over the units that have both.

    ``table`` is ``CHANGES`` (shares of weight, 0–1), ``parts`` what the total's change is made of
    (``PARTS_OF_CHANGE``). ``left_out`` are the units of either year that have no counterpart;
    ``breaks`` tells that the instrument changed in between.
    """

    before: int
    after: int
    table: pd.DataFrame
    parts: pd.DataFrame
    left_out: tuple[str, ...]
    breaks: bool

    @property
    def n(self) -> int:
        """The number of units with both years."""
        return int(self.table["unit"].nunique())


def spread(scores: pd.DataFrame, units: Collection[str] | None = None) -> pd.DataFrame:
    """Return ``SPREAD``: median, quartiles and number of units by year, instrument and node.

    Shares of weight (0–1) of the total, the six areas and Hasil; of all units, or of ``units`` (of
    one, all three are its own share). In a year with two instruments each has rows of its own.
    """
    own = scores.loc[scores["node"].isin(NODES)]
    if units is not None:
        own = own.loc[own["unit"].isin(list(units))]
    groups = own.groupby(["year", "instrument", "node"])["share"]
    table = groups.agg(
        median="median",
        lower=lambda share: share.quantile(0.25),
        upper=lambda share: share.quantile(0.75),
        n="count",
    ).reset_index()
    table["place"] = table["node"].map({node: place for place, node in enumerate(NODES)})
    ordered = table.sort_values(["place", "year", "instrument"], kind="stable")
    return typed(ordered.reset_index(drop=True), SPREAD)


def history(scores: pd.DataFrame, unit: str, registry: Registry | None = None) -> pd.DataFrame:
    """Return DataFrame[year, instrument, node, share, own] of one unit.

    With a registry, the years before the unit existed are those of its predecessors, as in
    ``joined_points``; ``own`` is False there.
    """
    parts = []
    for year in sorted(int(year) for year in scores["year"].dropna().unique()):
        table = points_of(scores, year, [unit])
        own = not table.empty
        if not own and registry is not None:
            table = joined_points(scores, year, [unit], registry)
        parts.append(table.assign(year=year, own=own))
    columns = {
        "year": "Int64",
        "instrument": "str",
        "node": "str",
        "share": "float64",
        "own": "bool",
    }
    empty = pd.DataFrame(columns=list(columns))
    return typed(pd.concat(parts, ignore_index=True) if parts else empty, columns)


def change(
    scores: pd.DataFrame,
    before: int,
    after: int,
    *,
    units: Collection[str] | None = None,
    registry: Registry | None = None,
) -> Change:
    """Compare two years over the units that have both, and only over those.

    ``units`` are codes of the later year; all of them unless named. With a registry, units that did
    not exist in the earlier year are joined with their predecessors (see ``joined_points``);
    without one, they are left out.
    """
    later = points_of(scores, after, units)
    if registry is None:
        earlier = points_of(scores, before, units)
    else:
        earlier = joined_points(scores, before, set(later["unit"]), registry)
    both = earlier.merge(later, on=["unit", "node"], suffixes=("_before", "_after"))
    table = pd.DataFrame(
        {
            "unit": both["unit"],
            "node": both["node"],
            "before": both["share_before"],
            "after": both["share_after"],
            "change": both["share_after"] - both["share_before"],
        }
    )
    return Change(
        before=before,
        after=after,
        table=typed(table, CHANGES),
        parts=decomposition(both),
        left_out=_left_out(scores, before, later, set(both["unit"]), units, registry),
        breaks=bool((both["instrument_before"] != both["instrument_after"]).any()),
    )


def _left_out(
    scores: pd.DataFrame,
    before: int,
    later: pd.DataFrame,
    compared: set[str],
    units: Collection[str] | None,
    registry: Registry | None,
) -> tuple[str, ...]:
    """Return the units of either year that were compared with nothing."""
    used = set(compared)
    if registry is not None:
        used |= {one for unit in compared for one in registry.lineage(unit, before)}
    earlier = points_of(scores, before, units)
    return tuple(sorted((set(later["unit"]) | set(earlier["unit"])) - used))


def decomposition(both: pd.DataFrame) -> pd.DataFrame:
    """Split each unit's change of the total into areas and Hasil (``PARTS_OF_CHANGE``), exactly.

    Takes points and weights of both years by unit and node. A part contributes the change of its
    points ÷ 100, so that contributions sum up to the change of the total's share. Where weights
    change with the instrument, that is split further: ``by_share`` is the mean weight × the change
    of the share, ``by_weight`` the mean share × the change of the weight; they sum up as well.
    """
    totals = both.loc[both["node"] == TOTAL].set_index("unit")
    own = both.loc[both["node"].isin(PARTS)]
    full_before = own["unit"].map(totals["weight_before"]).astype("float64")
    full_after = own["unit"].map(totals["weight_after"]).astype("float64")
    w0, w1 = own["weight_before"] / full_before, own["weight_after"] / full_after
    s0, s1 = own["share_before"], own["share_after"]
    by_share = (w0 + w1) / 2 * (s1 - s0)
    by_weight = (s0 + s1) / 2 * (w1 - w0)
    table = pd.DataFrame(
        {
            "unit": own["unit"],
            "part": own["node"],
            "before": s0,
            "after": s1,
            "weight_before": own["weight_before"],
            "weight_after": own["weight_after"],
            "by_share": by_share,
            "by_weight": by_weight,
            "contribution": by_share + by_weight,
        }
    )
    return typed(table.reset_index(drop=True), PARTS_OF_CHANGE)


def movers(changed: Change, count: int = 5) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return ``MOVERS``: the units that rose most, and those that fell most, the largest first.

    ``part`` is the area (or Hasil) that contributed most in the direction of the change. A unit
    that did not move is in neither.
    """
    totals = changed.table.loc[changed.table["node"] == TOTAL]
    return tuple(  # type: ignore[return-value]
        _moved(totals, changed.parts, sign).head(count).reset_index(drop=True) for sign in (1, -1)
    )


def _moved(totals: pd.DataFrame, parts: pd.DataFrame, sign: int) -> pd.DataFrame:
    own = totals.loc[totals["change"] * sign > 0]
    ordered = own.assign(size=own["change"] * -sign).sort_values(["size", "unit"], kind="stable")
    most = parts.assign(size=parts["contribution"] * -sign).sort_values("size", kind="stable")
    leading = most.drop_duplicates("unit")[["unit", "part", "contribution"]]
    return typed(ordered.merge(leading, on="unit"), MOVERS)


def year_over_year(
    scores: pd.DataFrame,
    *,
    units: Collection[str] | None = None,
    registry: Registry | None = None,
) -> pd.DataFrame:
    """Return ``STEPS``: from each year with worksheets to the next, how the shares changed.

    Median and quartiles of the changes of units that have both years, their number, and how many
    rose and fell; a step without any such unit has none of the figures. ``breaks``: the instrument
    changes in this step.
    """
    years = sorted(int(year) for year in scores["year"].dropna().unique())
    rows = []
    for before, after in pairwise(years):
        step = change(scores, before, after, units=units, registry=registry)
        by_node = dict(list(step.table.groupby("node")["change"]))
        for node in NODES:
            values = by_node.get(node, pd.Series(dtype="float64"))
            quartiles = values.quantile([0.25, 0.5, 0.75]) if len(values) else [np.nan] * 3
            lower, median, upper = (float(value) for value in quartiles)
            rows.append(
                {
                    "before": before,
                    "after": after,
                    "node": node,
                    "median": median,
                    "lower": lower,
                    "upper": upper,
                    "n": len(values),
                    "rose": int((values >= MOVED).sum()),
                    "fell": int((values <= -MOVED).sum()),
                    "left_out": len(step.left_out),
                    "breaks": step.breaks,
                }
            )
    return typed(pd.DataFrame(rows, columns=list(STEPS)), STEPS)
