"""One unit: its verdicts, its conditions and areas, and its worksheet down to the cell."""

import streamlit as st

from zi_analytics.charts import areas_table, conditions_table
from zi_analytics.ui import (
    action_unit,
    data,
    drill,
    filters,
    findings_list,
    notes,
    page,
    prereq_unit,
    reach_unit,
    report_files,
    summary,
    unit_data,
    unit_parts,
    unit_years,
)
from zi_analytics.ui.filters import ASSESSMENTS
from zi_analytics.ui.kept import kept
from zi_analytics.ui.medians import medians
from zi_analytics.ui.unit_rules import rules_of
from zi_analytics.ui.viewport import is_narrow

page.opening()
chosen = filters.unit_filters("unit")
rules = rules_of(chosen.year, chosen.unit, chosen.assessor)
unit = data.registry().unit(chosen.unit, chosen.year)
unit_scores = data.unit_scores(chosen.year, chosen.unit)
own_scores = unit_scores.loc[unit_scores["assessor"] == chosen.assessor]

if unit_scores.empty:
    page.finding(f"{unit.name} belum mengumpulkan lembar kerja tahun {chosen.year}.")
    unit_parts.nothing_yet(chosen)
    st.stop()
if own_scores.empty:
    present = [ASSESSMENTS[name] for name in data.assessors(chosen.year, chosen.unit)]
    page.finding(f"{unit.name}: belum ada {ASSESSMENTS[chosen.assessor]}.")
    st.write(f"Yang sudah ada: {', '.join(present)}. Pilih penilai itu di baris atas.")
    st.stop()

ready = unit_data.readiness(chosen.year, chosen.assessor, chosen.unit)
middle = medians(chosen.year, chosen.assessor, unit.kind)
table = kept(conditions_table, ready, own_scores, rules, middle)
unit_parts.verdicts(unit, table, rules, chosen)
unit_parts.figures(table, own_scores, rules)
with st.container(horizontal=not is_narrow(), vertical_alignment="center", gap="medium"):
    report_files.card(chosen)
    notes.under("", chosen.year, chosen.unit)
peers = summary.kind_noun(unit.kind)
unit_parts.conditions(table, rules, chosen, peers)
unit_parts.six_areas(areas_table(own_scores, rules), unit_scores, rules, chosen)
unit_years.five(unit, chosen)
drill.worksheet(unit_scores, data.answers(chosen.year, chosen.unit), rules, chosen)
findings_list.findings(chosen)
prereq_unit.prerequisites(chosen)
reach_unit.internalization(chosen)
action_unit.actions(chosen)
page.closing(
    "Semua syarat nilai harus terpenuhi, bukan hanya nilai total. Poin hilang adalah bobot "
    "dikurangi nilai yang didapat. Selisih adalah nilai penilai yang dipilih dikurangi nilai "
    "penilai di sebelahnya. Pertanyaan yang belum dijawab dihitung 0.",
    f"{page.received(chosen.year, [chosen.unit])} Aturan: {rules.source}.",
)
