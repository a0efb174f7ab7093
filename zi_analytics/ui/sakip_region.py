"""The region's own SAKIP, as published, each year with how certain it is."""

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.insight.sakip import region_line
from zi_analytics.tables import REGENCY
from zi_analytics.ui import data, page, trend_export
from zi_analytics.ui.summary_years import CERTAINTY
from zi_analytics.ui.trend_state import TrendScene


def figures(of: TrendScene) -> None:
    """Show the region's own figures, each with its certainty."""
    whole = data.sakip()
    line = region_line(data.registry().published, whole.loc[whole["unit"] == REGENCY])
    if line.empty:
        return
    page.section(
        f"SAKIP {data.registry().name}",
        "Nilai daerah sendiri, seperti yang diumumkan; bukan rata-rata unit.",
    )
    grid = st.grid(len(line), min_column_width=130, gap="medium")
    for row in records(line):
        with grid.cell(), st.container(gap=None):
            known = not formats.is_missing(row.predicate)
            st.metric(str(row.year), str(row.predicate) if known else formats.MISSING)
            score = "nilai tidak ditemukan"
            if not formats.is_missing(row.score):
                score = f"nilai {formats.points(row.score)}"
            certain = CERTAINTY.get(row.certainty, str(row.certainty))
            st.caption(f"{score} · {certain}" if known else certain)
    for note in dict.fromkeys(_notes(line)):
        st.caption(note)
    method = "Angka yang diumumkan, dengan kepastiannya; yang tidak ditemukan dibiarkan kosong."
    trend_export.offer(lambda: _region_sheets(line), "sakip-daerah", method, of)


def _region_sheets(line: pd.DataFrame) -> dict[str, pd.DataFrame]:
    certain = [CERTAINTY.get(str(value), str(value)) for value in line["certainty"]]
    shown = pd.DataFrame(
        {
            "Tahun": line["year"].astype("int64"),
            "Predikat": line["predicate"],
            "Nilai": line["score"],
            "Kepastian": certain,
            "Catatan": line["note"],
        }
    )
    return {"SAKIP daerah": shown}


def _notes(line: pd.DataFrame) -> list[str]:
    noted: dict[str, list[str]] = {}
    for row in records(line):
        if not formats.is_missing(row.note) and row.note and row.certainty != "tidak_ditemukan":
            noted.setdefault(str(row.note), []).append(str(row.year))
    return [f"{', '.join(years)}: {note}." for note, years in noted.items()]
