"""The parts of the page on weak areas: finding, figures, and the way from areas to questions."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats, pareto
from zi_analytics.insight.parts import holding_half, weakest_parts
from zi_analytics.insight.weak import weakest
from zi_analytics.instruments import Instrument
from zi_analytics.ui import (
    export,
    listing,
    notes,
    page,
    summary,
    taps,
    tree,
    weak_link,
    weak_panel,
    weak_words,
)
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.filters import ASSESSMENTS
from zi_analytics.ui.viewport import is_narrow, look
from zi_analytics.ui.weak_state import Scene, area_of, label, parts_below

METHOD: Final = (
    "Poin hilang = bobot × (1 − nilai jawaban), dijumlahkan atas semua unit. Pertanyaan yang belum "
    "dijawab dihitung 0 dan disebut terpisah."
)
READING: Final = (
    "Poin hilang adalah bobot dikalikan bagian nilai yang tidak didapat, sehingga jumlahnya tepat "
    "sama dengan yang kurang dari 100. Pertanyaan yang belum dijawab dihitung 0 dan diarsir, "
    "terpisah dari jawaban yang rendah. Ketuk batang, sel, atau baris untuk melihat unit dan "
    "jawaban di baliknya."
)


def nothing(of: Scene) -> None:
    """Say that nobody has the chosen assessment, and what to do."""
    chosen = of.selection
    page.finding(
        f"Belum ada {ASSESSMENTS[chosen.assessor]} untuk pilihan ini pada tahun {chosen.year}."
    )
    st.write("Pilih penilai atau jenis unit lain di atas, atau masukkan lembar kerjanya.")


def finding(of: Scene) -> None:
    """Write the finding over all chosen units."""
    said = of.kept("finding", lambda: weak_words.lost_finding(of.losses, of.rules, of.judged))
    page.finding(said.headline, said.detail)
    if missing := summary.waiting(of.selection):
        st.caption(missing)


def figures(of: Scene) -> None:
    """Draw what a unit loses on average, for which of two reasons, and how concentrated that is."""
    facts = of.kept("figures", lambda: _facts(of))
    grid = st.grid(len(facts), min_column_width=150, gap="medium")
    for name, value, beside in facts:
        with grid.cell(), st.container(gap=None):
            st.metric(name, value)
            st.caption(beside)


def _facts(of: Scene) -> tuple[tuple[str, str, str], ...]:
    table, units = of.losses, of.losses["unit"].nunique()
    blank = table.loc[table["blank"]]
    average = f"rata-rata {units} lembar kerja" if units > 1 else "1 lembar kerja"
    half = holding_half(weakest(table))
    return (
        ("Hilang per unit", _each(table["lost"], units), f"dari 100 poin · {average}"),
        ("Karena jawaban rendah", _each(table["low"], units), "poin per unit"),
        (
            "Karena belum dijawab",
            _each(table["unanswered"], units),
            f"poin per unit · {len(blank)} jawaban pada {blank['unit'].nunique()} unit",
        ),
        ("Separuh kehilangan", str(half), f"dari {len(of.rules.questions)} pertanyaan"),
    )


def _each(values: "pd.Series[float]", units: int) -> str:
    return formats.points(values.sum() / units)


def place(of: Scene) -> None:
    """Draw where points are lost below the chosen node, or the units behind a question."""
    page.section(
        "Di mana poin hilang",
        "Gambar: pertanyaan demi pertanyaan; ketuk batang untuk melihat unitnya. Tabel: area dan "
        "hasil, lalu bagiannya; klik baris untuk masuk.",
    )
    _trail(of)
    if of.is_question:
        weak_panel.units_behind(of, of.node, "inline")
        return
    ranked = of.kept(f"ranked {of.node}", lambda: weakest(of.below(of.node)))
    ranked = _named(ranked, of.rules)
    where = label(of.rules, of.node)
    marked = page.picked(
        drawn(pareto, ranked, holding_half(ranked), where, look()),
        taps.key(f"pareto_{of.node}"),
    )
    if marked:
        weak_link.focus(weak_link.ANY, marked[0])
    notes.under("area_lemah.poin", of.selection.year)
    _children(of, ranked)


def _trail(of: Scene) -> None:
    way = tree.trail(of.rules, of.node)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        for step in way[:-1]:
            if st.button(f"{_step(of.rules, step)} ›", key=f"weak_{step}", type="tertiary"):
                weak_link.go(step)
        st.markdown(f"**{_step(of.rules, way[-1])}**")


def _step(rules: Instrument, node: str) -> str:
    name = label(rules, node)
    return name[:1].upper() + name[1:]


def _named(table: pd.DataFrame, rules: Instrument) -> pd.DataFrame:
    return table.assign(label=[rules.label(str(node)) for node in table["node"]])


def _children(of: Scene, ranked: pd.DataFrame) -> None:
    parts = parts_below(of.rules, of.node)
    table = of.kept(f"parts {of.node}", lambda: weakest_parts(of.losses, parts))
    table = _named(table, of.rules)
    questions = bool(table["node"].isin(list(of.rules.questions)).all())
    first = "Pertanyaan" if questions else "Bagian"
    shown = shown_parts(table, of.rules, first)
    picked = listing.pick(
        shown.drop(columns=["Kode", "Area", "Kumulatif"]),
        WRITTEN,
        f"Tabel {len(table)} bagian dari {label(of.rules, of.node)} menurut poin yang hilang",
        taps.key(f"weak_table_{of.node}"),
        narrow={first: 144, "Per unit": 68, "% hilang": 74},
        wrapped=is_narrow(),
    )
    if picked is not None:
        weak_link.go(str(table.iloc[picked]["node"]))
    export.download(
        lambda: {first: shown, "Semua pertanyaan": shown_parts(ranked, of.rules, "Pertanyaan")},
        f"poin-hilang-{of.node}",
        METHOD,
        of.selection,
    )


WRITTEN: Final[dict[str, Any]] = {
    **dict.fromkeys(("Semua unit", "Per unit", "Belum dijawab"), formats.points),
    **dict.fromkeys(("% hilang", "Dari kehilangan", "Kumulatif"), formats.share),
    "Dari bobot": formats.short,
}


def shown_parts(table: pd.DataFrame, rules: Instrument, first: str) -> pd.DataFrame:
    """Return ``weak.weakest`` as people read it, the most lost first."""
    return pd.DataFrame(
        {
            first: table["label"],
            "Kode": table["node"],
            "Area": [area_of(rules, str(node)) for node in table["node"]],
            "Semua unit": table["lost"],
            "Per unit": table["lost"] / table["units"],
            "Dari bobot": table["weight"] / table["units"],
            "% hilang": table["share"],
            "Dari kehilangan": table["of_all"],
            "Kumulatif": table["cumulative"],
            "Unit kehilangan": table["losing"],
            "Belum dijawab": table["unanswered"],
            "Unit belum mengisi": table["blank"],
        }
    )
