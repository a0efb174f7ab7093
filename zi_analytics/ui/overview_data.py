"""What pages know of all units at once in a few numbers; kept, since it takes all units to tell."""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import lacking_counts
from zi_analytics.ui import access, data, summary
from zi_analytics.ui.filters import Selection
from zi_analytics.ui.shared import shared

PAGE: Final = 50
SPILL: Final = 10
"""So few units more than a page are drawn with it, and not on a page of their own."""


def lacking(of: Selection) -> pd.DataFrame:
    """Return ``charts.lacking_counts`` of the chosen units; for who sees all of them."""
    access.demand_read(None)
    return _lacking(data.store().version(), of.year, of.assessor, of.predicate, of.kind)


def page_of(units: pd.DataFrame) -> pd.DataFrame:
    """Return the units that are drawn: all, or of many one page that the reader turns to."""
    if len(units) <= PAGE + SPILL:
        return units
    pages = -(-len(units) // PAGE)
    spans = [f"{1 + PAGE * page}–{min(PAGE * (page + 1), len(units))}" for page in range(pages)]
    page = st.selectbox(
        f"Urutan unit yang digambar, dari {len(units)}",
        range(pages),
        format_func=spans.__getitem__,
        width=260,
        key="halaman_unit",
    )
    return units.iloc[PAGE * page : PAGE * (page + 1)].reset_index(drop=True)


@shared(data.MANY)
def _lacking(
    version: int, year: int, assessor: str, predicate: str, kind: str | None
) -> pd.DataFrame:
    units = summary.of_kind(data.whole_overview(year, assessor, predicate), kind)
    return lacking_counts(data.whole_readiness(year, assessor), units, predicate)
