"""The only way from a page to the data; every table is cached by the store's version.

Frames are never hashed: caches key on the version and on plain values, are bounded, and share what
they hold.
"""

from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics import charts
from zi_analytics.insight.association import Association, association
from zi_analytics.insight.gaps import Gaps
from zi_analytics.insight.gaps import gaps as compare
from zi_analytics.insight.sakip import YearKind
from zi_analytics.insight.weak import losses as lost_points
from zi_analytics.insight.years import NODES
from zi_analytics.instruments import Instrument, available, load
from zi_analytics.instruments import ruled as with_thresholds
from zi_analytics.intake import thresholds as counting_thresholds
from zi_analytics.registry import Registry, load_registry
from zi_analytics.scoring import distance as order_by_distance
from zi_analytics.settings import settings
from zi_analytics.store import Note, Store, open_store
from zi_analytics.tables import ANSWERS, SCORES, empty
from zi_analytics.ui.shared import shared

DEFAULT_INSTRUMENT: Final = "permenpanrb-90-2021"
FEW: Final = 32
MANY: Final = 256


def inbox() -> Path:
    """Return the folder into which worksheets are put, one folder a year in it."""
    return settings().inbox


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """Return the store of this server."""
    return open_store(settings().database)


@st.cache_resource(show_spinner=False)
def registry() -> Registry:
    """Return the units of this region."""
    return load_registry(settings().region)


def years() -> list[int]:
    """Return the years that have worksheets, the newest first."""
    return sorted(_years(store().version()), reverse=True)


def synthetic() -> bool:
    """Tell whether the worksheets shown are the sample's."""
    return _synthetic(store().version())


def units(year: int) -> pd.DataFrame:
    """Return the registry's units of a year."""
    return _units(year)


def scores(year: int, assessor: str | None = None) -> pd.DataFrame:
    """Return the scores of a year, of one assessor if named."""
    return _of(_scores(store().version(), year), assessor)


def node_scores(year: int, assessor: str) -> pd.DataFrame:
    """Return one assessor's scores of a year: total, areas and Hasil of each unit."""
    return _of(_node_scores(store().version(), year), assessor)


def unit_scores(year: int, unit: str) -> pd.DataFrame:
    """Return all scores of a unit in a year."""
    return _unit_scores(store().version(), year, unit)


def unit_trend(assessor: str, unit: str) -> pd.DataFrame:
    """Return one assessor's scores of a unit in all years, and of what it was before or after."""
    return _unit_trend(store().version(), assessor, unit)


def readiness(year: int, assessor: str | None = None) -> pd.DataFrame:
    """Return the readiness of a year, of one assessor if named."""
    return _of(_readiness(store().version(), year), assessor)


def answers(year: int, unit: str) -> pd.DataFrame:
    """Return all answers of a unit in a year."""
    return _answers(store().version(), year, unit)


def findings(year: int, unit: str) -> pd.DataFrame:
    """Return the findings of a unit's worksheets of a year."""
    return _findings(store().version(), year, unit)


def submissions(year: int) -> pd.DataFrame:
    """Return the current worksheets of a year, one row a unit and assessor."""
    return _submissions(store().version(), year)


def assessors(year: int, unit: str | None = None) -> list[str]:
    """Return the assessors with scores in a year (for a unit), those with most units first."""
    table = submissions(year)
    if unit is not None:
        table = table.loc[table["unit"] == unit]
    return [str(assessor) for assessor in table["assessor"].value_counts().index]


def overview(year: int, assessor: str, predicate: str) -> pd.DataFrame:
    """Return ``charts.overview`` of all units."""
    return _overview(store().version(), year, assessor, predicate)


def losses(year: int, assessor: str) -> pd.DataFrame:
    """Return ``weak.losses`` of all units, for the instrument of most worksheets of the year."""
    return _losses(store().version(), year, assessor, instrument(year).id)


def gaps(year: int) -> Gaps:
    """Return how the self-assessments differ from TPI's verdicts."""
    return _gaps(store().version(), year, instrument(year).id)


