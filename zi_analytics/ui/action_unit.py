"""The small part on a unit's own page: how its actions stand, and the way to them."""

import streamlit as st

from zi_analytics.ui import access, action_data, action_link, action_words, page
from zi_analytics.ui.filters import Selection


def actions(selection: Selection) -> None:
    """Draw how many actions of the year after the worksheet's are late, soon and done."""
    year = selection.year + 1
    table = action_data.judged(year, selection.unit)
    page.section("Rencana aksi", f"Tindak lanjut di tahun {year}.")
    if table.empty:
        how = " Ambil langkahnya dari jalur di Simulasi." if access.may_edit() else ""
        st.write(f"Belum ada rencana aksi {year}.{how}")
        return
    st.markdown(f"**{action_words.counted(table)}**")
    if not access.sees_all():
        return
    if st.button("Buka rencana aksi", icon=":material/arrow_forward:", key="unit_ke_rencana"):
        st.switch_page(action_link.FILE, query_params=action_link.address(year, selection.unit))
