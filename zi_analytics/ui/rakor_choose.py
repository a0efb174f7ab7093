"""Choosing, ordering and commenting slides, and taking the presentation away."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from zi_analytics.publishing import with_sentences
from zi_analytics.reports import PPTX, powerpoint
from zi_analytics.reports.slides import Deck
from zi_analytics.store import Event
from zi_analytics.ui import filters, link, rakor, rakor_saved, recording
from zi_analytics.ui.filters import Selection
from zi_analytics.ui.rakor import LONGEST, Frozen


def buttons(held: Frozen, values: Mapping[str, str], chosen: Selection) -> None:
    """Draw the views, the way to the full screen, the file, and fresh figures."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        filters.switch(rakor.VIEW)
        st.link_button(
            "Layar penuh",
            link.address({**values, "embed": "true"}),
            icon=":material/fullscreen:",
            help="Membuka paparan di tab baru tanpa menu; tekan F11 untuk layar penuh.",
        )
        st.download_button(
            "PowerPoint (.pptx)",
            recording.recorded(
                lambda: powerpoint(_with_comments(held, values)),
                Event(
                    "export",
                    f"Paparan rakor tahun {chosen.year} diunduh.",
                    year=chosen.year,
                    subject="paparan",
                ),
            ),
            file_name=f"{held.deck.name}.pptx",
            mime=PPTX,
            icon=":material/download:",
            on_click="ignore",
            key="unduh_paparan",
        )
        st.button("Perbarui angka", icon=":material/refresh:", on_click=rakor.thaw)
        own = rakor.arrangement(held, values)
        known = tuple(slide.id for slide in held.deck.slides)
        slides = () if own.order == known else own.order
        rakor_saved.save_button(
            rakor_saved.draft_of(chosen, slides, own.comments), rakor.saved_deck(values)
        )


def _with_comments(held: Frozen, values: Mapping[str, str]) -> Deck:
    """Return the deck with each comment as the second sentence of its slide."""
    own = rakor.arrangement(held, values)
    return with_sentences(rakor.arranged(held, own.order), own.comments)


def arrange(held: Frozen, values: Mapping[str, str]) -> None:
    """Draw the slides as a table to choose, order and comment."""
    own = rakor.arrangement(held, values)
    ids = [*own.order, *(s.id for s in held.deck.slides if s.id not in own.order)]
    about = {slide.id: slide for slide in held.deck.slides}
    table = pd.DataFrame(
        {
            "Tampil": [id_ in own.order for id_ in ids],
            "Urutan": range(1, len(ids) + 1),
            "Salindia": [about[id_].about for id_ in ids],
            "Temuan": [about[id_].title for id_ in ids],
            "Kalimat tambahan": [own.comments.get(id_, "") for id_ in ids],
        }
    )
    with st.form("susun_paparan", border=False):
        edited = st.data_editor(
            table,
            hide_index=True,
            disabled=["Salindia", "Temuan"],
            column_config={
                "Tampil": st.column_config.CheckboxColumn(width="small"),
                "Urutan": st.column_config.NumberColumn(width="small", min_value=1, step=1),
                "Kalimat tambahan": st.column_config.TextColumn(max_chars=LONGEST, width="large"),
            },
            key="rakor_tabel",
        )
        if st.form_submit_button("Pakai susunan ini", type="primary"):
            _take(held, ids, edited)


def _take(held: Frozen, ids: list[str], edited: pd.DataFrame) -> None:
    rows = edited.assign(id=ids).sort_values("Urutan", kind="stable")
    order = [str(id_) for id_ in rows.loc[rows["Tampil"].astype(bool), "id"]]
    comments = {
        str(id_): str(text).strip()[:LONGEST]
        for id_, text in zip(rows["id"], rows["Kalimat tambahan"], strict=True)
        if text and str(text).strip()
    }
    if not order:
        st.error("Pilih sedikitnya satu salindia.")
        return
    rakor.arranged_link(order, comments, [slide.id for slide in held.deck.slides])
    st.rerun()
