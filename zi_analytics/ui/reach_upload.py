"""The worksheet of internalisation on its way out, and back in, looked at before it counts."""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.intake import HandedPeople, look_at_people, take_in_people
from zi_analytics.reports import XLSX, internalization_worksheet
from zi_analytics.store import Event
from zi_analytics.tables import INTERNALIZATION, empty
from zi_analytics.ui import access, data, listing, reach_data, trail
from zi_analytics.ui.filters import ALL, Selection
from zi_analytics.ui.prereq_upload import CHANGES, RESULTS, TYPES, findings

ROUND: Final = "internalisasi_unggahan"
TOLD: Final = "internalisasi_diterima"
WHOSE: Final = "internalisasi_lembar_unit"


def worksheet(selection: Selection, *, unfolded: bool = False) -> None:
    """Draw the way out and the way in of the worksheet, folded unless nothing is known yet."""
    told = st.session_state.pop(TOLD, None)
    if told is not None:
        st.success(told)
    with st.expander("Isi lewat lembar kerja", icon=":material/table_view:", expanded=unfolded):
        _out(selection)
        if access.may_edit():
            _in(selection.year)


def _out(selection: Selection) -> None:
    year = selection.year
    st.write(
        f"Unduh lembar isian {year}, satu unit atau semuanya dalam satu tabel, isi, lalu unggah "
        "kembali di sini. Yang sudah diisi tertulis di dalamnya; sel kosong membiarkan isian lama."
    )
    units = data.units(year).query("expected")
    names = {ALL: "Semua unit", **dict(zip(units["code"], units["name"], strict=True))}
    whose = st.selectbox("Lembar untuk", tuple(names), format_func=names.__getitem__, key=WHOSE)
    own = units if whose == ALL else units.loc[units["code"] == whose]
    # Entries of the sample go with it, and must not come back as real ones.
    filled = reach_data.entries(year)[list(INTERNALIZATION)]
    filled = empty(INTERNALIZATION) if data.synthetic() else filled
    name = f"internalisasi-{year}" + ("" if whose == ALL else f"-{whose}")
    st.download_button(
        f"Lembar isian {year} (.xlsx)",
        trail.recorded(
            lambda: internalization_worksheet(year, own, filled),
            Event(
                "export",
                f"Lembar isian internalisasi {year} diunduh.",
                unit=None if whose == ALL else whose,
                year=year,
                subject=name,
            ),
        ),
        file_name=f"{name}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key="unduh_lembar_internalisasi",
    )


def _in(year: int) -> None:
    turn = int(st.session_state.get(ROUND, 0))
    file = st.file_uploader(
        "Unggah lembar yang sudah diisi", type=TYPES, key=f"unggah_internalisasi_{turn}"
    )
    if file is None:
        return
    handed = look_at_people(data.store(), data.registry(), file.name, file.getvalue())
    _preview(handed, year)
    if handed.reading.refused or handed.changes.empty:
        return
    if data.synthetic() and not handed.reading.synthetic:
        st.warning(
            "Begitu lembar ini diterima, data contoh tidak ditampilkan lagi, termasuk LKE contoh."
        )
    if st.button(
        "Terima isian ini", type="primary", disabled=not handed.fresh, key="terima_internalisasi"
    ):
        try:
            with access.writing():
                change = take_in_people(data.store(), handed)
        except access.NotAllowedError as error:
            st.error(str(error))
            return
        st.session_state[TOLD] = f"{RESULTS[change]} {handed.fresh} isian baru atau berubah."
        st.session_state[ROUND] = turn + 1
        st.rerun()


def _preview(handed: HandedPeople, year: int) -> None:
    """Show what would change, and what a person should look at; nothing is stored yet."""
    table = handed.changes
    counts = table["change"].value_counts()
    told = [f"{int(counts[code])} {word}" for code, word in CHANGES.items() if code in counts]
    st.write(f"**Uji coba, belum disimpan.** {', '.join(told) or 'Tidak ada isian terbaca'}.")
    elsewhere = sorted({int(found) for found in table["year"]} - {year})
    if elsewhere:
        years = formats.listing([str(found) for found in elsewhere])
        st.warning(f"Lembar ini memuat isian tahun {years}, bukan hanya tahun {year}.")
    if handed.fresh:
        listing.table(
            _changes(table.loc[table["change"].isin(["new", "changed"])]),
            {},
            f"Tabel {handed.fresh} isian yang baru atau berubah",
            narrow={"Unit": 100, "Kelompok": 90, "Kegiatan": 100, "Di lembar": 90},
            rows=8,
        )
    if len(handed.reading.findings):
        findings(handed.reading.findings)


def _changes(table: pd.DataFrame) -> pd.DataFrame:
    rules, shorts = reach_data.rules(), reach_data.shorts()
    rows = records(table)
    return pd.DataFrame(
        {
            "Unit": [data.registry().unit(row.unit, row.year).short for row in rows],
            "Tahun": [str(row.year) for row in rows],
            "Kelompok": [shorts[row.group] for row in rows],
            "Kegiatan": [rules.label(row.activity) for row in rows],
            "Sekarang": [_pair(row.reached_before, row.people_before) for row in rows],
            "Di lembar": [_pair(row.reached, row.people) for row in rows],
            "Perubahan": [CHANGES[row.change] for row in rows],
        }
    )


def _pair(reached: object, people: object) -> str:
    """Write "3 dari 5"; what is not known is a dash."""
    own = [
        formats.MISSING if formats.is_missing(count) else str(count) for count in (reached, people)
    ]
    return " dari ".join(own)
