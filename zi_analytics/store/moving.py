"""Putting right whose a stored worksheet is, within a transaction that the caller holds.

Nothing is deleted: the submissions under the wrong key stay, are not current any more, and point to
those that took their place, or to themselves where they were withdrawn and nothing did. What they
had superseded counts again.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from zi_analytics.store.judged import judged
from zi_analytics.store.model import SheetDelivery
from zi_analytics.store.schema import findings, submissions, workbooks, worksheets

Row = Any


def step_out(
    connection: Connection, worksheet: int, sheet: SheetDelivery, at: datetime, real: bool
) -> list[Row] | None:
    """Take a worksheet from where it counts; returns its submissions there, None if it is right.

    One that was withdrawn counts nowhere. ``real`` tells whether anything that is no sample data is
    current.
    """
    counted = _counted(connection, worksheet)
    keys = {(row.unit, row.year, row.assessor) for row in counted}
    if keys == {(sheet.unit, sheet.year, who) for who in sheet.assessors}:
        return None
    own = [row.id for row in counted]
    table = submissions.c
    connection.execute(update(submissions).where(table.id.in_(own)).values(current=False))
    for row in counted:
        if row.current:
            _restore(connection, row, real)
    facts = {"unit_written": sheet.unit_written, "unit": sheet.unit, "year": sheet.year}
    connection.execute(
        update(worksheets)
        .where(worksheets.c.id == worksheet)
        .values(**facts, chosen=sheet.chosen, judged_at=at)
    )
    connection.execute(delete(findings).where(findings.c.worksheet_id == worksheet))
    return counted


def withdraw(connection: Connection, workbook: str, unit: str, year: int, real: bool) -> list[Row]:
    """Take what counts of a workbook for a unit and year from there; returns those submissions."""
    table = submissions.c
    query = (
        select(table.id, table.unit, table.year, table.assessor, worksheets.c.synthetic)
        .select_from(submissions.join(worksheets).join(workbooks))
        .where(workbooks.c.sha256 == workbook, table.current)
        .where(table.unit == unit, table.year == year)
        .order_by(table.id)
    )
    gone = list(connection.execute(query))
    for row in gone:
        own = update(submissions).where(table.id == row.id)
        connection.execute(own.values(current=False))
        _restore(connection, row, real)
        connection.execute(own.values(superseded_by=row.id))
    return gone


def settle(connection: Connection, worksheet: int, gone: Sequence[Row]) -> None:
    """Let submissions that stepped out point to those that the worksheet has now."""
    own = {row.id for row in gone}
    heirs = [row for row in _counted(connection, worksheet) if row.id not in own]
    for row in gone:
        same = [heir.id for heir in heirs if heir.assessor == row.assessor]
        heir = (same or [heirs[0].id])[0]
        connection.execute(
            update(submissions).where(submissions.c.id == row.id).values(superseded_by=heir)
        )


def _counted(connection: Connection, worksheet: int) -> list[Row]:
    """Return a worksheet's submissions but for those that were put right or withdrawn."""
    table = submissions.c
    own = select(table.id).where(table.worksheet_id == worksheet)
    query = (
        select(table.id, table.unit, table.year, table.assessor, table.current)
        .where(
            table.worksheet_id == worksheet,
            table.superseded_by.is_(None) | table.superseded_by.not_in(own),
        )
        .order_by(table.id)
    )
    return list(connection.execute(query))


def _restore(connection: Connection, row: Row, real: bool) -> None:
    """Let what a submission had superseded be current again, but for the sample."""
    table = submissions.c
    query = (
        select(table.id, worksheets.c.synthetic)
        .select_from(submissions.join(worksheets))
        .where(
            table.superseded_by == row.id,
            table.unit == row.unit,
            table.year == row.year,
            table.assessor == row.assessor,
        )
        .order_by(table.id.desc())
        .limit(1)
    )
    earlier = connection.execute(query).first()
    if earlier is not None and not (earlier.synthetic and real):
        connection.execute(
            update(submissions)
            .where(table.id == earlier.id)
            .values(current=True, superseded_by=None)
        )
        # It was judged by what counted then.
        connection.execute(delete(judged))
