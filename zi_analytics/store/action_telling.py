"""What the trail says of goals and actions."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from zi_analytics.store.action_model import ActionState, GoalKey
from zi_analytics.store.events import Event


def goal_added(key: GoalKey) -> Event:
    """Tell of a goal."""
    return Event(
        "goal",
        f"Tujuan “{key.name}” untuk {key.unit} tahun {key.year} ditambahkan.",
        unit=key.unit,
        year=key.year,
        subject=key.name,
        after={"goal": key.name},
    )


def actions_added(key: GoalKey, states: Sequence[ActionState]) -> Event:
    """Tell of actions that were added to a goal."""
    return Event(
        "action",
        f"{len(states)} aksi ditambahkan pada “{key.name}” untuk {key.unit} tahun {key.year}.",
        unit=key.unit,
        year=key.year,
        subject=key.name,
        after={"goal": key.name, "actions": [state.title for state in states]},
    )


def actions_carried(key: GoalKey, states: Sequence[ActionState], year: int) -> Event:
    """Tell of unfinished actions of a year that go on under a goal of the next."""
    return Event(
        "action_carried",
        f"{len(states)} aksi {key.unit} tahun {year} dilanjutkan pada “{key.name}” tahun "
        f"{key.year}.",
        unit=key.unit,
        year=key.year,
        subject=key.name,
        after={"goal": key.name, "actions": [state.title for state in states]},
    )


def action_changed(key: GoalKey, before: ActionState, after: ActionState) -> Event:
    """Tell of an action that was changed, brought forward or cancelled."""
    done = "dibatalkan" if after.cancelled and not before.cancelled else "diubah"
    return Event(
        "action_changed",
        f"Aksi “{after.title}” untuk {key.unit} tahun {key.year} {done}.",
        unit=key.unit,
        year=key.year,
        subject=after.title,
        before=_facts(before),
        after=_facts(after),
    )


def _facts(state: ActionState) -> dict[str, Any]:
    due = None if state.due is None else state.due.isoformat()
    return asdict(state) | {"due": due}
