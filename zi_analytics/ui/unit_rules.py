"""The rules of one unit's worksheet, which are not always those of most worksheets of its year."""

import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.instruments import Instrument, available
from zi_analytics.ui import data, unit_data


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
    rules, units = data.instrument(year), data.units(year)
    chosen = units if kind is None else units.loc[units["kind"] == kind]
    table = data.submissions(year)
    apart = table.loc[table["assessor"].eq(assessor) & table["instrument"].ne(rules.id)]
    shorts = chosen.loc[chosen["code"].isin(list(apart["unit"])), "short"]
    if shorts.empty:
        return
    st.caption(
        f"{len(shorts)} unit mengisi lembar kerja menurut peraturan lain daripada "
        f"{rules.short}, dan dinilai menurut peraturan itu: "
        f"{formats.listing(list(shorts), 60)}.{' ' + then if then else ''}"
    )
