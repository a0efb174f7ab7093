"""The connection to the database, of either kind, and the one way to write."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from zi_analytics.store import postgresql, sqlite
from zi_analytics.store.errors import StoreError
from zi_analytics.store.migrating import migrate
from zi_analytics.store.waiting import WRITES

Result = TypeVar("Result")

ATTEMPTS: Final = 3


def connect(url: str | URL) -> Engine:
    """Open the database; make it where it is missing, and bring its tables up to date.

    Raises `StoreError` for an address that is none, a kind of database that is not known, and a
    database of a newer program.
    """
    engine = _engine(address(url))
    try:
        write(engine, migrate)
    except BaseException:
        engine.dispose()
        raise
    return engine


def address(url: str | URL) -> URL:
    """Return the address of a database; raises `StoreError` for what is none."""
    try:
        target = make_url(url)
        name = target.get_backend_name()
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError(
            "ZI_DATABASE_URL bukan alamat basis data. Contoh: postgresql://zi@localhost/zi"
        ) from error
    if name not in (sqlite.NAME, postgresql.NAME):
        raise StoreError(f"Basis data {name} tidak didukung; pakailah SQLite atau PostgreSQL.")
    return target


def is_missing(url: str | URL) -> bool:
    """Tell whether this is an SQLite database whose file does not exist yet."""
    target = address(url)
    if target.get_backend_name() != sqlite.NAME or not target.database:
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
            if not left or not _is_busy(engine, error):
                raise
            time.sleep(0.1)
    raise AssertionError("the last attempt returns or raises")


def _engine(url: URL) -> Engine:
    return sqlite.engine(url) if url.get_backend_name() == sqlite.NAME else postgresql.engine(url)


def _is_busy(engine: Engine, error: OperationalError) -> bool:
    if engine.dialect.name == sqlite.NAME:
        return sqlite.is_busy(error)
    return postgresql.is_busy(error)
