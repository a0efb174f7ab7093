"""The worksheet of prerequisites on its way out, blank, and back in, looked at before it counts."""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.intake import Handed, look_at, take_in
from zi_analytics.reports import XLSX, prerequisite_worksheet
from zi_analytics.store import Change, Event
from zi_analytics.tables import PREREQUISITE_ENTRIES, empty
from zi_analytics.ui import access, data, listing, prereq_data, trail
from zi_analytics.ui.filters import Selection
from zi_analytics.ui.findings_list import SEVERITIES

ROUND: Final = "prasyarat_unggahan"
TOLD: Final = "prasyarat_diterima"
TYPES: Final = ["xlsx", "xlsm", "xlsb", "xls", "ods"]
CHANGES: Final = {
    "new": "baru",
    "changed": "berubah",
    "same": "sama",
    "received": "berkas ini pernah diterima",
}
RESULTS: Final[dict[Change, str]] = {
    "imported": "Lembar isian diterima.",
    "superseded": "Lembar isian diterima; isian yang berubah menggantikan yang lama.",
    "unchanged": "Tidak ada yang berubah: berkas ini pernah diterima.",
    "kept_out": "Tidak ada isian yang dapat disimpan dari berkas ini.",
}


def worksheet(selection: Selection) -> None:
    """Draw the way out and the way in of the worksheet, folded."""
    told = st.session_state.pop(TOLD, None)
    if told is not None:
        st.success(told)
    if not access.sees_all():
        return
    with st.expander("Isi lewat lembar kerja", icon=":material/table_view:"):
        _out(selection)
        if access.may_edit():
            _in(selection.year)


def _out(selection: Selection) -> None:
    year = selection.year
    st.write(
        f"Unduh lembar isian {year} untuk kabupaten dan semua unit, isi, lalu unggah kembali di "
        "sini. Yang sudah diisi tertulis di dalamnya; sel kosong tidak mengubah apa pun."
    )
    own = prereq_data.entries(year)[list(PREREQUISITE_ENTRIES)]
    # Entries of the sample go with it, and must not come back as real ones.
    own = empty(PREREQUISITE_ENTRIES) if data.synthetic() else own
    known = None if data.synthetic() else prereq_data.known(year, selection.assessor)
    units = data.units(year).query("expected")
    st.download_button(
        f"Lembar isian {year} (.xlsx)",
        trail.recorded(
            lambda: prerequisite_worksheet(year, data.registry().name, units, own, known),
            Event("export", f"Lembar isian prasyarat {year} diunduh.", year=year),
        ),
        file_name=f"prasyarat-{year}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key="unduh_lembar_isian",
    )


def _in(year: int) -> None:
    turn = int(st.session_state.get(ROUND, 0))
    file = st.file_uploader(
        "Unggah lembar yang sudah diisi", type=TYPES, key=f"unggah_prasyarat_{turn}"
    )
    if file is None:
        return
    handed = look_at(data.store(), data.registry(), file.name, file.getvalue())
    _preview(handed, year)
    if handed.reading.refused or handed.changes.empty:
        return
    if data.synthetic() and not handed.reading.synthetic:
        st.warning(
            "Begitu lembar ini diterima, data contoh tidak ditampilkan lagi, termasuk LKE contoh."
        )
    if st.button("Terima isian ini", type="primary", disabled=not handed.fresh, key="terima"):
        with access.writing():
            change = take_in(data.store(), handed)
        st.session_state[TOLD] = f"{RESULTS[change]} {handed.fresh} isian baru atau berubah."
        st.session_state[ROUND] = turn + 1
        st.rerun()


def _preview(handed: Handed, year: int) -> None:
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
            narrow={"Unit": 110, "Prasyarat": 130, "Di lembar": 90},
            rows=8,
        )
    if len(handed.reading.findings):
        findings(handed.reading.findings)


def _changes(table: pd.DataFrame) -> pd.DataFrame:
    rules = prereq_data.rules()
    rows = records(table)
    return pd.DataFrame(
        {
            "Unit": [prereq_data.name_of(row.unit, row.year, short=True) for row in rows],
            "Tahun": [str(row.year) for row in rows],
            "Prasyarat": [rules[row.item].short for row in rows],
            "Sekarang": [
                formats.MISSING if formats.is_missing(row.before) else row.before for row in rows
            ],
            "Di lembar": [row.value for row in rows],
            "Perubahan": [CHANGES[row.change] for row in rows],
        }
    )


def findings(found: pd.DataFrame) -> None:
    """Draw what a person should look at in a worksheet that was handed in."""
    shown = pd.DataFrame(
        {
            "Tingkat": found["severity"].map(SEVERITIES),
            "Temuan": found["message"],
            "Yang perlu dilakukan": found["hint"],
            "Lembar": found["sheet"],
            "Sel": found["cell"],
        }
    )
    listing.table(
        shown,
        {},
        f"Tabel {len(shown)} temuan pada lembar isian",
        widths={"Temuan": 440, "Yang perlu dilakukan": 340},
        narrow={"Tingkat": 84, "Temuan": 300, "Sel": 60},
        rows=8,
        wrapped=True,
    )
