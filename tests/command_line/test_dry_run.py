"""``import --dry-run`` changes nothing, whatever the database is."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect

from tests.databases import Cluster
from zi_analytics.store import Store, open_store
from zi_analytics.store.engine import address, connect, write
from zi_analytics.store.migrating import migrate, revision

from .files import Run, lke, parsed

OLDER = "0006"


def _at(url: str, target: str) -> None:
    """Make a database as the program of that revision would have left it, with its folder."""
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address(url))
    write(engine, lambda connection: migrate(connection, target))
    engine.dispose()


def _read(url: str, ask: Callable[[Connection], object]) -> object:
    engine = create_engine(address(url))
    with engine.connect() as connection:
        found = ask(connection)
    engine.dispose()
    return found


def _sqlite(folder: Path) -> tuple[str, Path]:
    file = folder / "data" / "zi.db"
    return f"sqlite:///{file}", file


@pytest.mark.parametrize("kind", ["lke", "sakip"])
def test_an_older_database_stays_as_it_is(run: Run, folder: Path, kind: str) -> None:
    url, file = _sqlite(folder)
    _at(url, OLDER)
    before = file.read_bytes()
    lke()
    _, out, err = run("import", "lke.xlsx", "--dry-run", "--json", "--kind", kind)
    assert parsed(out)["dry_run"] is True and err == ""
    assert file.read_bytes() == before
    assert _read(url, revision) == OLDER
    assert [found.name for found in file.parent.iterdir()] == ["zi.db"]


def _copied(source: Path, target: Path) -> None:
    """Copy all rows of one database into the tables that another has."""
    with closing(sqlite3.connect(target)) as opened:
        opened.execute("ATTACH ? AS source", (str(source),))
        kept = "SELECT name FROM main.sqlite_master WHERE type = 'table'"
        for (table,) in opened.execute(kept).fetchall():
            found = opened.execute(f"PRAGMA main.table_info({table})").fetchall()
            columns = ",".join(f'"{row[1]}"' for row in found)
            if table not in ("alembic_version", "sqlite_sequence"):
                rows = f"SELECT {columns} FROM source.{table}"
                opened.execute(f"INSERT OR IGNORE INTO main.{table} ({columns}) {rows}")
        opened.commit()


def test_what_an_older_database_holds_counts(run: Run, folder: Path) -> None:
    url, file = _sqlite(folder)
    lke()
    assert run("import", "lke.xlsx")[0] == 0
    file.rename(folder / "sekarang.db")
    _at(url, OLDER)
    _copied(folder / "sekarang.db", file)
    before = file.read_bytes()
    status, out, err = run("import", "lke.xlsx", "--dry-run")
    assert (status, err) == (0, "") and "1 tidak berubah" in out
    assert file.read_bytes() == before


def test_a_file_without_tables_is_an_empty_store(run: Run, folder: Path) -> None:
    _, file = _sqlite(folder)
    file.parent.mkdir()
    file.touch()
    lke()
    status, out, _ = run("import", "lke.xlsx", "--dry-run", "--json")
    assert (status, parsed(out)["counts"]["imported"]) == (0, 1)
    assert file.read_bytes() == b""


def test_a_database_of_a_newer_program_is_refused_untouched(run: Run, folder: Path) -> None:
    url, file = _sqlite(folder)
    _at(url, "head")
    engine = connect(url)
    write(engine, lambda c: c.exec_driver_sql("UPDATE alembic_version SET version_num='9999'"))
    engine.dispose()
    before = file.read_bytes()
    lke()
    status, out, err = run("import", "lke.xlsx", "--dry-run")
    assert (status, out) == (1, "") and "versi program yang lebih baru" in err
    assert file.read_bytes() == before


def test_on_a_server_an_older_database_is_refused_and_stays(
    run: Run, postgres: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgres.create()
    monkeypatch.setenv("ZI_DATABASE_URL", url)
    lke()
    status, out, _ = run("import", "lke.xlsx", "--dry-run", "--json")
    assert (status, parsed(out)["counts"]["imported"]) == (0, 1)
    assert _read(url, lambda connection: inspect(connection).get_table_names()) == []
    _at(url, OLDER)
    status, out, err = run("import", "lke.xlsx", "--dry-run")
    assert (status, out) == (1, "") and "versi program yang lebih lama" in err
    assert _read(url, revision) == OLDER
    open_store(url).close()
    assert run("import", "lke.xlsx", "--dry-run")[0] == 0
    postgres.drop(url)


def test_the_store_of_today_is_compared_with_itself(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, file = _sqlite(folder)
    lke()
    assert run("import", "lke.xlsx")[0] == 0
    before = file.read_bytes()
    store: Store = open_store(url)
    version = store.version()
    store.close()
    assert "1 tidak berubah" in run("import", "lke.xlsx", "--dry-run")[1]
    store = open_store(url)
    assert store.version() == version
    store.close()
    assert file.read_bytes() == before
