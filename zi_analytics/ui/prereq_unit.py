"""The small part on a unit's own page: may it be proposed, and its checklist."""

import streamlit as st

from zi_analytics.tables import REGENCY
from zi_analytics.ui import (
    access,
    page,
    prereq_data,
    prereq_link,
    prereq_list,
    prereq_words,
    taps,
    unit_data,
)
from zi_analytics.ui.filters import Selection
from zi_analytics.ui.unit_rules import rules_of


def prerequisites(selection: Selection) -> None:
    """Draw the unit's checklist; a row leads to the form."""
    page.section(
        "Prasyarat di luar nilai",
        "Siap diusulkan menuntut syarat nilai dan semua prasyarat. Klik baris untuk "
        f"{'mengisinya' if access.may_edit() else 'melihat riwayatnya'}.",
    )
    st.caption(held(selection.unit, selection))
    shown = prereq_list.table(selection.unit, selection)
    picked = prereq_list.draw(shown, selection, taps.key("prasyarat_unit"))
    if picked is not None:
        taps.tapped()
        whose = selection.unit if picked in prereq_data.items_of(selection.unit) else REGENCY
        address = {
            "tahun": str(selection.year),
            "penilai": selection.assessor,
            "predikat": selection.predicate,
            prereq_link.OPEN: prereq_link.code_of(whose, picked),
        }
        st.switch_page(prereq_link.FILE, query_params=address)
    prereq_list.download(shown, f"prasyarat-{selection.unit}", selection)


def held(unit: str, selection: Selection) -> str:
    """Say whether a unit holds WBK, and until when a revocation rules it out."""
    judged = unit_data.judged(selection.year, selection.assessor, unit)
    own = judged.loc[judged["unit"].eq(unit)]
    return prereq_words.held_words(prereq_data.rules(), own, selection.predicate)


def sentence(unit: str, selection: Selection) -> str:
    """Say whether a unit may be proposed, and what stands in the way."""
    year, assessor, predicate = selection.year, selection.assessor, selection.predicate
    row = unit_data.standing(year, assessor, predicate, unit)
    judged = unit_data.judged(year, assessor, unit)
    own = judged.loc[judged["unit"].eq(unit) & judged["predicate"].eq(predicate)]
    names = {rule.id: rule.short for rule in prereq_data.rules().values()}
    if row.empty:
        return "Unit ini tidak diharapkan mengumpulkan LKE."
    indicative = not rules_of(year, unit, assessor).prerequisites
    return prereq_words.ready_sentence(predicate, row.iloc[0], own, names, indicative)
