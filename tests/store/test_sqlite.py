"""What is peculiar to SQLite: what it is told, and when it is tried again."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from zi_analytics.store import Store, engine, is_missing, open_store
from zi_analytics.store.waiting import BUSY_SECONDS


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'data' / 'zi.db'}"


def test_a_locked_database_is_tried_again_but_not_for_ever(store: Store) -> None:
    locked = sqlite3.OperationalError("database is locked")
    locked.sqlite_errorcode = sqlite3.SQLITE_BUSY
    calls: list[int] = []

    def change(failures: int) -> int:
        calls.append(1)
        if len(calls) <= failures:
            raise OperationalError("INSERT", {}, locked)
        return len(calls)

    assert engine.write(store.engine, lambda _: change(engine.ATTEMPTS - 1)) == engine.ATTEMPTS
    calls.clear()
    with pytest.raises(OperationalError):
        engine.write(store.engine, lambda _: change(engine.ATTEMPTS))


def test_another_failure_is_not_tried_again(store: Store) -> None:
    calls: list[int] = []

    def change(_: object) -> None:
        calls.append(1)
        raise OperationalError("INSERT", {}, sqlite3.OperationalError("disk full"))

    with pytest.raises(OperationalError):
        engine.write(store.engine, change)
    assert len(calls) == 1


def test_what_sqlite_is_told(store: Store) -> None:
    with store.engine.connect() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        }
    assert values == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": BUSY_SECONDS * 1000,
        "synchronous": 2,
    }


def test_a_database_that_is_not_there_yet(url: str) -> None:
    assert is_missing(url)
    assert not is_missing("sqlite://")
    assert not is_missing("postgresql://localhost/zi")
    open_store(url).close()
    assert not is_missing(url)


def test_folder_names_with_blanks_and_signs(tmp_path: Path) -> None:
    database = tmp_path / "data 100% siap" / "zi.db"
    open_store(f"sqlite:///{database}").close()
    assert database.exists()
