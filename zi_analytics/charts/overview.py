"""The table behind the overview: one row a unit, the nearest to the predicate first."""

import math
from typing import Final

import pandas as pd

from zi_analytics.charts.frames import is_true
from zi_analytics.instruments import Instrument

COUNTED_NOUN: Final = "perangkat daerah"
APART_NOUN: Final = "RSUD"
COLUMNS: Final = [
    *("unit", "name", "short", "kind", "counted", "total", "unmet", "worst", "worst_share", "met"),
    "lacking",
]


def overview(
    distance: pd.DataFrame,
    scores: pd.DataFrame,
    readiness: pd.DataFrame,
    units: pd.DataFrame,
    predicate: str,
) -> pd.DataFrame:
    """Join what the overview shows, for one year and one assessor.

    ``units`` has the columns code, name, short, kind, counted. The result keeps the order of
    ``distance``; ``lacking`` is the tuple of unmet conditions, the largest shortfall ÷ minimum
    first; ``total`` is in points. Units that ``units`` leaves out are left out.
    """
    ranked = distance.loc[distance["predicate"] == predicate]
    totals = scores.loc[scores["node"] == "total"].set_index("unit")["points"]
    lacking = unmet_conditions(readiness, predicate)
    table = ranked.merge(units, left_on="unit", right_on="code", how="inner")
    table["total"] = table["unit"].map(totals).astype("float64")
    table["lacking"] = [lacking.get(unit, ()) for unit in table["unit"].tolist()]
    return table[COLUMNS].reset_index(drop=True)


def unmet_conditions(readiness: pd.DataFrame, predicate: str) -> dict[str, tuple[str, ...]]:
    """Return each unit's unmet conditions, the largest shortfall ÷ minimum first."""
    unmet = readiness.loc[(readiness["predicate"] == predicate) & is_true(~readiness["met"])]
    ordered = unmet.assign(gap=unmet["shortfall"] / unmet["minimum"]).sort_values(
        "gap", ascending=False, kind="stable"
    )
    found: dict[str, list[str]] = {}
    units, conditions = ordered["unit"].tolist(), ordered["condition"].tolist()
    for unit, condition in zip(units, conditions, strict=True):
        found.setdefault(unit, []).append(condition)
    return {unit: tuple(own) for unit, own in found.items()}


def condition_names(instrument: Instrument, short: bool = False) -> dict[str, str]:
    """Return the name of each condition, or the one for axes."""
    return {
        condition.id: condition.short if short else condition.label
        for condition in instrument.conditions.values()
    }


def lacking_counts(readiness: pd.DataFrame, table: pd.DataFrame, predicate: str) -> pd.DataFrame:
    """Count, by condition, the units of ``table`` (an ``overview``) that lack it.

    Columns condition, lacking and judged, of the perangkat daerah that count, and lacking_apart and
    judged_apart, of those counted apart; where there are only such, they stand in the first two.
    Most frequent first; conditions that nobody lacks stay in, with 0.
    """
    own = readiness.loc[(readiness["predicate"] == predicate) & readiness["met"].notna()]
    flags = own.merge(table[["unit", "counted"]], on="unit")
    flags["lacking"] = is_true(~flags["met"]).astype("int64")
    if not flags["counted"].any():
        flags["counted"] = True
    counts = _count(flags.loc[flags["counted"]])
    apart = _count(flags.loc[~flags["counted"]])
    counts = counts.join(apart.add_suffix("_apart")).fillna(0).astype("int64").reset_index()
    by = ["lacking", "lacking_apart"]
    return counts.sort_values(by, ascending=False, kind="stable").reset_index(drop=True)


def _count(flags: pd.DataFrame) -> pd.DataFrame:
    groups = flags.groupby("condition", sort=False)["lacking"]
    return pd.DataFrame({"lacking": groups.sum(), "judged": groups.size()})


def noun(table: pd.DataFrame) -> str:
    """Name what an ``overview`` counts: perangkat daerah, or only RSUD."""
    return COUNTED_NOUN if table["counted"].any() else APART_NOUN


def medians(readiness: pd.DataFrame, units: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Return the medians of a condition's value: columns condition, peers, regency.

    Of ``readiness`` the columns unit, condition and value count, of each condition the first.
    Peers are the units of ``kind``, missing where there is only one; the regency's median is over
    the perangkat daerah that count.
    """
    values = readiness.drop_duplicates(["unit", "condition"]).merge(
        units, left_on="unit", right_on="code"
    )
    alike = values.loc[values["kind"] == kind]
    peers = alike.groupby("condition", sort=False)["value"].median()
    if alike["unit"].nunique() < 2:
        peers = peers * math.nan
    regency = values.loc[values["counted"]].groupby("condition", sort=False)["value"].median()
    return pd.DataFrame({"peers": peers, "regency": regency}).rename_axis("condition").reset_index()
