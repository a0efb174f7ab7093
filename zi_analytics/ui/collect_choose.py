"""Choosing whose a file is where that is unclear: unit, year and assessor, or leaving it out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any, Final, Literal

import streamlit as st

from zi_analytics.intake import Result
from zi_analytics.tables import ASSESSORS
from zi_analytics.ui import access, collect_link, collect_outcome, collect_state, data, page
from zi_analytics.ui.collect_batch import Choice, key_of

MOST_CARDS: Final = 25
NONE: Final = "menurut berkas"
NOT_KNOWN: Final = "– pilih –"
NEAR: Final = " (mirip)"
Field = Literal["unit", "year", "assessor"]
LABELS: Final[Mapping[Field, str]] = {"unit": "Unit", "year": "Tahun", "assessor": "Penilai"}


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
        open_ = any(collect_outcome.asks(by_file[key]) for key in first)
        page.section(
            "Pilih yang belum jelas" if open_ else "Pilihan yang dapat diubah",
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
    """Draw the choices. What they offer never depends on them: a list that changes starts anew."""
    result = _unchosen(key, result)
    chosen = collect_state.state().choices.get(key, Choice())
    row = st.grid(4, min_column_width=210, vertical_alignment="bottom")
    years = [str(year) for year in collect_link.years_offered()]
    units = _units(result)
    own = units.get(result.unit or "", result.unit or "").removesuffix(NEAR)
    _select(row, "unit", key, units, chosen.unit, own)
    chosen_year = str(chosen.year) if chosen.year else None
    own = str(result.year or "")
    _select(row, "year", key, {year: year for year in years}, chosen_year, own)
    own = ", ".join(ASSESSORS.get(name, name) for name in result.assessors)
    _select(row, "assessor", key, ASSESSORS, chosen.assessor, own)
    row.button(
        "Jangan impor", key=_widget(f"lewati_{key}"), on_click=_skip, args=(key,), width="stretch"
    )


def _unchosen(key: str, result: Result) -> Result:
    first = collect_state.state().first
    return next((r for r in first.results if key_of(r) == key), result) if first else result


def _select(
    row: Any,  # noqa: ANN401
    field: Field,
    key: str,
    options: Mapping[str, str],
    chosen: str | None,
    own: str,
) -> None:
    """Draw one choice; the first option leaves it to the file, and says what the file says."""
    usual = f"{own} ({NONE})" if own else NOT_KNOWN
    codes: list[str] = [NONE, *options]
    row.selectbox(
        LABELS[field],
        codes,
        index=codes.index(chosen) if chosen is not None and chosen in options else 0,
        format_func=lambda code: usual if code == NONE else options[code],
        key=_widget(f"{field}_{key}"),
        on_change=_chosen,
        args=(field, key, collect_state.state().round),
    )


def _widget(name: str) -> str:
    return f"terima_{collect_state.state().round}_{name}"


def _units(result: Result) -> dict[str, str]:
    """Return the units of the file's year, or of any year, those that it comes near to first."""
    members = data.registry().region.members.values()
    year = result.year
    own = [member for member in members if access.may_read(member.code)]
    names = {m.code: m.in_year(year).name for m in own if m.period.covers(year)}
    near = {c.code: f"{c.name}{NEAR}" for c in result.candidates if c.code in names}
    return {**near, **{code: name for code, name in names.items() if code not in near}}


def _chosen(field: Field, key: str, of_round: int) -> None:
    said = st.session_state.get(_widget(f"{field}_{key}"))
    # The browser may still tell of a list that went away with the files of an import.
    if of_round != collect_state.state().round or said is None:
        return
    value = None if said == NONE else str(said)
    made = collect_state.state().choices.get(key, Choice())
    if field == "unit":
        made = replace(made, unit=value)
    elif field == "year":
        made = replace(made, year=int(value) if value else None)
    else:
        made = replace(made, assessor=value)
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
