"""A copy of the database, and the way back, while a server has it open."""

import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.deliveries import delivery, sheet
from zi_analytics.store import Store, StoreError, acting_as, backup, open_store, restore

module = sys.modules["zi_analytics.store.backup"]
AT = datetime(2022, 5, 17, 9, 30, tzinfo=UTC)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'data' / 'zi.db'}"


@pytest.fixture
def copy(store: Store, url: str, tmp_path: Path) -> Path:
    """A copy with one worksheet; the store then receives another one."""
    store.receive(delivery(b"1", sheet("DINKES")))
    backup(url, tmp_path / "cadangan.db")
    store.receive(delivery(b"2", sheet("DINSOS")))
    return tmp_path / "cadangan.db"


def _units(store: Store) -> list[str]:
    return store.submissions()["unit"].tolist()


def test_a_copy_is_one_file_with_all_that_there_was(copy: Path, store: Store) -> None:
    assert {path.name for path in copy.parent.iterdir()} == {"data", "cadangan.db"}
    opened = open_store(f"sqlite:///{copy}")
    assert _units(opened) == ["DINKES"]
    assert opened.workbook(store.submissions()["workbook"].iloc[0])[1] == b"1"
    assert len(opened.events()) == 1
    opened.close()


def test_a_restored_store_is_as_the_copy_was_for_servers_that_have_it_open(
    copy: Path, store: Store, url: str
) -> None:
    before = store.version()
    with acting_as("admin@contoh.invalid"):
        kept = restore(url, copy, AT)
    assert _units(store) == ["DINKES"]
    assert store.version() > before, "a cache would take the new tables for the old ones"
    latest = store.events().iloc[0]
    assert (latest["kind"], latest["person"]) == ("restored", "admin@contoh.invalid")
    assert latest["subject"] == "cadangan.db"
    store.receive(delivery(b"3", sheet("DINSOS")))
    assert _units(store) == ["DINKES", "DINSOS"]
    assert kept is not None and kept.name == "zi-sebelum-pemulihan-20220517-093000.db"
    earlier = open_store(f"sqlite:///{kept}")
    assert _units(earlier) == ["DINKES", "DINSOS"]
    earlier.close()


def test_restoring_where_there_is_no_database_yet(copy: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'baru' / 'zi.db'}"
    assert restore(url, copy, AT) is None
    opened = open_store(url)
    assert _units(opened) == ["DINKES"]
    opened.close()


def test_a_copy_of_an_older_program_is_brought_up_to_date(
    copy: Path, store: Store, url: str
) -> None:
    with sqlite3.connect(copy) as old:
        old.executescript(
            "DROP TABLE internalization; DROP TABLE notes; DROP TABLE decks; DROP TABLE judged;"
            "DROP TABLE action_progress; DROP TABLE actions; DROP TABLE goals;"
            "DROP TABLE thresholds; DROP TABLE events; DROP INDEX ix_worksheets_unit_year;"
            "UPDATE alembic_version SET version_num = '0001'"
        )
    restore(url, copy, AT)
    assert store.events()["kind"].tolist() == ["restored"]


@pytest.mark.parametrize("damage", ["no database", "cut off", "overwritten", "empty"])
def test_a_damaged_database_is_moved_aside_as_it_is_and_replaced(
    copy: Path, store: Store, url: str, damage: str
) -> None:
    store.close()
    file = Path(store.engine.url.database or "")
    with sqlite3.connect(file) as opened:
        opened.execute("PRAGMA journal_mode = DELETE")
    opened.close()
    whole = file.read_bytes()
    left = {
        "no database": b"x" * len(whole),
        "cut off": whole[: len(whole) // 2],
        "overwritten": whole[:8192] + b"\xff" * 20_000 + whole[28_192:],
        "empty": b"",
    }[damage]
    file.write_bytes(left)
    log = file.with_name(f"{file.name}-wal")
    if damage == "no database":
        log.write_bytes(b"y")
    kept = restore(url, copy, AT)
    assert kept is not None and kept.name == "zi-rusak-20220517-093000.db"
    assert kept.read_bytes() == left
    if damage == "no database":
        assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"y"
    opened = open_store(url)
    assert _units(opened) == ["DINKES"]
    assert opened.events().iloc[0]["kind"] == "restored"
    opened.close()


@pytest.mark.parametrize("damage", ["missing", "no database", "cut off", "another", "newer"])
def test_what_is_no_copy_is_refused_and_changes_nothing(
    copy: Path, store: Store, url: str, damage: str
) -> None:
    if damage == "missing":
        copy.unlink()
    elif damage == "no database":
        copy.write_bytes(b"PK\x03\x04" * 2000)
    elif damage == "cut off":
        copy.write_bytes(copy.read_bytes()[:-8000])
    elif damage == "another":
        copy.unlink()
        with sqlite3.connect(copy) as other:
            other.execute("CREATE TABLE lain (x)")
    else:
        with sqlite3.connect(copy) as newer:
            newer.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"Tidak ada berkas|rusak|lebih baru"):
        restore(url, copy, AT)
    assert _units(store) == ["DINKES", "DINSOS"]
    assert "restored" not in set(store.events()["kind"])


def test_a_copy_overwrites_nothing(copy: Path, url: str) -> None:
    before = copy.read_bytes()
    with pytest.raises(StoreError, match="sudah ada"):
        backup(url, copy)
    assert copy.read_bytes() == before


def test_a_database_that_another_program_holds_is_not_half_restored(
    copy: Path, store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.1)
    other = sqlite3.connect(store.engine.url.database or "")
    other.isolation_level = None
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="sedang dipakai"):
        restore(url, copy, AT)
    other.execute("COMMIT")
    other.close()
    assert _units(store) == ["DINKES", "DINSOS"]


def test_there_may_be_nothing_to_copy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Belum ada basis data"):
        backup(f"sqlite:///{tmp_path / 'tidak-ada.db'}", tmp_path / "x.db")
    assert list(tmp_path.iterdir()) == []


def test_postgresql_has_tools_of_its_own(tmp_path: Path) -> None:
    for work in (backup, lambda url, file: restore(url, file, AT)):
        with pytest.raises(StoreError, match=r"pg_dump.*docs/operasi\.md"):
            work("postgresql://zi@localhost/zi", tmp_path / "x.db")
