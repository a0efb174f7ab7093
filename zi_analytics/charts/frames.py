"""Small helpers over frames."""

from typing import Any

import pandas as pd


def records(table: pd.DataFrame) -> list[Any]:
    """Return the rows as named tuples, without their index."""
    return list(table.itertuples(index=False))


def is_true(flags: "pd.Series[bool]") -> "pd.Series[bool]":
    """Return plain booleans; missing is False."""
    return flags.eq(True).fillna(False).astype(bool)
