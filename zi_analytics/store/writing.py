"""Taking in one workbook, within a transaction that the caller holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Table, insert, select, update

from zi_analytics.store import telling
from zi_analytics.store.action_tables import goals
from zi_analytics.store.events import record
from zi_analytics.store.facts import add_facts, facts_of
from zi_analytics.store.internalization_table import internalization
from zi_analytics.store.model import Change, Changes, Delivery, SheetDelivery
from zi_analytics.store.moving import settle, step_out
from zi_analytics.store.note_table import notes
from zi_analytics.store.schema import (
    VERSION,
    meta,
    prerequisites,
    sakip,
    submissions,
    workbooks,
    worksheets,
)
from zi_analytics.store.verdicts import forget_verdict, is_same_verdict, keep_findings

_SAMPLE: Final = workbooks.c.synthetic & ~workbooks.c.retired
_REAL: Final = tuple(
    select(table.c.id).join(whose).where(table.c.current, ~whose.c.synthetic).limit(1)
    for table, whose in (
        (submissions, worksheets),
        *((table, workbooks) for table in (sakip, prerequisites, internalization)),
    )
)


@dataclass(frozen=True)
class _Place:
    """A worksheet that is being stored: of which delivery, its row's id, and when."""

    delivery: Delivery
    sheet: SheetDelivery
    worksheet: int
    at: datetime


def receive(connection: Connection, delivery: Delivery, at: datetime) -> Changes:
    """Take in a workbook: what was stored before stays as it is, what is new is added.

    A sheet that is stored already is unchanged, whatever the delivery says about it.
    """
    workbook = connection.execute(
        select(workbooks.c.id).where(workbooks.c.sha256 == delivery.sha256)
    ).scalar()
    stored = {} if workbook is None else _stored_sheets(connection, workbook)
    changes: dict[str, Change] = dict.fromkeys(stored, "unchanged")
    fresh = [sheet for sheet in delivery.worksheets if sheet.sheet not in stored]
    changes |= {sheet.sheet: "kept_out" for sheet in fresh}
    if workbook is not None:
        changes |= _put_right(connection, workbook, delivery, stored, at)
        if _changes_nothing(connection, workbook, delivery, fresh):
            return changes
        forget_verdict(connection, workbook)
    real = has_real(connection)
    if workbook is None:
        workbook = add_workbook(
            connection,
            name=delivery.name,
            sha256=delivery.sha256,
            content=delivery.content,
            synthetic=delivery.synthetic,
            retired=delivery.synthetic and real,
            at=at,
        )
    ids = {sheet.sheet: _add_worksheet(connection, workbook, sheet, at) for sheet in fresh}
    keep_findings(connection, workbook, delivery, ids, whole=not stored)
    for sheet in fresh:
        if sheet.accepted:
            place = _Place(delivery, sheet, ids[sheet.sheet], at)
            changes[sheet.sheet] = _add_submissions(connection, place, real)
            real = real or not sheet.synthetic
    if not delivery.synthetic:
        kept_out = [sheet for sheet in fresh if not sheet.accepted]
        record(connection, telling.kept_out(delivery, kept_out), at)
    grow_version(connection)
    return changes


def _changes_nothing(
    connection: Connection, workbook: int, delivery: Delivery, fresh: Sequence[SheetDelivery]
) -> bool:
    accepted = any(sheet.accepted for sheet in fresh)
    return not accepted and is_same_verdict(connection, workbook, delivery, fresh)


def _stored_sheets(connection: Connection, workbook: int) -> dict[str, int]:
    query = select(worksheets.c.sheet, worksheets.c.id).where(
        worksheets.c.workbook_id == workbook, worksheets.c.stored
    )
    return dict(list(connection.execute(query)))


def _put_right(
    connection: Connection,
    workbook: int,
    delivery: Delivery,
    stored: Mapping[str, int],
    at: datetime,
) -> Changes:
    """Let stored sheets count under whom a person says, where that is another or none now."""
    changes: dict[str, Change] = {}
    for sheet in delivery.worksheets:
        worksheet = stored.get(sheet.sheet)
        if worksheet is None or not (sheet.moves and sheet.accepted):
            continue
        real = has_real(connection)
        gone = step_out(connection, worksheet, sheet, at, real)
        if gone is not None:
            keep_findings(connection, workbook, delivery, {sheet.sheet: worksheet}, whole=False)
            place = _Place(delivery, sheet, worksheet, at)
            changes[sheet.sheet] = _add_submissions(connection, place, real)
            settle(connection, worksheet, gone)
            if _are_elsewhere(gone, sheet) and not sheet.synthetic:
                record(connection, [telling.put_right(connection, delivery, sheet, gone)], at)
            grow_version(connection)
    return changes


