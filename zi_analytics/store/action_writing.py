"""Adding, changing and carrying on actions, each within the caller's transaction."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, func, insert, select

from zi_analytics.store import action_telling
from zi_analytics.store.action_model import (
    DONE,
    ActionConflictError,
    ActionDraft,
    ActionError,
    ActionState,
    Added,
    GoalKey,
    SampleAction,
    clean_goal,
    clean_state,
    next_name,
)
from zi_analytics.store.action_tables import LIVE, action_progress, actions, goals
from zi_analytics.store.events import record
from zi_analytics.store.person import LOCAL, acting
from zi_analytics.store.writing import has_sample

FACTS: Final = tuple(field.name for field in fields(ActionState))
SAMPLE_PERSON: Final = "contoh"


def add_goal(connection: Connection, key: GoalKey, at: datetime) -> bool:
    """Add a goal; tell whether it was not there yet."""
    key = clean_goal(key)
    if _goal(connection, key) is not None:
        return False
    _make_goal(connection, key, at)
    record(connection, [action_telling.goal_added(key)], at)
    return True


def add(connection: Connection, key: GoalKey, drafts: Sequence[ActionDraft], at: datetime) -> Added:
    """Add actions to a goal, which is made where it is missing.

    An action on a question or count that the goal has already is not added again.
    """
    key = clean_goal(key)
    checked = [(draft, clean_state(draft.state)) for draft in drafts]
    goal = _goal(connection, key)
    if goal is None:
        goal = _make_goal(connection, key, at)
    made = []
    for draft, state in checked:
        if not _is_there(connection, goal, draft.item):
            _write(connection, _make_action(connection, goal, draft), 1, state, at, acting())
            made.append(state)
    if made:
        record(connection, [action_telling.actions_added(key, made)], at)
    return Added(len(made), len(drafts) - len(made))


def change(
    connection: Connection, id_: int, version: int, state: ActionState, at: datetime
) -> bool:
    """Put a state in place of the one that was seen as ``version``; tell whether it differs.

    Raises `ActionConflictError` where that is no longer the last one.
    """
    state = clean_state(state)
    now = connection.execute(last().where(actions.c.id == id_)).first()
    if now is None:
        raise ActionError("aksi ini tidak ada lagi")
    if now.version != version:
        who = "pengguna lain" if now.person == LOCAL else now.person
        raise ActionConflictError(
            f"{who} sudah mengubah aksi ini sejak Anda membukanya; periksa isinya yang "
            "sekarang, lalu ulangi"
        )
    before = state_of(now)
    if before == state:
        return False
    _write(connection, id_, version + 1, state, at, acting())
    key = GoalKey(now.unit, now.year, now.name)
    record(connection, [action_telling.action_changed(key, before, state)], at)
    return True


def carry_on(
    connection: Connection, year: int, units: Collection[str] | None, at: datetime
) -> Added:
    """Copy the unfinished actions of a year into the next, as they stand; none of them twice."""
    wanted = last().where(
        goals.c.year == year,
        ~action_progress.c.cancelled,
        action_progress.c.progress < DONE,
    )
    if units is not None:
        wanted = wanted.where(goals.c.unit.in_(units))
    by_goal: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(wanted.order_by(goals.c.id, actions.c.id)):
        by_goal.setdefault(row.goal_id, []).append(row)
    copied = [_carry_goal(connection, rows, at) for rows in by_goal.values()]
    return Added(sum(copied), sum(map(len, by_goal.values())) - sum(copied))


def add_sample(connection: Connection, sample: Iterable[SampleAction]) -> bool:
    """Add the sample's actions while the sample is shown and no goal was ever set."""
    if not has_sample(connection) or connection.execute(select(goals.c.id).limit(1)).first():
        return False
    for one in sample:
        goal = _goal(connection, one.goal)
        if goal is None:
            goal = _make_goal(connection, one.goal, one.entries[0][0], person=SAMPLE_PERSON)
        id_ = _make_action(connection, goal, one.draft)
        for version, (at, state) in enumerate(one.entries, start=1):
            _write(connection, id_, version, state, at, SAMPLE_PERSON)
    return True


def last() -> Select[Any]:
    """Return the query for every action that is shown, as it stands now, with its goal."""
    latest = (
        select(action_progress.c.action_id, func.max(action_progress.c.version).label("version"))
        .group_by(action_progress.c.action_id)
        .subquery()
    )
    own = (action_progress.c.action_id == latest.c.action_id) & (
        action_progress.c.version == latest.c.version
    )
    entry = [column for column in action_progress.c if column.key not in ("id", "action_id")]
    return (
        select(actions, goals.c.unit, goals.c.year, goals.c.name, goals.c.synthetic, *entry)
        .select_from(
            actions.join(goals, actions.c.goal_id == goals.c.id)
            .join(latest, latest.c.action_id == actions.c.id)
            .join(action_progress, own)
        )
        .where(LIVE)
    )


def state_of(row: Row[Any]) -> ActionState:
    """Return the state that a row of ``last`` holds."""
    return ActionState(**{name: row._mapping[name] for name in FACTS})


def _carry_goal(connection: Connection, rows: Sequence[Row[Any]], at: datetime) -> int:
    first = rows[0]
    key = GoalKey(first.unit, first.year + 1, next_name(first.name, first.year))
    goal = _goal(connection, key)
    made = []
    for row in rows:
        copies = select(actions.c.id).where(actions.c.origin_id == row.id)
        if connection.execute(copies).first() or _is_there(connection, goal, row.item):
            continue
        if goal is None:
            goal = _make_goal(connection, key, at, origin=first.goal_id)
        draft = ActionDraft(state_of(row), row.item, row.before, row.after, row.points)
        id_ = _make_action(connection, goal, draft, origin=row.id)
        _write(connection, id_, 1, draft.state, at, acting())
        made.append(draft.state)
    if made:
        record(connection, [action_telling.actions_carried(key, made, first.year)], at)
    return len(made)


def _goal(connection: Connection, key: GoalKey) -> int | None:
    own = (goals.c[name] == value for name, value in asdict(key).items())
    found = connection.execute(select(goals.c.id).where(LIVE, *own)).scalar()
    return None if found is None else int(found)


def _make_goal(
    connection: Connection,
    key: GoalKey,
    at: datetime,
    *,
    origin: int | None = None,
    person: str | None = None,
) -> int:
    row = asdict(key) | {"origin_id": origin, "created_at": at, "retired": False}
    row |= {"created_by": person or acting(), "synthetic": has_sample(connection)}
    return _insert(connection, insert(goals).values(**row))


def _is_there(connection: Connection, goal: int | None, item: str | None) -> bool:
    if goal is None or item is None:
        return False
    own = select(actions.c.id).where(actions.c.goal_id == goal, actions.c.item == item)
    return connection.execute(own).first() is not None


def _make_action(
    connection: Connection, goal: int, draft: ActionDraft, *, origin: int | None = None
) -> int:
    row = {name: getattr(draft, name) for name in ("item", "before", "after", "points")}
    return _insert(connection, insert(actions).values(goal_id=goal, origin_id=origin, **row))


def _write(
    connection: Connection, id_: int, version: int, state: ActionState, at: datetime, person: str
) -> None:
    row = asdict(state) | {"action_id": id_, "version": version, "at": at, "person": person}
    connection.execute(insert(action_progress).values(**row))


def _insert(connection: Connection, statement: Any) -> int:  # noqa: ANN401
    key = connection.execute(statement).inserted_primary_key
    assert key is not None
    return int(key[0])
