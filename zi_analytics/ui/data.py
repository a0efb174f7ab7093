"""The only way from a page to the data; every table is cached by the store's version.

Frames are never hashed: caches key on the version and on plain values, are bounded, and share what
they hold. Caches hold all units; what a page gets is cut to what the person may see afterwards.
Only what is cached itself, or tells of no single unit, reads the ``whole`` tables.
"""

from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics import charts
from zi_analytics.insight.years import NODES
from zi_analytics.instruments import Instrument, available, load
from zi_analytics.instruments import ruled as with_thresholds
from zi_analytics.intake import thresholds as counting_thresholds
from zi_analytics.registry import Registry, load_registry
from zi_analytics.scoring import distance as order_by_distance
from zi_analytics.settings import settings
from zi_analytics.store import Store
from zi_analytics.tables import ANSWERS, SCORES, empty
from zi_analytics.ui import access, once
from zi_analytics.ui.once import open_store
from zi_analytics.ui.shared import shared

DEFAULT_INSTRUMENT: Final = "permenpanrb-90-2021"
FEW: Final = 32
MANY: Final = 256


def inbox() -> Path:
    """Return the folder into which worksheets are put, one folder a year in it."""
    return settings().inbox


@once.a_run
@st.cache_resource(show_spinner=False)
def store() -> Store:
    """Return the store of this server."""
    return open_store(settings().database)


@once.a_run
@st.cache_resource(show_spinner=False)
def registry() -> Registry:
    """Return the units of this region."""
    return load_registry(settings().region)


def years() -> list[int]:
    """Return the years that have worksheets, the newest first."""
    present = sorted(_years(store().version()), reverse=True)
    return present if access.sees_all() else [year for year in present if len(units(year))]


@once.a_run
def synthetic() -> bool:
    """Tell whether the worksheets shown are the sample's."""
    return _synthetic(store().version())


def units(year: int) -> pd.DataFrame:
    """Return the registry's units of a year."""
    return access.only(_units(year), "code")


def scores(year: int, assessor: str | None = None) -> pd.DataFrame:
    """Return the scores of a year, of one assessor if named."""
    return access.only(whole_scores(year, assessor))


def node_scores(year: int, assessor: str) -> pd.DataFrame:
    """Return one assessor's scores of a year: total, areas and Hasil of each unit."""
    return access.only(whole_node_scores(year, assessor))


def unit_scores(year: int, unit: str) -> pd.DataFrame:
    """Return all scores of a unit in a year."""
    table = _unit_scores(store().version(), year, unit)
    return table if access.may_read(unit) else table.iloc[:0]


def unit_trend(assessor: str, unit: str) -> pd.DataFrame:
    """Return one assessor's scores of a unit in all years, and of what it was before or after."""
    table = _unit_trend(store().version(), assessor, unit)
    return table if access.may_read(unit) else table.iloc[:0]


def readiness(year: int, assessor: str | None = None) -> pd.DataFrame:
    """Return the readiness of a year, of one assessor if named."""
    return access.only(whole_readiness(year, assessor))


def answers(year: int, unit: str) -> pd.DataFrame:
    """Return all answers of a unit in a year."""
    return whole_answers(year, unit) if access.may_read(unit) else empty(ANSWERS)


def findings(year: int, unit: str) -> pd.DataFrame:
    """Return the findings of a unit's worksheets of a year."""
    table = _findings(store().version(), year, unit)
    return table if access.may_read(unit) else table.iloc[:0]


def submissions(year: int) -> pd.DataFrame:
    """Return the current worksheets of a year, one row a unit and assessor."""
    return access.only(whole_submissions(year))


def assessors(year: int, unit: str | None = None) -> list[str]:
    """Return the assessors with scores in a year (for a unit), those with most units first."""
    if unit is None and access.sees_all():
        return list(_assessors(store().version(), year))
    table = submissions(year)
    if unit is not None:
        table = table.loc[table["unit"] == unit]
    return [str(assessor) for assessor in table["assessor"].value_counts().index]


def overview(year: int, assessor: str, predicate: str) -> pd.DataFrame:
    """Return ``charts.overview`` of all units."""
    return access.only(whole_overview(year, assessor, predicate))


@once.a_run
def instrument(year: int | None = None) -> Instrument:
    """Return the instrument of most worksheets of a year."""
    if year is None:
        return load(DEFAULT_INSTRUMENT)
    return ruled(_instrument(store().version(), year))


def ruled(instrument_id: str) -> Instrument:
    """Return an instrument, with the minimums that were entered where its own are not confirmed."""
    return with_thresholds(instrument_id, thresholds())


def thresholds() -> pd.DataFrame:
    """Return the minimums that count where a regulation's are not confirmed."""
    return _thresholds(store().version())


def trend_scores(assessor: str) -> pd.DataFrame:
    """Return one assessor's scores of all years: total, areas and Hasil of each unit."""
    return access.only(whole_trend_scores(assessor))


