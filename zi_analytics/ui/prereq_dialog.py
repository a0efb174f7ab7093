"""The open list of a unit or of the region: its checklist, the form, and the ways out."""

import pandas as pd
import streamlit as st

from zi_analytics.tables import REGENCY
from zi_analytics.ui import (
    data,
    page,
    prereq_data,
    prereq_form,
    prereq_link,
    prereq_list,
    prereq_unit,
    taps,
)
from zi_analytics.ui.filters import Selection


def opened(selection: Selection, code: str) -> None:
    """Open the list that the address names, if any, with the form of the prerequisite chosen."""
    focused = prereq_link.focused(code)
    if focused is None:
        return
    unit, item = focused

    @st.dialog(
        prereq_data.name_of(unit, selection.year), width="large", on_dismiss=prereq_link.close
    )
    def dialog() -> None:
        if unit != REGENCY:
            st.markdown(prereq_unit.sentence(unit, selection))
            st.caption(prereq_unit.held(unit, selection))
        shown = prereq_list.table(unit, selection)
        picked = prereq_list.draw(shown, selection, taps.key("daftar"))
        if picked is not None:
            whose = unit if picked in prereq_data.items_of(unit) else REGENCY
            prereq_link.focus(whose, picked)
        _ways(unit, shown, selection)
        items = prereq_data.items_of(unit)
        chosen = st.selectbox(
            "Prasyarat yang diisi",
            tuple(items),
            index=list(items).index(item) if item else 0,
            format_func=lambda id_: items[id_].label,
            key=taps.key(f"pilih_isian_{unit}"),
        )
        prereq_form.entry(unit, chosen, selection)

    dialog()


def _ways(unit: str, shown: pd.DataFrame, selection: Selection) -> None:
    """Offer the unit's page, the answers behind a prefilled value, and the list as a file."""
    with st.container(horizontal=True, gap="small"):
        if unit != REGENCY:
            if st.button("Buka halaman Unit", type="tertiary", key="ke_unit"):
                page.open_unit(unit, selection)
            for rule in prereq_data.rules(level="unit").values():
                for question in rule.prefilled_from:
                    label = data.instrument().label(question)
                    if st.button(f"Jawaban LKE: {label}", type="tertiary", key=f"ke_{question}"):
                        address = page.unit_link(unit, selection) | {"node": question}
                        st.switch_page(page.UNIT_PAGE, query_params=address)
        prereq_list.download(shown, f"prasyarat-{unit}", selection)