def _are_elsewhere(gone: Sequence[Any], sheet: SheetDelivery) -> bool:
    """Tell whether any of these submissions counted under another key than the sheet does now."""
    keys = {(sheet.unit, sheet.year, who) for who in sheet.assessors}
    return any((row.unit, row.year, row.assessor) not in keys for row in gone)


def has_real(connection: Connection) -> bool:
    """Tell whether anything that is no sample data is current."""
    return any(connection.execute(query).first() is not None for query in _REAL)


def has_sample(connection: Connection) -> bool:
    """Tell whether the sample is shown."""
    return connection.execute(select(workbooks.c.id).where(_SAMPLE).limit(1)).first() is not None


def add_workbook(
    connection: Connection,
    *,
    name: str,
    sha256: str,
    content: bytes,
    synthetic: bool,
    retired: bool,
    at: datetime,
) -> int:
    """Keep a workbook as it was received, and return its id."""
    if synthetic and not retired and not has_sample(connection):
        record(connection, [telling.SAMPLE_SHOWN], at)
    row = {
        "sha256": sha256,
        "name": name,
        "size": len(content),
        "received_at": at,
        "synthetic": synthetic,
        "retired": retired,
        "content": content,
    }
    return _insert(connection, workbooks, row)


def _add_worksheet(
    connection: Connection, workbook: int, sheet: SheetDelivery, at: datetime
) -> int:
    row = {
        "workbook_id": workbook,
        "sheet": sheet.sheet,
        "instrument": sheet.instrument,
        "unit_written": sheet.unit_written,
        "unit": sheet.unit,
        "year": sheet.year,
        "synthetic": sheet.synthetic,
        "chosen": sheet.chosen,
        "stored": sheet.accepted,
        "judged_at": at,
    }
    return _insert(connection, worksheets, row)


def _add_submissions(connection: Connection, place: _Place, real: bool) -> Change:
    """Store a worksheet; the first real one retires the sample, and none of it comes back."""
    sheet, at = place.sheet, place.at
    if not sheet.synthetic:
        retire_sample(connection, at)
    change: Change = "imported"
    facts = facts_of(sheet)
    for assessor in sheet.assessors:
        row = {
            "worksheet_id": place.worksheet,
            "assessor": assessor,
            "unit": sheet.unit,
            "year": sheet.year,
            "imported_at": at,
        }
        earlier = None
        if sheet.synthetic and real:
            submission = _insert(connection, submissions, {**row, "current": False})
        else:
            earlier = _step_back(connection, row)
            submission = _insert(connection, submissions, {**row, "current": True})
            if earlier is not None:
                _set_successor(connection, earlier, submission)
                change = "superseded"
        for one in facts:
            add_facts(connection, submission, one, assessor)
        if not sheet.synthetic:
            told = telling.stored(connection, place.delivery, sheet, submission, earlier)
            record(connection, [told], at)
    return change


def retire_sample(connection: Connection, at: datetime) -> None:
    """Let go of all that is current of the sample; nothing of it is deleted."""
    if not has_sample(connection):
        return
    record(connection, [telling.SAMPLE_REPLACED], at)
    of_sample = select(worksheets.c.id).where(worksheets.c.synthetic)
    connection.execute(
        update(submissions)
        .where(submissions.c.current, submissions.c.worksheet_id.in_(of_sample))
        .values(current=False)
    )
    of_samples = sakip.c.workbook_id.in_(select(workbooks.c.id).where(_SAMPLE))
    connection.execute(update(sakip).where(sakip.c.current, of_samples).values(current=False))
    for table in (prerequisites, internalization, notes):
        entered = table.c.current & table.c.synthetic
        connection.execute(update(table).where(entered).values(current=False))
    connection.execute(update(goals).where(goals.c.synthetic).values(retired=True))
    connection.execute(update(workbooks).where(_SAMPLE).values(retired=True))


def _step_back(connection: Connection, key: Mapping[str, Any]) -> int | None:
    """Take the place of the current submission of this key; return which one that was."""
    query = select(submissions.c.id).where(
        submissions.c.year == key["year"],
        submissions.c.unit == key["unit"],
        submissions.c.assessor == key["assessor"],
        submissions.c.current,
    )
    earlier = connection.execute(query).scalar()
    if earlier is not None:
        connection.execute(
            update(submissions).where(submissions.c.id == earlier).values(current=False)
        )
    return earlier


def _set_successor(connection: Connection, earlier: int, successor: int) -> None:
    connection.execute(
        update(submissions).where(submissions.c.id == earlier).values(superseded_by=successor)
    )


def _insert(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    key = connection.execute(insert(table).values(**row)).inserted_primary_key
    assert key is not None
    return int(key[0])


def grow_version(connection: Connection) -> None:
    """Tell caches that something changed."""
    connection.execute(update(meta).where(meta.c.name == VERSION).values(value=meta.c.value + 1))
