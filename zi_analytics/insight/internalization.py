"""Whom internalisation reached: coverage by group and unit, who was left out, and area 1 beside it.

Only what is known counts: a group whose people or people reached nobody entered is "unknown", and a
group without people is "absent"; neither is 0 %.
"""

from collections.abc import Sequence
from typing import Final, Literal

import pandas as pd

from zi_analytics.insight.association import Association, associated
from zi_analytics.tables import Columns, typed

State = Literal["known", "absent", "unknown"]
By = Literal["group", "unit"]

CELLS: Final[Columns] = {
    "unit": "str",
    "group": "str",
    "people": "Int64",
    "reached": "Int64",
    "missed": "Int64",
    "share": "float64",
    "state": "str",
}
COVERAGE: Final[Columns] = {
    "people": "int64",
    "reached": "int64",
    "missed": "int64",
    "share": "float64",
    "known": "int64",
    "absent": "int64",
    "unknown": "int64",
}
AREA: Final = "area.1"
"""Manajemen Perubahan, in both instruments."""

FIGURES: Final = {"coverage": "cakupan internalisasi", "area": "nilai Manajemen Perubahan"}
CAUTION: Final = (
    "Hubungan ini hanya deskriptif: nilai area berasal dari jawaban LKE, cakupan dari hitungan "
    "orang, dan hubungan bukan sebab."
)


def cells(
    entries: pd.DataFrame,
    units: Sequence[str],
    groups: Sequence[str],
    activity: str | None = None,
) -> pd.DataFrame:
    """Return ``CELLS``: every unit and group of one year; takes ``tables.INTERNALIZATION``.

    A group has as many people in a unit as the entry says that came last, whatever its activity: a
    correction counts at once. ``entries`` come in the order in which they were entered. Without an
    activity, ``reached`` is the most that any one of them reached: who was reached by several is
    not known by name, so at least so many were reached at all.
    """
    by = ["unit", "group"]
    people = entries.groupby(by)["people"].last()
    own = entries if activity is None else entries.loc[entries["activity"] == activity]
    reached = own.groupby(by)["reached"].max()
    index = pd.MultiIndex.from_product([list(units), list(groups)], names=by)
    table = pd.DataFrame({"people": people.reindex(index), "reached": reached.reindex(index)})
    table = table.astype("Int64").reset_index()
    table["state"] = [
        _state(int(n) if pd.notna(n) else None, int(m) if pd.notna(m) else None)
        for n, m in zip(table["people"], table["reached"], strict=True)
    ]
    known = table["state"] == "known"
    table["missed"] = (table["people"] - table["reached"]).where(known)
    share = table["reached"].astype("float64") / table["people"].astype("float64")
    return typed(table.assign(share=share.where(known)), CELLS)


def _state(people: int | None, reached: int | None) -> State:
    if people == 0:
        return "absent"
    # More reached than there are: one of two entries is wrong, and nobody knows which.
    if people is None or reached is None or reached > people:
        return "unknown"
    return "known"


def coverage(table: pd.DataFrame, by: By) -> pd.DataFrame:
    """Sum ``CELLS`` by group or unit, in their order: ``COVERAGE`` with that column first.

    People, reached, missed and share are over what is known; known, absent and unknown count cells.
    """
    known = table.loc[table["state"] == "known"]
    order = list(dict.fromkeys(table[by]))
    sums = known.groupby(by)[["people", "reached", "missed"]].sum().reindex(order).fillna(0)
    found = sums.astype("int64")
    found["share"] = (found["reached"] / found["people"]).where(found["people"] > 0)
    counts = table.groupby([by, "state"]).size().unstack(fill_value=0)
    for state in ("known", "absent", "unknown"):
        own = counts[state] if state in counts else pd.Series(0, index=counts.index)
        found[state] = own.reindex(order).fillna(0).astype("int64")
    return typed(found.reset_index(names=by), {by: "str", **COVERAGE})


def left_out(table: pd.DataFrame) -> pd.DataFrame:
    """Return the ``CELLS`` in which people were not reached: nobody at all first, then the most."""
    own = table.loc[(table["state"] == "known") & table["missed"].gt(0)]
    own = own.assign(some=own["reached"].gt(0))
    order = own.sort_values(["some", "missed"], ascending=[True, False], kind="stable")
    return order[list(CELLS)].reset_index(drop=True)


def never_reached(table: pd.DataFrame) -> pd.DataFrame:
    """Return the ``CELLS`` of groups of whom nobody was reached."""
    return table.loc[(table["state"] == "known") & table["reached"].eq(0)].reset_index(drop=True)


def beside_area(by_unit: pd.DataFrame, scores: pd.DataFrame, year: int) -> Association:
    """Return how coverage and Manajemen Perubahan of units go together, in one year.

    Takes ``coverage`` by unit and ``tables.SCORES`` of one assessor. The pairs are DataFrame[unit,
    coverage, area], both shares (0–1).
    """
    own = scores.loc[scores["year"].eq(year) & scores["node"].eq(AREA), ["unit", "share"]]
    known = by_unit.loc[by_unit["share"].notna(), ["unit", "share"]]
    both = known.rename(columns={"share": "coverage"}).merge(
        own.rename(columns={"share": "area"}), on="unit"
    )
    pairs = typed(both, {"unit": "str", "coverage": "float64", "area": "float64"})
    return associated(year, pairs, FIGURES, "cakupan internalisasi dan LKE", CAUTION)
