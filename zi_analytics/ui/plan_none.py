"""What the simulation says where nothing can be simulated, and where to go instead."""

import streamlit as st

from zi_analytics.insight.path import has_scales
from zi_analytics.instruments import Instrument
from zi_analytics.ui import access, data, link, page
from zi_analytics.ui.filters import ASSESSMENTS, Selection

WEAK_PAGE = "pages/area_lemah.py"


def older(selection: Selection, rules: Instrument) -> None:
    """Say that the year's rules do not tell what a better answer would bring."""
    year = selection.year
    page.finding(
        f"Jalur tidak dapat dihitung untuk lembar kerja tahun {year}.",
        f"Lembar kerja itu menurut PermenPANRB {rules.short}, yang nilai setiap pilihan jawabannya "
        "belum dikonfirmasi, jadi tidak diketahui berapa poin yang dibawa jawaban lebih baik.",
    )
    others = [other for other in data.years() if other != year]
    years = [other for other in others if has_scales(data.instrument(other))]
    with st.container(horizontal=True, gap="small"):
        for other in years:
            st.button(
                f"Simulasi tahun {other}",
                key=f"year_{other}",
                on_click=link.write,
                args=({"tahun": str(other)},),
            )
        if access.sees_all() and st.button(f"Area lemah tahun {year}", key="weak"):
            address = {"tahun": str(year), "penilai": selection.assessor}
            st.switch_page(WEAK_PAGE, query_params=address)


def unanswered(selection: Selection, name: str) -> None:
    """Say that the unit has no answers of this assessor."""
    page.finding(f"{name}: belum ada {ASSESSMENTS[selection.assessor]} tahun {selection.year}.")
    st.write("Rencana dibuat dari jawaban. Pilih penilai atau unit lain di baris atas.")


def impossible(error: Exception) -> None:
    """Say why there is no path, in the words of the calculation."""
    reason = str(error)
    page.finding("Jalur tidak dapat dihitung.", f"{reason[:1].upper()}{reason[1:]}.")
