"""A worksheet of prerequisites handed in on a page: looked at first, then stored as it was seen."""

from typing import Final

import pandas as pd

from zi_analytics.intake.handed import EntryChange, Handed, stumbled
from zi_analytics.loaders import PrerequisiteReading, read_prerequisites
from zi_analytics.registry import Registry
from zi_analytics.store import Change, Store
from zi_analytics.tables import PREREQUISITE_ENTRIES, empty

_KEY: Final = ["unit", "year", "item"]


def look_at_prerequisites(
    store: Store, registry: Registry, name: str, content: bytes
) -> Handed[PrerequisiteReading]:
    """Read a worksheet and compare it with what is entered; nothing is stored.

    ``changes`` is DataFrame[unit, year, item, before, value, note, change].
    """
    try:
        reading = read_prerequisites(content, name, registry)
    # The page must tell of a file that the loader stumbles over.
    except Exception as error:
        sha256, table = stumbled(content, error)
        rows = empty(PREREQUISITE_ENTRIES)
        reading = PrerequisiteReading(sha256, name, rows, False, table, refused=True)
    return Handed(content, reading, _changes(store, reading))


def take_in_prerequisites(store: Store, handed: Handed[PrerequisiteReading]) -> Change:
    """Store what was looked at, whatever came since; tell what became of it."""
    return store.receive_prerequisites(handed.delivery("prerequisite", handed.reading.entries))


def _changes(store: Store, reading: PrerequisiteReading) -> pd.DataFrame:
    history = store.prerequisite_history()
    current = history.loc[history["current"]]
    now = dict(zip(_keys(current), current["value"], strict=True))
    before = _keys(history.loc[history["workbook"].eq(reading.workbook)])
    table = reading.entries[[*_KEY, "value", "note"]].reset_index(drop=True)
    keys = _keys(table)
    table.insert(len(_KEY), "before", [now.get(key) for key in keys])
    states: list[EntryChange] = [
        "received" if key in before else _change(now.get(key), value)
        for key, value in zip(keys, table["value"], strict=True)
    ]
    return table.assign(change=pd.Series(states, index=table.index, dtype="str"))


def _change(before: object, value: str) -> EntryChange:
    if not isinstance(before, str):
        return "new"
    return "same" if before == value else "changed"


def _keys(table: pd.DataFrame) -> list[tuple[object, ...]]:
    return list(table[_KEY].itertuples(index=False, name=None))
