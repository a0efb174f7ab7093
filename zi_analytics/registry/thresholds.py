"""Minimums that the region enters where those of a regulation are not confirmed."""

import re
from pathlib import Path
from typing import Any, Final

import pandas as pd

from zi_analytics.registry.source import Problems, Row, read_rows
from zi_analytics.tables import THRESHOLDS, typed

FILE: Final = "thresholds.csv"
COLUMNS: Final = ["instrument", "predicate", "condition", "minimum", "article"]
NOT_ASKED: Final = "tidak ada"
_NUMBER: Final = re.compile(r"\d{1,3}(?:[.,]\d+)?")


def read_thresholds(folder: Path, problems: Problems) -> pd.DataFrame:
    """Return ``tables.THRESHOLDS``; a folder without the file enters none.

    Whether a regulation has such a condition is checked where the minimums are used.
    """
    file = folder / FILE
    rows = list(read_rows(file, COLUMNS, problems)) if file.exists() else []
    seen: set[tuple[str, ...]] = set()
    records = []
    for row in rows:
        key = tuple(row.required(column) for column in COLUMNS[:3])
        if key in seen:
            row.wrong(f"syarat {key[2]} untuk {key[1]} sudah ada di atas.")
        seen.add(key)
        records.append(_record(row))
    return typed(pd.DataFrame(records, columns=list(THRESHOLDS)), THRESHOLDS)


def _record(row: Row) -> dict[str, Any]:
    text = row.required("minimum").casefold()
    record = {name: row.cells.get(name) for name in ("instrument", "predicate", "condition")}
    asked = text != NOT_ASKED
    number = _number(row, text.removesuffix("%").strip()) if asked and text else None
    is_share = text.endswith("%")
    return record | {
        "minimum": None if is_share else number,
        "share": number / 100 if is_share and number is not None else None,
        "asked": asked,
        "article": row.required("article"),
        "line": row.line,
    }


def _number(row: Row, text: str) -> float | None:
    if _NUMBER.fullmatch(text) and float(text.replace(",", ".")) <= 100:
        return float(text.replace(",", "."))
    row.wrong(f"minimum {row['minimum']!r} bukan poin, persen bobot (60 %), atau {NOT_ASKED!r}.")
    return None
