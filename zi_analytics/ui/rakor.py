"""A presentation on the screen: frozen when it is opened, one slide at a time."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.publishing import NothingToShowError, Shelf, make_deck
from zi_analytics.reports import slide_html
from zi_analytics.reports.slides import Deck
from zi_analytics.ui import data, link, page
from zi_analytics.ui.filters import Selection

PAGE: Final = "rakor"
SLIDE: Final = "salindia"
SHOWN: Final = "tayang"
ARRANGE: Final = "susun"
VIEW: Final = link.Choice("tampilan", "Tampilan", {SHOWN: "Tayang", ARRANGE: "Susun"}, SHOWN)
KEPT: Final = "rakor_beku"
READING: Final = (
    "Angka dibekukan ketika paparan dibuka, supaya tidak berubah di tengah rapat; “Perbarui angka” "
    "menyusunnya kembali dari data terakhir. Di layar penuh, pindah salindia dengan tombol Page "
    "Down dan Page Up, yang juga dikirim alat penunjuk; Home dan End ke awal dan akhir."
)


@dataclass(frozen=True)
class Arrangement:
    """Which slides are shown, in which order, and what the presenter adds to each."""

    order: tuple[str, ...]
    comments: dict[str, str] = field(default_factory=dict)


@dataclass
class Frozen:
    """A deck as it was when it was opened, and how it is arranged."""

    deck: Deck
    opened: datetime
    arrangement: Arrangement


def choices(chosen: Selection) -> list[link.Choice]:
    """Return what the address holds besides the filters: the view and the slide."""
    deck = frozen(chosen).deck
    about = {slide.id: slide.about for slide in deck.slides}
    return [VIEW, link.Choice(SLIDE, "Salindia", about, next(iter(about)))]


def frozen(chosen: Selection) -> Frozen:
    """Return the deck of this session, made when it was first asked for."""
    kept: dict[Any, Frozen] = st.session_state.setdefault(KEPT, {})
    key = (chosen.year, chosen.assessor, chosen.predicate)
    if key not in kept:
        kept[key] = _made(chosen)
    return kept[key]


def thaw() -> None:
    """Forget the figures, so that the next run takes them from the data again."""
    st.session_state.pop(KEPT, None)


def _made(chosen: Selection) -> Frozen:
    now = datetime.now().astimezone()
    with st.spinner("Menyusun paparan dari data…"):
        try:
            deck = _deck(
                data.store().version(), chosen.year, chosen.assessor, chosen.predicate, now.date()
            )
        except NothingToShowError as error:
            page.finding("Belum ada yang dapat dipaparkan.", f"{str(error).capitalize()}.")
            st.stop()
    return Frozen(deck, now, Arrangement(tuple(slide.id for slide in deck.slides)))


@st.cache_data(max_entries=16, show_spinner=False)
def _deck(version: int, year: int, assessor: str, predicate: str, day: Any) -> Deck:  # noqa: ANN401
    return make_deck(Shelf(data.store(), data.registry()), year, day, predicate, assessor)


def finding(held: Frozen, chosen: Selection) -> None:
    """Say what is ready to be shown."""
    shown = len(held.arrangement.order)
    page.finding(
        f"Paparan {chosen.year} siap: {shown} salindia.",
        f"Angka dibekukan {formats.day(held.opened)} pukul {held.opened:%H.%M}.",
    )


def arranged(held: Frozen) -> Deck:
    """Return the deck with the slides that are shown, in their order."""
    by_id = {slide.id: slide for slide in held.deck.slides}
    slides = tuple(by_id[id_] for id_ in held.arrangement.order)
    return Deck(held.deck.name, held.deck.mark, held.deck.dated, slides)


def show(held: Frozen, values: dict[str, str]) -> None:
    """Draw the slide that the address names, and the ways to its neighbours."""
    deck = arranged(held)
    ids = [slide.id for slide in deck.slides]
    here = ids.index(values[SLIDE]) if values[SLIDE] in ids else 0
    st.html(slide_html(deck, here + 1, held.arrangement.comments.get(ids[here], "")))
    last = len(ids) - 1
    with st.container(horizontal=True, horizontal_alignment="center", gap="small"):
        _step("Awal", ids[0], "Home", here == 0)
        _step("Sebelumnya", ids[max(here - 1, 0)], "PageUp", here == 0)
        _step("Berikutnya", ids[min(here + 1, last)], "PageDown", here == last)
        _step("Akhir", ids[last], "End", here == last)


def _step(label: str, to: str, shortcut: str, disabled: bool) -> None:
    st.button(
        label,
        key=f"rakor_{shortcut}",
        shortcut=shortcut,
        disabled=disabled,
        on_click=link.write,
        args=({SLIDE: to},),
    )
