"""Bringing a database to the tables of this program, in one transaction.

The revisions in ``migrations/versions`` are the history of ``schema``. A database from before that
history has no revision; the first one makes only the tables that it lacks.
"""

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect

from zi_analytics.store import postgresql
from zi_analytics.store.errors import StoreError

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

HEAD: Final = "0008"
"""The last revision; alembic is only loaded for a database that is not there yet."""

FOLDER: Final = Path(__file__).parent / "migrations"
_TABLE: Final = "alembic_version"
# Alembic's operations belong to the whole process.
_ONE_AT_A_TIME: Final = Lock()


def revision(connection: Connection) -> str | None:
    """Return the revision of a database; None where it has no history."""
    if not inspect(connection).has_table(_TABLE):
        return None
    found = connection.exec_driver_sql(f"SELECT version_num FROM {_TABLE}").scalar()
    return None if found is None else str(found)


def migrate(connection: Connection, target: str = HEAD) -> None:
    """Bring a database up to a revision, within a transaction of a writer.

    Raises `StoreError` where a newer program has been at work.
    """
    now = revision(connection)
    if now == target:
        return
    scripts = history()
    refuse_newer(now)
    if connection.dialect.name == postgresql.NAME:
        postgresql.check_encoding(connection)
    _upgrade(connection, scripts, target)


def refuse_newer(now: str | None) -> None:
    """Raise `StoreError` for a revision that this program does not know."""
    known = {script.revision for script in history().walk_revisions()}
    if now is not None and now not in known:
        raise StoreError(
            f"Basis data ini ditulis oleh versi program yang lebih baru (skema {now}; program ini "
            f"mengenal sampai {HEAD}). Perbarui program, atau pakai basis data lain."
        )


def history() -> "ScriptDirectory":
    """Return the revisions."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(FOLDER))


def _upgrade(connection: Connection, scripts: "ScriptDirectory", target: str) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    def steps(current: object, _context: object) -> list[object]:
        return list(scripts._upgrade_revs(target, current))  # type: ignore[arg-type]

    with _ONE_AT_A_TIME:
        context = MigrationContext.configure(connection, opts={"fn": steps, "script": scripts})
        with Operations.context(context):
            context.run_migrations()
