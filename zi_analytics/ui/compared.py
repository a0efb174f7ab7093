"""What compares all units at once: lost points, gaps between assessors, SAKIP beside readiness."""

import pandas as pd
import streamlit as st

from zi_analytics.insight.association import Association, association
from zi_analytics.insight.gaps import Gaps
from zi_analytics.insight.gaps import gaps as compare
from zi_analytics.insight.sakip import YearKind
from zi_analytics.insight.weak import losses as lost_points
from zi_analytics.ui import access, data
from zi_analytics.ui.shared import shared


def whole_losses(year: int, assessor: str) -> pd.DataFrame:
    """Return ``weak.losses`` of all units, whoever looks, for the most used instrument."""
    return _losses(data.store().version(), year, assessor, data.instrument(year).id)


def gaps(year: int) -> Gaps:
    """Return how the self-assessments differ from TPI's verdicts."""
    access.demand_read(None)
    return _gaps(data.store().version(), year, data.instrument(year).id)


def associations(assessor: str, kind: YearKind, units: tuple[str, ...]) -> dict[int, Association]:
    """Return the association of SAKIP and readiness over these units, by year with worksheets."""
    access.demand_read(None)
    return _associations(data.store().version(), assessor, kind, units)


@shared(data.FEW)
def _losses(version: int, year: int, assessor: str, used: str) -> pd.DataFrame:
    table = data.whole_scores(year, assessor)
    return lost_points(table.loc[table["instrument"] == used])


@st.cache_data(max_entries=data.FEW, show_spinner=False)
def _gaps(version: int, year: int, used: str) -> Gaps:
    table = data.whole_scores(year)
    return compare(table.loc[table["instrument"] == used])


@st.cache_data(max_entries=data.FEW, show_spinner="Menghitung hubungan SAKIP dan Zona Integritas…")
def _associations(
    version: int, assessor: str, kind: YearKind, units: tuple[str, ...]
) -> dict[int, Association]:
    scores, evaluated = data.whole_trend_scores(assessor), data.store().sakip()
    own = scores.loc[scores["unit"].isin(units)]
    return {year: association(own, evaluated, year, kind) for year in sorted(data.store().years())}
