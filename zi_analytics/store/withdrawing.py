"""The part of the store that takes back what was imported by mistake; nothing is deleted."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine

from zi_analytics.store import moving, telling
from zi_analytics.store.engine import write
from zi_analytics.store.events import record
from zi_analytics.store.writing import grow_version, has_real


@dataclass(frozen=True)
class Withdrawing:
    """Worksheets that count no longer although nothing took their place."""

    engine: Engine

    def withdraw(self, workbook: str, unit: str, year: int) -> bool:
        """Let a workbook (by SHA-256) no longer count for a unit and year; tell whether it did.

        What its worksheets had superseded counts again, but for the sample. The file stays, and
        counts once more when a person hands it in again.
        """
        return write(self.engine, lambda connection: _withdraw(connection, workbook, unit, year))


def _withdraw(connection: Connection, workbook: str, unit: str, year: int) -> bool:
    at, real = datetime.now(UTC), has_real(connection)
    gone = moving.withdraw(connection, workbook, unit, year, real)
    for row in gone:
        if not row.synthetic:
            record(connection, [telling.withdrawn(connection, row, workbook)], at)
    if gone:
        grow_version(connection)
    return bool(gone)
