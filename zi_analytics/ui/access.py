"""Who is at the dashboard, what they may see, and the right to write, asked anew on every run.

Nothing in here draws a page; that is ``entry``. Where no login is configured, everybody is `LOCAL`.
"""

import logging
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal

import pandas as pd
import streamlit as st

from zi_analytics import access as rights
from zi_analytics.access import LOCAL, Access, AccessError, Person, read_access
from zi_analytics.registry import load_registry
from zi_analytics.settings import settings
from zi_analytics.store import acting, acting_as
from zi_analytics.tables import REGENCY
from zi_analytics.ui import once

State = Literal["inside", "outside", "expired", "stranger", "broken"]

LOGIN: Final = "auth"
CLOCKS_APART: Final = 300
EDITORS_ONLY: Final = (
    "Tidak ada yang disimpan: peran Anda tidak boleh mengubah data. Hubungi bagian organisasi."
)
NO_LONGER: Final = "Hak Anda berubah sejak halaman ini dibuka. Muat ulang halaman ini."

log = logging.getLogger(__name__)
_bound: ContextVar[Person | None] = ContextVar("bound", default=None)


class NotAllowedError(Exception):
    """Somebody asked for what they may not do; the text says so to them."""


@dataclass(frozen=True)
class Standing:
    """How somebody stands at the door; ``person`` is there only inside."""

    state: State
    person: Person | None = None


@once.a_run
def is_configured() -> bool:
    """Tell whether people log in here.

    Secrets that are there but cannot be read count as a login: else a slip of the pen in that file
    would let everybody in.
    """
    if st.secrets.load_if_toml_exists():
        return LOGIN in st.secrets
    return _unreadable()


def claims() -> Mapping[str, Any]:
    """Return what the identity provider says of whoever looks; empty if they did not log in."""
    said: dict[str, Any] = dict(st.user.to_dict())
    return said if said.get("is_logged_in") else {}


def standing() -> Standing:
    """Return how whoever looks stands now, by the file of roles as it is now."""
    if not is_configured():
        return Standing("inside", LOCAL)
    return Standing("broken") if _unreadable() else _by_claims(claims())


def person() -> Person | None:
    """Return who looks; None for everybody who may not come in."""
    return _bound.get() or standing().person


def mapping() -> Access:
    """Return the file of roles; raises `AccessError`."""
    path = settings().access
    try:
        found = path.stat()
    except OSError as error:
        raise AccessError([f"{path} tidak dapat dibaca; tulislah peran setiap orang."]) from error
    return _mapping(str(path), found.st_mtime_ns, found.st_size)


def unit_codes() -> frozenset[str]:
    """Return the codes that a role may name."""
    return frozenset(load_registry(settings().region).region.members)


def name() -> str:
    """Return what who looks is called where they log in; empty elsewhere."""
    who = person()
    return who.name if who is not None and is_configured() else ""


def sees_all() -> bool:
    """Tell whether who looks may see all units, together and each."""
    return rights.may_read(person(), None)


def scope() -> tuple[str, ...] | None:
    """Return the units that who looks may see, None for all: what is cut to them differs by it."""
    who = person()
    if rights.may_read(who, None):
        return None
    return () if who is None else tuple(sorted(who.units))


def may_read(unit: str) -> bool:
    """Tell whether who looks may see a unit."""
    return rights.may_read(person(), unit)


def may_edit() -> bool:
    """Tell whether who looks may enter data for any unit."""
    return rights.may_edit(person())


def may_hand_in() -> bool:
    """Tell whether who looks may hand in worksheets, of one unit at least."""
    who = person()
    return who is not None and (rights.may_edit(who) or who.role == "unit")


def may_administer() -> bool:
    """Tell whether who looks may give and take roles."""
    return rights.may_administer(person())


