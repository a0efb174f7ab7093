"""The pages, in the order of the menu. A page's file name is its link."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from runpy import run_path
from typing import Final

import streamlit as st

from zi_analytics.access import Person, may_administer, may_read
from zi_analytics.ui import access


@dataclass(frozen=True)
class Entry:
    """One page of the menu; ``section`` is the list that it stands in, if it stands in one."""

    file: str
    title: str
    icon: str
    purpose: str
    section: str = ""


LOOK: Final = "Telaah"
PLAN: Final = "Rencana"
COLLECT: Final = "Pengumpulan data"
ABOUT: Final = "Lainnya"

PAGES: Final = (
    Entry("pages/ringkasan.py", "Ringkasan", ":material/monitoring:", "Siapa yang sudah siap"),
    Entry("pages/unit.py", "Unit", ":material/apartment:", "Satu unit sampai ke sel lembarnya"),
    Entry(
        "pages/area_lemah.py",
        "Area lemah",
        ":material/troubleshoot:",
        "Di mana semua unit kehilangan poin",
        LOOK,
    ),
    Entry(
        "pages/tren_sakip.py",
        "Tren & SAKIP",
        ":material/timeline:",
        "Lima tahun, dan SAKIP di sampingnya",
        LOOK,
    ),
    Entry(
        "pages/internalisasi.py",
        "Internalisasi",
        ":material/groups:",
        "Siapa yang tersentuh, dari pimpinan sampai satpam",
        LOOK,
    ),
    Entry(
        "pages/peta.py", "Peta", ":material/map:", "Kecamatan menurut jaraknya ke predikat", LOOK
    ),
    Entry("pages/simulasi.py", "Simulasi", ":material/route:", "Jalur terpendek ke predikat", PLAN),
    Entry(
        "pages/rencana.py",
        "Rencana aksi",
        ":material/task_alt:",
        "Siapa mengerjakan apa, sampai kapan",
        PLAN,
    ),
    Entry("pages/rakor.py", "Rakor", ":material/co_present:", "Paparan dari data"),
    Entry(
        "pages/pengumpulan.py",
        "Pengumpulan",
        ":material/inventory:",
        "Siapa yang sudah mengumpulkan, dan memasukkan berkas",
        COLLECT,
    ),
    Entry(
        "pages/prasyarat.py",
        "Prasyarat",
        ":material/checklist:",
        "Syarat di luar nilai dan siapa siap diusulkan",
        COLLECT,
    ),
    Entry("pages/metode.py", "Metode", ":material/menu_book:", "Aturan dan contoh hitungan", ABOUT),
    Entry(
        "pages/jejak.py",
        "Jejak",
        ":material/history:",
        "Apa yang dilakukan, kapan, oleh siapa",
        ABOUT,
    ),
    Entry(
        "pages/akses.py",
        "Akses",
        ":material/key:",
        "Siapa yang boleh masuk, dengan peran apa",
        ABOUT,
    ),
)
# Whoever sees some units only sees no page but these; a new page is not for them until it is here.
FOR_UNITS: Final = (
    "pages/unit.py",
    "pages/simulasi.py",
    "pages/pengumpulan.py",
    "pages/prasyarat.py",
    "pages/metode.py",
)
FOR_ADMINS: Final = ("pages/akses.py",)
START: Final = "ringkasan"
# What people type from the names of pages, or from other addresses, and the page it leads to.
ALIASES: Final = {
    "area-lemah": "pages/area_lemah.py",
    "tren-sakip": "pages/tren_sakip.py",
    "rencana-aksi": "pages/rencana.py",
}


THROUGH_APP: Final = "through_app"
LED_ON: Final = "led_on"


def current() -> st.Page:
    """Draw the menu and return the page that the address asks for; for ``app.py``."""
    st.session_state[THROUGH_APP] = True
    alone = st.context.is_embedded or access.person() is None
    return st.navigation(menu(), position="hidden" if alone else "top")


def may_open(file: str, who: Person | None) -> bool:
    """Tell whether somebody may open a page."""
    if file in FOR_ADMINS:
        return may_administer(who)
    return may_read(who, None) or (who is not None and file in FOR_UNITS)


def first(who: Person | None) -> Entry:
    """Return the first page that somebody may open."""
    return next((entry for entry in PAGES if may_open(entry.file, who)), PAGES[0])


def _is_shown(entry: Entry, who: Person | None) -> bool:
    if entry.file in FOR_ADMINS and not access.is_configured():
        return False
    return may_open(entry.file, who)


def through_app() -> None:
    """Run again through ``app.py`` if Streamlit ran this page alone.

    It does so when a page's address is the very first that a new server is asked for, because of
    the folder's name; naming the menu once ends that. Without icons: here a page's icon would be
    the browser's, and that one is fetched from outside.
    """
    if not st.session_state.get(THROUGH_APP):
        st.navigation(menu(icons=False), position="top")
        st.rerun()


def menu(icons: bool = True) -> dict[str, list[st.Page]]:
    """Return the pages for ``st.navigation`` by section; no address of their own is set.

    The server's root is a hidden page that leads to the first one: Streamlit would serve that one
    at the root only, and not at its file's name.
    """
    who = access.person()
    sections: dict[str, list[st.Page]] = {
        "": [st.Page(root, title=PAGES[0].title, default=True, visibility="hidden")]
    }
    for entry in PAGES:
        page = st.Page(
            entry.file,
            title=entry.title,
            icon=entry.icon if icons else None,
            help=entry.purpose,
            visibility="visible" if _is_shown(entry, who) else "hidden",
        )
        sections.setdefault(entry.section, []).append(page)
    sections[""] += [
        st.Page(_leading_to(file), title=alias, url_path=alias, visibility="hidden")
        for alias, file in ALIASES.items()
    ]
    return sections


def _leading_to(file: str) -> Callable[[], None]:
    return lambda: st.switch_page(file, query_params=st.query_params.to_dict())


def root() -> None:
    """Lead on to the first page that is open to who looks, with the choices of the address.

    Whoever comes back here with the browser's button is not sent forward again, but sees the page.
    """
    page = first(access.person())
    if not st.session_state.get(LED_ON):
        st.session_state[LED_ON] = True
        st.switch_page(page.file, query_params=st.query_params.to_dict())
    run_path(str(Path(__file__).parents[2] / page.file))
