"""Entering, correcting or taking back the numbers of one group and activity."""

from dataclasses import replace
from typing import Final

import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.instruments import free_name
from zi_analytics.store import Reach
from zi_analytics.ui import access, data, page, reach_data, writer
from zi_analytics.ui.filters import Selection

TOLD: Final = "internalisasi_pesan"
OTHER: Final = "+"
MOST: Final = 100_000


def entry(selection: Selection) -> None:
    """Draw the form for one group of one unit, folded; only for those who may enter data."""
    if not access.may_edit():
        return
    if TOLD in st.session_state:
        st.success(st.session_state.pop(TOLD))
    with st.expander("Isi satu angka", icon=":material/edit:"):
        row = st.grid(3, min_column_width=200, vertical_alignment="bottom")
        units = data.units(selection.year).query("expected")
        names = dict(zip(units["code"], units["name"], strict=True))
        unit = row.selectbox(
            "Unit", tuple(names), format_func=names.__getitem__, key="internalisasi_unit"
        )
        groups = {group.id: group.label for group in reach_data.rules().groups.values()}
        group = row.selectbox(
            "Kelompok", tuple(groups), format_func=groups.__getitem__, key="internalisasi_kelompok"
        )
        kinds = {**reach_data.activities(selection.year), OTHER: "Kegiatan lain…"}
        activity = row.selectbox(
            "Kegiatan", tuple(kinds), format_func=kinds.__getitem__, key="internalisasi_kegiatan"
        )
        _numbers(Reach(str(unit), selection.year, str(group), str(activity), None, None))


def _numbers(key: Reach) -> None:
    people, reached = _now(key)
    own = f"{key.unit}_{key.year}_{key.group}_{key.activity}"
    with st.form(f"internalisasi_{own}", border=True):
        name = ""
        if key.activity == OTHER:
            name = st.text_input("Nama kegiatan", max_chars=80, key=f"nama_kegiatan_{own}")
        row = st.grid(3, min_column_width=160, vertical_alignment="bottom")
        counts = [
            row.number_input(
                label,
                min_value=0,
                max_value=MOST,
                value=now,
                step=1,
                placeholder="Belum diketahui",
                key=f"{label}_{own}",
            )
            for label, now in (("Jumlah orang", people), ("Yang tersentuh", reached))
        ]
        who = row.text_input(
            "Nama pengisi",
            value=writer.usual(),
            max_chars=writer.LONGEST,
            key=f"pengisi_{own}",
        )
        with st.container(horizontal=True, gap="small"):
            saved = st.form_submit_button("Simpan", type="primary", key=f"simpan_{own}")
            taken = st.form_submit_button(
                "Tarik kembali", disabled=(people, reached) == (None, None), key=f"tarik_{own}"
            )
    page.caution_of_sample()
    if saved or taken:
        activity = reach_data.rules().activity_of(name) if key.activity == OTHER else key.activity
        numbers = (None, None) if taken else (counts[0], counts[1])
        _save(
            replace(key, activity=activity, people=numbers[0], reached=numbers[1]),
            who or "",
            taken=taken,
        )


def _now(key: Reach) -> tuple[int | None, int | None]:
    table = reach_data.entries(key.year)
    own = table.loc[
        table["unit"].eq(key.unit)
        & table["group"].eq(key.group)
        & table["activity"].eq(key.activity),
        ["people", "reached"],
    ]
    counts = [
        None if formats.is_missing(count) else int(count) for count in own.iloc[:1].to_numpy().flat
    ]
    return (counts[0], counts[1]) if counts else (None, None)


def _save(written: Reach, who: str, *, taken: bool) -> None:
    """Check what was written, also what the browser has checked, and store it."""
    name = " ".join(who.split())[: writer.LONGEST]
    people, reached = written.people, written.reached
    counts = [count for count in (people, reached) if count is not None]
    if not name:
        st.error("Belum tersimpan: tulis nama pengisi.")
    elif not free_name(written.activity):
        st.error("Belum tersimpan: tulis nama kegiatannya.")
    elif not counts and not taken:
        st.error("Belum tersimpan: isi angkanya. Untuk menghapus isian, pakai Tarik kembali.")
    elif any(not 0 <= count <= MOST for count in counts):
        st.error("Belum tersimpan: jumlah orang adalah bilangan bulat mulai 0.")
    elif people is not None and reached is not None and reached > people:
        st.error(f"Belum tersimpan: {reached} orang tersentuh, tetapi hanya ada {people} orang.")
    else:
        writer.remember(name)
        _store(replace(written, entered_by=name), "ditarik kembali" if taken else "tersimpan")


def _store(checked: Reach, done: str) -> None:
    try:
        with access.writing():
            changed = data.store().enter_internalization(checked)
    except access.NotAllowedError as error:
        st.error(str(error))
        return
    same = "Tidak ada yang berubah: itu sudah tertulis."
    st.session_state[TOLD] = f"Isian {done}." if changed else same
    st.rerun()
