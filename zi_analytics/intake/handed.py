"""A worksheet of prerequisites handed in on a page: looked at first, then stored as it was seen."""

import hashlib
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from zi_analytics.intake.findings import finding
from zi_analytics.loaders import PrerequisiteReading, read_prerequisites
from zi_analytics.loaders.findings import findings_table
from zi_analytics.registry import Registry
from zi_analytics.store import Change, Collected, Store
from zi_analytics.tables import PREREQUISITE_ENTRIES, empty

EntryChange = Literal["new", "changed", "same", "received"]
_KEY: Final = ["unit", "year", "item"]


@dataclass(frozen=True)
class Handed:
    """A file, what is read from it, and what storing it would do.

    ``changes`` is DataFrame[unit, year, item, before, value, note, change], ``change`` an
    ``EntryChange``; ``received``: the same bytes said so before, and storing them does nothing.
    """

    content: bytes
    reading: PrerequisiteReading
    changes: pd.DataFrame

    @property
    def fresh(self) -> int:
        """How many entries would be new or other than they are."""
        return fresh(self.changes)


def look_at(store: Store, registry: Registry, name: str, content: bytes) -> Handed:
    """Read a worksheet and compare it with what is entered; nothing is stored."""
    try:
        reading = read_prerequisites(content, name, registry)
    # The page must tell of a file that the loader stumbles over.
    except Exception as error:
        sha256, table = stumbled(content, error)
        rows = empty(PREREQUISITE_ENTRIES)
        reading = PrerequisiteReading(sha256, name, rows, False, table, refused=True)
    return Handed(content, reading, _changes(store, reading))


def stumbled(content: bytes, error: Exception) -> tuple[str, pd.DataFrame]:
    """Return a file's SHA-256 and the finding that it could not be processed."""
    sha256 = hashlib.sha256(content).hexdigest()
    told = finding("cannot_process", error=f"{type(error).__name__}: {error}")
    return sha256, findings_table(sha256, [told])


def fresh(changes: pd.DataFrame) -> int:
    """Return how many of these changes are new or other than what is entered."""
    return int(changes["change"].isin(["new", "changed"]).sum())


def take_in(store: Store, handed: Handed) -> Change:
    """Store what ``look_at`` gave, whatever was entered since; tell what became of it."""
    reading = handed.reading
    return store.receive_prerequisites(
        Collected(
            kind="prerequisite",
            sha256=reading.workbook,
            name=reading.name,
            content=handed.content,
            synthetic=reading.synthetic,
            rows=reading.entries,
            findings=reading.findings,
        )
    )


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
