"""The trail, as it is read: filters, the list of events, and what one of them changed."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final, cast

import pandas as pd
import streamlit as st

from zi_analytics.charts import SAMPLE_MARK, formats
from zi_analytics.reports import XLSX, workbook
from zi_analytics.store import Event, EventFilter, EventKind
from zi_analytics.tables import REGENCY
from zi_analytics.ui import (
    data,
    filters,
    link,
    listing,
    page,
    recording,
    trail_sentences,
    trail_words,
)

PAGE: Final = "jejak"
ALL: Final = "semua"
MOST: Final = 500
ROWS: Final = 12
EVENTS: Final = 8
WIDTHS: Final = {
    **{"Waktu": 140, "Uraian": 370, "Kegiatan": 176},
    **{"Orang": 200, "Unit": 176, "Tahun": 70},
}
SPANS: Final = {
    ALL: "Semua waktu",
    "1": "24 jam terakhir",
    "7": "7 hari terakhir",
    "30": "30 hari terakhir",
    "365": "Setahun terakhir",
}
READING: Final = (
    "Setiap baris adalah satu kegiatan, yang terbaru di atas. Pilih sebuah baris untuk melihat isi "
    "sebelum dan sesudahnya. Jejak hanya dapat ditambah; basis data menolak perubahan dan "
    "penghapusan. Tanpa akun, orangnya tertulis “setempat”."
)


def choices() -> list[link.Choice]:
    """Return what the trail may be filtered by, as far as it occurs."""
    store = data.store()
    kinds = {kind: trail_words.KINDS[kind] for kind in store.event_values("kind")}
    units = {unit: unit_names().get(unit, unit) for unit in store.event_values("unit")}
    years = {str(year): str(year) for year in reversed(store.event_values("year"))}
    people = {person: person for person in store.event_values("person")}
    return [
        link.Choice("kegiatan", "Kegiatan", {ALL: "Semua kegiatan", **kinds}, ALL),
        link.Choice("orang", "Orang", {ALL: "Semua orang", **people}, ALL),
        link.Choice("jejak_unit", "Unit", {ALL: "Semua unit", **units}, ALL),
        link.Choice("jejak_tahun", "Tahun", {ALL: "Semua tahun", **years}, ALL),
        link.Choice("waktu", "Waktu", SPANS, ALL),
    ]


def chosen() -> EventFilter:
    """Draw the filters in a row, and return what is chosen."""
    values = filters.draw(PAGE, choices())
    return wanted(values, datetime.now(UTC))


def wanted(values: Mapping[str, str], now: datetime) -> EventFilter:
    """Return the filter for the values of the address."""
    chosen = {key: None if value == ALL else value for key, value in values.items()}
    days, year = chosen["waktu"], chosen["jejak_tahun"]
    return EventFilter(
        person=chosen["orang"],
        kind=cast("EventKind | None", chosen["kegiatan"]),
        unit=chosen["jejak_unit"],
        year=None if year is None else int(year),
        since=None if days is None else now - timedelta(days=int(days)),
    )


def table(events: pd.DataFrame, found: int) -> None:
    """Draw the events, and of the one picked what was before and after."""
    page.section("Kegiatan", _says(len(events), found))
    shown = trail_words.shown(events, unit_names())
    picked = listing.pick(
        shown,
        {"Waktu": trail_words.short_moment},
        f"Tabel {len(shown)} kegiatan, yang terbaru di atas",
        "jejak_tabel",
        widths=WIDTHS,
        narrow={"Waktu": 136, "Uraian": 260, "Orang": 190},
        rows=EVENTS,
        wrapped=True,
    )
    if picked is not None and picked < len(events):
        _detail(events.iloc[picked])


def download(wanted: EventFilter) -> None:
    """Draw the button for all events that are wanted, not only those shown."""
    store, names, sample = data.store(), unit_names(), data.synthetic()
    notes = [
        *([SAMPLE_MARK] if sample else []),
        f"{data.registry().name}: jejak kegiatan, yang terbaru di atas.",
        f"Waktu menurut server, {trail_words.zone()}. Sebelum dan Sesudah ditulis sebagai JSON.",
        f"Dibuat {formats.day(date.today())}.",
    ]
    st.download_button(
        "Unduh jejak (.xlsx)",
        recording.recorded(
            lambda: workbook({"Jejak": trail_words.exported(store.events(wanted), names)}, notes),
            Event("export", "Jejak diunduh.", subject="jejak"),
        ),
        file_name=f"jejak-{date.today():%Y-%m-%d}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key="unduh_jejak",
    )


def unit_names() -> Mapping[str, str]:
    """Return the units of all years by code, by their latest names, and the region."""
    members = data.registry().region.members
    units = {code: member.in_year(None).name for code, member in members.items()}
    return units | {REGENCY: data.registry().name}


def _says(shown: int, found: int) -> str:
    many = f"{shown} yang terbaru dari {found}; yang lain ada di unduhan. " if shown < found else ""
    return f"{many}Waktu menurut server, {trail_words.zone()}."


def _detail(event: "pd.Series[str]") -> None:
    st.subheader("Sebelum dan sesudah", anchor=False)
    names = unit_names()
    st.text(trail_sentences.named(event, names))
    told = trail_words.differences(event["before"], event["after"], names)
    if told.empty:
        st.caption("Kegiatan ini tidak mengubah isi.")
        return
    listing.table(
        told,
        {},
        f"Tabel isi sebelum dan sesudah, {len(told)} hal",
        widths={"Hal": 260, "Sebelum": 320, "Sesudah": 320, "Berubah": 90},
        narrow={"Hal": 150, "Sebelum": 120, "Sesudah": 120},
        rows=ROWS,
    )
