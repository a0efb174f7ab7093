"""The map of units and parts of the worksheet, sorted and grouped as chosen."""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import Column, weak_heat
from zi_analytics.insight.parts import part_matrix
from zi_analytics.instruments import Instrument
from zi_analytics.ui import (
    data,
    export,
    filters,
    notes,
    overview_data,
    page,
    taps,
    tree,
    weak_link,
)
from zi_analytics.ui.drawn import Drawn, drawn
from zi_analytics.ui.viewport import is_narrow, look
from zi_analytics.ui.weak_state import Scene, area_of, label

METHOD: Final = (
    "Setiap baris satu unit, setiap kolom satu bagian lembar kerja. Persen dari bobot = (bobot − "
    "poin hilang) ÷ bobot; yang belum dijawab dihitung 0."
)


def map_of_units(of: Scene) -> None:
    """Draw the map of all chosen units below the chosen node."""
    inside = _above_questions(of)
    page.section(
        "Peta unit dan bagian",
        f"Persen dari bobot di {label(of.rules, inside)}. Ketuk sel untuk melihat jawaban di "
        "baliknya; tanda – berarti ada yang belum dijawab.",
    )
    with st.container(horizontal=True, gap="small"):
        filters.switch(weak_link.ORDER)
        filters.switch(weak_link.GROUPING)
    columns, parts = _columns(of.rules, inside)
    named = f"cells {' '.join(column.node for column in columns)}"
    cells = of.kept(named, lambda: part_matrix(of.losses, parts))
    order, predicate = of.values[weak_link.ORDER.key], of.selection.predicate
    ordered = of.kept(f"ordered {order} {inside} {predicate}", lambda: _ordered(of))
    picture = _picture(of, cells, ordered, columns)
    marked = page.picked(picture, taps.key(f"map_{inside}"))
    if marked:
        weak_link.focus(marked[0], marked[1])
    notes.under("area_lemah.peta", of.selection.year)
    export.download(
        lambda: _sheets(of, cells, _groups(of, ordered, ordered), columns),
        f"peta-{inside}",
        METHOD,
        of.selection,
    )


def _picture(of: Scene, cells: pd.DataFrame, ordered: pd.DataFrame, columns: list[Column]) -> Drawn:
    """Draw all units, or of many one page that the reader turns to."""
    shown = overview_data.page_of(ordered)
    units = of.units.loc[of.units["unit"].isin(shown["unit"]), ["unit", "name", "short"]]
    own = cells.loc[cells["unit"].isin(shown["unit"])].astype({"unit": "str"})
    groups, predicate = _groups(of, shown, ordered), of.selection.predicate
    return drawn(weak_heat, groups, units, own, columns, of.rules, predicate, look())


def _above_questions(of: Scene) -> str:
    """Return the chosen node, or for a question the part that it stands in."""
    return of.rules.questions[of.node].group if of.is_question else of.node


def _columns(rules: Instrument, node: str) -> tuple[list[Column], dict[str, str]]:
    nodes = tree.children(rules, node)
    grouped = node == tree.WHOLE and not is_narrow()
    if grouped:
        nodes = [
            below
            for part in nodes
            for below in (tree.children(rules, part) if part.startswith("area.") else [part])
        ]
    columns = [
        Column(part, rules.label(part), _short(rules, part), area_of(rules, part) * grouped)
        for part in nodes
    ]
    return columns, {leaf: part for part in nodes for leaf in rules.leaves(part)}


def _short(rules: Instrument, node: str) -> str:
    if is_narrow():
        named = {condition.node: condition.short for condition in rules.conditions.values()}
        if node in named:
            return named[node]
    areas = {area.id: area.short for area in rules.areas}
    if node in areas:
        return areas[node]
    return rules.nodes[node].short if node in rules.nodes else rules.label(node)


def _groups(of: Scene, shown: pd.DataFrame, ordered: pd.DataFrame) -> list[tuple[str, list[str]]]:
    """Group the units shown as chosen; a heading counts all units of its kind."""
    if of.values[weak_link.GROUPING.key] != weak_link.BY_KIND:
        return [("", list(shown["unit"]))]
    kinds = data.registry().kinds
    present = [kind for kind in kinds if kind in set(shown["kind"])]
    many = ordered["kind"].value_counts()
    return [
        (
            f"{kinds[kind]} · {many[kind]} unit",
            list(shown.loc[shown["kind"] == kind, "unit"]),
        )
        for kind in present
    ]


def _ordered(of: Scene) -> pd.DataFrame:
    order = of.values[weak_link.ORDER.key]
    if order == weak_link.NAME:
        return of.units.sort_values("name", key=lambda names: names.str.casefold())
    if order == weak_link.LOST:
        node = _above_questions(of)
        lost = of.below(node).groupby("unit")["lost"].sum()
        by_loss = of.units.assign(lost=of.units["unit"].map(lost.to_dict()).astype("float64"))
        return by_loss.sort_values("lost", ascending=False, kind="stable")
    return of.units


def _sheets(
    of: Scene, cells: pd.DataFrame, groups: list[tuple[str, list[str]]], columns: list[Column]
) -> dict[str, pd.DataFrame]:
    units = [unit for _, members in groups for unit in members]
    share = cells.assign(share=1 - cells["lost"] / cells["weight"]).astype({"unit": "str"})
    titles = {"Persen bobot": "share", "Poin hilang": "lost", "Belum dijawab": "blank"}
    sheets = {}
    for title, measure in titles.items():
        wide = share.pivot(index="unit", columns="part", values=measure)
        wide = wide.reindex(index=units, columns=[column.node for column in columns])
        wide.columns = [f"{column.label} ({column.node})" for column in columns]
        named = [of.name(unit) for unit in units]
        wide.insert(0, "Unit", named)
        sheets[title] = wide.reset_index(drop=True)
    return sheets
