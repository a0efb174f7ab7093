"""Keeping a plan under a name, and handing it out as a work list."""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import SAMPLE_MARK, formats
from zi_analytics.reports import XLSX, workbook
from zi_analytics.store import Event, ScenarioDraft, ScenarioError
from zi_analytics.ui import (
    access,
    action_take,
    data,
    file_names,
    link,
    plan_link,
    plan_words,
    recording,
)
from zi_analytics.ui.filters import ASSESSMENTS
from zi_analytics.ui.plan_state import Case, draft
from zi_analytics.ui.plan_steps import steps_table
from zi_analytics.ui.planning import Simulation

SHEET: Final = "Daftar kerja"
NAME: Final = "skenario_nama"
TO_FILL: Final = ("Penanggung jawab", "Tenggat", "Catatan")


def keep(of: Case, done: Simulation) -> None:
    """Draw the way to keep the changes by name, and the work list to take away.

    The file is made only when it is asked for, outside this run: all that it needs is read here.
    """
    table, notes = work_table(of, done), _notes(of, done)
    name = file_names.of_unit(of.selection.unit, of.selection.year)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if access.may_edit():
            with st.popover("Simpan skenario", icon=":material/bookmark_add:"):
                _form(of)
        st.download_button(
            "Daftar kerja (.xlsx)",
            recording.recorded(lambda: workbook({SHEET: table}, notes), _handed_out(of)),
            file_name=f"daftar-kerja-{name}-{of.selection.predicate}.xlsx",
            mime=XLSX,
            icon=":material/download:",
            on_click="ignore",
            disabled=done.steps.empty,
            key="work_list",
        )
        action_take.take_over(of, done)
    action_take.told(of)
    if access.may_edit() and dict(draft(of).changes) != of.at_start():
        st.caption(
            "Perubahan ini belum disimpan dan belum ada di tautan. Simpan sebagai skenario untuk "
            "membagikannya."
        )
    if of.kept is not None:
        st.text(
            f"Skenario: {of.kept.draft.name}, versi {of.kept.version}, disimpan "
            f"{formats.day(of.kept.created_at)}, {len(of.kept.draft.changes)} perubahan."
        )


def _handed_out(of: Case) -> Event:
    chosen = of.selection
    text = f"Daftar kerja {chosen.unit} menuju {chosen.predicate} tahun {chosen.year} diunduh."
    key = {"unit": chosen.unit, "year": chosen.year, "assessor": chosen.assessor}
    return Event("export", text, **key, subject="daftar-kerja")  # type: ignore[arg-type]


def _form(of: Case) -> None:
    with st.form("simpan_skenario", border=False):
        usual = of.kept.draft.name if of.kept else ""
        name = st.text_input("Nama skenario", value=usual, max_chars=80, key=NAME)
        st.caption("Nama yang sama menjadi versi baru; versi lama tetap ada.")
        if not st.form_submit_button("Simpan", type="primary"):
            return
    try:
        with access.writing():
            kept = data.store().save_scenario(_draft(of, name))
    except access.NotAllowedError as error:
        st.error(str(error))
        return
    except ScenarioError as error:
        st.error(f"Belum tersimpan: {error}.")
        return
    link.write({plan_link.SCENARIO: str(kept.id)})
    st.rerun()


def _draft(of: Case, name: str) -> ScenarioDraft:
    chosen = of.selection
    return ScenarioDraft(
        name=name,
        unit=chosen.unit,
        year=chosen.year,
        assessor=chosen.assessor,
        predicate=chosen.predicate,
        changes=dict(draft(of).changes),
        fixed=of.fixed,
        effort={node: (rate.level, rate.count) for node, rate in of.effort.rates.items()},
    )


def work_table(of: Case, done: Simulation) -> pd.DataFrame:
    """Return the work list as a table; who and by when are empty, to be filled in."""
    table = steps_table(done.steps, of)
    table.insert(0, "No.", range(1, len(table) + 1))
    table.insert(1, "Kode", done.steps["item"].to_numpy())
    return table.rename(columns={"Total": "Total sesudahnya"}).assign(**dict.fromkeys(TO_FILL, ""))


def _notes(of: Case, done: Simulation) -> list[str]:
    chosen = of.selection
    kept = [f"Skenario: {of.kept.draft.name}, versi {of.kept.version}."] if of.kept else []
    fixed = [plan_words.item_label(question, of.rules) for question in of.fixed]
    held = [f"Tidak mungkin tahun ini: {', '.join(fixed)}."] if fixed else []
    sample = [SAMPLE_MARK] if data.synthetic() else []
    return [
        *sample,
        f"{of.name}, {ASSESSMENTS[chosen.assessor]} tahun {chosen.year}, menuju "
        f"{chosen.predicate}.",
        f"Total {formats.points(done.total_now)} → {formats.points(done.total)}; upaya "
        f"{formats.short(done.effort)} (anggapan).",
        plan_words.rates(of.effort, of.rules),
        *kept,
        *held,
    ]
