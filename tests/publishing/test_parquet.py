"""Parquet by region and year: another program reads what the store holds."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from tests.makers import best_answers, make_b
from zi_analytics.intake import import_paths
from zi_analytics.publishing import NothingToShowError, parquet, write_parquet
from zi_analytics.registry import Registry
from zi_analytics.store import Store, open_store

duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")

YEARS = (2022, 2023)
UNITS = ("Dinas Kesehatan", "Dinas Sosial")


@pytest.fixture
def store(tmp_path: Path, situbondo: Registry) -> Iterator[Store]:
    """Two units with two assessors in two years; one answer is blank."""
    box = tmp_path / "lke"
    box.mkdir()
    answers = {**best_answers(), "A.I.1.i.a": None}
    for unit in UNITS:
        for year in YEARS:
            content = make_b(answers, best_answers(), unit_name=unit, year=year).data
            (box / f"{unit} {year}.xlsx").write_bytes(content)
    opened = open_store(f"sqlite:///{tmp_path}/zi.db")
    import_paths(opened, situbondo, [box])
    yield opened
    opened.close()


def read(folder: Path, table: str) -> str:
    return f"read_parquet('{folder}/{table}/*/*/*.parquet', hive_partitioning = true)"


def test_duckdb_reads_what_the_store_holds(
    store: Store, situbondo: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "ROWS", 150)
    out = tmp_path / "keluar"
    files = write_parquet(store, situbondo, out)
    assert len(files) == 6 and all(f.is_file() for f in files)
    query = f"SELECT * FROM {read(out, 'scores')} WHERE region = 'Situbondo' AND year = 2022"
    found = duckdb.sql(query).df()
    order = ["unit", "assessor", "node"]
    ours = store.scores(2022).sort_values(order)
    theirs = found.sort_values(order)
    for column in ("points", "points_workbook", "share", "weight", "unanswered"):
        assert theirs[column].tolist() == pytest.approx(ours[column].tolist(), abs=0, nan_ok=True)
    assert set(found["synthetic"]) == {False}


def test_a_blank_answer_is_missing_and_verdicts_are_whole(
    store: Store, situbondo: Registry, tmp_path: Path
) -> None:
    write_parquet(store, situbondo, tmp_path / "p")
    blank = duckdb.sql(
        f"SELECT unit, year, assessor FROM {read(tmp_path / 'p', 'answers')}"
        " WHERE question = 'A.I.1.i.a' AND value IS NULL ORDER BY ALL"
    ).fetchall()
    expected = [(unit, year, "unit") for unit in ("DINKES", "DINSOS") for year in YEARS]
    assert blank == expected
    ours = pd.concat([store.readiness(year) for year in YEARS])
    (counts,) = duckdb.sql(
        f"SELECT count(*), count(*) FILTER (met) FROM {read(tmp_path / 'p', 'readiness')}"
    ).fetchall()
    assert counts == (len(ours), int(ours["met"].sum()))


def test_one_year_and_a_second_time(store: Store, situbondo: Registry, tmp_path: Path) -> None:
    first = write_parquet(store, situbondo, tmp_path / "p", 2023)
    assert {file.parent.name for file in first} == {"year=2023"}
    again = write_parquet(store, situbondo, tmp_path / "p", 2023)
    assert again == first
    assert sorted(p for p in (tmp_path / "p").rglob("*") if p.is_file()) == sorted(first)
    assert pq.read_table(first[0]).num_rows == sum(
        len(store.answers(2023, unit)) for unit in ("DINKES", "DINSOS")
    )


def test_nothing_is_said(situbondo: Registry, tmp_path: Path) -> None:
    empty = open_store("sqlite://")
    with pytest.raises(NothingToShowError, match="belum ada lembar kerja"):
        write_parquet(empty, situbondo, tmp_path / "p")
    empty.close()
    assert not (tmp_path / "p").exists()
