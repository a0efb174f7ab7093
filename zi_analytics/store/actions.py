"""The way to goals and their actions in a store.

They leave the store's version alone: no table of worksheets depends on an action.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select, func, select

from zi_analytics.store import action_writing
from zi_analytics.store.action_model import ActionDraft, ActionState, Added, GoalKey, SampleAction
from zi_analytics.store.action_tables import LIVE, action_progress, actions, goals
from zi_analytics.store.action_writing import FACTS
from zi_analytics.store.engine import write
from zi_analytics.tables import ACTION_HISTORY, ACTIONS, GOALS, Columns, typed


@dataclass(frozen=True)
class Actions:
    """Goals and actions of the region and its units, in the database of a store."""

    engine: Engine

    def edition(self) -> tuple[int, int]:
        """Return what differs after every change of a goal or an action; caches key on it."""
        entries = select(func.count()).select_from(action_progress).scalar_subquery()
        shown = select(func.count()).select_from(goals).where(LIVE).scalar_subquery()
        with self.engine.connect() as connection:
            found = connection.execute(select(entries, shown)).one()
        return int(found[0]), int(found[1])

    def years(self) -> list[int]:
        """Return the years that have goals, in order."""
        query = select(goals.c.year).where(LIVE).distinct().order_by(goals.c.year)
        with self.engine.connect() as connection:
            return [int(year) for year in connection.execute(query).scalars()]

    def goals(self, year: int) -> pd.DataFrame:
        """Return ``tables.GOALS`` of a year."""
        query = select(goals.c.id, goals.c.unit, goals.c.year, goals.c.name)
        return self._table(query.where(LIVE, goals.c.year == year).order_by(goals.c.id), GOALS)

    def table(self, year: int) -> pd.DataFrame:
        """Return ``tables.ACTIONS`` of a year: every action as it stands now."""
        origin, copy = actions.alias(), actions.alias()
        earlier, later = goals.alias(), goals.alias()
        carried_from = (
            select(earlier.c.year)
            .join(origin, origin.c.goal_id == earlier.c.id)
            .where(origin.c.id == actions.c.origin_id)
            .correlate(actions)
            .scalar_subquery()
        )
        carried_to = (
            select(later.c.year)
            .join(copy, copy.c.goal_id == later.c.id)
            .where(copy.c.origin_id == actions.c.id)
            .correlate(actions)
            .scalar_subquery()
        )
        query = action_writing.last().add_columns(
            *(carried_from.label("carried_from"), carried_to.label("carried_to"))
        )
        return self._table(query.where(goals.c.year == year).order_by(actions.c.id), ACTIONS)

    def history(self, year: int) -> pd.DataFrame:
        """Return ``tables.ACTION_HISTORY`` of a year's actions, the oldest first."""
        entry = [action_progress.c[name] for name in FACTS]
        query = (
            select(
                action_progress.c.action_id.label("action"),
                *(action_progress.c.version, action_progress.c.at, action_progress.c.person),
                *entry,
            )
            .join(actions, actions.c.id == action_progress.c.action_id)
            .join(goals, goals.c.id == actions.c.goal_id)
            .where(LIVE, goals.c.year == year)
            .order_by(action_progress.c.id)
        )
        return self._table(query, ACTION_HISTORY)

    def add_goal(self, key: GoalKey) -> bool:
        """Add a goal; tell whether it is new. Raises `ActionError` for a name that cannot be."""
        return write(self.engine, lambda c: action_writing.add_goal(c, key, _now()))

    def add(self, key: GoalKey, drafts: Sequence[ActionDraft]) -> Added:
        """Add actions to a goal, all or none; raises `ActionError` for what cannot be kept.

        A question or count that the goal has an action for already is left alone and counted.
        """
        return write(self.engine, lambda c: action_writing.add(c, key, drafts, _now()))

    def change(self, id_: int, version: int, state: ActionState) -> bool:
        """Change an action that was seen as ``version``; tell whether that changed anything.

        Raises `ActionConflictError` where somebody changed it since, `ActionError` for what cannot
        be kept.
        """
        return write(self.engine, lambda c: action_writing.change(c, id_, version, state, _now()))

    def carry_on(self, year: int, units: Collection[str] | None = None) -> Added:
        """Copy unfinished actions of a year (of these units) into the next; none of them twice."""
        return write(self.engine, lambda c: action_writing.carry_on(c, year, units, _now()))

    def add_sample(self, sample: Iterable[SampleAction]) -> bool:
        """Add the sample's actions, unless a goal was ever set or the sample is gone."""
        kept = list(sample)
        return write(self.engine, lambda c: action_writing.add_sample(c, kept))

    def is_empty(self) -> bool:
        """Tell whether no goal was ever set, not even the sample's."""
        with self.engine.connect() as connection:
            return connection.execute(select(goals.c.id).limit(1)).first() is None

    def _table(self, query: Select[Any], columns: Columns) -> pd.DataFrame:
        with self.engine.connect() as connection:
            rows = [dict(row) for row in connection.execute(query).mappings()]
        return typed(pd.DataFrame(rows, columns=list(columns), dtype="object"), columns)


def _now() -> datetime:
    return datetime.now(UTC)
