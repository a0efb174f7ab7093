"""What pages know of one unit, read by itself, and the little they ask of all units for it."""

import pandas as pd
import streamlit as st

from zi_analytics.insight.prerequisites import standing as stand
from zi_analytics.insight.prerequisites import under_other_rules
from zi_analytics.instruments import PREREQUISITES_OF
from zi_analytics.scoring import prefilled, prerequisites
from zi_analytics.scoring import proposable as may_be_proposed
from zi_analytics.tables import REGENCY
from zi_analytics.ui import access, data
from zi_analytics.ui.shared import shared


def readiness(year: int, assessor: str, unit: str) -> pd.DataFrame:
    """Return the readiness of a unit."""
    access.demand_read(unit)
    return _readiness(data.store().version(), year, assessor, unit)


def submissions(year: int, unit: str) -> pd.DataFrame:
    """Return the current worksheets of a unit and year, one row an assessor."""
    table = _submissions(data.store().version(), year, unit)
    return table if access.may_read(unit) else table.iloc[:0]


def judged(year: int, assessor: str, unit: str) -> pd.DataFrame:
    """Return ``tables.PREREQUISITES`` of a unit and the region, or of the region alone."""
    return access.only(_judged(data.store().version(), year, assessor, unit))


def standing(year: int, assessor: str, predicate: str, unit: str) -> pd.DataFrame:
    """Return how a unit stands (``insight`` 's standing); no row for one not expected."""
    return access.only(_standing(data.store().version(), year, assessor, predicate, unit))


def whole_nearest(year: int, assessor: str, predicate: str) -> list[str]:
    """Return all units with readiness, the nearest to a predicate first, whoever looks."""
    return _nearest(data.store().version(), year, assessor, predicate)


def whole_values(year: int, assessor: str) -> pd.DataFrame:
    """Return the value of every condition of every unit once, whoever looks."""
    return _values(data.store().version(), year, assessor)


@shared(data.MANY)
def _readiness(version: int, year: int, assessor: str, unit: str) -> pd.DataFrame:
    return data.store().readiness(year, unit, assessor)


@shared(data.MANY)
def _submissions(version: int, year: int, unit: str) -> pd.DataFrame:
    table = data.whole_submissions(year)
    return table.loc[table["unit"] == unit].reset_index(drop=True)


@shared(data.MANY)
def _scores(version: int, year: int, assessor: str, unit: str) -> pd.DataFrame:
    table = data.store().unit_scores(year, unit)
    return table.loc[table["assessor"] == assessor]


@shared(data.MANY)
def _judged(version: int, year: int, assessor: str, unit: str) -> pd.DataFrame:
    known = prefilled(_scores(version, year, assessor, unit), data.store().sakip(), year)
    own = [] if unit == REGENCY else [unit]
    return prerequisites(data.store().prerequisites(year), own, year, known=known)


@shared(data.MANY)
def _standing(version: int, year: int, assessor: str, predicate: str, unit: str) -> pd.DataFrame:
    table = _judged(version, year, assessor, unit)
    own = may_be_proposed(_readiness(version, year, assessor, unit), table)
    own = under_other_rules(own, _scores(version, year, assessor, unit), PREREQUISITES_OF)
    units = data.whole_units(year)
    asked = units.loc[units["expected"] & units["code"].eq(unit)]
    return stand(table, own, asked, predicate)


@st.cache_resource(max_entries=data.FEW, show_spinner=False)
def _nearest(version: int, year: int, assessor: str, predicate: str) -> list[str]:
    return data.store().nearest(year, assessor, predicate)


@shared(data.FEW)
def _values(version: int, year: int, assessor: str) -> pd.DataFrame:
    return data.store().condition_values(year, assessor)
