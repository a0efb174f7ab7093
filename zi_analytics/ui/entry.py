"""The door: logging in and out, and the pages for who may not come in, or not come in here."""

import logging
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, quote, unquote, urlencode

import streamlit as st

from zi_analytics.access import Person
from zi_analytics.store import Event, acting_as
from zi_analytics.tables import REGENCY
from zi_analytics.ui import access, data, navigation

COOKIE: Final = "zi_tujuan"
MINUTES: Final = 15
LONGEST: Final = 1500
LED_BACK: Final = "led_back"
MOST_TOLD: Final = 5000
ROLE_NAMES: Final = {
    "pimpinan": "pimpinan",
    "organisasi": "bagian organisasi",
    "unit": "unit",
    "admin": "admin",
}
# Logging in leads back to the server's root. The page asked for is kept by the browser meanwhile.
KEEP: Final = """
export default function({ data }) {
  const age = data.value ? data.seconds : 0;
  document.cookie = `${data.name}=${data.value}; Max-Age=${age}; Path=/; SameSite=Lax`;
}
"""
MARKUP: Final = re.compile(r"[^\w\s.,@+-]")

log = logging.getLogger(__name__)


def admitted(asked: str) -> bool:
    """Let in who may come in; draw what stands in the way of everybody else.

    ``asked`` is the address of the page asked for, below the server's.
    """
    now = access.standing()
    if now.person is not None:
        _tell_login(now.person)
        return True
    if now.state == "outside":
        _outside("Masuk", "Dasbor ini hanya untuk yang diberi peran. Masuklah dengan akun Anda.")
        _keep(asked)
    elif now.state == "expired":
        _outside("Sesi Anda berakhir.", "Demi keamanan, masuklah lagi. Pilihan Anda diingat.")
        _keep(asked)
    elif now.state == "stranger":
        _stranger()
    else:
        st.title("Dasbor ini belum dapat dimasuki.", anchor=False)
        st.write(
            "Pengaturan akun atau daftar peran tidak dapat dibaca, jadi tidak ada yang dapat "
            "masuk. Sampaikan kepada pengelola; rinciannya ada di catatan server."
        )
        _leave_button()
    return False


def check(file: str) -> None:
    """Stop the run of a page, with a word why, for who may not see it or the unit it asks for."""
    who = access.person()
    if who is None:
        admitted("")
        st.stop()
    if not navigation.may_open(file, who):
        _refuse("Halaman ini tidak untuk peran Anda.", who)
    if not access.sees_all() and any(not access.may_read(unit) for unit in _units_asked()):
        _refuse("Unit ini tidak untuk peran Anda.", who)


def lead_back(root: bool) -> None:
    """Go on to the page that was asked for before the login, once a session.

    ``root`` says whether the run is of the server's root, to which a login leads.
    """
    kept = st.context.cookies.get(COOKIE, "")
    if not access.is_configured() or not root or not kept or st.session_state.get(LED_BACK):
        return
    st.session_state[LED_BACK] = True
    page, _, query = unquote(kept)[:LONGEST].partition("?")
    files = {Path(entry.file).stem: entry.file for entry in navigation.PAGES}
    # Who first came to the root is kept at the page that everybody else's root shows.
    if page in files and navigation.may_open(files[page], access.person()):
        st.switch_page(files[page], query_params=dict(parse_qsl(query)))


def forget() -> None:
    """Let the browser forget the page that was asked for before the login."""
    if access.is_configured() and COOKIE in st.context.cookies:
        _keep("")


def who() -> None:
    """Draw who is logged in, with the role and the way out."""
    person = access.person()
    if person is None or not access.is_configured() or st.context.is_embedded:
        return
    name = MARKUP.sub(" ", person.name)
    with (
        st.container(horizontal=True, horizontal_alignment="right"),
        st.popover(
            f"{name} · {ROLE_NAMES[person.role]}",
            icon=":material/account_circle:",
            type="tertiary",
        ),
    ):
        st.text(f"Peran: {ROLE_NAMES[person.role]}")
        if person.units:
            st.text(f"Unit: {', '.join(sorted(person.units))}")
        _leave_button()


