"""The small part on a unit's own page: whom internalisation reached there."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats, unit_sentence
from zi_analytics.charts.covered import cell_words, people_of
from zi_analytics.charts.frames import records
from zi_analytics.insight.internalization import coverage
from zi_analytics.ui import access, listing, page, reach_data
from zi_analytics.ui.filters import Selection
from zi_analytics.ui.kept import kept

FILE: Final = "pages/internalisasi.py"


def internalization(selection: Selection) -> None:
    """Say whom internalisation reached in the unit, by group, with the way to the page."""
    own = reach_data.unit_cells(selection.year, selection.unit)
    if own.empty:
        return
    page.section("Internalisasi", "Orang yang tersentuh sedikitnya satu kegiatan.")
    known = own.loc[own["state"] == "known"]
    lowest = known.loc[known["share"] < 1].sort_values("share", kind="stable")["group"].head(1)
    least = "".join(lowest.map(reach_data.shorts()))
    row = kept(coverage, own, "unit").iloc[0]
    st.write(unit_sentence(row, least.lower()))
    if len(known):
        shown = pd.DataFrame(
            {
                "Kelompok": own["group"].map(reach_data.shorts()),
                "Tersentuh": [_reached(row) for row in records(own)],
            }
        )
        listing.table(
            shown,
            {},
            f"Tabel internalisasi {len(shown)} kelompok di unit ini",
            widths={"Kelompok": 200, "Tersentuh": 320},
            narrow={"Kelompok": 106, "Tersentuh": 220},
        )
    if not access.sees_all():
        return
    if st.button("Buka halaman Internalisasi", type="tertiary", key="ke_internalisasi"):
        st.switch_page(FILE, query_params={"tahun": str(selection.year)})


def _reached(row: Any) -> str:  # noqa: ANN401
    if row.state != "known":
        return cell_words(row)
    return f"{people_of(row.reached, row.people)} ({formats.share(row.share)})"
