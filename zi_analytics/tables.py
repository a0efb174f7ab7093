"""The tables that the rooms pass to each other: their columns, their types, and empty ones.

A table is tidy: one row is one fact. ``unit`` and ``year`` are missing while a worksheet's
identity is not known; a missing ``value`` means unanswered and never zero.
"""

from typing import Final

import pandas as pd

Columns = dict[str, str]

KEY: Final = ["unit", "year", "assessor"]

ASSESSORS: Final = {
    "unit": "penilaian mandiri",
    "tpi": "TPI",
    "tpi2": "TPI kedua",
    "tpn": "TPN",
}
"""Who assesses, as people call it, in the order in which assessors are shown."""

ANSWERS: Final[Columns] = {
    "unit": "str",
    "year": "Int64",
    "instrument": "str",
    "assessor": "str",
    "question": "str",
    "raw": "str",
    "value": "float64",
    "note": "str",
    "evidence": "str",
    "wording": "str",
    "sheet": "str",
    "cell": "str",
    "workbook": "str",
}

FINDINGS: Final[Columns] = {
    "workbook": "str",
    "severity": "str",
    "code": "str",
    "sheet": "str",
    "cell": "str",
    "message": "str",
    "hint": "str",
}

SCORES: Final[Columns] = {
    "unit": "str",
    "year": "Int64",
    "instrument": "str",
    "assessor": "str",
    "node": "str",
    "level": "str",
    "points": "float64",
    "points_workbook": "float64",
    "weight": "float64",
    "share": "float64",
    "unanswered": "int64",
}

READINESS: Final[Columns] = {
    "unit": "str",
    "year": "Int64",
    "assessor": "str",
    "predicate": "str",
    "condition": "str",
    "value": "float64",
    "minimum": "float64",
    "shortfall": "float64",
    "met": "boolean",
}


def empty(columns: Columns) -> pd.DataFrame:
    """Return a table with these columns, their types, and no row."""
    return typed(pd.DataFrame({name: [] for name in columns}), columns)


def typed(frame: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """Return the frame with exactly these columns, in this order, in their types."""
    own = frame.loc[:, list(columns)]
    wrong = {name: kind for name, kind in columns.items() if str(own[name].dtype) != kind}
    return own.astype(wrong) if wrong else own
