"""Several processes and threads at one database; what SQLite is told."""

import multiprocessing
import sqlite3
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError, OperationalError

from tests.store.deliveries import delivery, sheet
from zi_analytics.store import Store, engine, is_missing, open_store, schema

WRITERS = 3
SHARED, OWN = 6, 4


def _write(url: str, number: int) -> None:
    opened = open_store(url)
    for i in range(SHARED):
        opened.receive(delivery(b"sama %d" % i, sheet(f"U{i}"), name=f"{i}.xlsx"))
    for i in range(OWN):
        opened.receive(delivery(b"%d %d" % (number, i), sheet("DINKES"), name=f"{number}{i}.xlsx"))
    opened.close()


def test_processes_that_write_at_once_end_with_one_of_each(url: str) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(url, n)) for n in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    opened = open_store(url)
    table = opened.submissions()
    assert len(table) == SHARED + WRITERS * OWN
    assert opened.version() == SHARED + WRITERS * OWN
    current = table.loc[table["current"]]
    assert sorted(current["unit"]) == ["DINKES", *(f"U{i}" for i in range(SHARED))]
    with opened.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    opened.close()


def test_a_writer_waits_for_another(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    other = sqlite3.connect(store.engine.url.database or "", check_same_thread=False)
    other.isolation_level = None
    other.execute("BEGIN IMMEDIATE")
    waited: list[float] = []

    def receive() -> None:
        start = time.monotonic()
        store.receive(delivery(b"1", sheet()))
        waited.append(time.monotonic() - start)

    thread = threading.Thread(target=receive)
    thread.start()
    time.sleep(0.3)
    assert store.version() == 0
    other.execute("COMMIT")
    thread.join(10)
    other.close()
    assert waited and waited[0] >= 0.25
    assert store.version() == 1


def test_a_writer_holds_the_lock_before_it_reads(store: Store) -> None:
    def change(_: object) -> None:
        other = sqlite3.connect(store.engine.url.database or "", timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()

    engine.write(store.engine, change)


def test_a_locked_database_is_tried_again_but_not_for_ever(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
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
        "busy_timeout": engine.BUSY_SECONDS * 1000,
        "synchronous": 2,
    }


def test_a_submission_without_a_worksheet_is_impossible(store: Store) -> None:
    row = {
        "assessor": "unit",
        "unit": "X",
        "year": 2022,
        "imported_at": datetime.now(UTC),
        "current": True,
    }
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        engine.write(
            store.engine,
            lambda c: c.execute(insert(schema.submissions).values(worksheet_id=9, **row)),
        )


def test_two_current_submissions_of_one_key_are_impossible(store: Store) -> None:
    store.receive(delivery(b"1", sheet(name="a")))
    store.receive(delivery(b"2", sheet("DINSOS", name="a")))
    with pytest.raises(IntegrityError, match="UNIQUE"):
        engine.write(
            store.engine, lambda c: c.execute(schema.submissions.update().values(unit="DINKES"))
        )


def test_a_database_that_is_not_there_yet(tmp_path: Path, url: str) -> None:
    assert is_missing(url)
    assert not is_missing("sqlite://")
    assert not is_missing("postgresql://localhost/zi")
    open_store(url).close()
    assert not is_missing(url)


def test_folder_names_with_blanks_and_signs(tmp_path: Path) -> None:
    database = tmp_path / "data 100% siap" / "zi.db"
    open_store(f"sqlite:///{database}").close()
    assert database.exists()
