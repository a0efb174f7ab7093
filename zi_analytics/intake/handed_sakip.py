"""A file of SAKIP scores handed in on a page: looked at first, then stored as it was seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import pandas as pd

from zi_analytics.intake.handed import EntryChange, fresh, stumbled
from zi_analytics.loaders import SakipReading, read_sakip
from zi_analytics.registry import Registry
from zi_analytics.store import Change, Collected, Store
from zi_analytics.tables import SAKIP, empty

_TOTAL: Final = "total"
CHANGES: Final = ["unit", "year", "of", "score", "predicate", "score_before", "lost", "change"]


class _Key(NamedTuple):
    """Whose scores, and of which year: an ``evaluation``, or a ``performance`` without one."""

    unit: str
    year: int
    of: str


_Scores = Mapping[str, Any]


@dataclass(frozen=True)
class HandedSakip:
    """A file, what is read from it, and what storing it would do.

    ``changes`` is DataFrame[unit, year, of, score, predicate, score_before, lost, change], one row
    a unit and year, scores those of the total in points; ``of`` is "evaluation" or "performance",
    whatever the year is of; ``lost`` how many stored components the file does not have; ``change``
    an ``EntryChange``, also where only a component or the reported predicate differs.
    """

    content: bytes
    reading: SakipReading
    changes: pd.DataFrame

    @property
    def fresh(self) -> int:
        """How many units and years would have new or other scores."""
        return fresh(self.changes)


def look_at_sakip(store: Store, registry: Registry, name: str, content: bytes) -> HandedSakip:
    """Read a recap or a report and compare it with what is stored; nothing is stored."""
    try:
        reading = read_sakip(content, name, registry)
    # The page must tell of a file that the loader stumbles over.
    except Exception as error:
        sha256, table = stumbled(content, error)
        reading = SakipReading(sha256, name, empty(SAKIP), False, table, refused=True)
    return HandedSakip(content, reading, _changes(store, reading))


def take_in_sakip(store: Store, handed: HandedSakip) -> Change:
    """Store what ``look_at_sakip`` gave, whatever came since; tell what became of it."""
    reading = handed.reading
    return store.receive_sakip(
        Collected(
            kind="sakip",
            sha256=reading.workbook,
            name=reading.name,
            content=handed.content,
            synthetic=reading.synthetic,
            rows=reading.scores,
            findings=reading.findings,
        )
    )


def _changes(store: Store, reading: SakipReading) -> pd.DataFrame:
    stored = store.sakip()
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
