"""Setting goals and actions by hand, and carrying on what is unfinished into the next year."""

from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.insight.actions import OPEN
from zi_analytics.store import ActionDraft, ActionError, ActionState, GoalKey
from zi_analytics.ui import access, action_data, action_link, page, taps
from zi_analytics.ui.action_link import Chosen

ADDED: Final = "rencana_ditambah"


def told() -> None:
    """Say once what was added or carried on."""
    if ADDED in st.session_state:
        st.success(st.session_state.pop(ADDED))


def add(chosen: Chosen) -> None:
    """Draw the form for a goal and an action of it, for those who may edit."""
    if not access.may_edit():
        return
    goals = list(dict.fromkeys(action_data.plan().goals(chosen.year)["name"]))
    scopes = action_link.scopes(chosen.year)
    with (
        st.expander("Tambah tujuan atau aksi", icon=":material/add:"),
        st.form("aksi_baru", border=False, clear_on_submit=True),
    ):
        page.caution_of_sample()
        unit = st.selectbox(
            "Untuk",
            tuple(scopes),
            index=list(scopes).index(chosen.scope) if chosen.scope in scopes else 0,
            format_func=lambda code: scopes[code],
            key="aksi_baru_unit",
        )
        goal = st.selectbox(
            "Tujuan (pilih atau tulis yang baru)",
            goals or [f"Menuju WBK {chosen.year}"],
            accept_new_options=True,
            key="aksi_baru_tujuan",
        )
        title = st.text_input("Aksi (kosong: hanya tujuan)", max_chars=200, key="aksi_baru_judul")
        left, right = st.columns(2)
        owner = left.text_input("Penanggung jawab", max_chars=80, key="aksi_baru_pemilik")
        due: date | None = right.date_input(
            "Tenggat (boleh kosong)", value=None, format="DD/MM/YYYY", key="aksi_baru_tenggat"
        )
        saved = st.form_submit_button("Tambah", type="primary", key="aksi_baru_simpan")
    if saved:
        save(GoalKey(unit, chosen.year, goal or ""), ActionState(title, owner, due))


def save(key: GoalKey, state: ActionState) -> None:
    """Store a goal and, where it has a text, an action, if the person may still do so."""
    try:
        done = _store(key, state)
    except access.NotAllowedError as error:
        st.error(str(error))
        return
    except ActionError as error:
        st.error(f"Belum tersimpan: {error}.")
        return
    _tell(done)


def _store(key: GoalKey, state: ActionState) -> str:
    """Store it, within the right to write, and return what to say of it."""
    with access.writing():
        if state.title.strip():
            action_data.plan().add(key, [ActionDraft(state)])
            return "Aksi ditambahkan."
        new = action_data.plan().add_goal(key)
    return "Tujuan ditambahkan." if new else "Tujuan itu sudah ada; tulis aksinya."


def carry_on(table: pd.DataFrame, chosen: Chosen) -> None:
    """Draw the button that copies unfinished actions into the next year; takes ``judged``."""
    waiting = table.loc[table["status"].isin(OPEN) & table["carried_to"].isna()]
    if waiting.empty or not access.may_edit():
        return
    following = chosen.year + 1
    if st.button(
        f"Lanjutkan {len(waiting)} aksi yang belum selesai ke {following}",
        icon=":material/event_repeat:",
        key="aksi_lanjutkan",
    ):
        units = None if chosen.scope is None else [chosen.scope]
        try:
            with access.writing():
                added = action_data.plan().carry_on(chosen.year, units)
        except access.NotAllowedError as error:
            st.error(str(error))
            return
        there = f"; {added.present} sudah ada di sana" if added.present else ""
        _tell(f"{added.new} aksi dilanjutkan ke {following}{there}.")


def _tell(done: str) -> None:
    st.session_state[ADDED] = done
    taps.tapped()
    st.rerun()
