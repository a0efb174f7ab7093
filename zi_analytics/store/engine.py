"""The connection to the database, and all that is peculiar to SQLite."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, select
from sqlalchemy.exc import OperationalError

from zi_analytics.store.schema import VERSION, meta, metadata

Result = TypeVar("Result")

BUSY_SECONDS: Final = 30
ATTEMPTS: Final = 3
WRITES: Final = "writes"

_PRAGMAS: Final = (
    f"busy_timeout = {BUSY_SECONDS * 1000}",
    "journal_mode = WAL",
    # A worksheet that was accepted is there after a power cut as well.
    "synchronous = FULL",
    "foreign_keys = ON",
)


def connect(url: str | URL) -> Engine:
    """Open the database, and make its folder and its tables where they are missing."""
    target = make_url(url)
    if target.get_backend_name() == "sqlite" and target.database:
        Path(target.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(target)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _configure)
        event.listen(engine, "begin", _begin)
    write(engine, _make_tables)
    return engine


def is_missing(url: str | URL) -> bool:
    """Tell whether this is an SQLite database whose file does not exist yet."""
    target = make_url(url)
    if target.get_backend_name() != "sqlite" or not target.database:
        return False
    return not Path(target.database).exists()


def write(engine: Engine, change: Callable[[Connection], Result]) -> Result:
    """Run ``change`` in one transaction: all of it or, when it raises, nothing.

    Another process that writes at the same time is waited for.
    """
    for left in reversed(range(ATTEMPTS)):
        try:
            with engine.connect().execution_options(**{WRITES: True}) as connection:
                with connection.begin():
                    return change(connection)
        except OperationalError as error:
            if not left or not _is_busy(error):
                raise
            time.sleep(0.1)
    raise AssertionError("the last attempt returns or raises")


def _make_tables(connection: Connection) -> None:
    metadata.create_all(connection)
    if connection.execute(select(meta.c.value).where(meta.c.name == VERSION)).first() is None:
        connection.execute(meta.insert().values(name=VERSION, value=0))


def _configure(connection: Any, _record: object) -> None:  # noqa: ANN401
    # Otherwise the driver begins transactions by itself, and later than SQLAlchemy believes.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A writer that only starts as a reader cannot wait for another writer: it fails at once.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _is_busy(error: OperationalError) -> bool:
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
