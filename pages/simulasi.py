"""One unit's shortest path to a predicate, and what any change of its answers would do."""

import streamlit as st

from zi_analytics.insight.path import PathError
from zi_analytics.ui import (
    data,
    filters,
    page,
    plan_assumptions,
    plan_editor,
    plan_keep,
    plan_link,
    plan_parts,
    plan_region,
    plan_state,
)
from zi_analytics.ui.filters import ASSESSMENTS
from zi_analytics.ui.plan_state import Case
from zi_analytics.ui.viewport import is_narrow

HEIGHT = 620


@st.fragment
def board(of: Case) -> None:
    """Draw all that moves with a change; a change runs only this again."""
    changes = plan_state.draft(of).changes
    done = plan_state.simulated(of, changes)
    table = plan_state.conditions(of, done)
    plan_parts.finding(of, changes, table, done)
    plan_parts.figures(table, done)
    plan_keep.keep(of, done)
    left, right = st.columns(2, gap="large")
    with left:
        editing = plan_parts.is_editing()
        with st.container(height="content" if is_narrow() else HEIGHT, border=False):
            if editing:
                plan_editor.editor(of, done)
            else:
                plan_parts.steps(of, done)
    with right:
        plan_parts.conditions(of, table)
    if len(done.steps):
        plan_parts.totals(of, done)
        plan_parts.comparison(of, table, done)
    plan_parts.others(of)


page.opening()
plan_link.follow()
chosen, values = filters.plan_filters("simulasi", plan_link.starts, plan_link.assumptions)
rules = data.instrument(chosen.year)
try:
    if chosen.unit == filters.EVERY_UNIT:
        plan_region.region(chosen, rules, values)
        plan_assumptions.assumptions(rules, values)
        st.stop()
    unit = data.registry().unit(chosen.unit, chosen.year)
    case = plan_state.case(chosen, unit.name, rules, values)
except PathError as error:
    page.finding("Jalur tidak dapat dihitung.", f"{str(error)[:1].upper()}{str(error)[1:]}.")
    st.stop()
if case is None:
    page.finding(f"{unit.name}: belum ada {ASSESSMENTS[chosen.assessor]} tahun {chosen.year}.")
    st.write("Rencana dibuat dari jawaban. Pilih penilai atau unit lain di baris atas.")
    st.stop()
board(case)
plan_assumptions.assumptions(rules, values)
page.notes(
    plan_parts.reading(case),
    f"{page.received(chosen.year, [chosen.unit])} Aturan: {rules.source}.",
)
