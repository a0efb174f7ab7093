"""How units stand with the prerequisites of a predicate, and with their scores beside them."""

from typing import Final

import pandas as pd

from zi_analytics.tables import Columns, typed

STANDING: Final[Columns] = {
    "unit": "str",
    "met": "int64",
    "unmet": "int64",
    "unknown": "int64",
    "holds": "boolean",
    "scores_met": "boolean",
    "proposable": "boolean",
}


def standing(
    prerequisites: pd.DataFrame, proposable: pd.DataFrame, units: pd.DataFrame, predicate: str
) -> pd.DataFrame:
    """Count prerequisites by state for each unit, and tell who may be proposed.

    Takes ``tables.PREREQUISITES``, ``tables.PROPOSABLE`` of one assessor, and units with the column
    code; all of one year. Gives ``STANDING``: ``holds`` is True where all prerequisites are met,
    False where one is not, and missing where none fails but something is not known. Without a
    worksheet ``scores_met`` is missing. Those with most prerequisites met come first.
    """
    own = prerequisites.loc[
        prerequisites["predicate"].eq(predicate) & prerequisites["unit"].isin(units["code"])
    ]
    states = pd.DataFrame(
        {
            "unit": own["unit"],
            "met": own["met"].eq(True).fillna(False).astype("int64"),
            "unmet": own["met"].eq(False).fillna(False).astype("int64"),
            "unknown": own["met"].isna().astype("int64"),
        }
    )
    counts = states.groupby("unit", sort=False).sum().reindex(units["code"], fill_value=0)
    table = counts.rename_axis("unit").reset_index()
    judged = table["met"].add(table["unmet"]).add(table["unknown"]).gt(0)
    none_fails = table["unmet"].eq(0)
    table["holds"] = none_fails.astype("boolean").mask(
        ~judged | (none_fails & table["unknown"].gt(0))
    )
    said = proposable.loc[proposable["predicate"].eq(predicate)]
    table = table.merge(said[["unit", "scores_met", "proposable"]], on="unit", how="left")
    without = ~table["unit"].isin(said["unit"])
    table["proposable"] = table["proposable"].astype("boolean")
    table["proposable"] = table["proposable"].mask(without & table["unmet"].gt(0), False)
    ordered = table.sort_values(
        ["met", "unmet"], ascending=[False, True], kind="stable", ignore_index=True
    )
    return typed(ordered, STANDING)


def under_other_rules(proposable: pd.DataFrame, scores: pd.DataFrame, own: str) -> pd.DataFrame:
    """Assert no pass where a worksheet follows other rules than the prerequisites (``own``).

    Prerequisites of 52/2014 are not confirmed: those of 90/2021 can only rule a unit out.
    """
    other = scores.loc[scores["instrument"].ne(own), ["unit", "assessor"]].drop_duplicates()
    pairs = set(other.itertuples(index=False, name=None))
    keys = proposable[["unit", "assessor"]].itertuples(index=False, name=None)
    elsewhere = pd.Series([key in pairs for key in keys], index=proposable.index, dtype="bool")
    passes = proposable["proposable"].fillna(False).astype(bool) & elsewhere
    return proposable.assign(proposable=proposable["proposable"].mask(passes))
