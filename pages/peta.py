"""The map: how near each kecamatan is to a predicate, and the other units beside it."""

import pandas as pd
import streamlit as st

from zi_analytics.charts import region_map
from zi_analytics.ui import data, filters, map_parts, notes, page, summary
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.unit_rules import note_others
from zi_analytics.ui.viewport import look

page.opening()
chosen = filters.overview_filters("peta")
units = data.overview(chosen.year, chosen.assessor, chosen.predicate)
outlines = data.registry().map or {}
mapped, apart = map_parts.split(summary.of_kind(units, chosen.kind), outlines)

page.finding(*map_parts.finding(mapped, outlines, chosen))
picture = drawn(
    region_map, outlines, mapped, map_parts.conditions(chosen), chosen.predicate, look()
)
page.section("Peta kecamatan", "Ketuk satu kecamatan untuk membukanya.")
page.show_units(picture, "peta", chosen)
notes.under("peta.kecamatan", chosen.year)
if not mapped.empty:
    page.section(
        "Kecamatan", "Nomor di peta; yang terdekat di atas. Klik baris untuk membuka unit."
    )
    map_parts.table(mapped, chosen, "kecamatan")
if not apart.empty:
    page.section("Unit di luar peta", "Unit yang tidak berwilayah, dengan ukuran yang sama.")
    map_parts.table(apart, chosen, "unit lain", len(mapped) + 1)
listed = pd.concat([mapped, apart], ignore_index=True)
if not listed.empty:
    summary.unit_download(listed, chosen)
st.caption(map_parts.NOT_LEGAL)
note_others(chosen.year, chosen.assessor, chosen.kind)
page.closing(map_parts.READING, page.source(chosen.year))
