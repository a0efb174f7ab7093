"""What pages know of all units at once in a few numbers; kept, since it takes all units to tell."""

from collections.abc import Mapping
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import lacking_counts
from zi_analytics.ui import access, data, link, summary
from zi_analytics.ui.filters import Selection
from zi_analytics.ui.shared import shared

PAGE: Final = 50
FIRST: Final = "1"
SPILL: Final = 10
"""So few units more than a page are drawn with it, and not on a page of their own."""


def lacking(of: Selection) -> pd.DataFrame:
    """Return ``charts.lacking_counts`` of the chosen units; for who sees all of them."""
    access.demand_read(None)
    return _lacking(data.store().version(), of.year, of.assessor, of.predicate, of.kind)


def pages(year: int) -> tuple[link.Choice, ...]:
    """Return the choice for the address of a page that draws with ``page_of``, if it can turn."""
    spans = _spans(len(data.units(year)))
    return (_turned(spans),) if len(spans) > 1 else ()


def page_of(units: pd.DataFrame) -> pd.DataFrame:
    """Return the units that are drawn: all, or of many one page that the reader turns to.

    The address holds the page, so its filters need ``pages``.
    """
    spans = _spans(len(units))
    if len(spans) == 1:
        return units
    choice = _turned(spans)
    if st.session_state.get(choice.widget) not in spans:
        # Another choice has left fewer units than to there.
        st.session_state[choice.widget] = choice.default
    code = st.selectbox(
        f"Urutan unit yang digambar, dari {len(units)}",
        tuple(spans),
        format_func=spans.__getitem__,
        width=260,
        key=choice.widget,
        on_change=link.chosen,
        args=(choice,),
    )
    page = int(code) - 1
    return units.iloc[PAGE * page : PAGE * (page + 1)].reset_index(drop=True)


def _turned(spans: Mapping[str, str]) -> link.Choice:
    return link.Choice("halaman", "Halaman unit", spans, FIRST)


def _spans(count: int) -> dict[str, str]:
    """Return the pages by number: which units, by their place, are on each."""
    if count <= PAGE + SPILL:
        return {FIRST: f"1–{count}"}
    starts = range(0, count, PAGE)
    return {
        str(page): f"{1 + start}–{min(start + PAGE, count)}" for page, start in enumerate(starts, 1)
    }


@shared(data.MANY)
def _lacking(
    version: int, year: int, assessor: str, predicate: str, kind: str | None
) -> pd.DataFrame:
    units = summary.of_kind(data.whole_overview(year, assessor, predicate), kind)
    return lacking_counts(data.whole_readiness(year, assessor), units, predicate)
