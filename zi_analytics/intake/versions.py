"""Two versions of a worksheet side by side: which answers changed, and how the score did."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from zi_analytics.store import Store

_SAME: Final = 1e-9


@dataclass(frozen=True)
class Comparison:
    """What differs between two submissions, in the order of the worksheet.

    ``answers`` is DataFrame[question, before, after], the texts as typed, missing where nothing
    was; ``scores`` is DataFrame[node, before, after] in points, with ``total`` and ``area.1`` ….
    Both hold only what differs, and nothing where the two follow different instruments.
    """

    comparable: bool
    answers: pd.DataFrame
    scores: pd.DataFrame


def compare(store: Store, older_submission_id: int, newer_submission_id: int) -> Comparison:
    """Compare two submissions of one unit, year and assessor; raises KeyError for unknown ids."""
    before, after = (store.submission(i) for i in (older_submission_id, newer_submission_id))
    same = before.instrument == after.instrument
    answers = differing_answers(before.answers, after.answers)
    scores = _differing_scores(before.scores, after.scores)
    return Comparison(same, answers if same else answers[:0], scores if same else scores[:0])


def differing_answers(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return DataFrame[question, before, after] of what is answered differently.

    Takes ``tables.ANSWERS`` of one assessor each. Two ways of writing the same value are the same.
    """
    both = _side_by_side(before, after, ["raw", "value"], "question")
    same_value = both["value_before"].eq(both["value_after"])
    valued = both["value_before"].notna() | both["value_after"].notna()
    texts = [both[name].fillna("").str.strip().str.casefold() for name in _RAW]
    differs = (valued & ~same_value) | (~valued & (texts[0] != texts[1]))
    found = both.loc[differs, ["question", *_RAW]]
    return found.rename(columns=_RAW).reset_index(drop=True)


_RAW: Final = {"raw_before": "before", "raw_after": "after"}


def _differing_scores(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    both = _side_by_side(before, after, ["points"], "node")
    names = {"points_before": "before", "points_after": "after"}
    both = both.rename(columns=names)[["node", "before", "after"]]
    gap = (both["after"] - both["before"]).abs()
    return both.loc[~(gap <= _SAME)].reset_index(drop=True)


def _side_by_side(
    before: pd.DataFrame, after: pd.DataFrame, values: list[str], key: str
) -> pd.DataFrame:
    """Join two tables by a key, in the order of the newer, then what only the older has."""
    newer, older = after[[key, *values]], before[[key, *values]]
    joined = newer.merge(older, on=key, how="left", suffixes=("_after", "_before"))
    gone = older.loc[~older[key].isin(newer[key])]
    if gone.empty:
        return joined
    renamed = gone.rename(columns={name: f"{name}_before" for name in values})
    return pd.concat([joined, renamed], ignore_index=True)
