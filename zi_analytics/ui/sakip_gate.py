"""View "ZI × SAKIP": the gate of SAKIP against readiness, and how the two go together."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import Gate, association, formats, quadrants
from zi_analytics.charts.frames import records
from zi_analytics.insight.association import CONFIDENCE, Association
from zi_analytics.insight.sakip import QUADRANTS, gate
from zi_analytics.insight.sakip import quadrants as gated
from zi_analytics.instruments import sakip_rules
from zi_analytics.ui import (
    compared,
    data,
    filters,
    listing,
    notes,
    page,
    taps,
    trend_export,
    trend_words,
)
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.trend_state import TrendScene
from zi_analytics.ui.viewport import is_narrow, look

READING: Final = (
    "Gerbang: predikat SAKIP yang diminta PermenPANRB 90/2021 dari sebuah unit, B untuk WBK dan BB "
    "untuk WBBM. Siap ZI berarti semua syarat nilai terpenuhi; prasyarat lain tidak dinilai di "
    "sini. Unit tanpa nilai SAKIP, tanpa lembar kerja, atau yang kesiapannya tidak dapat "
    "ditentukan masuk “belum diketahui”, bukan “belum”. ρ (rho) adalah korelasi peringkat "
    "Spearman, −1 sampai 1: kuat mulai 0,6, sedang mulai 0,4, di bawahnya lemah; rentangnya dari "
    "pengambilan ulang sampel unit (bootstrap, 95 %). Jika unit terlalu sedikit atau nilainya "
    "kembar, ρ tidak dihitung. Ketuk unit untuk membukanya."
)
METHOD: Final = (
    "Gerbang SAKIP: B untuk WBK, BB untuk WBBM (PermenPANRB 90/2021, Tabel 5). Rho: korelasi "
    "peringkat Spearman antara nilai SAKIP dan nilai total Zona Integritas, dengan rentang "
    "bootstrap 95 %."
)
SHORT: Final = {
    "both": "Keduanya cukup",
    "sakip_only": "SAKIP saja cukup",
    "zi_only": "ZI saja siap",
    "neither": "Keduanya belum",
}
# How strong a rank correlation is called, from its size on.
STRENGTHS: Final = ((0.6, "kuat"), (0.4, "sedang"), (0.0, "lemah"))
NOT_COMPUTABLE: Final = "tidak dapat dihitung"
ANSWER: Final = {True: "ya", False: "belum"}


def view(of: TrendScene) -> None:
    """Draw the view."""
    filters.say_if_indicative(of.year, data.instrument(of.year), of.predicate)
    _gate(of)
    _association(of)


def _drawn_codes(of: TrendScene) -> frozenset[str]:
    """Return the units drawn: for one unit all of the region, in which it stands out."""
    return of.counted | of.codes if of.scope == "unit" else of.codes


def gate_table(of: TrendScene) -> pd.DataFrame:
    """Return units with names, SAKIP score and predicate, unmet conditions, and quadrant."""
    ready = data.readiness(of.year, of.assessor)
    table = gated(ready, data.sakip(), of.year, of.predicate, of.basis)
    own = of.named(table.loc[table["unit"].isin(_drawn_codes(of))])
    return own.rename(columns={"score_sakip": "score"}).reset_index(drop=True)


def _gate(of: TrendScene) -> None:
    table = gate_table(of)
    asked = gate(of.predicate)
    said = trend_words.gate_finding(table, of.year, of.predicate, asked)
    if table["score"].isna().all() and table["predicate_sakip"].isna().all():
        page.finding(
            f"Belum ada nilai SAKIP tahun {of.year} untuk pilihan ini.",
            "Kesiapan Zona Integritas tidak dapat disandingkan dengan gerbang SAKIP.",
        )
        st.write("Pilih tahun lain, atau masukkan rekap nilai SAKIP (bagian SAKIP).")
        return
    page.finding(said.headline, _of_chosen(of, table) or said.detail)
    _counts(table)
    above = next(one.above for one in sakip_rules().predicates if one.id == asked) or 0.0
    page.section(
        f"Gerbang SAKIP {asked} dan kesiapan {of.predicate}",
        f"Garis tegak: gerbang {asked}, SAKIP di atas {formats.short(above)}. Garis datar: di "
        "atasnya semua syarat nilai terpenuhi. Angka di sudut: banyaknya unit.",
    )
    picture = drawn(
        quadrants, table, Gate(of.predicate, asked, above), known_quadrants(), of.unit, look()
    )
    if marked := page.picked(picture, taps.key("gerbang")):
        page.open_unit(marked[0], of.selection(of.year))
    notes.under("sakip.gerbang", of.year)
    _gate_rows(of, table)


def known_quadrants() -> dict[str, str]:
    """Return the four quadrants that can be drawn, with their labels."""
    return {str(name): label for name, label in QUADRANTS.items() if name != "unknown"}


def _of_chosen(of: TrendScene, table: pd.DataFrame) -> str:
    own = records(table.loc[table["unit"] == of.unit])
    return f"{own[0].name}: {_group(own[0])}." if own else ""


def _counts(table: pd.DataFrame) -> None:
    counts = table["quadrant"].value_counts()
    grid = st.grid(len(QUADRANTS), min_column_width=150, gap="medium")
    for name, label in QUADRANTS.items():
        with grid.cell(), st.container(gap=None):
            known = name in SHORT
            st.metric(SHORT.get(name, label), int(counts.get(name, 0)))
            st.caption(label if known else "tanpa nilai SAKIP, LKE, atau kepastian")


def _gate_rows(of: TrendScene, table: pd.DataFrame) -> None:
    order = {name: place for place, name in enumerate(QUADRANTS)}
    place = table["quadrant"].map(order)
    ordered = table.assign(place=place).sort_values(
        ["place", "unmet", "score"], ascending=[True, True, False], kind="stable"
    )
    shown = pd.DataFrame(
        {
            "Unit": ordered["short"],
            "Kelompok": [_group(row) for row in records(ordered)],
            "SAKIP": ordered["predicate_sakip"],
            "Nilai SAKIP": ordered["score"],
            "SAKIP cukup": [ANSWER.get(value, formats.MISSING) for value in ordered["enough"]],
            "Siap ZI": [ANSWER.get(value, formats.MISSING) for value in ordered["ready"]],
            "Syarat kurang": ordered["unmet"],
        }
    )
    picked = listing.pick(
        shown,
        {"Nilai SAKIP": formats.points},
        f"Tabel {len(shown)} unit menurut gerbang SAKIP dan kesiapan",
        taps.key("gerbang_tabel"),
        widths={"Unit": 170, "Kelompok": 330},
        narrow={"Unit": 120, "SAKIP": 62, "Syarat kurang": 106},
        rows=8 if is_narrow() else 12,
    )
    if picked is not None:
        page.open_unit(str(ordered.iloc[picked]["unit"]), of.selection(of.year))
    name = f"gerbang-{of.year}-{of.predicate}"
    trend_export.offer(lambda: {"Gerbang": shown}, name, METHOD, of)


def _group(row: Any) -> str:  # noqa: ANN401
    if row.quadrant != "unknown":
        return QUADRANTS[row.quadrant]
    if formats.is_missing(row.predicate_sakip):
        return f"{QUADRANTS['unknown']}: tanpa nilai SAKIP"
    if formats.is_missing(row.unmet):
        return f"{QUADRANTS['unknown']}: tanpa lembar kerja"
    return f"{QUADRANTS['unknown']}: kesiapan tidak dapat ditentukan"


def _association(of: TrendScene) -> None:
    codes = tuple(sorted(_drawn_codes(of)))
    every = compared.associations(of.assessor, of.basis, codes)
    chosen = every.get(of.year)
    if chosen is None:
        return
    page.section("Apakah SAKIP dan Zona Integritas berjalan bersama?", chosen.caution)
    st.write(f"**{tendency(chosen)}**")
    st.caption(_figures(chosen))
    if chosen.n:
        pairs = of.named(chosen.pairs)
        picture = drawn(association, pairs, sentence(chosen), of.unit, look())
        if marked := page.picked(picture, taps.key("hubungan")):
            page.open_unit(marked[0], of.selection(of.year))
    _years(of, every)


def _figures(found: Association) -> str:
    """Say the coefficient, its interval and the number of units; quietly, below the words."""
    if found.rho is None:
        return f"{NOT_COMPUTABLE} · n = {found.n}"
    return (
        f"ρ {_rho(found.rho)}, rentang {CONFIDENCE * 100:.0f} % {_interval(found)}, n = {found.n}"
    )


def _rho(value: float) -> str:
    return formats.decimal(value, 2)


def _interval(found: Association) -> str:
    if found.lower is None or found.upper is None:
        return formats.MISSING
    return f"{formats.decimal(found.lower, 2)} sampai {formats.decimal(found.upper, 2)}"


def sentence(found: Association) -> str:
    """Say what is known of both in one year: how strong and how sure, or why there is no figure."""
    if found.rho is None:
        return tendency(found)
    return f"{tendency(found)} {_figures(found)}."


def tendency(found: Association) -> str:
    """Say which way both go together, if any, in words; or why that is not known."""
    if found.rho is None or found.lower is None or found.upper is None:
        return f"ρ {found.year} {NOT_COMPUTABLE}: {found.reason}"
    if found.lower > 0 or found.upper < 0:
        way = "tinggi" if found.lower > 0 else "rendah"
        size = next(word for least, word in STRENGTHS if abs(found.rho) >= least)
        return (
            f"Unit dengan SAKIP lebih tinggi cenderung bernilai Zona Integritas lebih {way} "
            f"(hubungan {size})."
        )
    return "Tidak terlihat hubungan yang jelas: rentangnya memuat 0."


def _years(of: TrendScene, every: dict[int, Association]) -> None:
    shown = pd.DataFrame(
        {
            "Tahun": list(every),
            "ρ": [found.rho for found in every.values()],
            "Rentang 95 %": [_interval(found) for found in every.values()],
            "n": [found.n for found in every.values()],
            "Keterangan": [
                f"{NOT_COMPUTABLE}: {found.reason}" if found.reason else ""
                for found in every.values()
            ],
        }
    ).astype({"ρ": "float64"})
    listing.table(
        shown,
        {"ρ": _rho},
        f"Tabel hubungan SAKIP dan Zona Integritas menurut tahun, {len(shown)} tahun",
        narrow={"Tahun": 60, "ρ": 52, "Rentang 95 %": 150, "n": 42, "Keterangan": 200},
    )
    chosen = every[of.year].pairs
    pairs = pd.DataFrame(
        {
            "Unit": [of.name(str(unit)) for unit in chosen["unit"]],
            "Nilai SAKIP": chosen["sakip"],
            "Predikat SAKIP": chosen["predicate"],
            "Nilai total ZI": chosen["zi"] * 100,
        }
    )
    sheets = {"Hubungan": shown, f"Pasangan {of.year}": pairs}
    trend_export.offer(
        lambda: sheets, f"hubungan-{of.year}", f"{METHOD} {every[of.year].caution}", of
    )
