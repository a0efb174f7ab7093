"""The second part of the page: self-assessment against the verdict of TPI."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import area_gaps, formats, question_gaps, unit_gaps
from zi_analytics.insight.gaps import Gaps
from zi_analytics.ui import (
    export,
    listing,
    page,
    taps,
    weak_link,
    weak_words,
)
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.filters import ASSESSMENTS
from zi_analytics.ui.gap_panel import BOTH, METHOD
from zi_analytics.ui.tree import WHOLE
from zi_analytics.ui.viewport import is_narrow, look
from zi_analytics.ui.weak_state import Scene

MOST: Final = 15
MOST_ROWS: Final = 12
READING: Final = (
    "Selisih adalah poin penilaian mandiri dikurangi poin penilaian TPI; tanda + berarti unit "
    "menilai dirinya lebih tinggi. Hanya pertanyaan yang dijawab keduanya yang dibandingkan: yang "
    "dikosongkan salah satunya bukan koreksi. Unit dengan satu penilai saja tidak dihitung, tetapi "
    "disebut."
)
SPREAD: Final = {
    "mean": "Rata-rata",
    "median": "Median",
    "lower_quartile": "Kuartil bawah",
    "upper_quartile": "Kuartil atas",
}
WRITTEN: Final[dict[str, Any]] = {
    **dict.fromkeys((*SPREAD.values(), "Selisih"), formats.change),
    **dict.fromkeys(("Mandiri", "TPI"), formats.points),
}


def gaps(of: Scene) -> None:
    """Draw finding, figures, and the gap by area, question and unit."""
    found = of.gaps()
    said = weak_words.gap_finding(found, of.rules)
    page.finding(said.headline, said.detail)
    if found.by_unit.empty:
        st.write("Selisih tampil setelah sebuah unit punya lembar penilaian mandiri dan TPI.")
        _left_out(of, found)
        return
    _figures(of, found)
    _left_out(of, found)
    _areas(of, found)
    _questions(of, found)
    _units(of, found)


def _figures(of: Scene, found: Gaps) -> None:
    table = found.by_unit
    above = int((table["difference"] > formats.GUARD).sum())
    both = len(table) + len(found.left_out)
    facts = (
        ("Rata-rata selisih", formats.change(table["difference"].mean()), "poin dari 100"),
        ("Median selisih", formats.change(table["difference"].median()), "poin dari 100"),
        ("Di atas TPI", formats.count_of(above, len(table)), "unit menilai dirinya lebih tinggi"),
        ("Dibandingkan", formats.count_of(len(table), both), "unit dengan lembar kerja"),
        (
            "Dikoreksi per unit",
            formats.decimal((table["lowered"] + table["raised"]).mean(), 0),
            f"dari {len(of.rules.questions)} pertanyaan",
        ),
    )
    grid = st.grid(len(facts), min_column_width=150, gap="medium")
    for name, value, beside in facts:
        with grid.cell(), st.container(gap=None):
            st.metric(name, value)
            st.caption(beside)


def _left_out(of: Scene, found: Gaps) -> None:
    for has, lacks in (("unit", "tpi"), ("tpi", "unit")):
        units = found.left_out.loc[found.left_out["has"] == has, "unit"]
        if len(units):
            names = formats.listing([of.name(str(unit), short=True) for unit in units], 60)
            st.caption(f"Tanpa {ASSESSMENTS[lacks]}, tidak dihitung: {len(units)} unit. {names}.")


def _areas(of: Scene, found: Gaps) -> None:
    page.section(
        "Selisih menurut area",
        "Batang: separuh unit di tengah (kuartil bawah sampai atas). Garis: median. Poin; garis "
        "tegak adalah nol.",
    )
    short = {area.id: area.short for area in of.rules.areas} if is_narrow() else {}
    table = _named(found.by("area").sort_values("median", ascending=False), of, short)
    _tap(page.picked(drawn(area_gaps, table, look()), taps.key("gap_areas")), is_unit=False)
    _node_table(of, table, "Area")


def _questions(of: Scene, found: Gaps) -> None:
    page.section(
        "Pertanyaan yang paling sering dikoreksi",
        "Banyaknya unit yang jawabannya diturunkan TPI. Ketuk untuk melihat unitnya.",
    )
    table = _named(found.by("question"), of, {})
    picture = drawn(question_gaps, table.head(MOST), look())
    _tap(page.picked(picture, taps.key("gap_questions")), is_unit=False)
    _node_table(of, table, "Pertanyaan")


def _units(of: Scene, found: Gaps) -> None:
    page.section(
        "Unit menurut selisih total",
        "Urut dari yang paling tinggi menilai dirinya. Ketuk untuk melihat koreksinya.",
    )
    units = [str(unit) for unit in found.by_unit["unit"]]
    table = found.by_unit.assign(
        name=[of.name(unit) for unit in units], short=[of.name(unit, short=True) for unit in units]
    )
    _tap(page.picked(drawn(unit_gaps, table, look()), taps.key("gap_units")), is_unit=True)
    shown = pd.DataFrame(
        {
            "Unit": table["short"],
            "Mandiri": table["first"],
            "TPI": table["second"],
            "Selisih": table["difference"],
            "Diturunkan": table["lowered"],
            "Dinaikkan": table["raised"],
            "Dibandingkan": table["questions"],
            "Tidak dibandingkan": table["not_compared"],
        }
    )
    picked = listing.pick(
        listing.checkable(shown, "Selisih", "TPI", "Mandiri"),
        WRITTEN,
        f"Tabel {len(shown)} unit menurut selisih penilaian mandiri dan TPI",
        taps.key("gap_unit_table"),
        narrow={"Unit": 116, "Mandiri": 68, "TPI": 58, "Selisih": 70},
        rows=MOST_ROWS,
    )
    if picked is not None:
        weak_link.focus(units[picked], WHOLE)
    export.download(lambda: {"Unit": shown}, "selisih-unit", METHOD, of.selection, BOTH)


def _named(table: pd.DataFrame, of: Scene, short: dict[str, str]) -> pd.DataFrame:
    names = [short.get(str(node)) or of.rules.label(str(node)) for node in table["node"]]
    return table.assign(label=names).reset_index(drop=True)


def _tap(marked: list[str], is_unit: bool) -> None:
    if marked:
        unit, node = (marked[0], WHOLE) if is_unit else (weak_link.ANY, marked[0])
        weak_link.focus(unit, node)


def _node_table(of: Scene, table: pd.DataFrame, first: str) -> None:
    shown = pd.DataFrame({first: table["label"], "Kode": table["node"], "Unit": table["units"]})
    shown["Diturunkan"], shown["Dinaikkan"] = table["lowered"], table["raised"]
    for column, title in SPREAD.items():
        shown[title] = table[column]
    picked = listing.pick(
        shown.drop(columns="Kode"),
        WRITTEN,
        f"Tabel {len(shown)} baris selisih menurut {first.lower()}: sebaran atas unit",
        taps.key(f"gap_table_{first}"),
        narrow={first: 146, "Diturunkan": 88, "Median": 70},
        rows=MOST_ROWS,
        wrapped=is_narrow() and first != "Area",
    )
    if picked is not None:
        weak_link.focus(weak_link.ANY, str(table.iloc[picked]["node"]))
    export.download(lambda: {first: shown}, f"selisih-{first.lower()}", METHOD, of.selection, BOTH)
