"""Actions and their history, made by hand."""

from datetime import date

import pandas as pd

from zi_analytics.tables import ACTION_HISTORY, ACTIONS, typed

DAY = date(2023, 6, 30)
USUAL = {
    **{"unit": "DINKES", "year": 2023, "goal_id": 1, "name": "Menuju WBK 2023"},
    **{"title": "Tetapkan tim kerja", "progress": 0, "cancelled": False, "version": 1},
    **{"at": pd.Timestamp("2023-01-09 02:00", tz="UTC"), "person": "setempat"},
}


def table(*facts: dict) -> pd.DataFrame:
    """Return ``tables.ACTIONS`` with these facts on top of the usual ones."""
    rows = [{"id": number, **USUAL, **own} for number, own in enumerate(facts, start=1)]
    frame = pd.DataFrame(rows, columns=list(ACTIONS), dtype="object")
    return typed(frame.assign(due=pd.to_datetime(frame["due"])), ACTIONS)


def entries(*rows: tuple[int, int, str, int]) -> pd.DataFrame:
    """Return ``tables.ACTION_HISTORY`` of (action, version, moment in UTC, progress)."""
    made = [
        {"action": action, "version": version, "at": at, "progress": progress}
        | {"person": "setempat", "title": "Aksi", "cancelled": False}
        for action, version, at, progress in rows
    ]
    frame = pd.DataFrame(made, columns=list(ACTION_HISTORY), dtype="object")
    at = pd.to_datetime(frame["at"], utc=True)
    return typed(frame.assign(at=at, due=pd.to_datetime(frame["due"])), ACTION_HISTORY)
