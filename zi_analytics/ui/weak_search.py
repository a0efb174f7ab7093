"""Words in the notes and evidence of all units."""

from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.insight import weak
from zi_analytics.ui import answers_data, export, link, listing, page, taps, weak_link
from zi_analytics.ui.viewport import is_narrow
from zi_analytics.ui.weak_rows import as_read
from zi_analytics.ui.weak_state import Scene, label

WIDGET: Final = "kata_dicari"
FOUND_IN: Final = {"note": "catatan", "evidence": "bukti dukung"}
METHOD: Final = "Jawaban yang catatan atau bukti dukungnya memuat kata yang dicari."
MOST_ROWS: Final = 12


def search(of: Scene) -> None:
    """Draw the field for words, and the answers that hold them."""
    page.section(
        "Cari di catatan dan bukti",
        f"Kata atau potongan kata di {label(of.rules, of.node)}; huruf besar dan kecil sama. Klik "
        "baris untuk jawaban lengkap.",
    )
    written = of.values[weak_link.SEARCH]
    st.session_state[WIDGET] = "" if written == weak_link.NONE else written
    st.text_input(
        "Kata yang dicari",
        key=WIDGET,
        max_chars=weak_link.LONGEST,
        placeholder="misalnya notulen",
        label_visibility="collapsed",
        on_change=_chosen,
    )
    if written != weak_link.NONE:
        _results(of, written)


def _chosen() -> None:
    words = str(st.session_state[WIDGET]).strip()
    link.write({weak_link.SEARCH: words or weak_link.NONE})
    taps.tapped()


def _results(of: Scene, words: str) -> None:
    found = _found(of, words)
    if found.empty:
        st.text(f"Tidak ada catatan atau bukti yang memuat “{words}”.")
        return
    st.text(f"“{words}”: {len(found)} jawaban dari {found['unit'].nunique()} unit.")
    order = ["Unit", "Pertanyaan", "Ada di", "Catatan", "Bukti dukung", "Jawaban", "Sel"]
    picked = listing.pick(
        found[order],
        {},
        f"Tabel {len(found)} jawaban yang memuat kata yang dicari",
        taps.key("found"),
        widths={"Unit": 130, "Pertanyaan": 210, "Catatan": 300, "Bukti dukung": 260},
        narrow={"Unit": 110, "Catatan": 220, "Pertanyaan": 170, "Sel": 56},
        wrapped=is_narrow(),
        rows=MOST_ROWS,
    )
    if picked is not None:
        row = found.iloc[picked]
        weak_link.focus(str(row["unit"]), str(row["question"]))
    export.download(
        lambda: {
            "Hasil pencarian": found.rename(columns={"unit": "Kode unit", "question": "Kode"})
        },
        "pencarian",
        f"{METHOD} Kata: {words}",
        of.selection,
    )


def _found(of: Scene, words: str) -> pd.DataFrame:
    answers = answers_data.of_year(of.selection.year)
    own = answers.loc[
        (answers["assessor"] == of.selection.assessor)
        & answers["unit"].isin(list(of.units["unit"]))
        & answers["question"].isin(of.rules.leaves(of.node))
    ]
    found = weak.search(own, words, ("note", "evidence"))
    where = [", ".join(FOUND_IN[field] for field in row.split(", ")) for row in found["found_in"]]
    return as_read(found, of).assign(**{"Ada di": where})
