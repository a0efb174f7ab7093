"""The parts of the simulation of one unit: finding, figures, steps, conditions, waterfall."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import condition_names, formats, planned, waterfall
from zi_analytics.charts.frames import is_true, records
from zi_analytics.charts.planned import states
from zi_analytics.charts.ranking import total_minimums
from zi_analytics.charts.survey_words import survey_name
from zi_analytics.ui import (
    export,
    file_names,
    filters,
    link,
    listing,
    page,
    plan_link,
    plan_steps,
    plan_words,
    planning,
)
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.plan_state import Case, replace_all
from zi_analytics.ui.planning import Changes, Simulation
from zi_analytics.ui.tree import WHOLE, children
from zi_analytics.ui.viewport import is_narrow, look

STATUS: Final = "Status nanti"
ON_PHONE: Final = {"Sekarang": "Kini", "Rencana": "Nanti"}
METHOD: Final = (
    "Rencana adalah jawaban sekarang dengan perubahan yang dipilih, dinilai dengan aturan yang "
    "sama; yang belum dijawab dihitung 0."
)


def finding(of: Case, changes: Changes, table: pd.DataFrame, done: Simulation) -> None:
    """Write the finding: of the path while the changes are its own, else of the changes."""
    predicate = of.selection.predicate
    if _is_path(of, changes):
        said = plan_words.path_finding(of.name, of.path, of.rules, of.fixed)
        page.finding(said.headline, said.detail)
        return
    said = plan_words.plan_finding(of.name, table, done, of.rules, predicate)
    page.finding(said.headline, said.detail)
    short = plan_words.path_finding("Jalur terpendek", of.path, of.rules)
    st.caption(_of_path(of, short.headline))


def _is_path(of: Case, changes: Changes) -> bool:
    if of.kept is not None:
        return False
    if of.path.plan is None:
        return dict(changes) == planning.surveys_of(of.path)
    return dict(changes) == planning.of_plan(of.path.plan)


def _of_path(of: Case, headline: str) -> str:
    if of.path.plan is None:
        return headline.replace("Jalur terpendek belum dapat mencapai", "Tidak ada jalur ke")
    return headline.replace("dapat mencapai", "mencapai")


def figures(of: Case, table: pd.DataFrame, done: Simulation) -> None:
    """Draw total, conditions met, number of changes and effort, each beside the present."""
    met, met_now = (int(is_true(table[name]).sum()) for name in ("met", "met_now"))
    grid = st.grid(4, min_column_width=150, gap="medium")
    gained = formats.change_between(done.total_now, done.total)
    counted = plan_steps.counted(done, of.rules)
    facts = (
        ("Total rencana", formats.points(done.total), f"sekarang {formats.points(done.total_now)}"),
        ("Syarat terpenuhi", formats.count_of(met, len(table)), f"sekarang {met_now}"),
        ("Perubahan", str(len(done.steps)), f"{counted} · {gained} poin"),
        ("Upaya", formats.short(done.effort), "satuan anggapan, survei tidak dihitung"),
    )
    for label, value, beside in facts:
        with grid.cell(), st.container(gap=None):
            st.metric(label, value)
            st.caption(beside)


def is_editing(of: Case) -> bool:
    """Draw the choice between steps and answers to change; tell whether it is the latter."""
    return _viewed(plan_link.VIEW, of) == plan_link.EDIT


def _viewed(choice: link.Choice, of: Case) -> str:
    """Draw a choice of view and return it; the rest of the page follows, with the link to copy."""
    filters.switch(choice)
    chosen = str(st.session_state[choice.widget])
    if chosen != of.values[choice.key]:
        st.rerun()
    return chosen


def conditions(of: Case, table: pd.DataFrame) -> None:
    """Draw every condition as it would be, beside the present."""
    st.caption(
        f"Syarat nilai {of.selection.predicate}. Batang: rencana. Status dan kekurangan menurut "
        "rencana."
    )
    page.show(drawn(planned, table, of.rules, of.selection.predicate, look()), "planned")


def totals(of: Case, done: Simulation) -> None:
    """Draw the way from today's total to the planned one, by area or by step."""
    page.section(
        "Dari total sekarang ke rencana",
        "Batang: poin yang ditambahkan pada total; jumlahnya tepat selisih kedua total, sehingga "
        "satu batang dapat berbeda 0,01 dari tabel. Sumbu hanya memuat bagian yang berubah.",
    )
    how = _viewed(plan_link.DETAIL, of)
    table = _by_step(of, done) if how == plan_link.BY_STEP else _by_area(of, done)
    predicate = of.selection.predicate
    page.show(drawn(waterfall, table, done.total_now, of.rules, predicate, look()), "waterfall")


def _by_area(of: Case, done: Simulation) -> pd.DataFrame:
    table = _parts(of, done)
    moved = table.loc[table["change"].abs() > planning.SAME]
    return moved.rename(columns={"change": "points"})[["label", "points"]].reset_index(drop=True)


def _by_step(of: Case, done: Simulation) -> pd.DataFrame:
    labels = [plan_words.item_label(str(item), of.rules) for item in done.steps["item"]]
    return pd.DataFrame({"label": labels, "points": done.steps["points"].to_numpy()})


