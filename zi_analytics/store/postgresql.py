"""All that is peculiar to PostgreSQL."""

from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError

from zi_analytics.store.errors import StoreError
from zi_analytics.store.waiting import BUSY_SECONDS, WRITES

NAME: Final = "postgresql"
LOCK: Final = 0x5A49
"""The advisory lock that every writer of this database holds."""

_CONNECT: Final = {
    "client_encoding": "utf8",
    # A server that does not answer, or stopped answering, is told within seconds, not minutes.
    "connect_timeout": 10,
    "tcp_user_timeout": 20_000,
}
_WAITED_TOO_LONG: Final = "55P03"
_DEADLOCK: Final = "40P01"


def engine(url: URL) -> Engine:
    """Return the way to a PostgreSQL database; raises `StoreError` without its driver."""
    try:
        # A server that was started again leaves dead connections behind.
        made = create_engine(url, pool_pre_ping=True, connect_args=_CONNECT)
    except ModuleNotFoundError as error:
        raise StoreError(
            f"Paket Python “{error.name}” untuk PostgreSQL belum terpasang. Jalankan: "
            "pip install -r requirements-postgres.txt"
        ) from error
    event.listen(made, "begin", _begin)
    return made


def is_busy(error: OperationalError) -> bool:
    """Tell whether another process was in the way."""
    return getattr(error.orig, "sqlstate", None) in (_WAITED_TOO_LONG, _DEADLOCK)


def check_encoding(connection: Connection) -> None:
    """Raise `StoreError` unless the database keeps text as UTF-8."""
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        raise StoreError(
            f"Basis data PostgreSQL ini memakai encoding {encoding}. Buatlah yang baru dengan: "
            "createdb --encoding=UTF8 --template=template0 NAMA"
        )


def _begin(connection: Connection) -> None:
    # Taken before anything is read, so that a writer sees all that the one before it wrote.
    if connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
