"""Judging stored worksheets anew, after the minimums that count have changed."""

import pandas as pd
from sqlalchemy import Connection, delete, insert, select

from zi_analytics.store import telling
from zi_analytics.store.events import record
from zi_analytics.store.rows import plain_rows
from zi_analytics.store.schema import readiness, submissions
from zi_analytics.store.writing import grow_version


def in_order(readiness: pd.DataFrame) -> pd.DataFrame:
    """Return ``tables.READINESS`` of a year in one order, however its worksheets came."""
    by = ["unit", "assessor", "predicate", "condition"]
    return readiness.sort_values(by, ignore_index=True)


def rejudge(connection: Connection, year: int, judged: pd.DataFrame) -> None:
    """Replace the readiness of a year's current worksheets by ``tables.READINESS``."""
    current = connection.execute(
        select(submissions.c.id, submissions.c.unit, submissions.c.assessor).where(
            submissions.c.current, submissions.c.year == year
        )
    )
    ids = {(unit, assessor): id_ for id_, unit, assessor in current}
    for (unit, assessor), table in judged.groupby(["unit", "assessor"], sort=False):
        submission = ids[str(unit), str(assessor)]
        connection.execute(delete(readiness).where(readiness.c.submission_id == submission))
        rows = plain_rows(table, readiness)
        facts = [
            row | {"submission_id": submission, "position": position}
            for position, row in enumerate(rows)
        ]
        connection.execute(insert(readiness), facts)
    record(connection, [telling.rejudged(year, len(ids))])
    grow_version(connection)
