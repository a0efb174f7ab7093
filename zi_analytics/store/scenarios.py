"""Scenarios: what people plan for a unit, kept by name; every saving adds a version."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, Table, insert, select

from zi_analytics.store import telling
from zi_analytics.store.events import record
from zi_analytics.store.model import Scenario, ScenarioDraft
from zi_analytics.store.schema import (
    scenario_changes,
    scenario_effort,
    scenario_fixed,
    scenarios,
)

LONGEST: Final = 80


class ScenarioError(ValueError):
    """A scenario cannot be kept as it is; the text says why, for people."""


def save(connection: Connection, draft: ScenarioDraft, at: datetime) -> Scenario:
    """Keep a draft as the next version of its name, within the caller's transaction."""
    table = scenarios.c
    key = {"name": cleaned(draft.name), "unit": draft.unit, "year": draft.year}
    key["assessor"] = draft.assessor
    own = (table[name] == value for name, value in key.items())
    before = select(scenarios).where(*own).order_by(table.version.desc()).limit(1)
    earlier = next(iter(_read(connection, before)), None)
    version = 1 if earlier is None else earlier.version + 1
    rest = {"version": version, "predicate": draft.predicate, "created_at": at}
    made = connection.execute(insert(scenarios).values(**key, **rest)).inserted_primary_key
    assert made is not None
    id_ = int(made[0])
    changes = [
        {"scenario_id": id_, "item": item, "position": position, "value": value}
        for position, (item, value) in enumerate(draft.changes.items())
    ]
    fixed = [
        {"scenario_id": id_, "question": question, "position": position}
        for position, question in enumerate(dict.fromkeys(draft.fixed))
    ]
    effort = [
        {"scenario_id": id_, "node": node, "position": position, "level": level, "count": count}
        for position, (node, (level, count)) in enumerate(draft.effort.items())
    ]
    kept: tuple[tuple[list[dict[str, Any]], Table], ...] = (
        (changes, scenario_changes),
        (fixed, scenario_fixed),
        (effort, scenario_effort),
    )
    for rows, into in kept:
        if rows:
            connection.execute(insert(into), rows)
    found = by_id(connection, id_)
    assert found is not None
    record(connection, [telling.scenario_saved(found, earlier)], at)
    return found


def cleaned(name: str) -> str:
    """Return a name without needless blanks; raises `ScenarioError` for none and for a long one."""
    words = " ".join(name.split())
    if not words:
        raise ScenarioError("skenario perlu nama")
    if len(words) > LONGEST:
        raise ScenarioError(f"nama skenario paling panjang {LONGEST} huruf")
    return words


def by_id(connection: Connection, id_: int) -> Scenario | None:
    """Return a scenario; None where there is none of this number."""
    found = _read(connection, select(scenarios).where(scenarios.c.id == id_))
    return found[0] if found else None


def of_unit(connection: Connection, unit: str, year: int, assessor: str) -> tuple[Scenario, ...]:
    """Return all versions of all scenarios of one worksheet, the latest first."""
    table = scenarios.c
    own = (table.unit == unit, table.year == year, table.assessor == assessor)
    return _read(connection, select(scenarios).where(*own).order_by(table.id.desc()))


def _read(connection: Connection, query: Select[Any]) -> tuple[Scenario, ...]:
    rows = connection.execute(query).all()
    ids = [row.id for row in rows]
    changes: dict[int, dict[str, str]] = {id_: {} for id_ in ids}
    fixed: dict[int, list[str]] = {id_: [] for id_ in ids}
    effort: dict[int, dict[str, tuple[float, float]]] = {id_: {} for id_ in ids}
    for row in _parts(connection, scenario_changes, ids):
        changes[row.scenario_id][row.item] = row.value
    for row in _parts(connection, scenario_fixed, ids):
        fixed[row.scenario_id].append(row.question)
    for row in _parts(connection, scenario_effort, ids):
        # A row is a tuple, whose own ``count`` is a method.
        effort[row.scenario_id][row.node] = (row.level, row._mapping["count"])
    return tuple(
        Scenario(
            id=row.id,
            version=row.version,
            created_at=row.created_at,
            draft=ScenarioDraft(
                name=row.name,
                unit=row.unit,
                year=row.year,
                assessor=row.assessor,
                predicate=row.predicate,
                changes=changes[row.id],
                fixed=tuple(fixed[row.id]),
                effort=effort[row.id],
            ),
        )
        for row in rows
    )


def _parts(connection: Connection, table: Table, ids: list[int]) -> Sequence[Row[Any]]:
    own = table.c.scenario_id.in_(ids)
    return connection.execute(select(table).where(own).order_by(table.c.position)).all()
