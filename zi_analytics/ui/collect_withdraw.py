"""Taking back a file that was imported by mistake, after asking."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts.frames import records
from zi_analytics.intake import withdraw
from zi_analytics.ui import access, data, page, trail_words
from zi_analytics.ui.collect_link import CollectScene
from zi_analytics.ui.errors import guarded_part
from zi_analytics.ui.filters import ASSESSORS

OPEN: Final = "versi_tarik"
KEPT: Final = (
    "Berkasnya tetap tersimpan dan tetap dapat diunduh di sini. Untuk memakainya lagi, seret "
    "berkas yang sama di bagian Terima. Bila hanya unit atau tahunnya yang keliru, tidak perlu "
    "ditarik: seret lagi, lalu pilih yang benar."
)


def offer(stored: pd.DataFrame, workbook: str, of: CollectScene) -> None:
    """Draw the button for a file that counts now, for whoever may, and the question it asks."""
    counted = stored.loc[stored["workbook"].eq(workbook) & stored["current"]]
    if counted.empty or not access.may_edit():
        return
    here = (workbook, of.unit, of.year)
    st.button(
        "Tarik kembali",
        icon=":material/undo:",
        key="tarik_berkas",
        on_click=_open,
        args=(here,),
        help="Berkas ini tidak dihitung lagi; tidak ada yang dihapus.",
    )
    if st.session_state.get(OPEN) == here:
        _ask(stored, counted, of)


def _open(here: tuple[str, str, int]) -> None:
    st.session_state[OPEN] = here


def _close() -> None:
    st.session_state.pop(OPEN, None)


def _ask(stored: pd.DataFrame, counted: pd.DataFrame, of: CollectScene) -> None:
    @st.dialog("Tarik kembali berkas ini?", on_dismiss=_close)
    @guarded_part
    def dialog() -> None:
        unit = data.registry().unit(of.unit, of.year).name
        st.text(f"{counted['file'].iloc[0]} tidak dihitung lagi untuk {unit}, {of.year}.")
        for row in records(counted):
            st.text(f"{ASSESSORS.get(row.assessor, row.assessor)}: {_next(stored, row)}.")
        st.caption(KEPT)
        page.caution_of_sample()
        with st.container(horizontal=True, gap="small"):
            if st.button("Tarik kembali", type="primary", key="tarik_ya"):
                _withdraw(str(counted["workbook"].iloc[0]), of)
            if st.button("Batal", key="tarik_batal"):
                _close()
                st.rerun()

    dialog()


def _next(stored: pd.DataFrame, gone: Any) -> str:  # noqa: ANN401
    """Say what counts afterwards: what a submission took the place of, or nothing."""
    before = stored.loc[stored["superseded_by"].eq(gone.id).fillna(value=False)]
    before = before.loc[before["assessor"] == gone.assessor]
    if before.empty:
        return "sesudahnya belum ada yang diterima"
    last = before.iloc[0]
    return f"sesudahnya berlaku {last['file']} ({trail_words.moment(last['received_at'])})"


def _withdraw(workbook: str, of: CollectScene) -> None:
    try:
        with access.writing():
            withdraw(data.store(), data.registry(), workbook, of.unit, of.year)
    except access.NotAllowedError as error:
        st.error(str(error))
        return
    _close()
    st.rerun()
