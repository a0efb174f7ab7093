"""Frames as rows for a table of the database."""

from typing import Any

import pandas as pd
from sqlalchemy import Table

Row = dict[str, Any]


def plain_rows(frame: pd.DataFrame, table: Table) -> list[Row]:
    """Return the columns of a frame that the table has, as rows of plain Python values."""
    names = [name for name in frame.columns if name in table.c]
    columns = [_plain(frame[name]) for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _plain(column: "pd.Series[Any]") -> list[Any]:
    """Return plain Python values, ``None`` for what is missing."""
    missing = column.isna().to_numpy()
    values = column.tolist()
    if not missing.any():
        return values
    return [None if gone else value for value, gone in zip(values, missing, strict=True)]
