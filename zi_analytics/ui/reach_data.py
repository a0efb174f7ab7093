"""What the pages know of internalisation; every table is cached by the store's version."""

from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.insight.association import Association
from zi_analytics.insight.internalization import beside_area, coverage
from zi_analytics.insight.internalization import cells as cells_of
from zi_analytics.instruments import InternalizationRules, internalization_rules
from zi_analytics.ui import access, data, link
from zi_analytics.ui.filters import ALL, Selection
from zi_analytics.ui.kept import kept

ACTIVITY: Final = "kegiatan_zi"
EVERY: Final = "Semua kegiatan"


@dataclass(frozen=True)
class Reached:
    """What is known in one year: ``cells`` of all units shown, ``counted`` of those that count.

    ``units`` has the columns unit, name, short, kind and counted; ``activity`` is None for all.
    Without a unit that counts, all of them do.
    """

    selection: Selection
    activity: str | None
    units: pd.DataFrame
    cells: pd.DataFrame
    counted: pd.DataFrame

    @property
    def what(self) -> str:
        """The activity in words."""
        return EVERY if self.activity is None else rules().label(self.activity)

    @property
    def by_group(self) -> pd.DataFrame:
        """Coverage by group over the units that count, with the columns label and short."""
        table = kept(coverage, self.counted, "group")
        groups = [rules().groups[group] for group in table["group"]]
        names = {"label": [g.label for g in groups], "short": [g.short for g in groups]}
        return table.assign(**names)

    @property
    def by_unit(self) -> pd.DataFrame:
        """Coverage by unit, of all units shown."""
        return kept(coverage, self.cells, "unit")


def rules() -> InternalizationRules:
    """Return groups and activities."""
    return internalization_rules()


def shorts() -> dict[str, str]:
    """Return the short names of the groups of people, in order."""
    return {group.id: group.short for group in rules().groups.values()}


def years() -> list[int]:
    """Return the years for which something is entered."""
    return _years(data.store().version())


def more_years() -> list[int]:
    """Return the years that have entries, and the one after the last that has worksheets."""
    present = data.years()
    return [*years(), *([present[0] + 1] if present else [])]


def entries(year: int) -> pd.DataFrame:
    """Return what is entered for a year (``store.ENTERED_PEOPLE``)."""
    return access.only(_entries(data.store().version(), year))


def activities(year: int) -> dict[str, str]:
    """Return the activities by id, also those that somebody named in a year."""
    known = {activity.id: activity.label for activity in rules().activities.values()}
    named = sorted({str(name) for name in entries(year)["activity"]} - set(known))
    return known | {name: name for name in named}


def choice(year: int) -> link.Choice:
    """Return the choice of an activity, or of all."""
    return link.Choice(ACTIVITY, "Kegiatan", {ALL: EVERY, **activities(year)}, ALL)


def reached(selection: Selection, chosen: str = ALL) -> Reached:
    """Return what is known for what is chosen."""
    units = data.units(selection.year).query("expected").rename(columns={"code": "unit"})
    if selection.kind is not None:
        units = units.loc[units["kind"] == selection.kind]
    activity = None if chosen == ALL else chosen
    table = _cells(data.store().version(), selection.year, activity)
    own = table.loc[table["unit"].isin(list(units["unit"]))].reset_index(drop=True)
    counting = units.loc[units["counted"], "unit"]
    counted = own if counting.empty else own.loc[own["unit"].isin(list(counting))]
    columns = ["unit", "name", "short", "kind", "counted"]
    return Reached(selection, activity, units[columns].reset_index(drop=True), own, counted)


def unit_cells(year: int, unit: str) -> pd.DataFrame:
    """Return ``CELLS`` of one unit over all activities; no row for one that is not expected."""
    units = data.units(year)
    own = units.loc[units["code"].eq(unit) & units["expected"], "code"].tolist()
    return kept(cells_of, entries(year), own, list(rules().groups))


def beside(of: Reached) -> Association:
    """Return how coverage and Manajemen Perubahan go together over the units shown."""
    access.demand_read(None)
    codes = tuple(of.units["unit"])
    year, assessor = of.selection.year, of.selection.assessor
    return _beside(data.store().version(), year, of.activity, assessor, codes)


@st.cache_data(max_entries=data.FEW, show_spinner=False)
def _years(version: int) -> list[int]:
    return sorted(int(year) for year in data.store().internalization()["year"].unique())


@st.cache_data(max_entries=data.FEW, show_spinner=False)
def _entries(version: int, year: int) -> pd.DataFrame:
    return data.store().internalization(year)


@st.cache_data(max_entries=data.FEW, show_spinner=False)
def _cells(version: int, year: int, activity: str | None) -> pd.DataFrame:
    units = [str(code) for code in data.whole_units(year).query("expected")["code"]]
    return cells_of(_entries(version, year), units, list(rules().groups), activity)


@st.cache_data(max_entries=data.FEW, show_spinner=False)
def _beside(
    version: int, year: int, activity: str | None, assessor: str, units: tuple[str, ...]
) -> Association:
    table = _cells(version, year, activity)
    own = coverage(table.loc[table["unit"].isin(units)], "unit")
    return beside_area(own, data.whole_scores(year, assessor), year)
