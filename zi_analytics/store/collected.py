"""Taking in what is collected beside the LKE, within a transaction that the caller holds.

Nothing is deleted: a newer entry takes the place of an earlier one, which stays and is not current.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from zi_analytics.store import telling
from zi_analytics.store.events import record
from zi_analytics.store.model import Change, Collected, Entry
from zi_analytics.store.rows import Row, plain_rows
from zi_analytics.store.schema import findings, prerequisites, sakip, workbooks, worksheets
from zi_analytics.store.writing import (
    add_workbook,
    grow_version,
    has_real,
    has_sample,
    retire_sample,
)

_TEXTS: Final = ["severity", "code", "sheet", "cell", "message", "hint"]
SHEET: Final = "lembar"
FORM: Final = "formulir"


def receive_sakip(connection: Connection, delivery: Collected, at: datetime) -> Change:
    """Store the scores of a workbook; those of a unit and year take the place of earlier ones."""
    rows = [row | {"year_key": _year_key(row)} for row in plain_rows(delivery.rows, sakip)]
    workbook = workbook_of(connection, delivery)
    stored = set() if workbook is None else _sakip_keys(connection, workbook)
    fresh = [row for row in rows if (row["unit"], row["year_key"]) not in stored]
    if nothing_new(connection, workbook, delivery, bool(fresh)):
        return "unchanged" if stored else "kept_out"
    workbook, current = take_in(connection, workbook, delivery, at, bool(fresh))
    change: Change = "imported" if fresh else ("unchanged" if stored else "kept_out")
    for unit, key in dict.fromkeys((row["unit"], row["year_key"]) for row in fresh):
        before = _step_back(connection, unit, key) if current else {}
        if before:
            change = "superseded"
        if not delivery.synthetic:
            own = [row for row in fresh if (row["unit"], row["year_key"]) == (unit, key)]
            record(connection, [telling.sakip_stored(delivery, own, before)], at)
    facts = {"workbook_id": workbook, "imported_at": at, "current": current}
    if fresh:
        connection.execute(insert(sakip), [row | facts for row in fresh])
    return change


def receive_prerequisites(connection: Connection, delivery: Collected, at: datetime) -> Change:
    """Store the entries of a worksheet; each takes the place of an earlier one that says otherwise.

    An entry that says what stands already leaves it to whom it came from, and is kept for history.
    """
    rows = plain_rows(delivery.rows, prerequisites)
    workbook = workbook_of(connection, delivery)
    stored = set() if workbook is None else _entered(connection, workbook)
    fresh = [row for row in rows if (row["unit"], row["year"], row["item"]) not in stored]
    if nothing_new(connection, workbook, delivery, bool(fresh)):
        return "unchanged" if stored else "kept_out"
    workbook, current = take_in(connection, workbook, delivery, at, bool(fresh))
    change: Change = "imported" if fresh else ("unchanged" if stored else "kept_out")
    earlier: dict[tuple[str, int], Row] = defaultdict(dict)
    for row in fresh:
        now = _current(connection, row["unit"], row["year"], row["item"])
        repeats = now is not None and now.value == row["value"]
        facts = {"source": SHEET, "entered_at": at, "workbook_id": workbook}
        facts |= {"synthetic": delivery.synthetic, "current": current and not repeats}
        before = earlier[row["unit"], row["year"]]
        replaced = _enter(connection, row | facts)
        if replaced is not None:
            before[row["item"]] = replaced.value
            change = "superseded"
    if not delivery.synthetic:
        for (unit, year), before in earlier.items():
            own = [row for row in fresh if (row["unit"], row["year"]) == (unit, year)]
            after = {row["item"]: row["value"] for row in own}
            told = telling.prerequisites_stored(delivery, unit, year, before, after)
            record(connection, [told], at)
    return change


def enter(connection: Connection, entry: Entry, at: datetime) -> bool:
    """Enter a single value; tell whether that changed anything.

    What is entered while the sample is shown is part of it, and goes when the sample goes.
    """
    now = _current(connection, entry.unit, entry.year, entry.item)
    if now is not None and (now.value, now.note) == (entry.value, entry.note):
        return False
    if now is None and entry.value is None:
        return False
    _enter(
        connection,
        {
            "unit": entry.unit,
            "year": entry.year,
            "item": entry.item,
            "value": entry.value,
            "note": entry.note,
            "entered_by": entry.entered_by,
            "source": FORM,
            "entered_at": at,
            "synthetic": has_sample(connection),
            "current": True,
        },
    )
    before = None if now is None else {"value": now.value, "note": now.note}
    record(connection, [telling.entered(entry, before)], at)
    grow_version(connection)
    return True


def _step_back(connection: Connection, unit: str, key: str) -> Row:
    """Take the place of the current scores of a unit and year; return them by component."""
    own = (sakip.c.unit == unit, sakip.c.year_key == key, sakip.c.current)
    before = connection.execute(
        select(sakip.c.component, sakip.c.score).where(*own).order_by(sakip.c.id)
    )
    scores = {row.component: row.score for row in before}
    connection.execute(update(sakip).where(*own).values(current=False))
    return scores


def _year_key(row: Mapping[str, Any]) -> str:
    evaluation = row["evaluation_year"]
    return f"e{evaluation}" if evaluation is not None else f"k{row['performance_year']}"


def workbook_of(connection: Connection, delivery: Collected) -> int | None:
    """Return the id of a workbook that was received before."""
    query = select(workbooks.c.id).where(workbooks.c.sha256 == delivery.sha256)
    return connection.execute(query).scalar()


def _sakip_keys(connection: Connection, workbook: int) -> set[tuple[str, str]]:
    query = select(sakip.c.unit, sakip.c.year_key).where(sakip.c.workbook_id == workbook)
    return {(unit, key) for unit, key in connection.execute(query)}


def _entered(connection: Connection, workbook: int) -> set[tuple[str, int, str]]:
    table = prerequisites.c
    query = select(table.unit, table.year, table.item).where(table.workbook_id == workbook)
    return {(unit, year, item) for unit, year, item in connection.execute(query)}


def nothing_new(
    connection: Connection, workbook: int | None, delivery: Collected, fresh: bool
) -> bool:
    """Tell whether a workbook received before says nothing else, also in its findings."""
    if workbook is None or fresh:
        return False
    query = (
        select(*(findings.c[name] for name in _TEXTS))
        .where(_own(workbook, delivery.kind))
        .order_by(findings.c.position)
    )
    told = [tuple(row) for row in connection.execute(query)]
    return told == _told(delivery)


def take_in(
    connection: Connection, workbook: int | None, delivery: Collected, at: datetime, fresh: bool
) -> tuple[int, bool]:
    """Keep the workbook and its findings; tell its id, and whether its rows become current."""
    real = has_real(connection)
    if fresh and not delivery.synthetic:
        retire_sample(connection, at)
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
    connection.execute(delete(findings).where(_own(workbook, delivery.kind)))
    _keep_findings(connection, workbook, delivery)
    grow_version(connection)
    return workbook, not (delivery.synthetic and real)


def _keep_findings(connection: Connection, workbook: int, delivery: Collected) -> None:
    last = connection.execute(
        select(func.max(findings.c.position)).where(findings.c.workbook_id == workbook)
    ).scalar()
    first = 0 if last is None else last + 1
    rows = [
        dict(zip(_TEXTS, texts, strict=True)) | {"workbook_id": workbook, "position": first + i}
        for i, texts in enumerate(_told(delivery))
    ]
    if rows:
        connection.execute(insert(findings), rows)


def _own(workbook: int, kind: str) -> Any:  # noqa: ANN401
    """Select the findings that a new reading replaces: of this kind, or of a file without LKE."""
    any_sheet = select(worksheets.c.id).where(worksheets.c.workbook_id == workbook).exists()
    of_kind = findings.c.code.startswith(f"{kind}_", autoescape=True)
    return (
        (findings.c.workbook_id == workbook)
        & findings.c.worksheet_id.is_(None)
        & or_(of_kind, ~any_sheet)
    )


def _told(delivery: Collected) -> list[tuple[Any, ...]]:
    table = delivery.findings[_TEXTS].fillna("")
    return list(table.itertuples(index=False, name=None))


def _current(connection: Connection, unit: str, year: int, item: str) -> Any:  # noqa: ANN401
    table = prerequisites.c
    query = select(table.id, table.value, table.note).where(
        table.unit == unit, table.year == year, table.item == item, table.current
    )
    return connection.execute(query).first()


def _enter(connection: Connection, row: Row) -> Any:  # noqa: ANN401
    """Add an entry; return the earlier one whose place it took, if any."""
    earlier = None
    if row["current"]:
        earlier = _current(connection, row["unit"], row["year"], row["item"])
    table = prerequisites
    if earlier is not None:
        connection.execute(update(table).where(table.c.id == earlier.id).values(current=False))
    key = connection.execute(insert(table).values(**row)).inserted_primary_key
    if earlier is not None and key is not None:
        connection.execute(
            update(table).where(table.c.id == earlier.id).values(superseded_by=key[0])
        )
    return earlier
