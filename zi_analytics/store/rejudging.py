"""Judging stored worksheets anew, after the minimums that count have changed."""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, delete, insert, select

from zi_analytics.store import telling
from zi_analytics.store.engine import write
from zi_analytics.store.events import record
from zi_analytics.store.judged import judged
from zi_analytics.store.rows import plain_rows
from zi_analytics.store.schema import readiness, submissions
from zi_analytics.store.slices import Slices
from zi_analytics.store.writing import grow_version


@dataclass(frozen=True)
class Judging(Slices):
    """The part of the store that replaces verdicts, and knows by what they were reached."""

    def rejudge(self, year: int, readiness: pd.DataFrame) -> bool:
        """Replace the readiness of a year by ``readiness``; tell whether any of it differed."""
        if _in_order(readiness).equals(_in_order(self.readiness(year))):
            return False
        write(self.engine, lambda connection: _rejudge(connection, year, readiness))
        return True

    def judged_by(self) -> str | None:
        """Return the mark of what everything stored was judged by; None where that differs."""
        with self.engine.connect() as connection:
            return connection.execute(select(judged.c.mark)).scalar()

    def mark_judged(self, mark: str | None) -> None:
        """Keep what everything stored was judged by, or forget it."""
        write(self.engine, lambda connection: _mark(connection, mark))


def _mark(connection: Connection, mark: str | None) -> None:
    connection.execute(delete(judged))
    if mark is not None:
        connection.execute(insert(judged).values(mark=mark))


def _in_order(readiness: pd.DataFrame) -> pd.DataFrame:
    """Return ``tables.READINESS`` of a year in one order, however its worksheets came."""
    by = ["unit", "assessor", "predicate", "condition"]
    return readiness.sort_values(by, ignore_index=True)


def _rejudge(connection: Connection, year: int, verdicts: pd.DataFrame) -> None:
    """Replace the readiness of a year's current worksheets by ``tables.READINESS``."""
    current = connection.execute(
        select(submissions.c.id, submissions.c.unit, submissions.c.assessor).where(
            submissions.c.current, submissions.c.year == year
        )
    )
    ids = {(unit, assessor): id_ for id_, unit, assessor in current}
    for (unit, assessor), table in verdicts.groupby(["unit", "assessor"], sort=False):
        submission = ids.get((str(unit), str(assessor)))
        if submission is None:
            # Withdrawn or replaced since its scores were read.
            continue
        connection.execute(delete(readiness).where(readiness.c.submission_id == submission))
        rows = plain_rows(table, readiness)
        facts = [
            row | {"submission_id": submission, "position": position}
            for position, row in enumerate(rows)
        ]
        connection.execute(insert(readiness), facts)
    record(connection, [telling.rejudged(year, len(ids))])
    grow_version(connection)
