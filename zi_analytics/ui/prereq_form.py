"""Entering, correcting or taking back one prerequisite, and all that was entered for it."""

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.instruments import Prerequisite, canonical, choices, how_to_write
from zi_analytics.store import Entry
from zi_analytics.ui import (
    access,
    data,
    export,
    listing,
    page,
    prereq_data,
    prereq_link,
    prereq_list,
    writer,
)
from zi_analytics.ui.filters import Selection
from zi_analytics.ui.viewport import is_narrow

TOLD: Final = "prasyarat_pesan"
LONGEST_NOTE: Final = 500
LONGEST_VALUE: Final = 40
TAKEN_BACK: Final = "ditarik kembali"
METHOD: Final = "Semua isian prasyarat ini, yang terbaru di atas; tidak ada yang dihapus."


def entry(unit: str, item: str, selection: Selection) -> None:
    """Draw the form for a prerequisite of a unit or of the region, and its history."""
    rule = prereq_data.items_of(unit)[item]
    told()
    if access.may_edit():
        _form(unit, rule, selection.year)
    else:
        st.caption("Anda dapat melihat isian, tetapi tidak mengubahnya.")
    _history(unit, rule, selection)


def told() -> None:
    """Say once what the last action did."""
    if TOLD in st.session_state:
        st.success(st.session_state.pop(TOLD))


def _form(unit: str, rule: Prerequisite, year: int) -> None:
    own = prereq_data.entries(year)
    own = own.loc[own["unit"].eq(unit) & own["item"].eq(rule.id) & own["value"].notna()]
    now = None if own.empty else str(own["value"].iloc[0])
    with st.form(f"isian_{unit}_{rule.id}_{year}", border=True):
        value = _value(rule, now, f"{unit}_{year}")
        note = st.text_input(
            "Catatan atau bukti", max_chars=LONGEST_NOTE, key=f"catatan_{unit}_{rule.id}_{year}"
        )
        name = st.text_input(
            "Nama pengisi",
            value=writer.usual(),
            max_chars=writer.LONGEST,
            key=f"nama_{unit}_{rule.id}_{year}",
        )
        with st.container(horizontal=True, gap="small"):
            saved = st.form_submit_button("Simpan", type="primary", key="simpan_prasyarat")
            taken = st.form_submit_button(
                "Tarik kembali", disabled=now is None, key="tarik_prasyarat"
            )
    page.caution_of_sample()
    if saved or taken:
        _save(Entry(unit, year, rule.id, None if taken else value or "", note, name), rule)


def _value(rule: Prerequisite, now: str | None, key: str) -> str | None:
    if offered := choices(rule):
        position = offered.index(now) if now in offered else None
        return st.selectbox(
            rule.label,
            offered,
            index=position,
            placeholder="Belum diketahui",
            help=how_to_write(rule),
            key=f"nilai_{rule.id}_{key}",
        )
    return st.text_input(
        rule.label,
        value=now or "",
        placeholder="Belum diketahui",
        help=how_to_write(rule),
        max_chars=LONGEST_VALUE,
        key=f"nilai_{rule.id}_{key}",
    )


def _save(written: Entry, rule: Prerequisite) -> None:
    """Check what was written, also what the browser has checked, and store it."""
    name = " ".join((written.entered_by or "").split())[: writer.LONGEST]
    note = " ".join((written.note or "").split())[:LONGEST_NOTE] or None
    value = None if written.value is None else canonical(rule, written.value)
    if not name:
        st.error("Belum tersimpan: tulis nama pengisi.")
    elif written.value == "":
        st.error("Belum tersimpan: isi nilainya. Untuk menghapus isian, pakai Tarik kembali.")
    elif written.value is not None and value is None:
        st.error(f"Belum tersimpan: isian itu tidak dapat dibaca. {how_to_write(rule)}")
    else:
        writer.remember(name)
        _store(replace(written, value=value, note=note, entered_by=name))


def _store(checked: Entry) -> None:
    try:
        with access.writing():
            changed = data.store().enter_prerequisite(checked)
    except access.NotAllowedError as error:
        st.error(str(error))
        return
    if changed:
        done = "Isian ditarik kembali." if checked.value is None else "Isian tersimpan."
    else:
        done = "Tidak ada yang berubah: itu sudah tertulis."
    st.session_state[TOLD] = done
    prereq_link.focus(checked.unit, checked.item)


def _history(unit: str, rule: Prerequisite, selection: Selection) -> None:
    table = prereq_data.history(selection.year, unit, rule.id)
    if table.empty:
        st.caption("Belum pernah diisi.")
        return
    st.markdown("**Riwayat isian**")
    shown = history_table(table)
    listing.table(
        shown,
        {},
        f"Riwayat {len(shown)} isian {rule.label}",
        narrow={"Isi": 110, "Oleh": 150, "Berlaku": 80},
        rows=5,
        wrapped=is_narrow(),
    )
    export.download(lambda: {"Riwayat": shown}, f"riwayat-{unit}-{rule.id}", METHOD, selection)


def history_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return what was entered for people; takes ``store.ENTERED``, the newest first."""
    return pd.DataFrame(
        {
            "Isi": table["value"].fillna(TAKEN_BACK),
            "Catatan": table["note"].fillna(formats.MISSING),
            "Oleh": [prereq_list.entry_words(row) for _, row in table.iterrows()],
            "Berlaku": ["✓ berlaku" if now else "tidak lagi" for now in table["current"]],
        }
    )
