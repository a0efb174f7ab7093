"""Small tables for the tests of this room, made by hand."""

from collections.abc import Mapping, Sequence

import pandas as pd

from zi_analytics.tables import SAKIP, SCORES, typed

OLD, NEW = "permenpanrb-52-2014", "permenpanrb-90-2021"
PARTS = ("area.1", "area.2", "area.3", "area.4", "area.5", "area.6", "B")
WEIGHTS = {OLD: (5, 5, 15, 10, 15, 10, 40), NEW: (8, 7, 10, 10, 15, 10, 40)}


def worksheet(
    unit: str, year: int, shares: Sequence[float], instrument: str | None = None
) -> pd.DataFrame:
    """Scores of one worksheet: the six areas and Hasil by share, and the total that follows."""
    instrument = instrument or (OLD if year < 2022 else NEW)
    weights = WEIGHTS[instrument]
    rows = [(p, w * s, w, s) for p, w, s in zip(PARTS, weights, shares, strict=True)]
    points = sum(row[1] for row in rows)
    frame = pd.DataFrame(
        [*rows, ("total", points, 100, points / 100)], columns=["node", "points", "weight", "share"]
    )
    key = {"unit": unit, "year": year, "instrument": instrument, "assessor": "unit"}
    rest = {"level": "", "points_workbook": 0.0, "unanswered": 0}
    return typed(frame.assign(**key, **rest), SCORES)


def flat(unit: str, year: int, share: float) -> pd.DataFrame:
    """Scores with the same share in every part, and so in the total."""
    return worksheet(unit, year, [share] * 7)


def scores(*worksheets: pd.DataFrame) -> pd.DataFrame:
    return pd.concat(worksheets, ignore_index=True)


def sakip(
    rows: Mapping[tuple[str, int], tuple[float | None, str | None, str | None]],
) -> pd.DataFrame:
    """SAKIP totals: (unit, evaluation year) → score, reported predicate, computed predicate."""
    frame = pd.DataFrame(
        [
            (unit, year, year - 1, score, reported, predicate)
            for (unit, year), (score, reported, predicate) in rows.items()
        ],
        columns=[
            *("unit", "evaluation_year", "performance_year"),
            *("score", "predicate_reported", "predicate"),
        ],
    )
    frame = frame.assign(component="total", weight=100.0)
    return typed(frame.reindex(columns=list(SAKIP)), SAKIP)
