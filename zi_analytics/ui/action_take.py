"""Making a work plan of a path: every step becomes an action under one goal."""

from typing import Final

import streamlit as st

from zi_analytics.charts.frames import records
from zi_analytics.store import ActionDraft, ActionState, GoalKey
from zi_analytics.ui import access, action_data, action_link, plan_words
from zi_analytics.ui.plan_state import Case
from zi_analytics.ui.planning import Simulation

TOLD: Final = "rencana_diambil"
LONGEST: Final = 200


def take_over(of: Case, done: Simulation) -> None:
    """Draw the button for those who may edit; say what it did, and lead to the plan."""
    if done.steps.empty or not access.may_edit():
        return
    key = goal_of(of)
    if st.button("Jadikan rencana aksi", icon=":material/playlist_add_check:", key="ambil_jalur"):
        try:
            with access.writing():
                added = action_data.plan().add(key, drafts(of, done))
        except access.NotAllowedError as error:
            st.error(str(error))
            return
        there = f"; {added.present} sudah ada" if added.present else ""
        st.session_state[TOLD] = (key, f"{added.new} aksi masuk ke “{key.name}”{there}.")


def told(of: Case) -> None:
    """Say what was taken over from this worksheet, and lead to it."""
    key, said = st.session_state.get(TOLD, (None, ""))
    if key != goal_of(of):
        return
    st.success(said)
    if st.button("Buka rencana aksi", icon=":material/arrow_forward:", key="ke_rencana"):
        st.session_state.pop(TOLD)
        st.switch_page(action_link.FILE, query_params=action_link.address(key.year, key.unit))


def goal_of(of: Case) -> GoalKey:
    """Return the goal that a plan serves: the predicate, in the year after the worksheet's."""
    chosen = of.selection
    year = chosen.year + 1
    return GoalKey(chosen.unit, year, f"Menuju {chosen.predicate} {year}")


def drafts(of: Case, done: Simulation) -> list[ActionDraft]:
    """Return the steps of a plan as actions, with what stands now, what is planned, and points."""
    return [
        ActionDraft(
            ActionState(plan_words.item_label(row.item, of.rules)[:LONGEST]),
            item=row.item,
            before=plan_words.written(row.item, row.before, of.rules),
            after=plan_words.written(row.item, row.after, of.rules),
            points=float(row.points),
        )
        for row in records(done.steps)
    ]
