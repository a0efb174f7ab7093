"""SAKIP scores on their way in: a recap or a report, looked at before it counts."""

from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.intake import look_at_sakip, take_in_sakip
from zi_analytics.tables import REGENCY
from zi_analytics.ui import access, data, handing_in
from zi_analytics.ui.trend_state import TrendScene

KIND: Final = "sakip"
YEARS: Final = {"evaluation": "{}", "performance": "kinerja {}"}


def upload(of: TrendScene, *, unfolded: bool = False) -> None:
    """Draw the way in for who may enter data, folded unless there are no scores yet."""
    if not access.may_edit():
        return
    with st.expander("Masukkan nilai SAKIP", icon=":material/upload_file:", expanded=unfolded):
        st.write(
            "Unggah rekap nilai SAKIP (.xlsx; satu baris setiap unit) atau laporan hasil evaluasi "
            "per komponen. Tahun dibaca dari isi atau nama berkasnya."
        )
        kind = handing_in.Kind(
            KIND,
            partial(look_at_sakip, data.store(), data.registry()),
            partial(take_in_sakip, data.store()),
            partial(_changes, of),
            {"Unit": 110, "Tahun": 64, "Sekarang": 72, "Di berkas": 80},
            noun="nilai",
            asks="Unggah rekap atau laporan SAKIP",
            caution=_lost,
        )
        handing_in.way_in(kind, None)


def told() -> None:
    """Say once what the last file did."""
    handing_in.told(KIND)


def _changes(of: TrendScene, table: pd.DataFrame) -> pd.DataFrame:
    rows = records(table)
    whole = data.registry().name
    return pd.DataFrame(
        {
            "Unit": [whole if row.unit == REGENCY else of.name(row.unit, True) for row in rows],
            "Tahun": [YEARS[row.of].format(row.year) for row in rows],
            "Sekarang": [formats.points(row.score_before) for row in rows],
            "Di berkas": [formats.points(row.score) for row in rows],
            "Predikat": [
                formats.MISSING if formats.is_missing(row.predicate) else row.predicate
                for row in rows
            ],
            "Perubahan": [handing_in.CHANGES[row.change] for row in rows],
        }
    )


def _lost(table: pd.DataFrame) -> str:
    """Say for how many units storing the file would do away with scores of components."""
    count = int((table["change"].eq("changed") & table["lost"].gt(0)).sum())
    if not count:
        return ""
    return (
        f"Berkas ini tidak memuat semua komponen dari {count} nilai yang sudah ada; komponen yang "
        "tidak dimuat tidak berlaku lagi."
    )
