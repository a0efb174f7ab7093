"""All that moves when an answer of a plan changes."""

from typing import Final

import streamlit as st

from zi_analytics.ui import access, plan_editor, plan_keep, plan_parts, plan_state
from zi_analytics.ui.errors import guarded_part
from zi_analytics.ui.plan_state import Case
from zi_analytics.ui.viewport import is_narrow

HEIGHT: Final = 620


@st.fragment
@guarded_part
def board(of: Case) -> None:
    """Draw all that moves with a change; a change runs only this again."""
    access.demand_read(of.selection.unit)
    changes = plan_state.draft(of).changes
    done = plan_state.simulated(of, changes)
    table = plan_state.conditions(of, done)
    plan_parts.finding(of, changes, table, done)
    plan_parts.figures(table, done)
    plan_keep.keep(of, done)
    left, right = st.columns([6, 5], gap="large")
    with left:
        editing = plan_parts.is_editing(of)
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
