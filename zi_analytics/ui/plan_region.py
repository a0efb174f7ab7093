"""All units at once: who is nearest in effort, and which improvements help most of them."""

from collections.abc import Mapping
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats, helpful, nearest
from zi_analytics.insight.path import Paths, default_effort
from zi_analytics.instruments import Instrument
from zi_analytics.ui import (
    data,
    export,
    link,
    listing,
    page,
    plan_link,
    plan_tables,
    plan_words,
    region_paths,
)
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.filters import ASSESSMENTS, Selection
from zi_analytics.ui.viewport import is_narrow, look

MOST: Final = 15
METHOD: Final = (
    "Jalur terpendek adalah perbaikan dengan upaya paling kecil yang membuat semua syarat nilai "
    "terpenuhi. Upaya adalah anggapan; hasil survei yang harus naik disebut terpisah dan tidak "
    "dihitung sebagai upaya."
)
READING: Final = (
    "“Di jalur” menghitung unit yang jalurnya memuat pertanyaan itu, “Dapat dinaikkan” unit yang "
    "jawabannya belum terbaik. Poin dan upaya adalah jumlah atas semua jalur."
)


def region(selection: Selection, rules: Instrument, values: Mapping[str, str]) -> None:
    """Draw the finding, both figures and both tables of all units."""
    year, assessor, predicate = selection.year, selection.assessor, selection.predicate
    result = _paths(selection, rules, values)
    if result is None:
        page.finding(f"Belum ada {ASSESSMENTS[assessor]} untuk tahun {year}.")
        st.write("Pilih penilai atau tahun lain di baris atas.")
        return
    table = _units(result, year)
    improvements = result.improvements.assign(
        label=[rules.label(str(q)) for q in result.improvements["question"]]
    )
    said = plan_words.region_finding(table, improvements, predicate)
    page.finding(said.headline, said.detail)
    if result.left_out:
        st.caption(f"{result.left_out} lembar menurut peraturan lain tidak dihitung.")
    _who_is_near(table, selection)
    effort = plan_link.effort_of(values[plan_link.EFFORT], rules) or default_effort(rules.id)
    method = f"{METHOD} Menuju {predicate}. {plan_words.rates(effort, rules)}"
    export.download(
        lambda: {
            "Unit": plan_tables.unit_table(table),
            "Langkah per unit": plan_tables.every_step(result, table, rules),
        },
        f"jalur-semua-unit-{predicate}",
        method,
        selection,
    )
    _what_helps(result, table, improvements, selection)
    export.download(
        lambda: {"Perbaikan": plan_tables.improvement_table(improvements)},
        f"perbaikan-bersama-{predicate}",
        method,
        selection,
    )
    page.closing(f"{METHOD} {READING}", page.source(year))


def _who_is_near(table: pd.DataFrame, selection: Selection) -> None:
    predicate = selection.predicate
    page.section(
        f"Siapa paling dekat ke {predicate}",
        "Urut dari upaya paling kecil. Survei yang harus naik disebut terpisah. Ketuk batang atau "
        "baris untuk membuka rencana unit itu.",
    )
    marked = page.picked(drawn(nearest, table, predicate, look()), "nearest")
    if marked:
        _open(marked[0])
    shown = plan_tables.unit_table(table)
    picked = listing.pick(
        shown if (table["blocking"] > 0).any() else shown.drop(columns=plan_tables.BLOCKED),
        plan_tables.WRITTEN,
        f"Tabel {len(table)} unit menurut upaya jalur terpendek",
        f"nearest_table_{selection.year}_{selection.assessor}_{predicate}",
        widths={"Unit": 140, "Nama lengkap": 430},
        narrow={"Unit": 150, "Upaya": 62, "Langkah": 76},
    )
    if picked is not None:
        _open(str(table.iloc[picked]["unit"]))


def _open(unit: str) -> None:
    link.write({"unit": unit, plan_link.SCENARIO: plan_link.PATH})
    st.rerun()


def _what_helps(
    result: Paths, table: pd.DataFrame, improvements: pd.DataFrame, selection: Selection
) -> None:
    page.section(
        "Yang membantu paling banyak unit",
        "Perbaikan yang paling sering ada di jalur terpendek: dapat disiapkan bersama. Klik baris "
        "untuk melihat unitnya.",
    )
    whole = int((table["steps"] > 0).sum())
    page.show(drawn(helpful, improvements.head(MOST), whole, look()), "helpful")
    picked = listing.pick(
        plan_tables.improvement_table(improvements),
        plan_tables.WRITTEN,
        f"Tabel {len(improvements)} pertanyaan menurut banyaknya unit yang membutuhkan",
        f"helpful_table_{selection.year}_{selection.assessor}_{selection.predicate}",
        narrow={"Pertanyaan": 152, "Di jalur": 74, "Poin": 62},
        rows=12,
        wrapped=is_narrow(),
    )
    if picked is not None:
        row = improvements.iloc[picked]
        short = table.set_index("unit")["short"]
        units = [short.get(unit, unit) for unit in result.needing(str(row["question"]))]
        st.text(f"{row['label']}, di jalur {len(units)} unit: {formats.listing(units, 60)}.")


def _paths(selection: Selection, rules: Instrument, values: Mapping[str, str]) -> Paths | None:
    if data.scores(selection.year, selection.assessor).empty:
        return None
    bar = st.empty()

    def tell(done: int, total: int, unit: str) -> None:
        text = f"Menghitung jalur: {done} dari {total} unit"
        bar.progress(done / total, text=text)

    whose = (selection.year, selection.assessor, selection.predicate)
    assumed = (values[plan_link.FIXED], values[plan_link.EFFORT])
    result = region_paths.found(*whose, rules, *assumed, progress=tell)
    bar.empty()
    return result


def _units(result: Paths, year: int) -> pd.DataFrame:
    """Join the units' names and whether they count among the perangkat daerah."""
    units = data.units(year)[["code", "name", "short", "counted"]]
    joined = result.nearest.merge(units, left_on="unit", right_on="code", how="inner")
    return joined.reset_index(drop=True)
