"""The part of a unit's page on its years: areas and total, and SAKIP beside them."""

from itertools import pairwise
from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.charts.five_years import JOINED, Part, YearColumn, five_years
from zi_analytics.charts.frames import records
from zi_analytics.charts.sakip_gates import sakip_gates
from zi_analytics.insight.sakip import gate, verdicts
from zi_analytics.insight.trends import history
from zi_analytics.insight.years import TOTAL
from zi_analytics.instruments import load, sakip_rules, yardsticks
from zi_analytics.registry import Unit
from zi_analytics.ui import data, notes, page, trend_words, unit_data
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.filters import ASSESSMENTS, Selection, is_indicative
from zi_analytics.ui.kept import kept
from zi_analytics.ui.viewport import look

TITLE: Final = "Lima tahun"


def five(unit: Unit, selection: Selection) -> None:
    """Draw the unit's years, and the line of its SAKIP scores beside them."""
    scores = data.unit_trend(selection.assessor, unit.code)
    table = kept(history, scores, unit.code, data.registry())
    totals = table.loc[table["node"] == TOTAL]
    page.section(TITLE, _finding(totals))
    left, right = st.columns([5, 4], gap="large")
    with left:
        _areas(table, unit, selection)
    with right:
        _sakip(unit, selection)
    notes.under("unit.tahun", selection.year, unit.code)


def _areas(table: pd.DataFrame, unit: Unit, selection: Selection) -> None:
    st.subheader("Total dan enam area, persen dari bobot", anchor=False)
    rules = data.instrument(selection.year)
    parts = [Part(TOTAL, "Nilai total", "Nilai total")]
    parts += [Part(area.id, area.label, area.short) for area in rules.areas]
    own = table.loc[table["node"].isin([part.node for part in parts])]
    limits = [_limit(row.instrument, row.node, selection.predicate) for row in records(own)]
    columns = [_column(year, table, selection.predicate) for year in sorted(data.years())]
    lined = own.assign(threshold=pd.Series(limits, index=own.index, dtype="float64"))
    page.show(drawn(five_years, lined, columns, parts, look()), "five_years")
    st.caption(" ".join(_notes(table, unit, columns, selection)))


def _column(year: int, table: pd.DataFrame, predicate: str) -> YearColumn:
    used = table.loc[table["year"] == year, "instrument"]
    rules = data.ruled(str(used.iloc[0])) if len(used) else data.instrument(year)
    return YearColumn(year, rules.short, is_indicative(rules, predicate))


def _limit(instrument: str, node: str, predicate: str) -> float | None:
    """Return the share of weight that a predicate asks of the total or an area."""
    judged = yardsticks(instrument, data.thresholds())[predicate]
    minimum = judged.minimums.get(node)
    return None if minimum is None else minimum.minimum / load(instrument).weight(node)


def _finding(totals: pd.DataFrame) -> str:
    """Say how the total went, within each regulation and never from one to the next."""
    said = []
    for instrument, own in totals.groupby("instrument", sort=False):
        first, *others = records(own)
        text = _in_year(first)
        if others:
            last = others[-1]
            change = formats.change_between(100 * first.share, 100 * last.share, 0)
            text = f"{text} dan {_in_year(last)}, {change} poin persen"
        said.append(f"{text} (LKE {load(str(instrument)).short})")
    return f"Nilai total sebagai bagian bobot: {'; '.join(said)}."


def _in_year(row: Any) -> str:  # noqa: ANN401
    return f"{formats.share(row.share)} pada {row.year}{'' if row.own else JOINED}"


def _notes(
    table: pd.DataFrame, unit: Unit, columns: list[YearColumn], selection: Selection
) -> list[str]:
    notes = [f"Warna dan ✓: terhadap batas {selection.predicate}, nilai total dan setiap area."]
    for before, after in pairwise(columns):
        if before.rules != after.rules:
            notes.append(
                f"Garis putus: LKE {before.rules} diganti {after.rules} mulai {after.year}. "
                "Pertanyaan dan bobotnya lain, sehingga naik atau turun di sana bukan perubahan "
                "unit."
            )
    indicative = [str(column.year) for column in columns if column.indicative]
    if indicative:
        notes.append(f"Indikatif: {', '.join(indicative)}; batasnya belum dikonfirmasi.")
    joined = table.loc[~table["own"], "year"].unique()
    missing = [c.year for c in columns if c.year not in set(table["year"])]
    notes += _joined(unit, [int(year) for year in joined], selection.year)
    scores = data.unit_trend(selection.assessor, unit.code)
    notes += trend_words.not_averaged(scores, unit.code, missing, data.registry())
    return [*notes, *_gone(unit, missing, selection.assessor)]


