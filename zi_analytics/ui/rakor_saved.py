"""Presentations kept by name: following a link to one, saving, opening, taking off the list."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from zi_analytics.store import DeckDraft, DeckError, SavedDeck
from zi_analytics.store.decks import LONGEST
from zi_analytics.ui import access, data, link, listing, page, trail_words
from zi_analytics.ui.filters import ASSESSORS, Selection

DECK: Final = "paparan"
SAVED: Final = "tersimpan"
NONE: Final = "-"
NAME: Final = "paparan_nama"
TOLD: Final = "paparan_pesan"
ARRANGED: Final = ("susunan", "kalimat")


def choice() -> link.Choice:
    """Return which saved presentation the address names; it has no widget."""
    known = {str(deck.id): deck.draft.name for deck in data.store().decks()}
    named = link.shown(DECK)
    if (deck := found(named)) is not None:
        known[named] = deck.draft.name
    return link.Choice(DECK, "Paparan tersimpan", {NONE: "tidak ada", **known}, NONE)


def found(code: str) -> SavedDeck | None:
    """Return the saved presentation that a code names, archived or not, if it names one."""
    if not (code.isascii() and code.isdigit() and len(code) <= 9):
        return None
    try:
        return data.store().deck(int(code))
    except KeyError:
        return None


def follow() -> None:
    """Let a short link to a saved presentation bring the choices under which it was kept.

    On a page that is open already, another year, assessor or predicate lets go of it instead.
    """
    deck = found(link.shown(DECK))
    if deck is None:
        return
    draft = deck.draft
    own = {"tahun": str(draft.year), "penilai": draft.assessor, "predikat": draft.predicate}
    if st.session_state.get(link.PAGE) != "rakor":
        rest = {name: link.shown(name) or SAVED for name in ARRANGED}
        link.write(own | rest)
    elif any(link.shown(name) != value for name, value in own.items()):
        let_go()


def let_go() -> None:
    """Forget the saved presentation, and with it what only it arranged."""
    rest = {name: "semua" if name == ARRANGED[0] else NONE for name in ARRANGED}
    link.write({DECK: NONE, **{n: to for n, to in rest.items() if link.shown(n) == SAVED}})


def tell(deck: SavedDeck | None, known: list[str]) -> None:
    """Say which presentation is open, and what of it is no longer so."""
    if TOLD in st.session_state:
        st.success(st.session_state.pop(TOLD))
    if deck is None:
        return
    when = trail_words.moment(deck.saved_at)
    st.text(
        f"Paparan: {deck.draft.name}, versi {deck.version}, disimpan {when} oleh {deck.saved_by}."
    )
    newest = data.store().deck_versions(deck.draft.name)[0]
    if newest.archived:
        st.warning("Paparan ini sudah dihapus dari daftar; tautannya tetap membukanya.")
    elif newest.id != deck.id:
        st.info(f"Ada versi yang lebih baru: versi {newest.version}.")
    gone = [slide for slide in deck.draft.slides if slide not in known]
    if gone:
        st.warning(
            "Paparan ini menyebut salindia yang tidak ada lagi pada data sekarang: "
            f"{', '.join(gone)}. Yang lain ditampilkan.",
            icon=":material/broken_image:",
        )


def save_button(
    draft: DeckDraft,
    deck: SavedDeck | None,
) -> None:
    """Draw the way to keep the presentation as it is arranged now under a name."""
    if not access.may_edit():
        return
    with (
        st.popover("Simpan paparan", icon=":material/bookmark_add:"),
        st.form("simpan_paparan", border=False),
    ):
        usual = deck.draft.name if deck else ""
        name = st.text_input("Nama paparan", value=usual, max_chars=LONGEST, key=NAME)
        st.caption("Nama yang sama menjadi versi baru; versi lama tetap ada.")
        if st.form_submit_button("Simpan", type="primary", key="simpan_paparan_tombol"):
            _save(draft, name)


def _save(draft: DeckDraft, name: str) -> None:
    try:
        with access.writing():
            kept = data.store().save_deck(replace(draft, name=name))
    except access.NotAllowedError as error:
        st.error(str(error))
        return
    except DeckError as error:
        st.error(f"Belum tersimpan: {error}.")
        return
    link.write({DECK: str(kept.id), **dict.fromkeys(ARRANGED, SAVED)})
    st.session_state[TOLD] = f"Tersimpan sebagai versi {kept.version}."
    st.rerun()


def listed(values: Mapping[str, str]) -> None:
    """Draw the presentations that are kept, and of the one picked its versions and what to do."""
    page.section("Paparan tersimpan", "Pilih baris untuk membukanya, membagikannya, atau lainnya.")
    decks = data.store().decks()
    if not decks:
        st.write(
            "Belum ada. Atur salindia di bagian Susun, lalu simpan dengan nama lewat “Simpan "
            "paparan”."
        )
        return
    picked = listing.pick(
        _table(decks),
        {"Disimpan": trail_words.short_moment},
        f"Tabel {len(decks)} paparan tersimpan, yang terbaru di atas",
        "rakor_tersimpan",
        widths={"Nama": 280, "Versi": 60, "Tahun": 70, "Penilai": 150, "Disimpan": 150},
        narrow={"Nama": 154, "Disimpan": 134},
        rows=10,
    )
    here = found(values[DECK])
    if picked is not None:
        _opened(decks[picked])
    elif here is not None:
        _opened(here)


def _table(decks: tuple[SavedDeck, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Nama": [deck.draft.name for deck in decks],
            "Versi": [deck.version for deck in decks],
            "Tahun": [deck.draft.year for deck in decks],
            "Penilai": [ASSESSORS.get(d.draft.assessor, d.draft.assessor) for d in decks],
            "Predikat": [deck.draft.predicate for deck in decks],
            "Salindia": [str(len(d.draft.slides)) if d.draft.slides else "semua" for d in decks],
            "Disimpan": [deck.saved_at for deck in decks],
            "Oleh": [deck.saved_by for deck in decks],
        }
    )


def _opened(deck: SavedDeck) -> None:
    st.subheader("Paparan yang dipilih", anchor=False)
    st.text(deck.draft.name)
    st.caption("Tautan pendek; angkanya dari data ketika paparan dibuka.")
    st.code(link.address({DECK: str(deck.id)}), language=None, wrap_lines=True)
    with st.container(horizontal=True, gap="small"):
        st.button("Buka", type="primary", on_click=_open, args=(deck,), key="buka_paparan")
        if access.may_edit():
            with st.popover("Hapus dari daftar", icon=":material/archive:"):
                st.write("Paparan tidak lagi ditawarkan. Semua versinya tetap disimpan.")
                if st.button("Ya, hapus dari daftar", key="hapus_paparan"):
                    _archive(deck)
    versions = data.store().deck_versions(deck.draft.name)
    listing.table(
        _table(versions).assign(
            Keadaan=["dihapus dari daftar" if d.archived else "disimpan" for d in versions],
            Tautan=[f"?{DECK}={d.id}" for d in versions],
        ),
        {"Disimpan": trail_words.short_moment},
        f"Tabel {len(versions)} versi, yang terbaru di atas",
        narrow={"Versi": 60, "Disimpan": 136, "Oleh": 120},
        rows=6,
    )


def _open(deck: SavedDeck) -> None:
    draft = deck.draft
    own = {"tahun": str(draft.year), "penilai": draft.assessor, "predikat": draft.predicate}
    link.write({DECK: str(deck.id), **own, **dict.fromkeys(ARRANGED, SAVED), "tampilan": "tayang"})


def _archive(deck: SavedDeck) -> None:
    try:
        with access.writing():
            data.store().archive_deck(deck.draft.name)
    except access.NotAllowedError as error:
        st.error(str(error))
        return
    except DeckError as error:
        st.error("Tidak jadi:")
        st.text(str(error))
        return
    let_go()
    st.session_state[TOLD] = "Dihapus dari daftar; semua versinya tetap disimpan."
    st.rerun()


def draft_of(chosen: Selection, slides: tuple[str, ...], said: Mapping[str, str]) -> DeckDraft:
    """Return what would be kept of an arrangement, without its name."""
    return DeckDraft("", chosen.year, chosen.assessor, chosen.predicate, slides, said)
