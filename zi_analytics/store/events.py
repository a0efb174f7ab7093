"""The trail: what was done, when, by whom, with what was before and what is after.

An event is written in the transaction of what it tells of, and never changed or deleted; the
database itself sees to that.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal, get_args

from sqlalchemy import ColumnElement, Connection, Select, func, insert, select

from zi_analytics.store.columns import storable
from zi_analytics.store.person import acting
from zi_analytics.store.schema import events
from zi_analytics.tables import Columns

EventKind = Literal[
    "import",
    "supersession",
    "kept_out",
    "put_right",
    "withdrawn",
    "sample",
    "sample_replaced",
    "prerequisite",
    "prerequisite_withdrawn",
    "internalization",
    "internalization_withdrawn",
    "threshold",
    "scenario",
    "note",
    "note_removed",
    "deck",
    "deck_archived",
    "goal",
    "action",
    "action_changed",
    "action_carried",
    "rejudged",
    "export",
    "login",
    "logout",
    "refused",
    "role_changed",
    "restored",
]
EVENT_KINDS: Final[tuple[EventKind, ...]] = get_args(EventKind)
Facts = Mapping[str, Any]

EVENTS: Final[Columns] = {
    "id": "int64",
    "at": "datetime64[us, UTC]",
    "person": "str",
    "kind": "str",
    "unit": "str",
    "year": "Int64",
    "assessor": "str",
    "workbook": "str",
    "subject": "str",
    "before": "str",
    "after": "str",
    "text": "str",
}
"""``subject`` names what unit, year and assessor do not: a file, an item, a scenario, a table.
``before`` and ``after`` are JSON; missing where there is nothing to tell."""


@dataclass(frozen=True)
class Event:
    """Something that was done; ``text`` says it in one sentence, for people.

    ``workbook`` is a SHA-256; ``before`` and ``after`` hold plain values by name.
    """

    kind: EventKind
    text: str
    unit: str | None = None
    year: int | None = None
    assessor: str | None = None
    workbook: str | None = None
    subject: str | None = None
    before: Facts | None = None
    after: Facts | None = None


@dataclass(frozen=True)
class EventFilter:
    """Which events: those for which all that is named holds; ``since`` and ``until`` included."""

    person: str | None = None
    kind: EventKind | None = None
    unit: str | None = None
    year: int | None = None
    since: datetime | None = None
    until: datetime | None = None


def record(connection: Connection, told: Iterable[Event], at: datetime | None = None) -> None:
    """Write events within the caller's transaction, by the person who is at work."""
    shared = {"at": at or datetime.now(UTC), "person": acting()}
    rows = [asdict(event) | shared for event in told]
    for row in rows:
        row |= {name: _storable(row[name]) for name in ("before", "after")}
    if rows:
        connection.execute(insert(events), rows)


def found(wanted: EventFilter, latest: int | None) -> Select[Any]:
    """Return the query for events, the latest first; only so many if named."""
    table = events.c
    query = select(events).where(*_conditions(wanted)).order_by(table.id.desc())
    return query if latest is None else query.limit(latest)


def counted(wanted: EventFilter) -> Select[Any]:
    """Return the query for how many events there are."""
    return select(func.count()).select_from(events).where(*_conditions(wanted))


def values(column: str) -> Select[Any]:
    """Return the query for the values that a column of events has."""
    own = events.c[column]
    return select(own).where(own.is_not(None)).distinct().order_by(own)


def as_json(facts: Facts | None) -> str | None:
    """Return facts as the text that ``EVENTS`` holds."""
    return None if facts is None else json.dumps(facts, ensure_ascii=False)


def _storable(value: Any) -> Any:  # noqa: ANN401
    """Return plain values with text that every database can keep."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return {_storable(name): _storable(part) for name, part in value.items()}
    return [_storable(part) for part in value] if isinstance(value, list | tuple) else value


def _conditions(wanted: EventFilter) -> list[ColumnElement[bool]]:
    table = events.c
    equal = {"person": wanted.person, "kind": wanted.kind}
    equal |= {"unit": wanted.unit, "year": wanted.year}  # type: ignore[dict-item]
    conditions = [table[name] == value for name, value in equal.items() if value is not None]
    if wanted.since is not None:
        conditions.append(table.at >= wanted.since)
    if wanted.until is not None:
        conditions.append(table.at <= wanted.until)
    return conditions
