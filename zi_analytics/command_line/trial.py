"""The store that a dry run works on: nothing changes, not even tables of an older program."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import URL, create_engine, inspect

from zi_analytics.store import Store, StoreError, backup, is_missing, open_store
from zi_analytics.store.engine import address
from zi_analytics.store.migrating import HEAD, refuse_newer, revision
from zi_analytics.store.postgresql import NAME as POSTGRESQL
from zi_analytics.store.postgresql import engine as postgresql_engine

IN_MEMORY: Final = "sqlite://"
OLDER: Final = (
    "Basis data ini masih dari versi program yang lebih lama, dan membukanya akan memperbarui "
    "tabelnya; uji coba tidak boleh mengubah apa pun. Cadangkan dahulu (pg_dump), buka dasbor satu "
    "kali agar tabelnya diperbarui, lalu ulangi uji coba."
)


@contextmanager
def store_to_try(database: str | URL) -> Iterator[Store]:
    """Open what a dry run may compare with: the store, or where opening would change it, a copy.

    Without a database, or one without any table, that is an empty store in memory. Raises
    `StoreError` for an older database on PostgreSQL, which cannot be copied from here, and for one
    of a newer program.
    """
    if is_missing(database):
        yield from _opened(IN_MEMORY)
        return
    found, is_empty = _state(database)
    if is_empty:
        yield from _opened(IN_MEMORY)
    elif found == HEAD:
        yield from _opened(database)
    else:
        refuse_newer(found)
        if address(database).get_backend_name() == POSTGRESQL:
            raise StoreError(OLDER)
        with tempfile.TemporaryDirectory(prefix="zi-uji-coba-") as folder:
            copy = Path(folder) / "zi.db"
            backup(database, copy)
            yield from _opened(f"sqlite:///{copy}")


def _opened(database: str | URL) -> Iterator[Store]:
    with closing(open_store(database)) as store:
        yield store


def _state(database: str | URL) -> tuple[str | None, bool]:
    """Return the revision of a database and whether it has no table at all; only reads."""
    target = address(database)
    is_server = target.get_backend_name() == POSTGRESQL
    engine = postgresql_engine(target) if is_server else create_engine(target)
    try:
        with engine.connect() as connection:
            return revision(connection), not inspect(connection).get_table_names()
    finally:
        engine.dispose()
