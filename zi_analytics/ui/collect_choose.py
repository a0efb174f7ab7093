"""Choosing whose a file is where that is unclear: unit, year and assessor, or leaving it out."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Final

import streamlit as st

from zi_analytics.intake import Result
from zi_analytics.tables import ASSESSORS
from zi_analytics.ui import collect_link, collect_outcome, collect_state, data, page
from zi_analytics.ui.collect_batch import Choice, key_of

MOST_CARDS: Final = 25
NONE: Final = "menurut berkas"
NOT_KNOWN: Final = "– pilih –"


def choosers(results: Sequence[Result]) -> None:
    """Draw a card for each file that is unclear or was chosen for, and a way to any other."""
    by_file: dict[str, Result] = {}
    for result in results:
        known = by_file.get(key_of(result))
        if known is None or (collect_outcome.doubtful(result) > collect_outcome.doubtful(known)):
            by_file[key_of(result)] = result
    choices = collect_state.state().choices
    first = [
        key
        for key, result in by_file.items()
        if collect_outcome.doubtful(result) or (key in choices and not choices[key].skip)
    ]
    if first:
        page.section(
            "Pilih yang belum jelas",
            "Pilihan langsung diperiksa ulang. Calon yang paling mirip ada di urutan atas.",
        )
    for key in first[:MOST_CARDS]:
        _card(key, by_file[key])
    if len(first) > MOST_CARDS:
        st.caption(f"Masih ada {len(first) - MOST_CARDS} berkas lagi setelah ini.")
    _left_out()
    _another({key: result for key, result in by_file.items() if key not in first})


def _card(key: str, result: Result) -> None:
    with st.container(border=True):
        sheet = f" · lembar {result.sheet}" if result.sheet else ""
        st.text(f"{PurePath(result.file).name}{sheet}")
        codes = collect_outcome.CHOOSABLE | collect_outcome.DOUBTFUL
        told = result.findings.loc[result.findings["code"].isin(codes), "message"]
        for message in dict.fromkeys(told):
            st.text(str(message))
        _fields(key, result)


def _fields(key: str, result: Result) -> None:
    chosen = collect_state.state().choices.get(key, Choice())
    row = st.grid(4, min_column_width=210, vertical_alignment="bottom")
    years = [str(year) for year in collect_link.years_offered()]
    units = _units(result, chosen)
    own = units.get(result.unit or "", result.unit)
    _select(row, "Unit", f"unit_{key}", units, chosen.unit, own, key)
    year = str(chosen.year) if chosen.year else None
    own = str(result.year) if result.year else None
    _select(row, "Tahun", f"tahun_{key}", {y: y for y in years}, year, own, key)
    own = ", ".join(ASSESSORS.get(name, name) for name in result.assessors)
    _select(row, "Penilai", f"penilai_{key}", ASSESSORS, chosen.assessor, own, key)
    row.button(
        "Jangan impor", key=_widget(f"lewati_{key}"), on_click=_skip, args=(key,), width="stretch"
    )


def _select(
    row: "st.delta_generator.DeltaGenerator",
    label: str,
    name: str,
    options: Mapping[str, str],
    chosen: str | None,
    own: str | None,
    key: str,
) -> None:
    """Draw one choice; the first option leaves it to the file, and says what the file says."""
    usual = f"{own} ({NONE})" if own else NOT_KNOWN
    codes: list[str] = [NONE, *options]
    row.selectbox(
        label,
        codes,
        index=codes.index(chosen) if chosen is not None and chosen in options else 0,
        format_func=lambda code: usual if code == NONE else options[code],
        key=_widget(name),
        on_change=_chosen,
        args=(key,),
    )


def _widget(name: str) -> str:
    return f"terima_{collect_state.state().round}_{name}"


def _units(result: Result, chosen: Choice) -> dict[str, str]:
    """Return the units of the year, those that the file comes near to first."""
    year = chosen.year or result.year or collect_link.years_offered()[0]
    table = data.units(year)
    names = dict(zip(table["code"].astype(str), table["name"].astype(str), strict=True))
    near = {c.code: f"{c.name} (mirip)" for c in result.candidates if c.code in names}
    return {**near, **{code: name for code, name in names.items() if code not in near}}


def _chosen(key: str) -> None:
    def value(field: str) -> str | None:
        said = st.session_state.get(_widget(f"{field}_{key}"))
        return None if said in (None, NONE) else str(said)

    year = value("tahun")
    made = Choice(value("unit"), int(year) if year else None, value("penilai"))
    collect_state.choose(key, made)


def _skip(key: str) -> None:
    collect_state.choose(key, Choice(skip=True))


def _left_out() -> None:
    """Draw the files that shall be left out, each with a way back."""
    left = [key for key, choice in collect_state.state().choices.items() if choice.skip]
    if not left:
        return
    with st.container(border=True):
        st.caption("Tidak akan diimpor:")
        for key in left:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(key.partition("/")[2], width="stretch")
                st.button(
                    "Impor juga",
                    key=_widget(f"kembali_{key}"),
                    on_click=collect_state.choose,
                    args=(key, Choice()),
                )


def _another(others: dict[str, Result]) -> None:
    """Draw a way to choose for a file that is clear but wrong."""
    if not others:
        return
    with st.expander("Ubah unit, tahun, atau penilai berkas lain"):
        key = st.selectbox(
            "Berkas",
            list(others),
            index=None,
            format_func=lambda one: str(one).partition("/")[2],
            placeholder="Pilih berkas",
            key=_widget("lain"),
        )
        if key in others:
            _fields(str(key), others[str(key)])