def only(table: pd.DataFrame, column: str = "unit") -> pd.DataFrame:
    """Return the rows of a table that who looks may see; for tables of all units, after caches."""
    who = person()
    if rights.may_read(who, None):
        return table
    units = [*who.units, REGENCY] if who is not None else []
    return table.loc[table[column].isin(units)].reset_index(drop=True)


def demand_read(unit: str | None) -> None:
    """Raise `NotAllowedError` unless who looks may see a unit; None stands for all units."""
    if not rights.may_read(person(), unit):
        raise NotAllowedError("Data ini tidak untuk peran Anda.")


@contextmanager
def writing() -> Iterator[None]:
    """Do what changes the data, by the name of who looks; raises `NotAllowedError` without right.

    Every change of the store on a page stands in such a block (or ``handing_in``), right before it:
    parts of a page and dialogs run again without the page, so that nothing asked earlier holds.
    """
    with _at_work(rights.may_edit(standing().person), EDITORS_ONLY):
        yield


@contextmanager
def handing_in(units: Collection[str]) -> Iterator[None]:
    """Do what takes worksheets of these units in; as ``writing``, also for those of the units."""
    who = standing().person
    one = who is not None and (rights.may_edit(who) or who.role == "unit")
    with _at_work(one and all(rights.may_hand_in(who, unit) for unit in units), EDITORS_ONLY):
        yield


@contextmanager
def administering() -> Iterator[None]:
    """Do what changes roles; as ``writing``, for admins."""
    with _at_work(rights.may_administer(standing().person), EDITORS_ONLY):
        yield


@contextmanager
def at_work() -> Iterator[None]:
    """Name who looks in all that is recorded within a run of a page."""
    with bound(standing().person):
        yield


@contextmanager
def bound(who: Person | None) -> Iterator[None]:
    """Let somebody be who looks, within the block: for files that are made after a page's run."""
    token = _bound.set(who)
    try:
        with acting_as("" if who is None else who.name):
            yield
    finally:
        _bound.reset(token)


@dataclass(frozen=True)
class Ticket:
    """Whom something was offered to, and by which claims."""

    holder: Person | None
    name: str
    said: Mapping[str, Any]

    @contextmanager
    def used(self) -> Iterator[None]:
        """Act as the holder; raises `NotAllowedError` if they stand otherwise by now."""
        if self.said and _by_claims(self.said).person != self.holder:
            raise NotAllowedError(NO_LONGER)
        with bound(self.holder), acting_as(self.name):
            yield


def ticket() -> Ticket:
    """Return who looks now, for later."""
    who = person()
    if not is_configured():
        return Ticket(who, acting(), {})
    return Ticket(who, "" if who is None else who.name, claims())


@contextmanager
def _at_work(allowed: bool, says: str) -> Iterator[None]:
    if not allowed:
        raise NotAllowedError(says)
    with at_work(), once.writing():
        yield


def _by_claims(said: Mapping[str, Any]) -> Standing:
    if not said:
        return Standing("outside")
    if not _is_fresh(said.get("iat")):
        return Standing("expired")
    try:
        found = mapping().person(said)
    except AccessError as error:
        log.error("nobody can come in, the file of roles is wrong:\n%s", error)
        return Standing("broken")
    return Standing("stranger") if found is None else Standing("inside", found)


def _is_fresh(issued: object) -> bool:
    """Tell whether a login, by the moment its token was issued, still holds.

    Not by ``exp``, which is minutes with some providers, nor by ``auth_time``, which may be hours
    ago where one login serves many programs: it would send people in circles.
    """
    if not isinstance(issued, int | float):
        return False
    age = datetime.now(UTC).timestamp() - issued
    return -CLOCKS_APART <= age <= settings().login_hours * 3600


def _unreadable() -> bool:
    files = [Path(name) for name in st.get_option("secrets.files")]
    return any(file.exists() for file in files) and not st.secrets.load_if_toml_exists()


@st.cache_resource(max_entries=4, show_spinner=False)
def _mapping(path: str, changed: int, size: int) -> Access:
    return read_access(Path(path), unit_codes())
