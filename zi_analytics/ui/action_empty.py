"""What the page of actions says before there is one: how to begin."""

import streamlit as st

from zi_analytics.ui import access, action_data, action_form, page
from zi_analytics.ui.action_link import Chosen


def how_to_begin(chosen: Chosen) -> None:
    """Say that there is no action yet, and what leads to the first one."""
    names = action_data.unit_names(chosen.year)
    whose = "" if chosen.scope is None else f" untuk {names.get(chosen.scope, chosen.scope)}"
    page.finding(f"Belum ada rencana aksi {chosen.year}{whose}.")
    action_form.told()
    st.write(
        "Cara tercepat: buka Simulasi, pilih unit, lalu tekan “Jadikan rencana aksi”. Setiap "
        "langkah jalur menjadi satu aksi; penanggung jawab dan tenggatnya Anda isi di sini."
    )
    st.page_link("pages/simulasi.py", label="Buka Simulasi", icon=":material/route:")
    goals = action_data.plan().goals(chosen.year)
    for name in dict.fromkeys(goals["name"]):
        st.text(f"Tujuan yang sudah ditulis: {name}")
    if access.may_edit():
        st.write("Atau tulis sendiri tujuan dan aksinya:")
    action_form.add(chosen)
