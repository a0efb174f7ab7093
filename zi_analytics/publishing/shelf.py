"""The store's tables of some years, each read once, for reports on many units."""

from collections.abc import Callable
from functools import cache
from typing import Final

import pandas as pd

from zi_analytics.insight.path import Paths, paths
from zi_analytics.insight.years import NODES
from zi_analytics.instruments import Instrument, ruled
from zi_analytics.intake import thresholds
from zi_analytics.registry import Registry
from zi_analytics.store import Store

OfYear = Callable[[int], pd.DataFrame]


class Shelf:
    """What reports read: the store's tables and the units of the region.

    Made for one run of reports; it does not notice what changes in the store meanwhile, so that all
    pages of a run agree.
    """

    def __init__(self, store: Store, registry: Registry) -> None:
        """Take nothing off yet."""
        self.store: Final = store
        self.registry: Final = registry
        self.scores: OfYear = cache(store.scores)
        self.readiness: OfYear = cache(store.readiness)
        self.submissions = cache(store.submissions)
        self.sakip = cache(store.sakip)
        self.internalization = cache(store.internalization)
        self.synthetic = cache(store.synthetic)
        self.notes = cache(store.notes)
        self.units = cache(registry.units)
        self.thresholds: Callable[[], pd.DataFrame] = cache(lambda: thresholds(store, registry))

    def rules(self, instrument: str) -> Instrument:
        """Return an instrument, with the minimums that count where its own are not confirmed."""
        return ruled(instrument, self.thresholds())

    def file_names(self, table: pd.DataFrame) -> dict[str, str]:
        """Return the names of the files that a table's column ``workbook`` names."""
        return {
            str(sha): self.store.workbook(sha)[0] for sha in table["workbook"].dropna().unique()
        }

    def answers(self, year: int, unit: str) -> pd.DataFrame:
        """Return ``tables.ANSWERS`` of a unit and year."""
        return self.store.answers(year, unit)

    def node_scores(self, year: int, assessor: str) -> pd.DataFrame:
        """Return ``tables.SCORES`` of a year and assessor: total, areas and Hasil only."""
        return self.store.node_scores(year, NODES, assessor)

    def paths(self, year: int, assessor: str, predicate: str) -> Paths:
        """Return the shortest path of each unit; raises `PathError` where there is none."""
        return paths(self.store.assessor_answers(year, assessor), predicate)
