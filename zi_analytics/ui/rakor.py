"""A presentation on the screen: frozen when it is opened, one slide at a time."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.publishing import NothingToShowError, make_deck
from zi_analytics.publishing import arranged as arrange
from zi_analytics.reports import slide_html
from zi_analytics.reports.slides import Deck
from zi_analytics.store import SavedDeck
from zi_analytics.ui import action_data, link, page, rakor_saved
from zi_analytics.ui.filters import Selection
from zi_analytics.ui.plan_link import Codes
from zi_analytics.ui.shelved import SharedShelf
from zi_analytics.ui.viewport import is_narrow

PAGE: Final = "rakor"
SLIDE: Final = "salindia"
SHOWN: Final = "tayang"
ARRANGE: Final = "susun"
SAVED: Final = rakor_saved.SAVED
VIEW: Final = link.Choice(
    "tampilan", "Tampilan", {SHOWN: "Tayang", ARRANGE: "Susun", SAVED: "Tersimpan"}, SHOWN
)
ORDER: Final = "susunan"
COMMENTS: Final = "kalimat"
WHOLE: Final = "semua"
NONE: Final = "-"
BETWEEN: Final = "."
LONGEST: Final = 160
KEPT: Final = "rakor_beku"
READING: Final = (
    "Angka dibekukan ketika paparan dibuka, supaya tidak berubah di tengah rapat; “Perbarui angka” "
    "menyusunnya kembali dari data terakhir. Di layar penuh, pindah salindia dengan tombol Page "
    "Down dan Page Up, yang juga dikirim alat penunjuk, atau panah kanan dan kiri; Home dan End ke "
    "awal dan akhir. Tombol di layar ada di bawah salindia: gulir ke bawah. "
    "Susunan dan kalimat tambahan ikut dalam tautan."
)


@dataclass(frozen=True)
class Arrangement:
    """Which slides are shown, in which order, and what the presenter adds to each."""

    order: tuple[str, ...]
    comments: Mapping[str, str]


@dataclass(frozen=True)
class Frozen:
    """A deck as it was when it was opened."""

    deck: Deck
    opened: datetime


def choices(chosen: Selection) -> list[link.Choice]:
    """Return what the address holds besides the filters: view, slide, order and sentences."""
    deck = frozen(chosen).deck
    about = {slide.id: slide.about for slide in deck.slides}
    kept = rakor_saved.choice()
    saved = rakor_saved.found(link.peek(kept)) is not None

    def arranged(code: str) -> bool:
        return (saved and code == SAVED) or bool(_ids(code, about))

    def said_of(code: str) -> bool:
        return (saved and code == SAVED) or _sentences(code, about) is not None

    order = Codes(WHOLE, "semua salindia", arranged)
    said = Codes(NONE, "tanpa kalimat tambahan", said_of)
    return [
        kept,
        VIEW,
        link.Choice(SLIDE, "Salindia", about, next(iter(about))),
        link.Choice(ORDER, "Susunan", order, WHOLE),
        link.Choice(COMMENTS, "Kalimat tambahan", said, NONE),
    ]


def arrangement(held: Frozen, values: Mapping[str, str]) -> Arrangement:
    """Return how the address arranges the deck."""
    known = [slide.id for slide in held.deck.slides]
    deck = saved_deck(values)
    if deck is not None and values[ORDER] == SAVED:
        order = tuple(id_ for id_ in deck.draft.slides if id_ in known) or tuple(known)
    else:
        order = tuple(known) if values[ORDER] == WHOLE else _ids(values[ORDER], known)
    if deck is not None and values[COMMENTS] == SAVED:
        own = deck.draft.sentences
        return Arrangement(order, {id_: text for id_, text in own.items() if id_ in known})
    said = {} if values[COMMENTS] == NONE else _sentences(values[COMMENTS], known)
    return Arrangement(order, said or {})


def saved_deck(values: Mapping[str, str]) -> SavedDeck | None:
    """Return the saved presentation that is open."""
    return rakor_saved.found(values[rakor_saved.DECK])


def arranged_link(order: Sequence[str], comments: Mapping[str, str], known: Sequence[str]) -> None:
    """Write an arrangement into the address."""
    whole = list(order) == list(known)
    link.write(
        {
            ORDER: WHOLE if whole else BETWEEN.join(order),
            COMMENTS: json.dumps(comments, ensure_ascii=False) if comments else NONE,
            VIEW.key: SHOWN,
        }
    )


def _ids(code: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the slides that a code names; none where it names one that there is not."""
    ids = tuple(dict.fromkeys(code.split(BETWEEN)))
    return ids if all(id_ in known for id_ in ids) else ()


def _sentences(code: str, known: Collection[str]) -> dict[str, str] | None:
    """Return the sentences that a code holds by slide; None where it is none."""
    try:
        said = json.loads(code)
    except ValueError:
        return None
    if not isinstance(said, dict) or not all(isinstance(text, str) for text in said.values()):
        return None
    return {id_: text[:LONGEST] for id_, text in said.items() if id_ in known}


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
                action_data.seen(), chosen.year, chosen.assessor, chosen.predicate, now.date()
            )
        except NothingToShowError as error:
            said = str(error)
            page.finding("Belum ada yang dapat dipaparkan.", f"{said[:1].upper()}{said[1:]}.")
            st.stop()
    return Frozen(deck, now)


@st.cache_data(max_entries=16, show_spinner=False)
def _deck(seen: Any, year: int, assessor: str, predicate: str, day: Any) -> Deck:  # noqa: ANN401
    return make_deck(SharedShelf(), year, day, predicate, assessor)


def finding(held: Frozen, chosen: Selection, shown: int) -> None:
    """Say what is ready to be shown."""
    page.finding(
        f"Paparan {chosen.year} siap: {shown} salindia.",
        f"Angka dibekukan {formats.day(held.opened)} pukul {held.opened:%H.%M}.",
    )


def arranged(held: Frozen, order: Sequence[str]) -> Deck:
    """Return the deck with the slides that are shown, in their order."""
    return arrange(held.deck, order)


def show(held: Frozen, values: Mapping[str, str], full: bool = False) -> None:
    """Draw the slide that the address names, and the ways to its neighbours.

    On a ``full`` screen these begin below the edge, unless it is a phone's, and arrows move too.
    """
    own = arrangement(held, values)
    deck = arranged(held, own.order)
    ids = [slide.id for slide in deck.slides]
    here = ids.index(values[SLIDE]) if values[SLIDE] in ids else 0
    drawing = slide_html(deck, here + 1, own.comments.get(ids[here], ""))
    st.html(f"<div style='min-height:100vh'>{drawing}</div>" if full else drawing)
    last = len(ids) - 1
    earlier, later = ids[max(here - 1, 0)], ids[min(here + 1, last)]
    with st.container(horizontal=True, horizontal_alignment="center", gap="small"):
        _step("Awal", ids[0], "Home", here == 0)
        _step("Sebelumnya", earlier, "PageUp", here == 0)
        if full:
            _step("Mundur", earlier, "Left", here == 0)
            _step("Maju", later, "Right", here == last)
        _step("Berikutnya", later, "PageDown", here == last)
        _step("Akhir", ids[last], "End", here == last)


def _step(label: str, to: str, shortcut: str, disabled: bool) -> None:
    st.button(
        label,
        key=f"rakor_{shortcut}",
        # Where there are no keys, their names would only take room.
        shortcut=None if is_narrow() else shortcut,
        disabled=disabled,
        on_click=link.write,
        args=({SLIDE: to},),
    )
