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


def minimum_in(text: str) -> tuple[float | None, float | None, bool] | None:
    """Read a minimum as people write it: points, or share of weight (0–1), and whether it is asked.

    None where the text is neither points (``13,5``), nor a percentage, nor ``tidak ada``.
    """
    plain = " ".join(text.casefold().split())
    if plain == NOT_ASKED:
        return None, None, False
    bare = plain.removesuffix("%").strip()
    if not _NUMBER.fullmatch(bare) or (number := float(bare.replace(",", "."))) > 100:
        return None
    return (None, number / 100, True) if plain.endswith("%") else (number, None, True)


def _record(row: Row) -> dict[str, Any]:
    text = row.required("minimum")
    found = minimum_in(text)
    if text and found is None:
        row.wrong(
            f"minimum {row['minimum']!r} bukan poin, persen bobot (60 %), atau {NOT_ASKED!r}."
        )
    points, share, asked = found or (None, None, True)
    record = {name: row.cells.get(name) for name in ("instrument", "predicate", "condition")}
    return record | {
        "minimum": points,
        "share": share,
        "asked": asked,
        "article": row.required("article"),
        "line": row.line,
    }
