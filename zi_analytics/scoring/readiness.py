"""Scores against every condition of every predicate."""

from typing import Final

import numpy as np
import pandas as pd

from zi_analytics.instruments import load, yardsticks
from zi_analytics.tables import KEY, READINESS, empty, typed

TOLERANCE: Final = 1e-9


def readiness(scores: pd.DataFrame, thresholds: pd.DataFrame | None = None) -> pd.DataFrame:
    """Judge every condition of every predicate (PermenPANRB 90/2021, p. 52–53 and Tabel 6, p. 58).

    Takes ``tables.SCORES`` and gives ``tables.READINESS``: one row a condition, with its value,
    minimum and shortfall in points. A condition is met from its minimum on, less ``TOLERANCE`` for
    the noise of binary fractions; the shortfall of a met one is 0. An unanswered question counts 0,
    so a condition that only lacks answers is not met, rather than unknown. Where the minimums of a
    regulation are not confirmed, those of ``thresholds`` (``tables.THRESHOLDS``) count, or else the
    yardstick that the instrument borrows; a condition without a minimum has no figures and ``met``
    is missing.
    """
    parts = [
        _judge(of_one, str(name), thresholds)
        for name, of_one in scores.groupby("instrument", sort=True)
    ]
    return pd.concat(parts, ignore_index=True) if parts else empty(READINESS)


def _judge(scores: pd.DataFrame, instrument: str, thresholds: pd.DataFrame | None) -> pd.DataFrame:
    asked = _asked(instrument, thresholds)
    keys = scores.drop_duplicates(KEY)[KEY].assign(worksheet=lambda keys: range(len(keys)))
    judged = keys.merge(asked, how="cross").merge(
        scores[[*KEY, "node", "points"]].rename(columns={"points": "value"}),
        on=[*KEY, "node"],
        how="left",
    )
    judged = judged.sort_values(["worksheet", "predicate", "order"], kind="stable")
    known = judged["minimum"].notna()
    met = judged["value"] >= judged["minimum"] - TOLERANCE
    judged["met"] = met.astype("boolean").mask(~known)
    shortfall = np.where(met, 0.0, judged["minimum"] - judged["value"])
    judged["shortfall"] = pd.Series(shortfall, index=judged.index).where(known)
    judged["value"] = judged["value"].where(known)
    return typed(judged.reset_index(drop=True), READINESS)


def _asked(instrument: str, thresholds: pd.DataFrame | None) -> pd.DataFrame:
    conditions = load(instrument).conditions
    rows = [
        (
            order,
            yardstick.predicate,
            condition,
            conditions[condition].node,
            None if minimum is None else minimum.minimum,
        )
        for yardstick in yardsticks(instrument, thresholds).values()
        for order, (condition, minimum) in enumerate(yardstick.minimums.items())
    ]
    columns = ["order", "predicate", "condition", "node", "minimum"]
    return pd.DataFrame(rows, columns=columns).astype({"node": "str", "minimum": "float64"})
