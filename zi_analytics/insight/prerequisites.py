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
    groups = own.groupby("unit", sort=False)["met"]
    counts = groups.agg(
        met=lambda met: int(met.sum()),
        unmet=lambda met: int((~met).sum()),
        unknown=lambda met: int(met.isna().sum()),
    ).reindex(units["code"])
    table = counts.rename_axis("unit").reset_index().fillna(0)
    judged = table["met"].add(table["unmet"]).add(table["unknown"]).gt(0)
    none_fails = table["unmet"].eq(0)
    table["holds"] = none_fails.astype("boolean").mask(
        ~judged | (none_fails & table["unknown"].gt(0))
    )
    scores = proposable.loc[proposable["predicate"].eq(predicate), ["unit", "scores_met"]]
    table = table.merge(scores, on="unit", how="left")
    table["proposable"] = table["holds"] & table["scores_met"].astype("boolean")
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
    elsewhere = [
        pair in pairs
        for pair in proposable[["unit", "assessor"]].itertuples(index=False, name=None)
    ]
    passes = proposable["scores_met"].eq(True).fillna(False) & elsewhere
    return proposable.assign(
        scores_met=proposable["scores_met"].mask(passes),
        proposable=proposable["proposable"].mask(passes & proposable["proposable"].fillna(False)),
    )