def sakip() -> pd.DataFrame:
    """Return ``tables.SAKIP`` of all years."""
    return access.only(_sakip(store().version()))


def whole_units(year: int) -> pd.DataFrame:
    """Return ``units`` without regard to who looks."""
    return _units(year)


def whole_scores(year: int, assessor: str | None = None) -> pd.DataFrame:
    """Return ``scores`` without regard to who looks."""
    return _of(_scores(store().version(), year), assessor)


def whole_node_scores(year: int, assessor: str) -> pd.DataFrame:
    """Return ``node_scores`` without regard to who looks."""
    return _node_scores(store().version(), year, assessor)


def whole_overview(year: int, assessor: str, predicate: str) -> pd.DataFrame:
    """Return ``overview`` without regard to who looks."""
    return _overview(store().version(), year, assessor, predicate)


def whole_trend_scores(assessor: str) -> pd.DataFrame:
    """Return ``trend_scores`` without regard to who looks."""
    return _trend_scores(store().version(), assessor)


def whole_readiness(year: int, assessor: str | None = None) -> pd.DataFrame:
    """Return ``readiness`` without regard to who looks."""
    return _readiness(store().version(), year, assessor)


def whole_answers(year: int, unit: str) -> pd.DataFrame:
    """Return ``answers`` without regard to who looks."""
    return _answers(store().version(), year, unit)


def whole_submissions(year: int) -> pd.DataFrame:
    """Return ``submissions`` without regard to who looks."""
    return _submissions(store().version(), year)


def _of(table: pd.DataFrame, assessor: str | None) -> pd.DataFrame:
    return table if assessor is None else table.loc[table["assessor"] == assessor]


# Not ``cache_data`` in here: ``streamlit run`` reads this file before it has where that keeps.
@st.cache_resource(max_entries=FEW, show_spinner=False)
def _years(version: int) -> tuple[int, ...]:
    return tuple(store().years())


@st.cache_resource(max_entries=FEW, show_spinner=False)
def _synthetic(version: int) -> bool:
    return store().synthetic()


@st.cache_resource(max_entries=FEW, show_spinner=False)
def _assessors(version: int, year: int) -> tuple[str, ...]:
    return tuple(str(name) for name in whole_submissions(year)["assessor"].value_counts().index)


@st.cache_resource(max_entries=FEW, show_spinner=False)
def _instrument(version: int, year: int) -> str:
    used = whole_submissions(year)["instrument"].value_counts().index
    return next((str(name) for name in used if name in available()), DEFAULT_INSTRUMENT)


@shared(FEW)
def _thresholds(version: int) -> pd.DataFrame:
    return counting_thresholds(store(), registry())


@shared(FEW)
def _units(year: int) -> pd.DataFrame:
    return registry().units(year)


@shared(FEW)
def _scores(version: int, year: int) -> pd.DataFrame:
    return store().scores(year)


@shared(FEW)
def _node_scores(version: int, year: int, assessor: str) -> pd.DataFrame:
    return store().node_scores(year, NODES, assessor)


@shared(MANY)
def _unit_scores(version: int, year: int, unit: str) -> pd.DataFrame:
    return store().unit_scores(year, unit)


@shared(MANY)
def _unit_trend(version: int, assessor: str, unit: str) -> pd.DataFrame:
    frames = [
        _of(store().unit_scores(year, code), assessor)
        for year in sorted(_years(version))
        for code in sorted(registry().lineage(unit, year))
    ]
    return pd.concat(frames, ignore_index=True) if frames else empty(SCORES)


@shared(FEW)
def _readiness(version: int, year: int, assessor: str | None) -> pd.DataFrame:
    return store().readiness(year, assessor=assessor)


@shared(MANY)
def _answers(version: int, year: int, unit: str) -> pd.DataFrame:
    return store().answers(year, unit)


@shared(MANY)
def _findings(version: int, year: int, unit: str) -> pd.DataFrame:
    return store().findings(year, unit)


@shared(FEW)
def _submissions(version: int, year: int) -> pd.DataFrame:
    table = store().submissions(year)
    return table.loc[table["current"].astype(bool)].reset_index(drop=True)


@shared(FEW)
def _overview(version: int, year: int, assessor: str, predicate: str) -> pd.DataFrame:
    ready = _readiness(version, year, assessor)
    own = ready.loc[ready["predicate"] == predicate]
    return charts.overview(
        order_by_distance(own),
        _node_scores(version, year, assessor),
        own,
        _units(year),
        predicate,
    )


@shared(FEW, "Membaca nilai semua tahun…")
def _trend_scores(version: int, assessor: str) -> pd.DataFrame:
    frames = [_node_scores(version, year, assessor) for year in sorted(_years(version))]
    return pd.concat(frames, ignore_index=True) if frames else empty(SCORES)


@shared(FEW)
def _sakip(version: int) -> pd.DataFrame:
    return store().sakip()
