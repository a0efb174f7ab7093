"""All that moves when an answer of a plan changes."""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.ui import access, plan_editor, plan_keep, plan_parts, plan_state, plan_steps
from zi_analytics.ui.errors import guarded_part
from zi_analytics.ui.plan_state import Case
from zi_analytics.ui.planning import Simulation
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
    plan_parts.figures(of, table, done)
    plan_keep.keep(of, done)
    editing = plan_parts.is_editing(of)
    if not editing and plan_steps.are_surveys(done, of.rules).all():
        # Nothing is listed: half a page would stay empty.
        plan_steps.steps(of, done)
        plan_parts.conditions(of, table)
    else:
        _side_by_side(of, done, table, editing)
    if len(done.steps):
        plan_parts.totals(of, done)
        plan_parts.comparison(of, table, done)
    plan_parts.others(of)


def _side_by_side(of: Case, done: Simulation, table: pd.DataFrame, editing: bool) -> None:
    """Draw the answers to change, or the steps, and beside them the conditions moving."""
    left, right = st.columns([6, 5], gap="large")
    with left, st.container(height="content" if is_narrow() else HEIGHT, border=False):
        if editing:
            plan_editor.editor(of, done)
        else:
            plan_steps.steps(of, done)
    with right:
        plan_parts.conditions(of, table)