def _joined(unit: Unit, years: list[int], now: int) -> list[str]:
    """Name the units whose mean stands for this one, by whether they came before or after it."""
    notes = []
    for year in years:
        codes = data.registry().lineage(unit.code, year)
        whose = formats.listing([data.registry().unit(code, year).short for code in codes], 6)
        state, role = ("belum", "asal") if year < now else ("tidak lagi", "penerus")
        mean = "rata-rata " if len(codes) > 1 else ""
        notes.append((f"{JOINED} {unit.short} {state} ada: {mean}unit {role}, {whose}", year))
    by_text: dict[str, list[str]] = {}
    for text, year in notes:
        by_text.setdefault(text, []).append(str(year))
    return [f"{text} ({formats.listing(own, 6)})." for text, own in by_text.items()]


def _gone(unit: Unit, missing: list[int], assessor: str) -> list[str]:
    """Name the years without a score: the worksheet is lacking, or only this assessor's part."""
    handed = [year for year in missing if len(unit_data.submissions(year, unit.code))]
    said = []
    if nothing := [str(year) for year in missing if year not in handed]:
        said.append(f"tidak ada lembar kerja: {formats.listing(nothing, 6)}")
    if handed:
        years = formats.listing([str(year) for year in handed], 6)
        said.append(f"belum ada {ASSESSMENTS[assessor]}: {years}")
    return [f"{formats.MISSING} {text[0].upper()}{text[1:]}." for text in said]


def _sakip(unit: Unit, selection: Selection) -> None:
    st.subheader("SAKIP, menurut tahun evaluasi", anchor=False)
    rules = sakip_rules()
    own = verdicts(data.sakip())
    own = own.loc[own["unit"] == unit.code].reset_index(drop=True)
    gates = {name: gate(name) for name in data.instrument(selection.year).predicates}
    bounds = {one.id: one.above for one in rules.predicates if one.above is not None}
    changes = {scheme.first for scheme in rules.schemes if scheme.first is not None}
    page.show(drawn(sakip_gates, own, data.years(), bounds, gates, changes, look()), "sakip_gates")
    said = [_gate_words(own, gates, selection.year)]
    shown = set(own["year"])
    for year in sorted(changes & shown - {min(shown, default=0)}):
        before, after = rules.scheme(year - 1).short, rules.scheme(year).short
        said.append(
            f"Garis putus: evaluasi SAKIP memakai {after} mulai {year}, sebelumnya {before}; batas "
            "predikat tetap, komponen dan bobotnya lain."
        )
    if own["score"].isna().any():
        said.append("Tahun tanpa titik: hanya predikatnya yang dilaporkan.")
    if shown and min(shown) > min(data.years()):
        said.append(
            "Predikat unit asal atau penerus tidak dapat dirata-rata, jadi tidak disambung."
        )
    st.caption(" ".join(said))


def _gate_words(own: pd.DataFrame, gates: dict[str, str], year: int) -> str:
    """Say whether the year's SAKIP predicate is enough to propose the unit (90/2021, Tabel 5)."""
    asked = " dan ".join(f"{sakip} untuk {predicate}" for predicate, sakip in gates.items())
    rule = f"PermenPANRB 90/2021 meminta paling rendah {asked}"
    of_year = own.loc[own["year"] == year, "predicate"]
    if of_year.empty:
        return f"{rule}. Predikat SAKIP {year} belum diketahui, jadi belum dapat dinyatakan cukup."
    predicate, rank = str(of_year.iloc[0]), sakip_rules().rank
    enough = [name for name, sakip in gates.items() if rank(predicate) >= rank(sakip)]
    verdict = f"cukup untuk {' dan '.join(enough)}" if enough else "belum cukup"
    return f"SAKIP {year}: {predicate}, {verdict}. {rule}."
