"""The rules as a readable document, and one unit's score worked through by hand."""

import streamlit as st

from zi_analytics.charts import conditions_table
from zi_analytics.charts.sentences import unit_verdict
from zi_analytics.ui import data, filters, method, page, tree, worked
from zi_analytics.ui.filters import ASSESSMENTS
from zi_analytics.ui.kept import kept
from zi_analytics.ui.medians import medians
from zi_analytics.ui.unit_rules import rules_of

page.opening(needs_data=False)
chosen = filters.unit_filters("metode") if data.years() else None
rules = rules_of(chosen.year, chosen.unit, chosen.assessor) if chosen else data.instrument()

page.finding(
    "Nilai adalah jumlah dari jawaban yang diberi bobot; predikat menuntut semua syaratnya.",
    f"Aturan: {rules.title}.",
)
method.contents()
method.sections(rules)

page.section(method.EXAMPLE_TITLE, anchor=method.EXAMPLE)
if chosen is None:
    st.write("Contoh hitungan tampil di sini setelah ada lembar kerja.")
    st.stop()
unit = data.registry().unit(chosen.unit, chosen.year)
scores = data.scores(chosen.year, chosen.assessor)
own = scores.loc[scores["unit"] == chosen.unit]
if own.empty:
    st.write(
        f"{unit.name} belum punya {ASSESSMENTS[chosen.assessor]} tahun {chosen.year}. Pilih "
        "unit atau penilai lain di baris atas."
    )
    st.stop()

st.write(f"{unit.name}, {ASSESSMENTS[chosen.assessor]}, tahun {chosen.year}.")
answers = data.answers(chosen.year, chosen.unit)
answers = answers.loc[answers["assessor"] == chosen.assessor]
st.subheader("Langkah 1: dari jawaban ke subkomponen", anchor=False)
st.caption("Rata-rata nilai jawaban dikalikan bobot. Huruf di dalam kurung adalah jawabannya.")
for position, node in enumerate(tree.children(rules, tree.WHOLE)):
    with st.expander(rules.label(node), expanded=position == 0):
        method.document(kept(worked.groups_table, rules, node, answers))
st.subheader("Langkah 2: dari subkomponen ke area", anchor=False)
method.document(worked.areas_table(rules, own))
st.subheader("Langkah 3: dari area ke nilai total", anchor=False)
method.document(worked.totals_table(rules, own))
st.subheader(f"Langkah 4: dari nilai ke putusan {chosen.predicate}", anchor=False)
ready = data.readiness(chosen.year, chosen.assessor)
middle = medians(chosen.year, chosen.assessor, unit.kind)
of_unit = ready.loc[ready["unit"] == chosen.unit]
table = kept(conditions_table, of_unit, own, rules, middle)
method.document(worked.verdict_table(rules, table, chosen.predicate))
said = unit_verdict(unit.name, table, rules, chosen.predicate)
st.write(f"**{said.headline}** {said.detail}")
