"""Minimums that people enter where a regulation's are not confirmed; history included.

An entry takes the place of an earlier one of the same condition; one that is taken back leaves the
condition to what the region's folder says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    Index,
    Integer,
    Select,
    Table,
    insert,
    select,
    update,
)

from zi_analytics.store import telling
from zi_analytics.store.columns import Utc, Words, code
from zi_analytics.store.events import record
from zi_analytics.store.schema import metadata
from zi_analytics.store.writing import grow_version

thresholds = Table(
    "thresholds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("instrument", code(32), nullable=False),
    Column("predicate", code(8), nullable=False),
    Column("condition", code(32), nullable=False),
    Column("minimum", Float),
    Column("share", Float),
    Column("asked", Boolean, nullable=False),
    Column("article", Words, nullable=False),
    Column("taken_back", Boolean, nullable=False),
    Column("entered_by", Words),
    Column("entered_at", Utc, nullable=False),
    Column("current", Boolean, nullable=False),
)
Index(
    "uq_thresholds_current",
    thresholds.c.instrument,
    thresholds.c.predicate,
    thresholds.c.condition,
    unique=True,
    sqlite_where=thresholds.c.current,
    postgresql_where=thresholds.c.current,
)
_SAID: Final = ("minimum", "share", "asked", "article", "taken_back")


@dataclass(frozen=True)
class Threshold:
    """The minimum of one condition: in points, or as a share of weight (0–1), never both.

    Not ``asked``: the regulation has no such condition. ``taken_back``: forget what was entered.
    """

    instrument: str
    predicate: str
    condition: str
    minimum: float | None = None
    share: float | None = None
    asked: bool = True
    article: str = ""
    taken_back: bool = False
    entered_by: str | None = None


def enter(connection: Connection, entries: Sequence[Threshold], at: datetime) -> bool:
    """Enter minimums within the caller's transaction; tell whether any of them changed anything."""
    changed = [entry for entry in entries if _enter(connection, entry, at)]
    if changed:
        grow_version(connection)
    return bool(changed)


def entered(*, history: bool) -> Select[Any]:
    """What counts now, or with ``history`` all that was ever entered, the oldest first."""
    table = thresholds.c
    query = select(
        *(table.instrument, table.predicate, table.condition, table.minimum, table.share),
        *(table.asked, table.article, table.taken_back, table.entered_by, table.entered_at),
        table.current,
    ).order_by(table.id)
    return query if history else query.where(table.current, ~table.taken_back)


def _enter(connection: Connection, entry: Threshold, at: datetime) -> bool:
    table = thresholds.c
    key = {name: getattr(entry, name) for name in ("instrument", "predicate", "condition")}
    own = [table.current, *(table[name] == value for name, value in key.items())]
    row = {name: getattr(entry, name) for name in _SAID}
    now = connection.execute(select(*(table[name] for name in _SAID)).where(*own)).first()
    if row == dict(now._mapping) if now is not None else entry.taken_back:
        return False
    connection.execute(update(thresholds).where(*own).values(current=False))
    facts = {"entered_by": entry.entered_by, "entered_at": at, "current": True}
    connection.execute(insert(thresholds).values(**key, **row, **facts))
    before = None if now is None else dict(now._mapping)
    record(connection, [telling.threshold_entered(key, before, row)], at)
    return True
