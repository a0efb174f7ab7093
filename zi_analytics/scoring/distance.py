"""How far each unit is from a predicate: one order, used everywhere."""

import pandas as pd

from zi_analytics.tables import KEY, empty

COLUMNS = {
    "unit": "str",
    "year": "Int64",
    "assessor": "str",
    "predicate": "str",
    "unmet": "int64",
    "worst": "str",
    "worst_share": "float64",
    "met": "boolean",
}


def distance(readiness: pd.DataFrame) -> pd.DataFrame:
    """Order units by their distance to each predicate, nearest first.

    Takes ``tables.READINESS`` and gives one row a unit, year, assessor and predicate: ``unmet``
    conditions, the ``worst`` of them, and its shortfall ÷ minimum (0–1). Fewer unmet conditions are
    nearer, then a smaller largest shortfall; never the total alone. ``met`` is missing when no
    condition fails but one is not known.
    """
    if readiness.empty:
        return empty(COLUMNS)
    judged = readiness.assign(
        unmet=readiness["met"].eq(False).fillna(False).astype("int64"),
        unknown=readiness["met"].isna(),
        worst_share=(readiness["shortfall"] / readiness["minimum"]).fillna(0.0),
    )
    by = [*KEY, "predicate"]
    groups = judged.groupby(by, dropna=False, sort=False)
    table = groups.agg(unmet=("unmet", "sum"), unknown=("unknown", "any")).reset_index()
    worst = judged.sort_values("worst_share", ascending=False, kind="stable").drop_duplicates(by)
    table = table.merge(
        worst[[*by, "condition", "worst_share"]].rename(columns={"condition": "worst"}), on=by
    )
    failed = table["unmet"] > 0
    table["worst"] = table["worst"].where(failed)
    table["met"] = (~failed).astype("boolean").mask(~failed & table["unknown"])
    ordered = table.sort_values(["predicate", "unmet", "worst_share", "unit"], kind="stable")
    return ordered[list(COLUMNS)].astype(COLUMNS).reset_index(drop=True)
