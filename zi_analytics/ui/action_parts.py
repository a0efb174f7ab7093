"""The parts of the page of actions: figures, pictures, the board, by unit and owner."""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts import (
    ACTION_STATES,
    NO_OWNER,
    SAMPLE_MARK,
    actions_table,
    due_dates,
    formats,
    plan_line,
)
from zi_analytics.insight import actions as insight
from zi_analytics.ui import (
    action_data,
    action_link,
    action_words,
    data,
    export,
    listing,
    page,
    taps,
)
from zi_analytics.ui.action_link import Chosen
from zi_analytics.ui.drawn import drawn
from zi_analytics.ui.kept import kept
from zi_analytics.ui.viewport import is_narrow, look

PROGRESS: Final = "Kemajuan"
EXPORT_FORMATS: Final = {PROGRESS: export.PERCENT}
ROWS: Final = 12
BOARD: Final = ("Aksi", "Status", "Unit", "Penanggung jawab", "Tenggat", PROGRESS)
WIDTHS: Final = {
    **{"Aksi": 400, "Status": 200, "Unit": 140, "Penanggung jawab": 170},
    **{"Tenggat": 150, PROGRESS: 90},
}
ON_PHONE: Final = "Maju"
NARROW: Final = {"Aksi": 134, "Status": 98, ON_PHONE: 56}
GROUP_WIDTHS: Final = {"Terlambat": 84, "Segera": 70, "Selesai": 70, "Aksi": 54, PROGRESS: 86}
METHOD: Final = "Status dihitung terhadap tanggal pembuatan berkas ini."


def figures(table: pd.DataFrame) -> None:
    """Draw how many actions are late, due soon, running and done, and their mean progress."""
    found = insight.counts(table)
    counting = table.loc[~table["cancelled"]]
    whole = len(counting)
    mean = counting["progress"].mean() / 100 if whole else None
    facts = [
        (ACTION_STATES[status].text, str(found[status]), f"dari {whole} aksi")
        for status in ("late", "soon", "done")
    ]
    facts.append(("Rata-rata kemajuan", formats.share(mean), f"{found['cancelled']} dibatalkan"))
    grid = st.grid(4, min_column_width=150, gap="medium")
    for label, value, beside in facts:
        with grid.cell(), st.container(gap=None):
            st.metric(label, value)
            st.caption(beside)


def progress(table: pd.DataFrame, chosen: Chosen) -> None:
    """Draw plan against progress over the months."""
    day = action_data.today()
    page.section("Rencana dan terwujud", action_words.pace(table, day))
    history = action_data.plan().history(chosen.year)
    own = kept(insight.over_time, table, history, day)
    page.show(drawn(plan_line, own, day, look()), "rencana_garis")


def calendar(table: pd.DataFrame, chosen: Chosen) -> None:
    """Draw the due dates, by unit, or by owner where one unit is chosen; a click opens one."""
    by = "unit" if chosen.scope is None else "penanggung jawab"
    page.section("Tenggat", f"Setiap tanda satu aksi, menurut {by}; ketuk untuk membukanya.")
    names = action_data.short_names(chosen.year)
    rows = table["unit"].map(names) if chosen.scope is None else table["owner"].fillna(NO_OWNER)
    picture = drawn(due_dates, table.assign(row=rows), action_data.today(), look())
    clicked = page.picked(picture, taps.key("rencana_tenggat"))
    if clicked:
        action_link.focus(int(clicked[0]))


def board(table: pd.DataFrame, chosen: Chosen) -> None:
    """Draw the actions, the most urgent first; a row opens one."""
    page.section("Papan aksi", "Yang paling mendesak di atas; klik baris untuk membuka aksi.")
    if table.empty:
        st.write("Tidak ada aksi untuk pilihan ini. Ubah status atau penanggung jawab di atas.")
        return
    shown = actions_table(table, action_data.short_names(chosen.year))
    shown["Status"] = action_words.status_and_date(table)
    shown = shown[list(BOARD)]
    if is_narrow():
        shown = shown.rename(columns={PROGRESS: ON_PHONE})
    picked = listing.pick(
        shown,
        {"Tenggat": formats.day, **dict.fromkeys((PROGRESS, ON_PHONE), formats.share)},
        f"Papan {len(shown)} aksi dengan status, tenggat, dan kemajuan",
        taps.key("rencana_papan"),
        widths=WIDTHS,
        narrow=NARROW,
        rows=ROWS,
        wrapped=is_narrow(),
    )
    if picked is not None and picked < len(table):
        action_link.focus(int(table["id"].iloc[picked]))


def groups(table: pd.DataFrame, chosen: Chosen) -> None:
    """Draw who is behind, by unit and by owner."""
    names = action_data.short_names(chosen.year)
    page.section("Siapa yang tertinggal", "Yang terlambat terbanyak di atas.")
    left, right = st.columns(2, gap="large")
    with left:
        units = kept(insight.grouped, table, "unit")
        _groups(units.assign(unit=[names.get(unit, unit) for unit in units["unit"]]), "Unit")
    with right:
        owners = kept(insight.grouped, table, "owner")
        _groups(owners.assign(owner=owners["owner"].fillna(NO_OWNER)), "Penanggung jawab")


def _groups(table: pd.DataFrame, name: str) -> None:
    shown = group_table(table, name)
    listing.table(
        shown,
        {PROGRESS: formats.share},
        f"Tabel aksi menurut {name.lower()}, {len(shown)} baris",
        widths={name: 210, **GROUP_WIDTHS},
        narrow={name: 172, "Terlambat": 78, PROGRESS: 76},
        rows=8,
    )


def group_table(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return ``insight.actions.grouped`` as people read it; ``name`` heads the first column."""
    return pd.DataFrame(
        {
            name: table.iloc[:, 0],
            "Terlambat": table["late"],
            "Segera": table["soon"],
            "Selesai": table["done"],
            "Aksi": table["actions"],
            PROGRESS: table["progress"].astype("float64") / 100,
        }
    )


def download(table: pd.DataFrame, chosen: Chosen) -> None:
    """Draw the button for the work list: every action shown, with all that is known of it."""
    names = action_data.unit_names(chosen.year)
    name = f"rencana-aksi-{chosen.scope or 'semua'}-{chosen.year}"
    says = [
        *([SAMPLE_MARK] if data.synthetic() else []),
        f"{data.registry().name}: rencana aksi {chosen.year}.",
        METHOD,
        action_words.READING,
        f"Dibuat {formats.day(action_data.today())}.",
    ]
    export.offer(
        lambda: {"Rencana aksi": actions_table(table, names)},
        name,
        lambda: says,
        EXPORT_FORMATS,
        unit=chosen.scope,
        year=chosen.year,
    )
