"""The worksheet of internalisation on its way out, and back in, looked at before it counts."""

from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.intake import look_at_internalization, take_in_internalization
from zi_analytics.reports import XLSX, internalization_worksheet
from zi_analytics.store import Event
from zi_analytics.tables import INTERNALIZATION, empty
from zi_analytics.ui import access, data, handing_in, reach_data, recording
from zi_analytics.ui.filters import ALL, Selection

KIND: Final = "internalisasi"
WHOSE: Final = "internalisasi_lembar_unit"


def worksheet(selection: Selection, *, unfolded: bool = False) -> None:
    """Draw the way out and the way in of the worksheet, folded unless nothing is known yet."""
    handing_in.told(KIND)
    with st.expander("Isi lewat lembar isian", icon=":material/table_view:", expanded=unfolded):
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
        recording.recorded(
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
    kind = handing_in.Kind(
        KIND,
        partial(look_at_internalization, data.store(), data.registry()),
        partial(take_in_internalization, data.store()),
        _changes,
        {"Unit": 100, "Kelompok": 90, "Kegiatan": 100, "Di lembar": 90},
    )
    handing_in.way_in(kind, year)


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
            "Perubahan": [handing_in.CHANGES[row.change] for row in rows],
        }
    )


def _pair(reached: object, people: object) -> str:
    """Write "3 dari 5"; what is not known is a dash."""
    own = [
        formats.MISSING if formats.is_missing(count) else str(count) for count in (reached, people)
    ]
    return " dari ".join(own)
