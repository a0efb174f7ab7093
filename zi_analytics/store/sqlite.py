"""All that is peculiar to SQLite."""

import sqlite3
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError

from zi_analytics.store.waiting import BUSY_SECONDS, WRITES

NAME: Final = "sqlite"

_PRAGMAS: Final = (
    f"busy_timeout = {BUSY_SECONDS * 1000}",
    "journal_mode = WAL",
    # A worksheet that was accepted is there after a power cut as well.
    "synchronous = FULL",
    "foreign_keys = ON",
)


def engine(url: URL) -> Engine:
    """Return the way to an SQLite database, and make its folder where it is missing."""
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    made = create_engine(url)
    event.listen(made, "connect", _configure)
    event.listen(made, "begin", _begin)
    return made


def is_busy(error: OperationalError) -> bool:
    """Tell whether another process was in the way for too long."""
    return code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def code(error: DBAPIError) -> int:
    """Return SQLite's primary error code; 0 where there is none."""
    return int(getattr(error.orig, "sqlite_errorcode", 0)) & 0xFF


def _configure(connection: Any, _record: object) -> None:  # noqa: ANN401
    # Otherwise the driver begins transactions by itself, and later than SQLAlchemy believes.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A writer that only starts as a reader cannot wait for another writer: it fails at once.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
