"""Marks of what was read and stored as a whole, so that it need not be read again."""

from collections.abc import Mapping

from sqlalchemy import Connection, insert, select

from zi_analytics.store.schema import readings, workbooks


def mark_as_read(connection: Connection, marks: Mapping[str, str]) -> None:
    """Keep the marks of workbooks (mark → SHA-256) that are stored; one that is known stays."""
    known = set(connection.execute(select(readings.c.mark)).scalars())
    query = select(workbooks.c.sha256, workbooks.c.id)
    query = query.where(workbooks.c.sha256.in_(set(marks.values())))
    ids = dict(list(connection.execute(query)))
    rows = [
        {"mark": mark, "workbook_id": ids[sha256]}
        for mark, sha256 in marks.items()
        if mark not in known and sha256 in ids
    ]
    if rows:
        connection.execute(insert(readings), rows)
