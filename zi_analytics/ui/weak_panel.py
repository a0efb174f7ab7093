"""What stands behind a bar or a cell: the units, their answers, and one answer in full."""

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.ui import answer_panel, data, export, gap_panel, listing, page, taps, weak_link
from zi_analytics.ui.filters import ASSESSMENTS
from zi_analytics.ui.viewport import is_narrow
from zi_analytics.ui.weak_rows import WRITTEN, answered
from zi_analytics.ui.weak_state import Scene, label

METHOD: Final = (
    "Poin hilang = bobot × (1 − nilai jawaban). Pertanyaan yang belum dijawab dihitung 0. Catatan "
    "dan bukti adalah tulisan unit, disalin apa adanya."
)
WIDTHS: Final = {
    **{"Unit": 142, "Pertanyaan": 190, "Jawaban": 98, "Nilai": 58, "Hilang": 62},
    **{"Catatan": 180, "Bukti dukung": 160, "Bunyi di lembar": 170},
    **{"Berkas": 150, "Lembar": 80, "Sel": 52},
}


def panel(of: Scene) -> None:
    """Open the panel that the address names, if any."""
    focused = weak_link.focused(of.values[weak_link.PANEL])
    if focused is None:
        return
    unit, node = focused
    title = label(of.rules, node)
    title = title[:1].upper() + title[1:]
    if unit != weak_link.ANY:
        title = f"{of.name(unit)} · {title}"

    @st.dialog(title, width="large", on_dismiss=weak_link.close)
    def opened() -> None:
        _content(of, unit, node)

    opened()


def _content(of: Scene, unit: str, node: str) -> None:
    _ways(of, unit, node)
    if unit != weak_link.ANY and node in of.rules.questions:
        _one_answer(of, unit, node)
    elif of.values[weak_link.VIEW.key] == weak_link.GAPS:
        gap_panel.behind(of, unit, node)
    elif unit == weak_link.ANY:
        units_behind(of, node, "panel")
    else:
        _questions_of(of, unit, node)


def _ways(of: Scene, unit: str, node: str) -> None:
    """Offer the ways out of a panel: up, to all units, to the unit's own page."""
    if unit == weak_link.ANY:
        return
    with st.container(horizontal=True, gap="small"):
        if node in of.rules.questions and st.button(
            f"‹ {of.rules.label(of.rules.questions[node].group)}", key="panel_up", type="tertiary"
        ):
            weak_link.focus(unit, of.rules.questions[node].group)
        if st.button("Semua unit di sini", key="panel_all", type="tertiary"):
            weak_link.focus(weak_link.ANY, node)
        if st.button("Buka halaman Unit", key="panel_unit", type="tertiary"):
            weak_link.close()
            address = page.unit_link(unit, of.selection) | {"node": node}
            st.switch_page(page.UNIT_PAGE, query_params=address)


def _one_answer(of: Scene, unit: str, question: str) -> None:
    year = of.selection.year
    answer_panel.panel(
        replace(of.selection, unit=unit, node=question),
        data.unit_scores(year, unit),
        data.answers(year, unit),
        of.rules,
    )


def units_behind(of: Scene, node: str, where: str) -> None:
    """Draw the units behind a node: their answers to a question, or what they lose in a part."""
    if node in of.rules.questions:
        _answers_of_units(of, node, where)
        return
    table = _sums(of.below(node))
    shown = pd.DataFrame(
        {
            "Unit": [of.name(str(unit), short=True) for unit in table["unit"]],
            "Hilang": table["lost"],
            "Bobot": table["weight"],
            "% hilang": table["lost"] / table["weight"],
            "Belum dijawab": table["blank"],
        }
    )
    picked = listing.pick(
        shown,
        WRITTEN,
        f"Tabel {len(shown)} unit menurut poin yang hilang di {label(of.rules, node)}",
        taps.key(f"{where}_units_{node}"),
        narrow={"Unit": 120, "Hilang": 66, "% hilang": 74, "Belum dijawab": 60},
    )
    if picked is not None:
        weak_link.focus(str(table.iloc[picked]["unit"]), node)
    export.download(lambda: {"Unit": shown}, f"unit-{node}-{where}", METHOD, of.selection)


def _sums(losses: pd.DataFrame) -> pd.DataFrame:
    columns = ["lost", "weight", "blank"]
    sums = losses.groupby("unit", sort=False)[columns].sum().reset_index()
    return sums.sort_values("lost", ascending=False, kind="stable").reset_index(drop=True)


def _answers_of_units(of: Scene, question: str, where: str) -> None:
    asked = of.rules.questions[question]
    blank = of.below(question)
    losing = int((blank["lost"] > formats.GUARD).sum())
    st.caption(
        f"Bobot {formats.points(asked.weight)} · {asked.article} · "
        f"{formats.count_of(losing, len(blank), 'unit')} kehilangan poin, "
        f"{int(blank['blank'].sum())} belum mengisi. Klik baris untuk jawaban lengkap."
    )
    table = answered(of, list(of.units["unit"]), [question])
    picked = _answer_table(table.drop(columns="Pertanyaan"), f"{where}_{question}", "unit")
    if picked is not None:
        weak_link.focus(str(table.iloc[picked]["unit"]), question)
    _take_away(table, f"jawaban-{question}-{where}", of)


def _questions_of(of: Scene, unit: str, node: str) -> None:
    table = answered(of, [unit], list(of.rules.leaves(node)))
    if table.empty:
        st.write(f"Unit ini belum punya {ASSESSMENTS[of.selection.assessor]}.")
        return
    lost, weight = table["Hilang"].sum(), table["Bobot"].sum()
    st.caption(
        f"Hilang {formats.shortfall(lost)} dari {formats.points(weight)} poin. Klik baris untuk "
        "jawaban lengkap."
    )
    picked = _answer_table(table.drop(columns="Unit"), f"panel_{unit}_{node}", "pertanyaan")
    if picked is not None:
        weak_link.focus(unit, str(table.iloc[picked]["question"]))
    _take_away(table, f"jawaban-{unit}-{node}", of)


def _answer_table(table: pd.DataFrame, key: str, counted: str) -> int | None:
    first = "Unit" if "Unit" in table else "Pertanyaan"
    order = [first, "Jawaban", "Nilai", "Hilang", "Catatan", "Bukti dukung", "Bunyi di lembar"]
    return listing.pick(
        table[[*order, "Berkas", "Lembar", "Sel"]],
        WRITTEN,
        f"Tabel jawaban {len(table)} {counted} menurut poin yang hilang",
        taps.key(key),
        widths=WIDTHS,
        narrow={first: 124, "Jawaban": 76, "Hilang": 62, "Catatan": 180, "Sel": 56},
        wrapped=is_narrow() or first == "Pertanyaan",
    )


def _take_away(table: pd.DataFrame, name: str, of: Scene) -> None:
    export.download(
        lambda: {"Jawaban": table.rename(columns={"unit": "Kode unit", "question": "Kode"})},
        name,
        METHOD,
        of.selection,
    )
