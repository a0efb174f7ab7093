"""The parts of the page on internalisation: finding, figures, pictures and who was left out."""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import (
    covered_bars,
    covered_heat,
    formats,
    internalization_finding,
    lowest_groups,
    noun,
)
from zi_analytics.charts.covered import cell_words, people_of
from zi_analytics.charts.frames import records
from zi_analytics.charts.overview import APART_NOUN
from zi_analytics.insight.internalization import coverage, left_out, never_reached
from zi_analytics.reports import people_table
from zi_analytics.ui import data, export, listing, page, prereq_data, reach_data
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.kept import kept
from zi_analytics.ui.reach_data import Reached
from zi_analytics.ui.viewport import is_narrow, look

METHOD: Final = (
    "Cakupan: orang yang tersentuh dibagi jumlah orang, hanya pada yang diketahui. Kosong berarti "
    "belum diketahui, tidak pernah 0; kelompok dengan 0 orang tidak ada di unit itu."
)
OF_ALL: Final = (
    "Semua kegiatan: yang dihitung kegiatan terluas setiap kelompok, jadi sedikitnya sebanyak itu "
    "orang tersentuh."
)
READING: Final = f"{METHOD} {OF_ALL}"


def source(of: Reached) -> str:
    """Say what the page stands on."""
    table = reach_data.entries(of.selection.year)
    latest = pd.to_datetime(table["entered_at"]).max()
    files = table["workbook"].nunique()
    return (
        f"{len(table)} isian internalisasi tahun {of.selection.year}, dari {files} lembar kerja "
        f"dan formulir, terakhir {formats.day(latest)}. {page.source(of.selection.year)}"
    )


def finding(of: Reached) -> None:
    """Write the finding over the units that count."""
    said = internalization_finding(of.by_group, kept(coverage, of.counted, "unit"), noun(of.units))
    page.finding(said.headline, said.detail)
    if of.activity is None:
        st.caption(OF_ALL)
    else:
        st.text(f"Kegiatan: {of.what}.")


def figures(of: Reached) -> None:
    """Draw how many people were reached and were not, and of which groups nobody was."""
    table = of.by_group
    people, reached = int(table["people"].sum()), int(table["reached"].sum())
    none, unknown = never_reached(of.counted), of.counted["state"].eq("unknown").sum()
    share = reached / people if people else None
    apart = _apart(of)
    shown = (
        ("Tersentuh", formats.share(share), f"{people_of(reached, people)}{apart}"),
        ("Belum tersentuh", formats.decimal(people - reached, 0), "orang"),
        ("Tidak seorang pun", str(len(none)), f"kelompok, di {none['unit'].nunique()} unit"),
        ("Belum diketahui", str(int(unknown)), "pasangan unit dan kelompok, tidak ikut dihitung"),
    )
    grid = st.grid(len(shown), min_column_width=150, gap="medium")
    for label, value, meaning in shown:
        with grid.cell(), st.container(gap=None):
            st.metric(label, value)
            st.caption(meaning)


def _apart(of: Reached) -> str:
    """Say the coverage of the units that are counted apart, where both are shown."""
    own = of.cells.loc[~of.cells["unit"].isin(list(of.counted["unit"].unique()))]
    known = own.loc[own["state"] == "known"]
    if known.empty:
        return ""
    share = known["reached"].sum() / known["people"].sum()
    return f" · {APART_NOUN} {formats.share(share)}"


def by_group(of: Reached) -> None:
    """Draw the coverage of each group, and the table behind it."""
    page.section("Siapa yang tersentuh", "Dari pimpinan sampai satpam: persen orang dan sisanya.")
    table = of.by_group
    names = table["short"] if is_narrow() else table["label"]
    page.show(
        drawn(covered_bars, table.assign(label=names), lowest_groups(table), look()), "cakupan"
    )


def by_unit(of: Reached) -> None:
    """Draw every unit and group; a cell leads to the unit's page."""
    page.section("Unit dan kelompok", "Ketuk satu sel untuk membuka halaman unitnya.")
    picture = drawn(
        covered_heat,
        prereq_data.groups_by_kind(of.units),
        of.units[["unit", "name", "short"]],
        of.cells,
        reach_data.shorts(),
        look(),
    )
    page.show_units(picture, "internalisasi_peta", of.selection)


def left(of: Reached) -> None:
    """Draw who was left out, most people first; picking one opens the unit's page."""
    page.section(
        "Siapa yang tertinggal",
        "Kelompok yang tidak tersentuh seorang pun lebih dahulu, lalu yang terbanyak sisanya.",
    )
    table = left_out(of.cells)
    if table.empty:
        st.write("Dari yang diketahui, tidak ada yang tertinggal.")
    else:
        _left_rows(of, table)
    files = {
        str(sha): prereq_data.file_name(str(sha))
        for sha in reach_data.entries(of.selection.year)["workbook"].dropna().unique()
    }
    units = data.units(of.selection.year)
    every = reach_data.entries(of.selection.year)
    own = every.loc[every["unit"].isin(list(of.units["unit"]))]
    export.download(
        lambda: {
            "Kelompok": _group_sheet(of),
            "Unit": _unit_sheet(of),
            "Tertinggal": _left_sheet(of, table),
            "Isian": people_table(own, units, files),
        },
        "internalisasi",
        f"{METHOD} {of.what}. {OF_ALL if of.activity is None else ''}".strip(),
        of.selection,
    )


def _left_rows(of: Reached, table: pd.DataFrame) -> None:
    shown = _left_sheet(of, table)
    if is_narrow():
        shown = shown.rename(columns={"Cakupan": "Persen", "Kelompok": "Siapa"})
    picked = listing.pick(
        shown,
        dict.fromkeys(("Cakupan", "Persen"), formats.share),
        f"Tabel {len(shown)} kelompok yang belum tersentuh seluruhnya",
        "tertinggal",
        widths={"Unit": 260, "Kelompok": 180, "Keadaan": 260},
        narrow={"Unit": 112, "Siapa": 66, "Belum": 54, "Persen": 56},
        rows=8 if is_narrow() else 12,
        wrapped=is_narrow(),
    )
    if picked is not None:
        page.open_unit(str(table.iloc[picked]["unit"]), of.selection)


def _left_sheet(of: Reached, table: pd.DataFrame) -> pd.DataFrame:
    shorts = reach_data.shorts()
    return pd.DataFrame(
        {
            "Unit": table["unit"].map(of.units.set_index("unit")["short"]),
            "Kelompok": table["group"].map(shorts),
            "Belum": table["missed"],
            "Orang": table["people"],
            "Cakupan": table["share"],
            "Keadaan": [cell_words(row) for row in records(table)],
        }
    )


def _group_sheet(of: Reached) -> pd.DataFrame:
    return _named(of.by_group, "Kelompok", of.by_group["label"])


def _unit_sheet(of: Reached) -> pd.DataFrame:
    table = of.by_unit
    return _named(table, "Unit", table["unit"].map(of.units.set_index("unit")["name"]))


def _named(table: pd.DataFrame, what: str, names: pd.Series) -> pd.DataFrame:
    return pd.DataFrame(
        {
            what: names,
            "Orang": table["people"],
            "Tersentuh": table["reached"],
            "Belum": table["missed"],
            "Cakupan": table["share"],
            "Diketahui": table["known"],
            "Tidak ada": table["absent"],
            "Belum diketahui": table["unknown"],
        }
    )
