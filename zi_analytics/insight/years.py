"""Scores of several years side by side: one row a unit and part, and whose successor a unit is.

Everything here works on shares of weight, because weights differ between instruments. All functions
take the scores of one assessor.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pandas as pd

from zi_analytics.instruments.model import TOTAL as TOTAL
from zi_analytics.registry import Registry

HASIL: Final = "B"
AREAS: Final = tuple(f"area.{number}" for number in range(1, 7))
PARTS: Final = (*AREAS, HASIL)
"""What the total is the sum of, in both instruments."""
NODES: Final = (TOTAL, *PARTS)

POINTS: Final = ["unit", "node", "points", "weight", "share", "instrument"]


@dataclass(frozen=True)
class Break:
    """Where the instrument changes: the years on both sides, and the instruments of each."""

    before: int
    after: int
    old: tuple[str, ...]
    new: tuple[str, ...]


def usual_year(years: Sequence[int], now: int) -> int:
    """Return which of years, the newest first, is shown unless another is asked for.

    It is none that is still to come, where another is there: a worksheet may say a wrong year.
    """
    return next((year for year in years if year <= now), years[0])


def breaks(scores: pd.DataFrame) -> tuple[Break, ...]:
    """Return every place between two years with worksheets where their instruments differ.

    A year with worksheets of both instruments breaks with both of its neighbours.
    """
    by_year = {
        int(str(year)): tuple(sorted(set(own)))
        for year, own in scores.groupby("year")["instrument"]
    }
    years = sorted(by_year)
    return tuple(
        Break(before, after, by_year[before], by_year[after])
        for before, after in pairwise(years)
        if by_year[before] != by_year[after]
    )


def as_last(units: Mapping[int, pd.DataFrame]) -> pd.DataFrame:
    """Return the units of several years once, each as it was last, with that year as ``last``."""
    frames = [units[year].assign(last=year) for year in sorted(units)]
    table = pd.concat(frames, ignore_index=True)
    return table.drop_duplicates("code", keep="last").reset_index(drop=True)


def points_of(
    scores: pd.DataFrame, year: int, units: Collection[str] | None = None
) -> pd.DataFrame:
    """Return ``POINTS`` of a year: total, areas and Hasil of each unit."""
    own = scores.loc[scores["year"].eq(year) & scores["node"].isin(NODES)]
    if units is not None:
        own = own.loc[own["unit"].isin(list(units))]
    return own[POINTS].reset_index(drop=True)


def joined_points(
    scores: pd.DataFrame, year: int, units: Collection[str], registry: Registry
) -> pd.DataFrame:
    """Return ``POINTS`` of an earlier year for later units, by those that they come from.

    A unit that existed in that year stands for itself alone, whatever it received since. Any other
    has the mean of its predecessors, each counting the same, and only if all of them have a
    worksheet: a part of them would be another unit. All of them must follow one instrument: points
    of two are no more comparable within a year than over a break. A predecessor that was split
    counts for each of its successors. Units without predecessors are left out.
    """
    own = points_of(scores, year)
    present = set(own["unit"])
    pairs = [
        (unit, source)
        for unit in units
        if (sources := registry.lineage(unit, year)) and present.issuperset(sources)
        for source in sources
    ]
    links = pd.DataFrame(pairs, columns=["successor", "unit"]).astype("str")
    both = links.merge(own, on="unit")
    alike = both.groupby("successor")["instrument"].transform("nunique") == 1
    by = ["successor", "node"]
    table = (
        both.loc[alike]
        .groupby(by, sort=False)
        .agg(
            points=("points", "mean"), weight=("weight", "mean"), instrument=("instrument", "first")
        )
    )
    table = table.reset_index().rename(columns={"successor": "unit"})
    table["share"] = table["points"] / table["weight"]
    return table[POINTS]


def mixed_years(
    scores: pd.DataFrame, unit: str, years: Collection[int], registry: Registry
) -> list[int]:
    """Return those of the years in which a unit's predecessors follow different instruments.

    ``joined_points`` has nothing of the unit then, although all of them may have a worksheet.
    """
    own = scores.loc[scores["node"] == TOTAL]
    instruments = {
        year: own.loc[
            own["year"].eq(year) & own["unit"].isin(list(registry.lineage(unit, year))),
            "instrument",
        ]
        for year in years
    }
    return [year for year, found in instruments.items() if found.nunique() > 1]
