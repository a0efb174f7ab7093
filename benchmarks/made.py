"""A region of any size with a store for it, made directly in the database.

Answers, scores and readiness are those of a few worksheets of the sample, copied to every unit,
year and assessor; so a store of thousands of units is made in seconds, by the database itself.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.timing import ROOT
from zi_analytics.intake import import_paths
from zi_analytics.registry import Registry, load_registry
from zi_analytics.sample import write_sample
from zi_analytics.store import open_store

YEARS: Final = tuple(range(2022, 2027))
ASSESSORS: Final = ("unit", "tpi")
KINDS: Final = ("dinas", "badan", "kecamatan", "satuan")
MODELS: Final = 16
FACTS: Final = ("answers", "scores", "readiness", "written")


def make_region(folder: Path, units: int) -> Registry:
    """Write a region with so many units, of the kinds of the shipped one."""
    folder.mkdir(parents=True)
    for name in ("region.yaml", "published.csv", "thresholds.csv"):
        shutil.copy(ROOT / "data" / "region" / name, folder / name)
    for name in ("aliases.csv", "succession.csv"):
        header = (ROOT / "data" / "region" / name).read_text("utf-8").splitlines()[0]
        (folder / name).write_text(f"{header}\n", "utf-8")
    codes = [f"U{number:05}" for number in range(units)]
    rows = [f"{code},{KINDS[i % 4]},,,,,pasti," for i, code in enumerate(codes)]
    names = [f"{code},Unit Uji Nomor {code[1:]},Uji {code[1:]},," for code in codes]
    heads = ("code,kind,valid_from,valid_to,counted,expected,certainty,note",)
    _write(folder / "units.csv", [*heads, *rows])
    _write(folder / "names.csv", ["unit,name,short,from_year,to_year", *names])
    return load_registry(folder)


def make_store(file: Path, units: int) -> None:
    """Make a store in which so many units have worksheets of five years by two assessors."""
    shipped = load_registry(ROOT / "data" / "region")
    with closing(open_store(f"sqlite:///{file}")) as store, TemporaryDirectory() as folder:
        write_sample(Path(folder), shipped)
        import_paths(store, shipped, [Path(folder)], sample=True)
    with closing(sqlite3.connect(file)) as database:
        # Nobody misses a store that was broken off: no journal, nothing synced, all in memory.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000"):
            database.execute(f"PRAGMA {pragma}")
        with database:
            _copy(database, units)
        database.execute("PRAGMA journal_mode = WAL")


def _copy(database: sqlite3.Connection, units: int) -> None:
    """Copy the first complete worksheets to every unit, year and assessor, and drop the sample."""
    database.execute(
        "CREATE TEMP TABLE models AS SELECT row_number() OVER (ORDER BY s.id) - 1 AS k, s.id"
        " FROM submissions s JOIN (SELECT submission_id, count(*) n FROM scores GROUP BY 1) c"
        f" ON c.submission_id = s.id LIMIT {MODELS}"
    )
    for fact in FACTS:
        database.execute(
            f"CREATE TEMP TABLE m_{fact} AS SELECT k, f.* FROM {fact} f"
            " JOIN models ON models.id = f.submission_id ORDER BY k"
        )
        database.execute(f"CREATE INDEX temp.of_{fact} ON m_{fact} (k)")
    (worksheet,) = database.execute("SELECT id FROM worksheets WHERE stored LIMIT 1").fetchone()
    for table in (*FACTS, "submissions", "readings", "findings"):
        database.execute(f"DELETE FROM {table}")
    places = [(f"U{unit:05}", year) for year in YEARS for unit in range(units)]
    database.executemany(
        "INSERT INTO workbooks (id, sha256, name, size, received_at, synthetic, retired, content)"
        " SELECT ?, ?, ?, 1, received_at, 0, 0, x'00' FROM workbooks WHERE id = 1",
        [(10_000 + i, f"{i:064}", f"{unit} {year}.xlsx") for i, (unit, year) in enumerate(places)],
    )
    database.executemany(
        "INSERT INTO worksheets SELECT ?, ?, sheet, instrument, ?, ?, ?, 0, 0, 1, judged_at"
        f" FROM worksheets WHERE id = {worksheet}",
        [(10_000 + i, 10_000 + i, unit, unit, year) for i, (unit, year) in enumerate(places)],
    )
    database.executemany(
        "INSERT INTO submissions (worksheet_id, assessor, unit, year, current, imported_at)"
        " SELECT ?, ?, ?, ?, 1, judged_at FROM worksheets WHERE id = ?",
        [
            (10_000 + i, assessor, unit, year, 10_000 + i)
            for i, (unit, year) in enumerate(places)
            for assessor in ASSESSORS
        ],
    )
    for fact in FACTS:
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({fact})")][1:]
        named = ", ".join(f'"{column}"' for column in columns)
        database.execute(
            f"INSERT INTO {fact} (submission_id, {named}) SELECT s.id, {named}"
            f" FROM submissions s CROSS JOIN m_{fact} m ON m.k = (s.id * 7) % {MODELS}"
        )
    database.execute("UPDATE meta SET value = value + 1 WHERE name = 'version'")
    database.execute("DELETE FROM worksheets WHERE id < 10000")
    database.execute("ANALYZE")


def _write(file: Path, lines: list[str]) -> None:
    file.write_text("\n".join([*lines, ""]), "utf-8")
