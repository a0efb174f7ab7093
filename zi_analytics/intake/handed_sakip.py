"""A file of SAKIP scores handed in on a page: looked at first, then stored as it was seen."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import pandas as pd

from zi_analytics.intake.handed import EntryChange, Handed, replaces_sample, stumbled
from zi_analytics.loaders import SakipReading, read_sakip
from zi_analytics.registry import Registry
from zi_analytics.store import Change, Store
from zi_analytics.tables import SAKIP, empty

_TOTAL: Final = "total"
CHANGES: Final = ["unit", "year", "of", "score", "predicate", "score_before", "lost", "change"]


class _Key(NamedTuple):
    """Whose scores, and of which year: an ``evaluation``, or a ``performance`` without one."""

    unit: str
    year: int
    of: str


_Scores = Mapping[str, Any]


def look_at_sakip(
    store: Store, registry: Registry, name: str, content: bytes
) -> Handed[SakipReading]:
    """Read a recap or a report and compare it with what is stored; nothing is stored.

    ``changes`` is DataFrame[unit, year, of, score, predicate, score_before, lost, change], one row
    a unit and year, scores those of the total in points; ``of`` is "evaluation" or "performance",
    whatever the year is of; ``lost`` how many stored components the file does not have. A row is
    "changed" also where only a component or the reported predicate differs.
    """
    try:
        reading = read_sakip(content, name, registry)
    # The page must tell of a file that the loader stumbles over.
    except Exception as error:
        sha256, table = stumbled(content, error)
        reading = SakipReading(sha256, name, empty(SAKIP), False, table, refused=True)
    return Handed(content, reading, _changes(store, reading))


def take_in_sakip(store: Store, handed: Handed[SakipReading]) -> Change:
    """Store what was looked at, whatever came since; tell what became of it."""
    return store.receive_sakip(handed.delivery("sakip", handed.reading.scores))


def _changes(store: Store, reading: SakipReading) -> pd.DataFrame:
    stored = empty(SAKIP) if replaces_sample(store, reading) else store.sakip()
    now, before = _by_key(reading.scores), _by_key(stored)
    received = _by_key(store.sakip_of(reading.workbook))
    predicates = _by_key(reading.scores, "predicate")
    said, said_before = (_by_key(t, "predicate_reported") for t in (reading.scores, stored))
    rows = [
        (
            *key,
            scores.get(_TOTAL),
            predicates[key].get(_TOTAL),
            before.get(key, {}).get(_TOTAL),
            len(set(before.get(key, {})) - set(scores)),
            "received"
            if key in received
            else _change((before.get(key), said_before.get(key)), (scores, said[key])),
        )
        for key, scores in now.items()
    ]
    return pd.DataFrame(rows, columns=CHANGES)


def _change(
    before: tuple[_Scores | None, _Scores | None], now: tuple[_Scores, _Scores]
) -> EntryChange:
    if before[0] is None:
        return "new"
    return "same" if before == now else "changed"


def _by_key(table: pd.DataFrame, column: str = "score") -> Mapping[_Key, _Scores]:
    """Return what stands in a column by component, ``None`` where nothing does."""
    found: dict[_Key, dict[str, Any]] = {}
    plain = table.astype(object).where(table.notna(), None)
    rows: list[Any] = list(plain.itertuples(index=False))
    for row in rows:
        evaluated = row.evaluation_year is not None
        year = row.evaluation_year if evaluated else row.performance_year
        key = _Key(str(row.unit), int(year), "evaluation" if evaluated else "performance")
        found.setdefault(key, {})[str(row.component)] = getattr(row, column)
    return found
