"""The rules of one unit's worksheet, which are not always those of most worksheets of its year."""

import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.instruments import Instrument, available
from zi_analytics.ui import data, unit_data
from zi_analytics.ui.told import told


def rules_of(year: int, unit: str, assessor: str) -> Instrument:
    """Return the instrument of a unit's worksheet; that of most of the year where it has none."""
    table = unit_data.submissions(year, unit)
    used = table.loc[table["assessor"].eq(assessor), "instrument"]
    known = [str(name) for name in used if name in available()]
    return data.ruled(known[0]) if known else data.instrument(year)


def note_others(year: int, assessor: str, kind: str | None, then: str = "") -> None:
    """Name the units that are judged by other rules than the page's; draw nothing without any.

    ``then`` says what follows from it on the page.
    """
    said = told("other rules", lambda: _others(year, assessor, kind), year, assessor, kind)
    if said:
        st.caption(f"{said} {then}".strip())


def _others(year: int, assessor: str, kind: str | None) -> str:
    rules, units = data.instrument(year), data.units(year)
    chosen = units if kind is None else units.loc[units["kind"] == kind]
    table = data.submissions(year)
    apart = table.loc[table["assessor"].eq(assessor) & table["instrument"].ne(rules.id)]
    shorts = list(chosen.loc[chosen["code"].isin(list(apart["unit"])), "short"])
    if not shorts:
        return ""
    return (
        f"{len(shorts)} unit mengisi lembar kerja menurut peraturan lain daripada {rules.short}, "
        f"dan dinilai menurut peraturan itu: {formats.listing(shorts, 60)}."
    )
