"""What slides and reports read, from the tables that all sessions share."""

import pandas as pd

from zi_analytics.insight.path import Paths
from zi_analytics.publishing import Shelf
from zi_analytics.ui import data, region_paths


class SharedShelf(Shelf):
    """A shelf whose larger tables and paths are read and worked out once for all sessions.

    It holds all units; who may see them is asked before.
    """

    def __init__(self) -> None:
        """Read of each year what the pages read, too."""
        super().__init__(data.store(), data.registry())
        self.scores = data.whole_scores
        self.readiness = data.whole_readiness
        self.thresholds = data.thresholds

    def node_scores(self, year: int, assessor: str) -> pd.DataFrame:
        """Return ``tables.SCORES`` of a year and assessor: total, areas and Hasil only."""
        return data.whole_node_scores(year, assessor)

    def paths(self, year: int, assessor: str, predicate: str) -> Paths:
        """Return the shortest path of each unit; raises `PathError` where there is none."""
        return region_paths.found(year, assessor, predicate, data.instrument(year))