def address_of(said: Mapping[str, Any]) -> str:
    """Return what names somebody who has no role: the address, or else the provider's name."""
    return str(said.get("email") or said.get("sub") or "tanpa nama")[:120]


def _outside(title: str, says: str) -> None:
    st.title(title, anchor=False)
    st.write(says)
    for provider in _providers():
        label = "Masuk" if provider is None else f"Masuk dengan {provider}"
        st.button(
            label,
            type="primary",
            icon=":material/login:",
            on_click=st.login,
            args=() if provider is None else (provider,),
            key=f"masuk_{provider or ''}",
        )


def _providers() -> list[str | None]:
    section = st.secrets[access.LOGIN]
    if "client_id" in section:
        return [None]
    return [str(name) for name, part in section.items() if isinstance(part, Mapping)]


def _stranger() -> None:
    said = access.claims()
    address = address_of(said)
    if _first_time(said, "refused"):
        with acting_as(address):
            data.store().record(Event("refused", "Masuk ditolak: belum punya peran."))
    st.title("Akun Anda belum punya peran.", anchor=False)
    st.write("Anda masuk sebagai:")
    st.code(address, language=None)
    st.write("Minta admin dasbor menambahkan alamat ini, lalu muat ulang halaman ini.")
    if said.get("email_verified") is not True:
        st.caption("Penyedia akun Anda tidak menyatakan bahwa alamat ini sudah diperiksa.")
    _leave_button()


def _refuse(title: str, who: Person) -> None:
    first = navigation.first(who)
    st.title(title, anchor=False)
    st.write("Yang ada di sini hanya untuk peran lain. Tidak ada yang dibaca atau dihitung.")
    if st.button(f"Ke {first.title}", icon=":material/arrow_forward:", key="ke_halaman_pertama"):
        units = sorted(who.units)
        st.switch_page(first.file, query_params={"unit": units[0]} if units else {})
    st.stop()


def _units_asked() -> list[str]:
    """Return the units that an address names; all of them together count as one more."""
    named = [st.query_params.get(name) for name in ("unit", "jejak_unit")]
    of_list = st.query_params.get("daftar", "-").partition("~")[0]
    named.append(None if of_list in ("-", REGENCY) else of_list)
    return [unit for unit in named if unit]


def _keep(asked: str) -> None:
    """Let the browser keep the page asked for until after the login; an empty one forgets."""
    query = urlencode(st.query_params.to_dict())
    target = f"{asked}?{query}" if asked else ""
    value = quote(target, safe="") if len(target) <= LONGEST else ""
    keeper = st.components.v2.component("zi_target", js=KEEP)
    keeper(
        key="zi_target",
        data={"name": COOKIE, "value": value, "seconds": MINUTES * 60},
        height=1,
    )


def _leave_button() -> None:
    if access.claims():
        st.button("Keluar", icon=":material/logout:", on_click=_leave, key="keluar")


def _leave() -> None:
    now = access.standing()
    if now.person is not None:
        with access.at_work():
            data.store().record(Event("logout", "Keluar dari dasbor."))
    st.logout()


def _tell_login(person: Person) -> None:
    said = access.claims() if access.is_configured() else {}
    if said and _first_time(said, "login"):
        with access.bound(person):
            data.store().record(
                Event(
                    "login",
                    f"Masuk sebagai {ROLE_NAMES[person.role]}.",
                    after={"role": person.role, "units": sorted(person.units)},
                )
            )


def _first_time(said: Mapping[str, Any], what: str) -> bool:
    """Tell whether this server sees a login for the first time; another tab is the same login."""
    key = (what, str(said.get("sub")), str(said.get("iat")))
    told = _told()
    if key in told:
        return False
    if len(told) >= MOST_TOLD:
        told.clear()
    told.add(key)
    return True


@st.cache_resource(show_spinner=False)
def _told() -> set[tuple[str, str, str]]:
    return set()
