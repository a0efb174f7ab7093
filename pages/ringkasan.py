"""Overview: who is ready for WBK and WBBM, who is nearest, and what most units lack."""

import streamlit as st

from zi_analytics.charts import heat_map, lacking, ranking
from zi_analytics.charts.sentences import overview_finding
from zi_analytics.ui import data, filters, notes, overview_data, page, report_files, summary
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.filters import ASSESSMENTS
from zi_analytics.ui.unit_rules import note_others
from zi_analytics.ui.viewport import is_narrow, look

page.opening()
chosen, _ = filters.kind_filters("ringkasan", overview_data.pages)
rules = data.instrument(chosen.year)
units = summary.of_kind(data.overview(chosen.year, chosen.assessor, chosen.predicate), chosen.kind)
scores = data.node_scores(chosen.year, chosen.assessor)

if units.empty:
    page.finding(
        f"Belum ada {ASSESSMENTS[chosen.assessor]} untuk pilihan ini pada tahun {chosen.year}."
    )
    st.write("Pilih penilai atau jenis unit lain di atas, atau masukkan lembar kerjanya.")
    summary.figures(chosen)
    st.stop()

counts = overview_data.lacking(chosen)
called = summary.noun_of(chosen, units)
kind = "" if chosen.kind is None else called
said = overview_finding(units, counts, rules, chosen.predicate, kind)
narrow = is_narrow()
page.finding(said.headline, said.detail, None if narrow else lambda: report_files.leader(chosen))
summary.figures(chosen)
if narrow:
    report_files.leader(chosen)
if noted := notes.exist("", chosen.year):
    notes.under("", chosen.year)

page.section(
    f"Jarak setiap unit ke {chosen.predicate}",
    "Terdekat di atas. Ketuk unit untuk membukanya.",
)
shown = overview_data.page_of(units)
page.show_units(drawn(ranking, shown, rules, chosen.predicate, look()), "ranking", chosen)
notes.under("ringkasan.jarak", chosen.year)
summary.proposable(chosen)
if missing := summary.waiting(chosen):
    st.caption(missing)
note_others(chosen.year, chosen.assessor, chosen.kind)

page.section("Enam area pengungkit", "Persen dari bobot setiap area, unit terdekat di atas.")
kinds = dict(data.registry().kinds)
own = scores.loc[scores["unit"].isin(shown["unit"])]
page.show_units(drawn(heat_map, shown, own, kinds, rules, chosen.predicate, look()), "heat", chosen)
notes.under("ringkasan.area", chosen.year)

page.section(
    "Apa yang paling sering kurang",
    f"Banyaknya {called} yang belum memenuhi setiap syarat nilai {chosen.predicate}.",
)
page.show(drawn(lacking, counts, rules, chosen.predicate, called, look()), "lacking")
notes.under("ringkasan.syarat", chosen.year)

page.section("Tabel unit", "Klik judul kolom untuk mengurutkan, klik baris untuk membuka unit.")
summary.unit_table(shown, chosen)
summary.unit_download(units, chosen)
if not noted:
    notes.under("", chosen.year)
page.closing(
    f"Setiap predikat punya {len(rules.conditions)} syarat nilai; semuanya harus terpenuhi, bukan "
    "hanya nilai total. ◔ hampir berarti kekurangan paling banyak 5 % dari batas. Pertanyaan yang "
    "belum dijawab dihitung 0. Terdekat berarti paling sedikit syaratnya kurang, lalu yang "
    "kekurangan terbesarnya paling kecil; yang paling ringan "
    "upayanya ada di Simulasi. Siap diusulkan berarti syarat nilai dan prasyarat terpenuhi semua.",
    f"{page.received(chosen.year)} Aturan: {rules.source}.",
)
