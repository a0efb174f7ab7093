"""Trends on the page: the units looked at, their names, and the scores of all years."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import pandas as pd

from zi_analytics.insight.sakip import YearKind
from zi_analytics.insight.years import as_last
from zi_analytics.registry import Registry
from zi_analytics.ui import data, filters, link, trend_link
from zi_analytics.ui.filters import Selection
from zi_analytics.ui.viewport import is_narrow

Scope = Literal["whole", "kind", "unit"]


@dataclass(frozen=True)
class TrendScene:
    """What the page shows.

    ``units`` are all units of any year with the columns code, name, short, kind, counted, last;
    ``codes`` those looked at. ``scores`` are one assessor's, of all units and years.
    """

    values: Mapping[str, str]
    units: pd.DataFrame
    codes: frozenset[str]
    scores: pd.DataFrame

    @property
    def scope(self) -> Scope:
        """Whether the whole region, a kind of unit or one unit is looked at."""
        chosen = self.values["lingkup"]
        if chosen == trend_link.WHOLE:
            return "whole"
        return "kind" if chosen.startswith(trend_link.KIND) else "unit"

    @property
    def unit(self) -> str:
        """The code of the unit looked at, or nothing."""
        return self.values["lingkup"] if self.scope == "unit" else ""

    @property
    def assessor(self) -> str:
        """Who assessed."""
        return self.values["penilai"]

    @property
    def predicate(self) -> str:
        """The predicate chosen."""
        return self.values["predikat"]

    @property
    def year(self) -> int:
        """The year chosen, where one year is looked at."""
        return int(self.values["tahun"])

    @property
    def step(self) -> tuple[int, int] | None:
        """The two years compared; None where there is only one."""
        chosen = self.values["langkah"]
        if chosen == trend_link.NONE:
            return None
        before, after = chosen.split("-")
        return int(before), int(after)

    @property
    def basis(self) -> YearKind:
        """Which year of SAKIP counts."""
        performance = self.values[trend_link.BASIS.key] == "performance"
        return "performance" if performance else "evaluation"

    @property
    def registry(self) -> Registry | None:
        """The registry, where merged units are to be joined."""
        joined = self.values[trend_link.JOIN.key] == trend_link.JOINED
        return data.registry() if joined else None

    @property
    def own_scores(self) -> pd.DataFrame:
        """The scores of the units looked at."""
        return self.scores.loc[self.scores["unit"].isin(self.codes)]

    @property
    def counted(self) -> frozenset[str]:
        """The units that count as the region's."""
        return frozenset(self.units.loc[self.units["counted"], "code"])

    @property
    def noun(self) -> str:
        """What the units looked at are called, after a number."""
        return "perangkat daerah" if self.scope == "whole" else "unit"

    def name(self, unit: str, short: bool = False) -> str:
        """Return a unit's name, the latest it had."""
        return self._names.get(unit, (unit, unit))[short]

    @cached_property
    def _names(self) -> dict[str, tuple[str, str]]:
        pairs = zip(self.units["name"], self.units["short"], strict=True)
        return dict(zip(self.units["code"], pairs, strict=True))

    def named(self, table: pd.DataFrame) -> pd.DataFrame:
        """Add the names of a table's units: name, short."""
        own = [str(unit) for unit in table["unit"]]
        return table.assign(
            name=[self.name(unit) for unit in own],
            short=[self.name(unit, short=True) for unit in own],
        )

    def selection(self, year: int) -> Selection:
        """Return the choices as other pages know them, for a year."""
        return Selection(year, self.assessor, self.predicate, unit=self.unit)


def scene() -> TrendScene:
    """Draw the filters of the chosen view, and gather what it shows."""
    units = _units()
    view = link.peek(trend_link.VIEW)
    assessor = trend_link.assessor()
    step = trend_link.step(link.peek(assessor))
    every = {
        "scope": trend_link.scope(_names(units)),
        "assessor": assessor,
        "step": step,
        "year": trend_link.year(),
        "predicate": trend_link.predicate(),
        "join": trend_link.JOIN,
        "basis": trend_link.BASIS,
    }
    shown = [every[name] for name in SHOWN[view]]
    hidden = [choice for choice in every.values() if choice not in shown]
    values = filters.draw(trend_link.PAGE, shown, *hidden, trend_link.VIEW, trend_link.stream())
    return TrendScene(
        values, units, _codes(values["lingkup"], units), data.trend_scores(values["penilai"])
    )


SHOWN: Mapping[str, tuple[str, ...]] = {
    trend_link.AREAS: ("scope", "assessor", "predicate", "join"),
    trend_link.MOVERS: ("step", "scope", "assessor", "join"),
    trend_link.SAKIP: ("scope", "basis"),
    trend_link.BOTH: ("year", "scope", "assessor", "predicate", "basis"),
}


def _units() -> pd.DataFrame:
    """Return the units of every year with figures, each as it was last."""
    table = data.sakip()
    named = pd.concat([table["evaluation_year"], table["performance_year"]]).dropna().unique()
    years = {*data.years(), *(int(year) for year in named)}
    return as_last({year: data.units(year) for year in years})


def _names(units: pd.DataFrame) -> dict[str, str]:
    newest = int(units["last"].max())
    column = "short" if is_narrow() else "name"
    return {
        str(code): str(name) if last == newest else f"{name} (sampai {last})"
        for code, name, last in zip(units["code"], units[column], units["last"], strict=True)
    }


def _codes(chosen: str, units: pd.DataFrame) -> frozenset[str]:
    if chosen == trend_link.WHOLE:
        return frozenset(units.loc[units["counted"], "code"])
    if chosen.startswith(trend_link.KIND):
        kind = chosen.removeprefix(trend_link.KIND)
        return frozenset(units.loc[units["kind"] == kind, "code"])
    return frozenset({chosen})
