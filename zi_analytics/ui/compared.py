"""What compares all units at once: lost points, gaps between assessors, SAKIP beside readiness."""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.insight.association import Association, association
from zi_analytics.insight.gaps import Gaps
from zi_analytics.insight.gaps import gaps as compare
from zi_analytics.insight.places import places
from zi_analytics.insight.sakip import YearKind
from zi_analytics.insight.weak import LOSSES
from zi_analytics.insight.weak import losses as lost_points
from zi_analytics.tables import SCORES, empty
from zi_analytics.ui import access, data
from zi_analytics.ui.shared import shared

OWN: Final = "unit"
VERDICT: Final = "tpi"


def whole_losses(year: int, assessor: str) -> pd.DataFrame:
    """Return ``weak.losses`` of all units, whoever looks, for the most used instrument.

    Codes are categories: of millions of rows they would take many times the memory as text.
    """
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
    # Thousands of units have millions of questions: read a part at a time, codes kept as numbers.
    known = {name: sorted(set(column)) for name, column in places(used).items()}
    known |= {"unit": sorted(data.store().handed_in(year))}
    known |= {"assessor": [assessor], "instrument": [used]}
    kinds = {str(name): pd.CategoricalDtype(codes) for name, codes in known.items()}
    parts = data.store().question_scores(year, assessor, used)
    return pd.concat(
        [empty(LOSSES).astype(kinds), *(lost_points(part).astype(kinds) for part in parts)],
        ignore_index=True,
    )


@st.cache_data(max_entries=data.FEW, show_spinner=False)
def _gaps(version: int, year: int, used: str) -> Gaps:
    parts = [
        part
        for assessor in (OWN, VERDICT)
        for part in data.store().question_scores(year, assessor, used)
    ]
    return compare(pd.concat(parts, ignore_index=True) if parts else empty(SCORES), OWN, VERDICT)


@st.cache_data(max_entries=data.FEW, show_spinner="Menghitung hubungan SAKIP dan Zona Integritas…")
def _associations(
    version: int, assessor: str, kind: YearKind, units: tuple[str, ...]
) -> dict[int, Association]:
    scores, evaluated = data.whole_trend_scores(assessor), data.store().sakip()
    own = scores.loc[scores["unit"].isin(units)]
    return {year: association(own, evaluated, year, kind) for year in sorted(data.store().years())}
