"""Scores against every condition of every predicate."""

from typing import Final

import numpy as np
import pandas as pd

from zi_analytics.instruments import load
from zi_analytics.tables import KEY, READINESS, empty, typed

TOLERANCE: Final = 1e-9


def readiness(scores: pd.DataFrame) -> pd.DataFrame:
    """Judge every condition of every predicate (PermenPANRB 90/2021, p. 52–53 and Tabel 6, p. 58).

    Takes ``tables.SCORES`` and gives ``tables.READINESS``: one row a condition, with its value,
    minimum and shortfall in points. A condition is met from its minimum on, less ``TOLERANCE`` for
    the noise of binary fractions; the shortfall of a met one is 0. An unanswered question counts 0,
    so a condition that only lacks answers is not met, rather than unknown.
    """
    parts = [_judge(of_one, str(name)) for name, of_one in scores.groupby("instrument", sort=True)]
    return pd.concat(parts, ignore_index=True) if parts else empty(READINESS)


def _judge(scores: pd.DataFrame, instrument: str) -> pd.DataFrame:
    minimums = pd.DataFrame(
        [
            (order, predicate.id, minimum.condition, minimum.node, minimum.minimum)
            for predicate in load(instrument).predicates.values()
            for order, minimum in enumerate(predicate.minimums)
        ],
        columns=["order", "predicate", "condition", "node", "minimum"],
    )
    values = scores[[*KEY, "node", "points"]].rename(columns={"points": "value"})
    values["worksheet"] = values.groupby(KEY, dropna=False, sort=False).ngroup()
    judged = values.merge(minimums, on="node").sort_values(
        ["worksheet", "predicate", "order"], kind="stable"
    )
    met = judged["value"] >= judged["minimum"] - TOLERANCE
    judged["met"] = met.astype("boolean")
    judged["shortfall"] = np.where(met, 0.0, judged["minimum"] - judged["value"])
    return typed(judged.reset_index(drop=True), READINESS)
