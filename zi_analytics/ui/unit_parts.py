"""The parts of a unit's page above its worksheet: verdicts, figures, conditions, areas."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import areas, bullets, condition_names, formats
from zi_analytics.charts.bullets import row_status
from zi_analytics.charts.frames import records
from zi_analytics.charts.sentences import conditions_said, unit_verdict
from zi_analytics.instruments import Instrument
from zi_analytics.registry import Unit
from zi_analytics.ui import (
    access,
    data,
    export,
    file_names,
    listing,
    notes,
    page,
    prereq_unit,
)
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.filters import ASSESSORS, Selection
from zi_analytics.ui.viewport import is_narrow, look

METHOD: Final = (
    "Dalam poin. Kurang adalah batas dikurangi nilai; pertanyaan yang belum dijawab dihitung 0."
)


def verdicts(unit: Unit, table: pd.DataFrame, rules: Instrument, selection: Selection) -> None:
    """Write the verdict for the chosen predicate as the finding, the other one below it."""
    said = unit_verdict(unit.name, table, rules, selection.predicate)
    page.finding(said.headline, said.detail)
    for predicate in rules.predicates:
        if predicate != selection.predicate:
            st.write(f"**{predicate}**: {conditions_said(table, rules, predicate)}.")
    st.markdown(prereq_unit.sentence(selection.unit, selection))


def nothing_yet(selection: Selection) -> None:
    """Say what to do about a worksheet that is not there."""
    st.write("Belum ada nilai, jadi belum dapat dinilai siap atau belum.")
    if not access.may_edit():
        st.write("Lembar kerjanya diserahkan di halaman Pengumpulan, bagian Terima.")
        return
    st.write("Minta lembar kerjanya, lalu letakkan di folder tahun itu:")
    st.code(f"{data.inbox()}/{selection.year}/", language=None, wrap_lines=True)


def figures(table: pd.DataFrame, scores: pd.DataFrame, rules: Instrument) -> None:
    """Draw total, Pengungkit and Hasil beside the regency's median, and what lacks an answer."""
    by_node: dict[Any, Any] = scores.set_index("node").to_dict("index")
    regency = table.set_index("condition")["regency"]
    grid = st.grid(4, min_column_width=150, gap="medium")
    for label, node, condition in (
        ("Nilai total", "total", "total"),
        ("Pengungkit", "A", "pengungkit"),
        ("Hasil", "B", None),
    ):
        own = by_node[node]
        with grid.cell(), st.container(gap=None):
            st.metric(label, formats.points(own["points"]))
            beside = f"dari {formats.short(own['weight'])}"
            # Where few units would tell of each other, there is no median.
            if condition is not None and not formats.is_missing(regency[condition]):
                gap = formats.change_between(regency[condition], own["points"])
                beside = f"{beside} · {gap} dari median kabupaten"
            st.caption(beside)
    with grid.cell(), st.container(gap=None):
        unanswered = int(by_node["total"]["unanswered"])
        st.metric("Belum dijawab", unanswered)
        st.caption(f"dari {len(rules.questions)} pertanyaan, dihitung 0")


def conditions(table: pd.DataFrame, rules: Instrument, selection: Selection, peers: str) -> None:
    """Draw the conditions as bullet bars and the table behind them."""
    page.section(
        "Syarat nilai",
        f"Panjang batang: bagian dari nilai penuh. Status dan kekurangan terhadap batas "
        f"{selection.predicate}.",
    )
    page.show(drawn(bullets, table, rules, selection.predicate, peers, look()), "bullets")
    notes.under("unit.syarat", selection.year, selection.unit)
    names = condition_names(rules, short=is_narrow())
    shown = pd.DataFrame({"Syarat": [names[c] for c in table["condition"]]})
    shown["Nilai"] = table["value"]
    for predicate in rules.predicates:
        shown[f"Batas {predicate}"] = table[f"minimum_{predicate}"]
        shown[f"Kurang {predicate}"] = table[f"shortfall_{predicate}"].where(
            table[f"shortfall_{predicate}"] > 0
        )
        shown[predicate] = [row_status(row, predicate).text for row in records(table)]
    shown["Median sejenis"] = table["peers"]
    shown["Median kabupaten"] = table["regency"]
    written: dict[str, Any] = {
        c: formats.points for c in shown.columns if shown[c].dtype == "float64"
    }
    written |= {f"Kurang {p}": formats.shortfall for p in rules.predicates}
    chosen, whole = selection.predicate, shown.assign(Syarat=_labels(table, rules))
    if is_narrow():
        shown = shown.rename(columns={f"Kurang {chosen}": "Kurang"})
        written["Kurang"] = formats.shortfall
    listing.table(
        shown,
        written,
        f"Tabel {len(table)} syarat nilai dengan batas, kekurangan, dan status",
        # A column that only the last rows fill is made too narrow for them.
        widths=dict.fromkeys(rules.predicates, 100),
        narrow={"Syarat": 120, "Nilai": 52, "Kurang": 60, chosen: 94},
    )
    _download("syarat", {"Syarat": whole}, selection)


