"""The parts of the page on prerequisites: finding, figures, the region's list, board and table."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.charts.columns import Column
from zi_analytics.charts.frames import is_true, records
from zi_analytics.charts.overview import APART_NOUN, COUNTED_NOUN
from zi_analytics.charts.prerequisite_board import CELLS, prerequisite_board, state_of
from zi_analytics.scoring import closing_day
from zi_analytics.tables import REGENCY, typed
from zi_analytics.ui import (
    access,
    data,
    export,
    listing,
    page,
    prereq_data,
    prereq_link,
    prereq_list,
    prereq_words,
    taps,
)
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.filters import Selection
from zi_analytics.ui.viewport import look

OF_REGION: Final = "kabupaten"
SCORES: Final = "nilai"
PROPOSED: Final = "siap"
READY: Final = "Kesiapan"
ASKED: Final = "Prasyarat"
READING: Final = (
    "Siap diusulkan menuntut keduanya: semua syarat nilai dan semua prasyarat. Yang tidak diisi "
    "belum diketahui, tidak pernah dianggap terpenuhi. LHKPN dan LHKASN diambil dari LKE penilai "
    "yang dipilih, predikat SAKIP dari rekap SAKIP; isian orang didahulukan. Tanggal yang hanya "
    "diketahui tahunnya dihitung dari hari terakhir tahun itu. Unit yang predikatnya dicabut tidak "
    "dapat diusulkan selama 2 tahun."
)


def finding(selection: Selection) -> None:
    """Write the finding over all chosen units, and the day for which it holds."""
    names = {rule.id: rule.short for rule in prereq_data.rules().values()}
    judged = prereq_data.judged(selection.year, selection.assessor)
    said = prereq_words.finding(_standing(selection), judged, selection.predicate, names)
    page.finding(said.headline, said.detail)
    st.caption(
        f"Dihitung pada {formats.day(closing_day(selection.year))}, hari terakhir usulan bila "
        "tidak ada surat yang menentukan lain."
    )
    if not data.instrument(selection.year).prerequisites:
        st.caption(
            f"Indikatif: prasyarat peraturan tahun {selection.year} belum dikonfirmasi. Dipakai "
            "prasyarat PermenPANRB 90/2021; siap diusulkan tidak pernah dinyatakan."
        )


def figures(selection: Selection) -> None:
    """Draw how many units fulfil prerequisites, score conditions, and both."""
    table = _standing(selection)
    grid = st.grid(4, min_column_width=150, gap="medium")
    for label, column in (
        ("Semua prasyarat", "holds"),
        ("Semua syarat nilai", "scores_met"),
        (f"Siap diusulkan {selection.predicate}", "proposable"),
    ):
        with grid.cell(), st.container(gap=None):
            value, rest = _counted(table, column)
            st.metric(label, value)
            st.caption(rest)
    with grid.cell(), st.container(gap=None):
        entered = prereq_data.entries(selection.year)
        st.metric("Isian tahun ini", int(entered["value"].notna().sum()))
        st.caption("dari formulir dan lembar kerja")


def _counted(table: pd.DataFrame, column: str) -> tuple[str, str]:
    """Give "3 dari 44" of the units that count, and as a second text the rest and the RSUD."""
    own = table.loc[table["counted"]]
    noun = COUNTED_NOUN
    if own.empty:
        own, noun = table, APART_NOUN
    if len(own) == 1:
        state = state_of(own[column].iloc[0])
        return state.sign, f"{state.word} · {own['short'].iloc[0]}"
    unknown = int(own[column].isna().sum())
    value = formats.count_of(int(is_true(own[column]).sum()), len(own))
    return value, f"{noun} · {unknown} belum diketahui" if unknown else noun


def region(selection: Selection) -> None:
    """Draw the region's own checklist; a row opens its form."""
    page.section(
        "Prasyarat kabupaten",
        "Berlaku untuk semua unit. Klik baris untuk "
        f"{'mengisi, memperbaiki, atau ' if access.may_edit() else ''}melihat riwayat.",
    )
    shown = prereq_list.table(REGENCY, selection)
    picked = prereq_list.draw(shown, selection, taps.key("kabupaten"))
    if picked is not None:
        prereq_link.focus(REGENCY, picked)
    prereq_list.download(shown, "prasyarat-kabupaten", selection)


