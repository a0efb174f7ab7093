"""The worksheet of prerequisites on its way out, blank, and back in, looked at before it counts."""

from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.intake import look_at_prerequisites, take_in_prerequisites
from zi_analytics.reports import XLSX, prerequisite_worksheet
from zi_analytics.store import Event
from zi_analytics.tables import PREREQUISITE_ENTRIES, empty
from zi_analytics.ui import access, data, handing_in, prereq_data, recording
from zi_analytics.ui.filters import Selection

KIND: Final = "prasyarat"


def worksheet(selection: Selection) -> None:
    """Draw the way out and the way in of the worksheet, folded."""
    handing_in.told(KIND)
    if not access.sees_all():
        return
    with st.expander("Isi lewat lembar isian", icon=":material/table_view:"):
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
        recording.recorded(
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
    kind = handing_in.Kind(
        KIND,
        partial(look_at_prerequisites, data.store(), data.registry()),
        partial(take_in_prerequisites, data.store()),
        _changes,
        {"Unit": 110, "Prasyarat": 130, "Di lembar": 90},
    )
    handing_in.way_in(kind, year)


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
            "Perubahan": [handing_in.CHANGES[row.change] for row in rows],
        }
    )