def _parts(of: Case, done: Simulation) -> pd.DataFrame:
    """Give one row an area, or a question of Hasil: label, now, planned, change, weight."""
    nodes = [
        node
        for part in children(of.rules, WHOLE)
        for node in ([part] if part.startswith("area.") else children(of.rules, part))
    ]
    now, then = (table.set_index("node") for table in (done.scores_now, done.scores))
    table = pd.DataFrame({"label": [_part_name(of, node) for node in nodes]})
    table["now"] = now.loc[nodes, "points"].to_numpy()
    table["planned"] = then.loc[nodes, "points"].to_numpy()
    table["change"] = table["planned"] - table["now"]
    table["weight"] = now.loc[nodes, "weight"].to_numpy()
    return table


def _part_name(of: Case, node: str) -> str:
    if not is_narrow():
        return of.rules.label(node)
    short = condition_names(of.rules, short=True)
    known = {c.node: short[c.id] for c in of.rules.conditions.values()}
    return known.get(node) or survey_name(node, of.rules)


def comparison(of: Case, table: pd.DataFrame, done: Simulation) -> None:
    """Draw the tables behind the figures: conditions and areas, now and as planned."""
    page.section("Dibandingkan dengan sekarang")
    names = condition_names(of.rules, short=is_narrow())
    rows = records(table)
    met = pd.DataFrame(
        {
            "Syarat": [names[row.condition] for row in rows],
            "Sekarang": table["now"],
            "Rencana": table["planned"],
            "Berubah": table["change"].where(table["change"].abs() > planning.SAME),
            "Batas": table["minimum"],
            "Status kini": [states(row)[0].text for row in rows],
            STATUS: [states(row)[1].text for row in rows],
        }
    )
    how: dict[str, Any] = {
        **dict.fromkeys((*ON_PHONE, *ON_PHONE.values()), formats.points),
        **{"Berubah": formats.change, "Batas": formats.short, "Bobot": formats.short},
    }
    predicate = of.selection.predicate
    narrow = {"Syarat": 120, "Kini": 54, "Nanti": 54, STATUS: 98}
    alt = f"Tabel {len(table)} syarat nilai {predicate}, sekarang dan menurut rencana"
    listing.table(_changed(met, table["change"]), how, alt, narrow=narrow)
    parts = _parts(of, done)
    areas = pd.DataFrame(
        {
            "Area": parts["label"],
            "Sekarang": parts["now"],
            "Rencana": parts["planned"],
            "Berubah": parts["change"].where(parts["change"].abs() > planning.SAME),
            "Bobot": parts["weight"],
        }
    )
    narrow = {"Area": 122, "Kini": 58, "Nanti": 58, "Berubah": 78}
    alt = f"Tabel {len(parts)} area dan hasil"
    listing.table(_changed(areas, parts["change"]), how, alt, narrow=narrow)
    whose = file_names.of_unit(of.selection.unit, of.selection.year)
    name = f"perbandingan-{whose}-{predicate}"
    sheets = {"Syarat": met, "Area": areas, "Langkah": plan_steps.steps_table(done.steps, of)}
    export.download(lambda: sheets, name, f"{of.name}, menuju {predicate}. {METHOD}", of.selection)


def _changed(frame: pd.DataFrame, moved: "pd.Series[float]") -> pd.DataFrame:
    """Write what changed as the figures beside it are shown; what did not move stays empty."""
    shown = listing.checkable(frame, "Berubah", "Sekarang", "Rencana")
    shown["Berubah"] = shown["Berubah"].where(moved.abs().to_numpy() > planning.SAME)
    return shown.rename(columns=ON_PHONE) if is_narrow() else shown


def others(of: Case) -> None:
    """Offer the alternatives of equal effort and the next-best plan."""
    plan = of.path.plan
    if plan is None or not (of.path.alternatives or of.path.next_best):
        return
    page.section(
        "Pilihan lain",
        "Rencana lain yang juga memenuhi semua syarat. Memakainya mengganti perubahan di atas.",
    )
    offered = [(f"Upaya sama ({i})", p) for i, p in enumerate(of.path.alternatives, start=1)]
    if of.path.next_best is not None:
        offered.append(("Pilihan berikutnya", of.path.next_best))
    for number, (title, other) in enumerate(offered):
        text, button = st.columns([5, 1], vertical_alignment="center")
        text.markdown(f"**{title}**: {plan_words.exchange(plan, other, of.rules)}")
        button.button(
            "Pakai",
            key=f"use_{number}",
            width="stretch",
            on_click=replace_all,
            args=(of, planning.of_plan(other)),
        )


def reading(of: Case) -> str:
    """Say how to read the page."""
    limit = formats.short(total_minimums(of.rules)[of.selection.predicate])
    return (
        f"Jalur terpendek adalah perbaikan dengan upaya paling kecil yang membuat semua syarat "
        f"nilai {of.selection.predicate} terpenuhi, bukan hanya total {limit}. Upaya adalah "
        "anggapan yang dapat diubah. Pertanyaan yang belum dijawab dihitung 0. Hasil survei tidak "
        "dapat direncanakan: hanya disebut berapa yang harus dicapai. Setiap rencana dinilai "
        "dengan aturan yang sama dengan lembar kerja. Prasyarat di luar nilai belum diperiksa."
    )