def board(selection: Selection) -> None:
    """Draw every unit and prerequisite; a cell opens the unit's list at that place."""
    page.section(
        "Papan prasyarat unit",
        f"Menuju {selection.predicate}. Ketuk satu sel untuk membuka daftar periksanya.",
    )
    table = _standing(selection)
    picture = drawn(
        prerequisite_board,
        prereq_data.groups_by_kind(table),
        table[["unit", "name", "short"]],
        cells(selection, table),
        columns(selection.predicate),
        selection.predicate,
        look(),
    )
    if mark := page.picked(picture, taps.key("papan")):
        unit, column = mark[0], mark[1]
        if column == SCORES:
            page.open_unit(unit, selection)
        if column == OF_REGION:
            unit = REGENCY
        prereq_link.focus(unit, column if column in prereq_data.items_of(unit) else "")


def columns(predicate: str) -> list[Column]:
    """Return the board's columns: the units' prerequisites, the region's, scores, and both."""
    own = prereq_data.rules(predicate, "unit").values()
    return [
        *(Column(rule.id, rule.label, rule.short, ASKED) for rule in own),
        Column(OF_REGION, "Prasyarat kabupaten, semuanya", "Prasyarat kabupaten", ASKED),
        Column(SCORES, f"Semua syarat nilai {predicate}", "Syarat nilai", READY),
        Column(PROPOSED, f"Siap diusulkan {predicate}", "Siap diusulkan", READY),
    ]


def cells(selection: Selection, table: pd.DataFrame) -> pd.DataFrame:
    """Return the board's cells (``charts.prerequisite_board.CELLS``)."""
    judged = prereq_data.judged(selection.year, selection.assessor)
    own = judged.loc[
        judged["predicate"].eq(selection.predicate) & judged["unit"].isin(table["unit"])
    ]
    frames = [own.loc[own["level"] == "unit"].rename(columns={"prerequisite": "column"})]
    of_region = judged.loc[
        judged["predicate"].eq(selection.predicate) & judged["unit"].eq(REGENCY), "met"
    ]
    together: Any = of_region.all(skipna=False)
    frames.append(table[["unit"]].assign(column=OF_REGION, met=together))
    for column, name in (("scores_met", SCORES), ("proposable", PROPOSED)):
        frames.append(table[["unit", column]].rename(columns={column: "met"}).assign(column=name))
    every = pd.concat([frame.reindex(columns=list(CELLS)) for frame in frames], ignore_index=True)
    return typed(every, CELLS)


def unit_table(selection: Selection) -> None:
    """Draw the units as a table; picking one opens its list. The file has every prerequisite."""
    page.section("Tabel unit", "Klik judul kolom untuk mengurutkan, klik baris untuk membuka.")
    table = _standing(selection)
    kinds = data.registry().kinds
    shown = pd.DataFrame(
        {
            "Unit": table["short"],
            "Jenis": [kinds.get(kind, kind) for kind in table["kind"]],
            "Siap diusulkan": [state_of(met).text for met in table["proposable"]],
            "Syarat nilai": [state_of(met).text for met in table["scores_met"]],
            "Prasyarat": [state_of(met).text for met in table["holds"]],
            "Terpenuhi": table["met"],
            "Belum": table["unmet"],
            "Belum diketahui": table["unknown"],
        }
    )
    picked = listing.pick(
        shown,
        {},
        f"Tabel {len(table)} unit menurut prasyarat {selection.predicate}",
        taps.key("tabel_unit"),
        narrow={"Unit": 144, "Siap diusulkan": 144},
    )
    if picked is not None:
        prereq_link.focus(str(table["unit"].iloc[picked]))
    export.download(
        lambda: {"Unit": shown, "Prasyarat": every_prerequisite(selection, table)},
        f"prasyarat-{selection.predicate}",
        prereq_list.METHOD,
        selection,
    )


def every_prerequisite(selection: Selection, table: pd.DataFrame) -> pd.DataFrame:
    """Return each prerequisite of each unit with state and value, for the file."""
    labels = {column.node: column.label for column in columns(selection.predicate)}
    names = table.set_index("unit")["name"]
    return pd.DataFrame(
        [
            {
                "Unit": names[row.unit],
                "Prasyarat": labels[row.column],
                "Status": state_of(row.met).text,
                "Isi": None if formats.is_missing(row.value) else row.value,
            }
            for row in records(cells(selection, table))
        ]
    )


def _standing(selection: Selection) -> pd.DataFrame:
    return prereq_data.standing(
        selection.year, selection.assessor, selection.predicate, selection.kind
    )
