"""Worksheets to hand out: for one unit or for all, blank or with the answers of before."""

from collections.abc import Callable
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.charts.overview import APART_NOUN, COUNTED_NOUN
from zi_analytics.instruments import Instrument, available, load
from zi_analytics.reports import XLSX, TemplateError, UnitLabel, file_name, template, worksheets
from zi_analytics.reports.packing import zipped
from zi_analytics.store import Event
from zi_analytics.ui import access, collect_link, data, filters, page, recording, start
from zi_analytics.ui.collect_link import CollectScene

READING: Final = (
    "Lembar kerja memuat unit, tahun, dan peraturannya, sehingga ketika kembali dikenali tanpa "
    "ditanya. Nilai dan syarat WBK/WBBM dihitung di dalamnya. Jawaban sebelumnya diisikan dari "
    "penilaian mandiri tahun terakhir sebelum tahun itu, bila peraturannya sama."
)
ZIP: Final = "lembar_zip"


def sheets(of: CollectScene) -> None:
    """Draw the ways to take worksheets of a year away."""
    rules = rules_for(of.year)
    labels = unit_labels(of.year)
    if reason := _why_not(rules.id, of.year):
        page.finding(f"LKE {of.year} tidak dapat dibuat.", reason)
        return
    page.finding(f"LKE {of.year} siap dibagikan.", _detail(of.year, rules))
    filters.switch(collect_link.FILL)
    if of.filled:
        _say_what_is_filled(of, rules)
    page.section("Satu unit")
    _one(of, rules, label_of(of))
    if not access.sees_all():
        return
    page.section(
        "Semua unit sekaligus", "Satu berkas .zip dengan satu lembar kerja untuk tiap unit."
    )
    _all(of, rules, list(labels.values()))


def rules_for(year: int) -> Instrument:
    """Return the instrument of a year's worksheets, or while there are none that in force."""
    if year in data.years():
        return data.instrument(year)
    in_force = [rules for rules in map(load, available()) if rules.in_force_in(year)]
    return max(
        in_force, key=lambda rules: str(rules.in_force_from or ""), default=data.instrument()
    )


def unit_labels(year: int) -> dict[str, UnitLabel]:
    """Return the units that are expected to hand in, by code; their own to those of a unit."""
    table = data.units(year)
    table = table.query("expected") if access.sees_all() else table
    pairs = zip(table["code"].astype(str), table["name"].astype(str), strict=True)
    return {code: UnitLabel(code, name) for code, name in pairs}


def label_of(of: CollectScene) -> UnitLabel:
    """Return the chosen unit, which may have handed in without being expected to."""
    return UnitLabel(of.unit, data.registry().unit(of.unit, of.year).name)


def earlier(unit: str, year: int) -> pd.DataFrame | None:
    """Return the own answers of a unit in the latest year before, by the one it comes from."""
    for before in data.years():
        if before >= year:
            continue
        sources = data.registry().lineage(unit, before)
        answers = data.answers(before, sources[0]) if len(sources) == 1 else None
        if answers is not None and (answers["assessor"] == "unit").any():
            return answers.loc[answers["assessor"] == "unit"]
    return None


@st.cache_data(max_entries=data.FEW, show_spinner=False)
def _why_not(instrument: str, year: int) -> str:
    """Say why no worksheet can be made of an instrument; empty if one can."""
    try:
        template(load(instrument), UnitLabel("-", "-"), year)
    except TemplateError as error:
        return str(error)
    return ""


def _detail(year: int, rules: Instrument) -> str:
    expected = data.units(year).query("expected")
    counted = int(expected["counted"].sum())
    return (
        f"{counted} {COUNTED_NOUN} dan {len(expected) - counted} {APART_NOUN}, menurut "
        f"PermenPANRB {rules.short}."
    )


def _say_what_is_filled(of: CollectScene, rules: Instrument) -> None:
    answers = earlier(of.unit, of.year)
    if answers is None:
        st.caption("Unit ini belum punya jawaban sebelumnya; lembarnya akan kosong.")
        return
    before, others = int(answers["year"].iloc[0]), set(answers["instrument"]) - {rules.id}
    if others:
        st.caption(
            f"Jawaban terakhir unit ini, tahun {before}, menurut peraturan lain yang pertanyaannya "
            "berbeda; lembarnya akan kosong."
        )
    else:
        st.caption(f"Diisi jawaban penilaian mandiri tahun {before}.")


def _one(of: CollectScene, rules: Instrument, unit: UnitLabel) -> None:
    answers = earlier(unit.code, of.year) if of.filled else None
    synthetic = answers is not None and data.synthetic()
    st.download_button(
        f"Unduh lembar kerja {unit.name} (.xlsx)",
        recording.recorded(
            lambda: template(rules, unit, of.year, answers, synthetic=synthetic),
            Event("export", f"LKE {unit.code} tahun {of.year} diunduh.", unit.code, of.year),
        ),
        file_name=file_name(unit, of.year),
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key="unduh_lembar",
    )


def _all(of: CollectScene, rules: Instrument, units: list[UnitLabel]) -> None:
    token = (of.year, of.filled, rules.id, data.store().version())
    ready = st.session_state.get(ZIP)
    if ready is None or ready[0] != token:
        st.session_state.pop(ZIP, None)
        if not st.button(f"Siapkan {len(units)} lembar kerja", icon=":material/folder_zip:"):
            return
        bar = st.progress(0.0, text="Menyiapkan lembar kerja. Mohon tunggu sebentar.")
        ready = (token, zip_of(of, rules, units, start.teller(bar.progress)))
        bar.empty()
        st.session_state[ZIP] = ready
    st.download_button(
        f"Unduh {len(units)} lembar kerja (.zip)",
        recording.recorded(
            lambda: ready[1],
            Event("export", f"{len(units)} lembar kerja {of.year} diunduh.", year=of.year),
        ),
        file_name=f"LKE_{of.year}.zip",
        mime="application/zip",
        icon=":material/download:",
        on_click="ignore",
        key="unduh_zip",
    )


def zip_of(
    of: CollectScene,
    rules: Instrument,
    units: list[UnitLabel],
    tell: Callable[[int, int, str], None],
) -> bytes:
    """Return the worksheets of all units in one .zip; ``tell`` hears of each."""
    found = {unit.code: earlier(unit.code, of.year) for unit in units} if of.filled else {}
    filled = {code: answers for code, answers in found.items() if answers is not None}
    marked = filled if data.synthetic() else ()
    files = {}
    for number, (name, content) in enumerate(
        worksheets(rules, units, of.year, filled, synthetic=marked), start=1
    ):
        files[name] = content
        tell(number, len(units), name)
    return zipped(files)
