"""Answers, scores and readiness as Parquet files, for programs that analyse many regions.

``FOLDER/answers/region=Situbondo/year=2022/data.parquet``, and ``scores`` and ``readiness``
likewise: what DuckDB, Spark and Trino read as tables partitioned by region and year.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from zi_analytics.publishing.words import NothingToShowError
from zi_analytics.registry import Registry
from zi_analytics.store import Store
from zi_analytics.tables import ANSWERS, READINESS, SCORES, Columns

FILE: Final = "data.parquet"
ROWS: Final = 100_000
"""Rows that are held before they are written: memory stays small however many units there are."""
_TYPES: Final = {
    "str": pa.string(),
    "Int64": pa.int64(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "boolean": pa.bool_(),
}


def write_parquet(
    store: Store, registry: Registry, folder: Path, year: int | None = None
) -> list[Path]:
    """Write the current worksheets of all years, or of one, and return the files.

    The columns are those of ``tables.ANSWERS``, ``SCORES`` and ``READINESS`` without the year,
    which the folder names, and ``synthetic``. A file takes the place of an earlier one once it is
    complete. Raises `NothingToShowError` where there is no worksheet.
    """
    years = [one for one in store.years() if year in (None, one)]
    if not years:
        raise NothingToShowError(f"belum ada lembar kerja{'' if year is None else f' {year}'}")
    synthetic = store.synthetic()
    region = f"region={quote(registry.short, safe=' ')}"
    written = []
    for one in years:
        for table, columns, frames in _tables(store, one):
            place = folder / table / region / f"year={one}"
            written.append(_write(place, columns, frames, synthetic))
    return written


def _tables(store: Store, year: int) -> Iterator[tuple[str, Columns, Iterable[pd.DataFrame]]]:
    units = sorted(set(store.submissions(year).query("current")["unit"]))
    yield "answers", ANSWERS, (store.answers(year, unit) for unit in units)
    yield "scores", SCORES, (store.unit_scores(year, unit) for unit in units)
    yield "readiness", READINESS, [store.readiness(year)]


def _write(place: Path, columns: Columns, frames: Iterable[pd.DataFrame], synthetic: bool) -> Path:
    place.mkdir(parents=True, exist_ok=True)
    kept = {name: kind for name, kind in columns.items() if name != "year"}
    fields = [pa.field(name, _TYPES[kind]) for name, kind in kept.items()]
    schema = pa.schema([*fields, pa.field("synthetic", pa.bool_())])
    unfinished = place / f".{FILE}.{os.getpid()}"
    try:
        with pq.ParquetWriter(unfinished, schema) as writer:
            for frame in _gathered(frames):
                own = frame[list(kept)].assign(synthetic=synthetic)
                writer.write_table(pa.Table.from_pandas(own, schema, preserve_index=False))
        unfinished.replace(place / FILE)
    finally:
        unfinished.unlink(missing_ok=True)
    return place / FILE


def _gathered(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    held: list[pd.DataFrame] = []
    for frame in frames:
        held.append(frame)
        if sum(map(len, held)) >= ROWS:
            yield pd.concat(held)
            held.clear()
    if held:
        yield pd.concat(held)
