"""Failures of database and disk, as they are told."""

import errno
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.store.deliveries import delivery, sheet
from zi_analytics.store import open_store, sqlite, trouble
from zi_analytics.store import trouble as told
from zi_analytics.store.trouble import BUSY, FULL, READ_ONLY


def test_a_full_disk_is_told_and_nothing_is_half_stored(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'zi.db'}")
    store.receive(delivery(b"1", sheet()))
    pages = [0]
    with store.engine.connect() as connection:
        pages[0] = int(connection.exec_driver_sql("PRAGMA page_count").scalar() or 0)
    store.engine.dispose()
    event.listen(
        store.engine, "connect", lambda c, _: c.execute(f"PRAGMA max_page_count = {pages[0]}")
    )
    with pytest.raises(Exception) as raised:
        store.receive(delivery(b"2" * 200_000, sheet("DINSOS")))
    assert told(raised.value) == FULL
    assert store.submissions()["unit"].tolist() == ["DINKES"]
    store.close()


def test_a_database_locked_by_another_program_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "_PRAGMAS", ("busy_timeout = 10", *sqlite._PRAGMAS[1:]))
    store = open_store(f"sqlite:///{tmp_path / 'zi.db'}")
    other = sqlite3.connect(tmp_path / "zi.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Exception) as raised:
        store.receive(delivery(b"1", sheet()))
    assert told(raised.value) == BUSY
    other.close()
    assert store.receive(delivery(b"1", sheet())) == {"LKE ZI": "imported"}
    store.close()


def test_a_disk_that_takes_no_file_is_told() -> None:
    assert trouble(OSError(errno.ENOSPC, "x")) == FULL
    assert trouble(PermissionError(errno.EACCES, "x")) == READ_ONLY
    assert trouble(ValueError("x")) is None