def all_answers(year: int) -> pd.DataFrame:
    """Return the answers of all units and assessors in a year."""
    return _all_answers(store().version(), year)


def instrument(year: int | None = None) -> Instrument:
    """Return the instrument of most worksheets of a year."""
    if year is None:
        return load(DEFAULT_INSTRUMENT)
    used = submissions(year)["instrument"].value_counts().index
    known = [str(name) for name in used if name in available()]
    return ruled(known[0] if known else DEFAULT_INSTRUMENT)


def ruled(instrument_id: str) -> Instrument:
    """Return an instrument, with the minimums that were entered where its own are not confirmed."""
    return with_thresholds(instrument_id, thresholds())


def thresholds() -> pd.DataFrame:
    """Return the minimums that count where a regulation's are not confirmed."""
    return _thresholds(store().version())


def trend_scores(assessor: str) -> pd.DataFrame:
    """Return one assessor's scores of all years: total, areas and Hasil of each unit."""
    return _trend_scores(store().version(), assessor)


def notes(year: int) -> tuple[Note, ...]:
    """Return the notes on a year's units and region."""
    return _notes(store().version(), year)


def sakip() -> pd.DataFrame:
    """Return ``tables.SAKIP`` of all years."""
    return _sakip(store().version())


def associations(assessor: str, kind: YearKind, units: tuple[str, ...]) -> dict[int, Association]:
    """Return the association of SAKIP and readiness over these units, by year with worksheets."""
    return _associations(store().version(), assessor, kind, units)


def _of(table: pd.DataFrame, assessor: str | None) -> pd.DataFrame:
    return table if assessor is None else table.loc[table["assessor"] == assessor]


@st.cache_data(max_entries=FEW, show_spinner=False)
def _years(version: int) -> list[int]:
    return store().years()


@st.cache_data(max_entries=FEW, show_spinner=False)
def _synthetic(version: int) -> bool:
    return store().synthetic()


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
def _node_scores(version: int, year: int) -> pd.DataFrame:
    return store().node_scores(year, NODES)


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
def _readiness(version: int, year: int) -> pd.DataFrame:
    return store().readiness(year)


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
    own = _of(_readiness(version, year), assessor)
    return charts.overview(
        order_by_distance(own),
        _of(_node_scores(version, year), assessor),
        own,
        _units(year),
        predicate,
    )


@shared(FEW)
def _losses(version: int, year: int, assessor: str, used: str) -> pd.DataFrame:
    table = _of(_scores(version, year), assessor)
    return lost_points(table.loc[table["instrument"] == used])


@st.cache_data(max_entries=FEW, show_spinner=False)
def _gaps(version: int, year: int, used: str) -> Gaps:
    table = _scores(version, year)
    return compare(table.loc[table["instrument"] == used])


@shared(FEW, "Membaca jawaban semua unit…")
def _all_answers(version: int, year: int) -> pd.DataFrame:
    units = _scores(version, year)["unit"].unique()
    frames = [store().answers(year, str(unit)) for unit in units]
    return pd.concat(frames, ignore_index=True) if frames else empty(ANSWERS)


@shared(FEW, "Membaca nilai semua tahun…")
def _trend_scores(version: int, assessor: str) -> pd.DataFrame:
    frames = [_of(_node_scores(version, year), assessor) for year in sorted(_years(version))]
    return pd.concat(frames, ignore_index=True) if frames else empty(SCORES)


@st.cache_data(max_entries=FEW, show_spinner=False)
def _notes(version: int, year: int) -> tuple[Note, ...]:
    return store().notes(year)


@shared(FEW)
def _sakip(version: int) -> pd.DataFrame:
    return store().sakip()


@st.cache_data(max_entries=FEW, show_spinner="Menghitung hubungan SAKIP dan Zona Integritas…")
def _associations(
    version: int, assessor: str, kind: YearKind, units: tuple[str, ...]
) -> dict[int, Association]:
    scores, evaluated = _trend_scores(version, assessor), _sakip(version)
    own = scores.loc[scores["unit"].isin(units)]
    return {year: association(own, evaluated, year, kind) for year in sorted(_years(version))}
