"""People, and those whom activities of internalisation reached: taking in and giving out.

Nothing is deleted: a newer entry takes the place of an earlier one, which stays and is not current.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection, Engine, Select, insert, select, update

from zi_analytics.store import telling_people as telling
from zi_analytics.store.collected import FORM, SHEET, nothing_new, take_in, workbook_of
from zi_analytics.store.engine import write
from zi_analytics.store.events import record
from zi_analytics.store.internalization_table import internalization
from zi_analytics.store.model import Change, Collected
from zi_analytics.store.rows import Row, plain_rows
from zi_analytics.store.schema import workbooks
from zi_analytics.store.writing import grow_version, has_sample
from zi_analytics.tables import INTERNALIZATION, Columns, typed

KEY: Final = ("unit", "year", "group", "activity")
COUNTS: Final = ("people", "reached")
ENTERED_PEOPLE: Final[Columns] = {
    **INTERNALIZATION,
    "source": "str",
    "entered_by": "str",
    "entered_at": "datetime64[us, UTC]",
    "current": "bool",
}


@dataclass(frozen=True)
class Reach:
    """What a person enters of a group and an activity: people, and how many of them it reached.

    A missing number is not known; both missing take an earlier entry back.
    """

    unit: str
    year: int
    group: str
    activity: str
    people: int | None
    reached: int | None
    entered_by: str | None = None


@dataclass(frozen=True)
class InternalizationPart:
    """What the store is asked about internalisation."""

    engine: Engine

    def internalization(self, year: int | None = None) -> pd.DataFrame:
        """Return what is entered for a year, or for all: ``ENTERED_PEOPLE``, one row a key."""
        return self._entered(year, history=False)

    def internalization_history(self, year: int | None = None) -> pd.DataFrame:
        """Return all that was ever entered: ``ENTERED_PEOPLE``, the oldest first."""
        return self._entered(year, history=True)

    def receive_internalization(self, delivery: Collected) -> Change:
        """Take in a worksheet; each number that it states takes the place of an earlier one."""
        at = datetime.now(UTC)
        return write(self.engine, lambda connection: receive(connection, delivery, at))

    def enter_internalization(self, entry: Reach) -> bool:
        """Enter the numbers of one group and activity; tell whether that changed anything."""
        at = datetime.now(UTC)
        return write(self.engine, lambda connection: enter(connection, entry, at))

    def _entered(self, year: int | None, *, history: bool) -> pd.DataFrame:
        query = entered(year, history=history)
        names = [column.key for column in query.selected_columns]
        with self.engine.connect() as connection:
            rows = [tuple(row) for row in connection.execute(query)]
        return typed(pd.DataFrame(rows, columns=names), ENTERED_PEOPLE)


def entered(year: int | None, *, history: bool) -> Select[Any]:
    """What was entered, in the order it came; superseded and withdrawn entries if asked for."""
    table = internalization.c
    query = (
        select(
            *(table[name] for name in (*KEY, *COUNTS)),
            *(table.sheet, table.cell, workbooks.c.sha256.label("workbook")),
            *(table.source, table.entered_by, table.entered_at, table.current),
        )
        .select_from(internalization.outerjoin(workbooks))
        .order_by(table.year, table.unit, table.id)
    )
    if not history:
        query = query.where(table.current, (table.people.is_not(None) | table.reached.is_not(None)))
    return query if year is None else query.where(table.year == year)


def receive(connection: Connection, delivery: Collected, at: datetime) -> Change:
    """Store the numbers of a worksheet; an empty cell leaves what was entered before.

    A row that says what stands already leaves it to whom it came from, and is kept for history.
    """
    rows = plain_rows(delivery.rows, internalization)
    workbook = workbook_of(connection, delivery)
    stored = set() if workbook is None else _keys(connection, workbook)
    fresh = [row for row in rows if _key(row) not in stored]
    if nothing_new(connection, workbook, delivery, bool(fresh)):
        return "unchanged" if stored else "kept_out"
    workbook, current = take_in(connection, workbook, delivery, at, bool(fresh))
    change: Change = "imported" if fresh else ("unchanged" if stored else "kept_out")
    changed: dict[tuple[str, int], list[tuple[Row | None, Row]]] = {}
    facts = {"source": SHEET, "entered_at": at, "workbook_id": workbook}
    facts |= {"synthetic": delivery.synthetic}
    standing = _standing(connection, {row["year"] for row in fresh})
    added = []
    for row in fresh:
        now = standing.get(_key(row))
        whole = _completed(row, now)
        counts = current and (now is None or _counts(now) != _counts(whole))
        if counts:
            changed.setdefault((row["unit"], row["year"]), []).append((now, whole))
        if counts and now is not None:
            _replace(connection, whole | facts | {"current": True}, now)
            change = "superseded"
        else:
            added.append(whole | facts | {"current": counts})
    if added:
        connection.execute(insert(internalization), added)
    if not delivery.synthetic:
        told = [telling.stored(delivery, unit, year, of) for (unit, year), of in changed.items()]
        record(connection, told, at)
    return change


def enter(connection: Connection, entry: Reach, at: datetime) -> bool:
    """Enter the numbers of one group and activity; tell whether that changed anything.

    What is entered while the sample is shown is part of it, and goes when the sample goes.
    """
    row = {name: getattr(entry, name) for name in (*KEY, *COUNTS)}
    now = _current(connection, row)
    before = (None, None) if now is None else _counts(now)
    if before == _counts(row):
        return False
    facts = {"entered_by": entry.entered_by, "source": FORM, "entered_at": at, "current": True}
    _replace(connection, row | facts | {"synthetic": has_sample(connection)}, now)
    record(connection, [telling.entered(row | {"entered_by": entry.entered_by}, now)], at)
    grow_version(connection)
    return True


def _completed(row: Row, now: Row | None) -> Row:
    """Fill what a row leaves empty with what stands, unless both together cannot be."""
    if now is None:
        return row
    filled = row | {name: now[name] for name in COUNTS if row[name] is None}
    people, reached = _counts(filled)
    fits = people is None or reached is None or reached <= people
    return filled if fits else row


def _replace(connection: Connection, row: Row, now: Row | None) -> None:
    """Add an entry, in the place of the one that stands, if any."""
    table = internalization
    if now is not None:
        connection.execute(update(table).where(table.c.id == now["id"]).values(current=False))
    key = connection.execute(insert(table).values(**row)).inserted_primary_key
    if now is not None and key is not None:
        own = update(table).where(table.c.id == now["id"])
        connection.execute(own.values(superseded_by=key[0]))


def _current(connection: Connection, row: Row) -> Row | None:
    table = internalization.c
    query = select(table.id, *(table[name] for name in COUNTS)).where(
        table.current, *(table[name] == row[name] for name in KEY)
    )
    found = connection.execute(query).first()
    return None if found is None else dict(found._mapping)


def _standing(connection: Connection, years: set[int]) -> dict[tuple[Any, ...], Row]:
    """Return what stands in some years, by key: all at once, for a worksheet may hold thousands."""
    table = internalization.c
    columns = (table.id, *(table[name] for name in (*KEY, *COUNTS)))
    query = select(*columns).where(table.current, table.year.in_(years))
    rows = [dict(row._mapping) for row in connection.execute(query)]
    return {_key(row): row for row in rows}


def _keys(connection: Connection, workbook: int) -> set[tuple[Any, ...]]:
    table = internalization.c
    query = select(*(table[name] for name in KEY)).where(table.workbook_id == workbook)
    return {tuple(row) for row in connection.execute(query)}


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in KEY)


def _counts(row: Row) -> tuple[int | None, int | None]:
    return row["people"], row["reached"]
