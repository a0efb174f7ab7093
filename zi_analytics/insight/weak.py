"""Weak areas: how many points are lost where, by whom, and for want of an answer.

A question loses weight × (1 − value). Of that, ``unanswered`` is lost because nothing was answered,
``low`` because of the answer. Every table here sums ``losses``, so the losses of one worksheet are
what it lacks of 100 at every level.
"""

from typing import Final, Literal

import pandas as pd

from zi_analytics.insight.places import question_scores
from zi_analytics.tables import KEY, empty, typed

Level = Literal["question", "sub_component", "area", "part"]
"""A column of ``LOSSES``, or "part": one that a caller has put beside them."""
Field = Literal["note", "evidence", "wording"]
Measure = Literal["lost", "low", "unanswered", "share"]

LOSSES: Final = {
    "unit": "str",
    "year": "Int64",
    "assessor": "str",
    "instrument": "str",
    "question": "str",
    "sub_component": "str",
    "area": "str",
    "weight": "float64",
    "lost": "float64",
    "low": "float64",
    "unanswered": "float64",
    "blank": "bool",
}
WEAKEST: Final = {
    "instrument": "str",
    "node": "str",
    "units": "int64",
    "losing": "int64",
    "blank": "int64",
    "weight": "float64",
    "lost": "float64",
    "low": "float64",
    "unanswered": "float64",
    "share": "float64",
    "of_all": "float64",
    "cumulative": "float64",
}
FIELDS: Final[tuple[Field, ...]] = ("note", "evidence", "wording")
_NOTHING: Final = 1e-9


def losses(scores: pd.DataFrame) -> pd.DataFrame:
    """Return what every question of every worksheet loses, in points.

    Takes ``tables.SCORES`` and gives the columns of ``LOSSES``: the question with its sub-component
    and area, its weight, ``lost`` = ``low`` + ``unanswered``, and ``blank`` where it was not
    answered.
    """
    table = question_scores(scores)
    if table.empty:
        return empty(LOSSES)
    blank = table["unanswered"] > 0
    lost = (table["weight"] - table["points"]).clip(lower=0.0)
    found = table.assign(
        lost=lost, low=lost.where(~blank, 0.0), unanswered=lost.where(blank, 0.0), blank=blank
    )
    return typed(found, LOSSES)


def weakest(losses: pd.DataFrame, level: Level = "question") -> pd.DataFrame:
    """Rank the nodes of a level by the points that all worksheets together lose there.

    Gives the columns of ``WEAKEST``, most lost points first (a Pareto table): ``units`` worksheets
    that have the node, of which ``losing`` lose points there and ``blank`` left a question of it
    unanswered; ``weight``, points that all could have; ``lost`` = ``low`` + ``unanswered``;
    ``share`` of the weight that is lost; ``of_all`` lost points the part lost here, and
    ``cumulative`` the sum of these down to the row (all three 0–1).
    """
    if losses.empty:
        return empty(WEAKEST)
    by = [*KEY, "instrument", level]
    sums = losses
    if level != "question":  # of which a worksheet has one row each
        sums = losses.groupby(by, dropna=False, sort=False).agg(
            weight=("weight", "sum"),
            lost=("lost", "sum"),
            low=("low", "sum"),
            unanswered=("unanswered", "sum"),
            blank=("blank", "any"),
        )
    sums = sums.assign(losing=sums["lost"] > _NOTHING)
    groups = sums.groupby(["instrument", level], sort=False)
    table = groups[["weight", "lost", "low", "unanswered", "blank", "losing"]].sum()
    table["units"] = groups.size()
    table = table.reset_index(names=["instrument", "node"])
    table["share"] = table["lost"] / table["weight"]
    table = table.sort_values("lost", ascending=False, kind="stable")
    whole = table["lost"].sum()
    table["of_all"] = table["lost"] / whole if whole > _NOTHING else 0.0
    table["cumulative"] = table["of_all"].cumsum()
    return typed(table, WEAKEST).reset_index(drop=True)


def matrix(
    losses: pd.DataFrame, level: Level = "sub_component", measure: Measure = "lost"
) -> pd.DataFrame:
    """Lay out what each worksheet loses at each node, for a heat map.

    One row a worksheet (index unit, year, assessor), one column a node in the order of the
    worksheet; points, or for ``share`` the part (0–1) of the node's weight that is lost. Take one
    instrument: the ids of nodes are unique only within it.
    """
    sums = losses.groupby([*KEY, level], dropna=False, sort=False)[
        ["weight", "lost", "low", "unanswered"]
    ].sum()
    sums["share"] = sums["lost"] / sums["weight"]
    laid_out = sums[measure].unstack(level)
    return laid_out[list(dict.fromkeys(losses[level]))]


def search(answers: pd.DataFrame, text: str, fields: tuple[Field, ...] = FIELDS) -> pd.DataFrame:
    """Return the answers in which a text stands, with ``found_in``: the fields that hold it.

    Takes ``tables.ANSWERS``. The text is plain and its case does not matter; white space at its
    ends is ignored, and a blank text finds nothing.
    """
    wanted = text.strip().casefold()
    holds = {
        field: answers[field].fillna("").str.casefold().str.contains(wanted, regex=False)
        & (wanted != "")
        for field in fields
    }
    found_in = pd.Series("", index=answers.index, dtype="str")
    for field, found in holds.items():
        found_in = found_in.where(~found, (found_in + ", " + field).str.removeprefix(", "))
    return answers.assign(found_in=found_in).loc[found_in != ""].reset_index(drop=True)
