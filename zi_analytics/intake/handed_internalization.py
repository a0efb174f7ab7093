"""A worksheet of internalisation handed in on a page: looked at first, then stored as seen."""

from typing import Any, Final

import pandas as pd

from zi_analytics.intake.handed import EntryChange, Handed, replaces_sample, stumbled
from zi_analytics.loaders import InternalizationReading, read_internalization
from zi_analytics.registry import Registry
from zi_analytics.store import Change, Store
from zi_analytics.tables import INTERNALIZATION, empty

_KEY: Final = ["unit", "year", "group", "activity"]
_COUNTS: Final = ["people", "reached"]
_Counts = tuple[Any, ...]


def look_at_internalization(
    store: Store, registry: Registry, name: str, content: bytes
) -> Handed[InternalizationReading]:
    """Read a worksheet and compare it with what is entered; nothing is stored.

    ``changes`` is DataFrame[unit, year, group, activity, people, reached, people_before,
    reached_before, change].
    """
    try:
        reading = read_internalization(content, name, registry)
    # The page must tell of a file that the loader stumbles over.
    except Exception as error:
        sha256, table = stumbled(content, error)
        rows = empty(INTERNALIZATION)
        reading = InternalizationReading(sha256, name, rows, False, table, refused=True)
    return Handed(content, reading, _changes(store, reading))


def take_in_internalization(store: Store, handed: Handed[InternalizationReading]) -> Change:
    """Store what was looked at, whatever came since; tell what became of it."""
    return store.receive_internalization(handed.delivery("internalization", handed.reading.rows))


def _changes(store: Store, reading: InternalizationReading) -> pd.DataFrame:
    history = store.internalization_history()
    current = history.loc[history["current"] & (not replaces_sample(store, reading))]
    now = dict(zip(_tuples(current[_KEY]), _tuples(current[_COUNTS]), strict=True))
    received = set(_tuples(history.loc[history["workbook"].eq(reading.workbook), _KEY]))
    table = reading.rows[[*_KEY, *_COUNTS]].reset_index(drop=True)
    keys = _tuples(table[_KEY])
    before = [now.get(key, (None, None)) for key in keys]
    for place, name in enumerate(_COUNTS):
        table[f"{name}_before"] = pd.array([counts[place] for counts in before], dtype="Int64")
    states: list[EntryChange] = [
        "received" if key in received else _change(earlier, counts)
        for key, earlier, counts in zip(keys, before, _tuples(table[_COUNTS]), strict=True)
    ]
    return table.assign(change=pd.Series(states, index=table.index, dtype="str"))


def _change(before: _Counts, said: _Counts) -> EntryChange:
    """Compare; a number that the worksheet leaves empty stays as it is."""
    if before == (None, None):
        return "new"
    return "same" if all(s in (None, b) for s, b in zip(said, before, strict=True)) else "changed"


def _tuples(table: pd.DataFrame) -> list[_Counts]:
    plain = table.astype(object).where(table.notna(), None)
    return list(plain.itertuples(index=False, name=None))