def _labels(table: pd.DataFrame, rules: Instrument) -> list[str]:
    names = condition_names(rules)
    return [names[condition] for condition in table["condition"]]


def six_areas(
    table: pd.DataFrame, scores: pd.DataFrame, rules: Instrument, selection: Selection
) -> None:
    """Draw the six areas, and beside them what every assessor gave."""
    parts = {"Pemenuhan": "pemenuhan_points", "Reform": "reform_points"}
    parts = {name: column for name, column in parts.items() if column in table}
    apart = "Batang: Pemenuhan dan Reform bersama. Titik: Pemenuhan dan Reform terpisah."
    page.section("Enam area", apart if parts else "Batang: nilai area sebagai bagian bobotnya.")
    page.show(drawn(areas, table, rules, selection.predicate, look()), "areas")
    notes.under("unit.area", selection.year, selection.unit)
    shown = pd.DataFrame(
        {
            "Area": table["short" if is_narrow() else "label"],
            **{name: table[column] for name, column in parts.items()},
            "Nilai": table["points"],
            "Bobot": table["weight"],
            "% bobot": table["share"],
        }
    )
    shown = with_other(shown, list(table["area"]), scores, selection.assessor)
    written: dict[str, Any] = {
        c: formats.points for c in shown.columns if shown[c].dtype == "float64"
    }
    written |= {"% bobot": formats.share, "Selisih": formats.change, "Bobot": formats.short}
    listing.table(
        shown,
        written,
        f"Tabel enam area dengan {', '.join([*parts, 'nilai'])}, dan penilai lain",
        narrow={"Area": 122, "Nilai": 58, "Bobot": 62, "% bobot": 78},
    )
    whole = shown.assign(Area=table["label"])
    other = other_assessor(list(scores["assessor"].unique()), selection.assessor)
    if other is not None:
        # On the page the difference is that of the figures as they are shown.
        whole["Selisih"] = whole["Nilai"] - whole[ASSESSORS[other]]
    _download("area", {"Area": whole}, selection)


def _download(what: str, sheets: Mapping[str, pd.DataFrame], selection: Selection) -> None:
    name = data.registry().unit(selection.unit, selection.year).name
    file = f"{what}-{file_names.of_unit(selection.unit, selection.year)}"
    export.download(lambda: sheets, file, f"{name}. {METHOD}", selection)


def other_assessor(present: list[str], chosen: str) -> str | None:
    """Return whose scores stand beside the chosen assessor's: TPI's beside the unit's own."""
    order = [name for name in ASSESSORS if name in present and name != chosen]
    return order[0] if order else None


def with_other(
    shown: pd.DataFrame, nodes: list[str], scores: pd.DataFrame, chosen: str
) -> pd.DataFrame:
    """Add the other assessor's points, and the chosen one's difference from them."""
    other = other_assessor(list(scores["assessor"].unique()), chosen)
    if other is None:
        return shown
    points = scores.loc[scores["assessor"] == other].set_index("node")["points"]
    theirs = pd.Series([points.get(node) for node in nodes], index=shown.index, dtype="float64")
    both = shown.assign(**{ASSESSORS[other]: theirs})
    return listing.checkable(both, "Selisih", ASSESSORS[other], "Nilai")
