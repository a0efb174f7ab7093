"""What the slides of a presentation are made of: a year as one assessor sees it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from zi_analytics.charts import overview as rank
from zi_analytics.insight.years import as_last
from zi_analytics.instruments import Instrument
from zi_analytics.publishing import words
from zi_analytics.publishing.shelf import Shelf
from zi_analytics.reports.slides import Slide
from zi_analytics.scoring import distance
from zi_analytics.tables import ASSESSORS


@dataclass(frozen=True)
class YearScene:
    """What every slide is made of: a year as one assessor sees it, for one predicate.

    ``table`` is ``charts.overview``, nearest unit first; ``scores`` and ``readiness`` are the
    year's, of the assessor; ``history`` the totals and areas of all years up to this one, of the
    assessor; ``day`` is when it is shown.
    """

    shelf: Shelf
    year: int
    assessor: str
    predicate: str
    rules: Instrument
    table: pd.DataFrame
    scores: pd.DataFrame
    readiness: pd.DataFrame
    history: pd.DataFrame
    day: date

    @property
    def units(self) -> pd.DataFrame:
        """The region's units of the year."""
        return self.shelf.units(self.year)

    @cached_property
    def compared(self) -> pd.DataFrame:
        """``history`` of the units that count, as the pages compare years; of all if none does."""
        years = [int(year) for year in self.history["year"].unique()]
        units = as_last({year: self.shelf.units(year) for year in years})
        own = self.history.loc[self.history["unit"].isin(units.loc[units["counted"], "code"])]
        return own if len(own) else self.history


Maker = Callable[[YearScene], tuple[Slide, ...]]


def scene_of(shelf: Shelf, year: int, predicate: str, assessor: str, day: date) -> YearScene:
    """Gather a scene; raises `NothingToShowError` where the assessor gave no worksheet."""

    def of(table: pd.DataFrame) -> pd.DataFrame:
        return table.loc[table["assessor"] == assessor]

    scores, readiness = of(shelf.scores(year)), of(shelf.readiness(year))
    if scores.empty:
        who = ASSESSORS[assessor]
        raise words.NothingToShowError(f"belum ada {who} untuk tahun {year}")
    years = [one for one in shelf.store.years() if one <= year]
    return YearScene(
        shelf=shelf,
        year=year,
        assessor=assessor,
        predicate=predicate,
        rules=shelf.rules(
            str(scores.drop_duplicates("unit")["instrument"].value_counts().index[0])
        ),
        table=rank(distance(readiness), scores, readiness, shelf.units(year), predicate),
        scores=scores,
        readiness=readiness,
        history=pd.concat([shelf.node_scores(one, assessor) for one in years], ignore_index=True),
        day=day,
    )
