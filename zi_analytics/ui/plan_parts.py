"""The parts of the simulation of one unit: finding, figures, steps, conditions, waterfall."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import condition_names, formats, planned, waterfall
from zi_analytics.charts.frames import is_true, records
from zi_analytics.charts.planned import states
from zi_analytics.charts.ranking import total_minimums
from zi_analytics.ui import (
    export,
    filters,
    link,
    listing,
    page,
    plan_link,
    plan_words,
    planning,
)
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.plan_state import Case, replace_all
from zi_analytics.ui.planning import Changes, Simulation
from zi_analytics.ui.tree import WHOLE, children
from zi_analytics.ui.viewport import is_narrow, look

MOST_ROWS: Final = 15
STATUS: Final = "Status nanti"
METHOD: Final = (
    "Rencana adalah jawaban sekarang dengan perubahan yang dipilih, dinilai dengan aturan yang "
    "sama; yang belum dijawab dihitung 0."
)
STEP_WIDTHS: Final = {
    **{"Pertanyaan": 320, "Dari": 58, "Menjadi": 68},
    **{"Poin": 56, "Upaya": 58, "Total": 60},
}


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


def figures(table: pd.DataFrame, done: Simulation) -> None:
    """Draw total, conditions met, number of changes and effort, each beside the present."""
    met, met_now = (int(is_true(table[name]).sum()) for name in ("met", "met_now"))
    grid = st.grid(4, min_column_width=150, gap="medium")
    gained = formats.change(done.total - done.total_now)
    raised = int(done.steps["effort"].notna().sum())
    facts = (
        ("Total rencana", formats.points(done.total), f"sekarang {formats.points(done.total_now)}"),
        ("Syarat terpenuhi", formats.count_of(met, len(table)), f"sekarang {met_now}"),
        ("Perubahan", str(len(done.steps)), f"{raised} perbaikan · {gained} poin"),
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


def steps(of: Case, done: Simulation) -> None:
    """Draw the ordered steps, and apart from them what surveys must show."""
    rules = of.rules
    surveys = done.steps["item"].map(lambda item: plan_words.is_survey(item, rules)).astype(bool)
    own, demanded = done.steps.loc[~surveys], done.steps.loc[surveys]
    if own.empty:
        st.write("Tidak ada jawaban yang diubah. Buka “Ubah jawaban” untuk mencoba.")
    else:
        _steps_table(own, of)
    for row in records(demanded):
        name = plan_words.survey_name(row.question, rules)
        needed = plan_words.written(row.item, row.after, rules)
        now = plan_words.written(row.item, row.before, rules)
        st.markdown(
            f"**Survei: {name} harus {needed}; sekarang {now}** ({formats.change(row.points)} poin)"
        )
    if len(demanded):
        st.caption(
            "Survei adalah permintaan tersendiri: tidak dihitung sebagai upaya, dan tidak "
            "dinaikkan melebihi batas."
        )


def steps_table(table: pd.DataFrame, of: Case) -> pd.DataFrame:
    """Return steps as people read them: question, from, to, points, effort, total after it."""
    rules, rows = of.rules, records(table)
    return pd.DataFrame(
        {
            "Pertanyaan": [plan_words.item_label(row.item, rules) for row in rows],
            "Dari": [plan_words.written(row.item, row.before, rules) for row in rows],
            "Menjadi": [plan_words.written(row.item, row.after, rules) for row in rows],
            "Poin": table["points"].to_numpy(),
            "Upaya": table["effort"].to_numpy(),
            "Total": table["total"].to_numpy(),
        }
    )


def _steps_table(table: pd.DataFrame, of: Case) -> None:
    listing.table(
        steps_table(table, of),
        {"Poin": formats.change, "Upaya": formats.short, "Total": formats.points},
        f"Tabel {len(table)} langkah berurutan dengan poin, upaya, dan total sesudahnya",
        widths=STEP_WIDTHS,
        narrow={"Pertanyaan": 158, "Menjadi": 72, "Poin": 60, "Upaya": 60},
        rows=None if is_narrow() else MOST_ROWS,
        wrapped=is_narrow(),
    )


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
        "Batang: poin yang ditambahkan. Sumbu hanya memuat bagian yang berubah.",
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
    return known.get(node) or plan_words.survey_name(node, of.rules)


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
        **dict.fromkeys(("Sekarang", "Rencana"), formats.points),
        **{"Berubah": formats.change, "Batas": formats.short, "Bobot": formats.short},
    }
    predicate = of.selection.predicate
    narrow = {"Syarat": 122, "Sekarang": 70, "Rencana": 66, STATUS: 98}
    alt = f"Tabel {len(table)} syarat nilai {predicate}, sekarang dan menurut rencana"
    listing.table(met, how, alt, narrow=narrow)
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
    narrow = {"Area": 140, "Sekarang": 72, "Rencana": 68, "Berubah": 76}
    listing.table(areas, how, f"Tabel {len(parts)} area dan hasil", narrow=narrow)
    name = f"perbandingan-{of.selection.unit}-{predicate}"
    sheets = {"Syarat": met, "Area": areas, "Langkah": steps_table(done.steps, of)}
    export.download(lambda: sheets, name, f"{of.name}, menuju {predicate}. {METHOD}", of.selection)


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
