"""A copy of the database to keep elsewhere, and the way back.

Both work while servers run: SQLite copies a database as it stood at one moment. PostgreSQL has
tools of its own for this; docs/operasi.md tells how to call them.
"""

import os
import sqlite3
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, update

from zi_analytics.store import events, postgresql
from zi_analytics.store.engine import address, connect, is_missing, write
from zi_analytics.store.errors import StoreError
from zi_analytics.store.events import Event
from zi_analytics.store.migrating import refuse_newer
from zi_analytics.store.schema import VERSION, meta
from zi_analytics.store.waiting import BUSY_SECONDS

OWN_TOOLS: Final = (
    "Basis data ini PostgreSQL: pakailah pg_dump dan pg_restore, seperti dijelaskan di "
    "docs/operasi.md."
)


def backup(url: str | URL, out: Path) -> None:
    """Write a copy of an SQLite database to a file that does not exist yet.

    Raises `StoreError` where there is nothing to copy, the file exists, or the copy is damaged.
    """
    source = _file_of(url)
    if is_missing(url):
        raise StoreError(f"Belum ada basis data di {source}.")
    if out.exists():
        raise StoreError(f"{out} sudah ada; sebutkan nama lain.")
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(f"{out.name}.belum-selesai")
    part.unlink(missing_ok=True)
    try:
        _copy(source, part)
        with closing(_open(part)) as copy:
            # So that a copy is one file, which can be read where nothing can be written.
            copy.execute("PRAGMA journal_mode = DELETE")
        _check(part)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.rename(out)
    finally:
        part.unlink(missing_ok=True)


def restore(url: str | URL, file: Path, at: datetime) -> Path | None:
    """Put a copy in the place of an SQLite database; return where the present one was kept.

    A present one that is damaged is moved there as it is, with all that belongs to it; servers that
    have it open must be started again. Raises `StoreError` for a file that is no copy of a store,
    or one of a newer program; the database is as it was then.
    """
    target = _file_of(url)
    _check(file)
    kept, version = None, 0
    if not is_missing(url):
        whole = _is_whole(target)
        why = "sebelum-pemulihan" if whole else "rusak"
        kept = target.with_name(f"{target.stem}-{why}-{at:%Y%m%d-%H%M%S}.db")
        if whole:
            version = _version(target)
            backup(url, kept)
        else:
            _move(target, kept)
    target.parent.mkdir(parents=True, exist_ok=True)
    _copy(file, target)
    _make_known(url, file, version, at)
    return kept


def _make_known(url: str | URL, file: Path, version: int, at: datetime) -> None:
    """Bring the tables up to date, write to the trail, and let no cache take old for new."""
    told = Event("restored", f"Basis data dipulihkan dari cadangan {file.name}.", subject=file.name)
    grown = update(meta).where(meta.c.name == VERSION).values(value=meta.c.value + version + 1)

    def tell(connection: Connection) -> None:
        events.record(connection, [told], at)
        connection.execute(grown)

    engine = connect(url)
    try:
        write(engine, tell)
    finally:
        engine.dispose()


def _move(damaged: Path, kept: Path) -> None:
    """Take a damaged database aside, its log included: what is left in it may still be saved."""
    for ending in ("", "-wal", "-shm"):
        part = damaged.with_name(f"{damaged.name}{ending}")
        if part.exists():
            part.rename(kept.with_name(f"{kept.name}{ending}"))


def _file_of(url: str | URL) -> Path:
    target = address(url)
    if target.get_backend_name() == postgresql.NAME:
        raise StoreError(OWN_TOOLS)
    if not target.database:
        raise StoreError("Basis data ini hanya ada di memori.")
    return Path(target.database)


def _copy(source: Path, target: Path) -> None:
    until = time.monotonic() + BUSY_SECONDS

    def give_up(status: int, _remaining: int, _pages: int) -> None:
        # Otherwise the driver waits for ever for a database that another program holds.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until:
            raise StoreError(f"{target} sedang dipakai program lain; cobalah lagi.")

    try:
        with closing(_open(source)) as read, closing(_open(target)) as written:
            read.backup(written, progress=give_up)
    except sqlite3.Error as error:
        raise StoreError(f"{source} tidak dapat disalin ke {target}: {error}.") from error


def _check(file: Path) -> None:
    """Raise `StoreError` unless the file is a whole store that this program can read."""
    if not file.is_file():
        raise StoreError(f"Tidak ada berkas {file}.")
    found = None
    try:
        with closing(_open_to_read(file)) as opened:
            whole, tables = _looked_at(opened)
            if "alembic_version" in tables:
                found = opened.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{file} bukan cadangan basis data, atau rusak.") from error
    if not whole:
        raise StoreError(f"{file} bukan cadangan basis data, atau rusak.")
    refuse_newer(found[0] if found else None)


def _is_whole(file: Path) -> bool:
    """Tell whether a database is a store without damage; one that is only busy raises."""
    try:
        # Whoever may write throws the log of a database away that it cannot understand.
        with closing(_open_to_read(file)) as opened:
            return _looked_at(opened)[0]
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return False
        raise StoreError(f"{file} tidak dapat dibaca: {error}.") from error


def _looked_at(opened: sqlite3.Connection) -> tuple[bool, set[str]]:
    """Tell whether an open database is a whole store, and which tables it has."""
    whole = opened.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master")}
    return whole and {"meta", "workbooks"} <= tables, tables


def _version(file: Path) -> int:
    with closing(_open(file)) as opened:
        found = opened.execute("SELECT value FROM meta WHERE name = ?", (VERSION,)).fetchone()
    return int(found[0]) if found else 0


def _open(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=BUSY_SECONDS)


def _open_to_read(file: Path) -> sqlite3.Connection:
    place = f"{file.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(place, timeout=BUSY_SECONDS, uri=True)
