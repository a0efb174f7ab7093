"""The file that gives people their roles, checked as a whole before anybody comes in by it."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from zi_analytics.access.roles import ROLES, Person
from zi_analytics.instruments import InstrumentError
from zi_analytics.instruments.located import Entry, Items, read_yaml

PEOPLE: Final = "people"
UNVERIFIED: Final = "unverified_email"
_KEYS: Final = ("email", "sub", "role", "units")
_ADDRESS: Final = re.compile(r"[^@\s]+@[^@\s]+")


class AccessError(Exception):
    """The file of roles cannot be used; ``problems`` holds every reason with its line."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Listed:
    """One person as the file has them; ``email`` or ``sub`` may be missing, ``role`` any text."""

    email: str | None
    sub: str | None
    role: str
    units: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What a person is called."""
        return self.email or self.sub or ""


@dataclass(frozen=True)
class Access:
    """Who has which role: by the provider's ``sub``, and by e-mail address in small letters.

    Each person is in one of the two: by the ``sub`` where the file has it, else by the address.
    ``listed`` are the people in the order of the file.
    """

    by_sub: Mapping[str, Person] = field(default_factory=dict)
    by_email: Mapping[str, Person] = field(default_factory=dict)
    accepts_unverified: bool = False
    listed: tuple[Listed, ...] = ()

    def person(self, claims: Mapping[str, Any]) -> Person | None:
        """Return who somebody is by what the identity provider says of them; None for a stranger.

        Somebody whose ``sub`` is written is found by nothing else: an address may be given to
        another person, a ``sub`` is not. Of the others the address counts, and only where the
        provider says that it is theirs (``email_verified``), unless the file accepts any.
        """
        found = self.by_sub.get(str(claims.get("sub", "")))
        if found is not None:
            return found
        if claims.get("email_verified") is not True and not self.accepts_unverified:
            return None
        return self.by_email.get(str(claims.get("email", "")).strip().casefold())


def read_access(path: Path, units: Container[str]) -> Access:
    """Read the file of roles; ``units`` are the codes that there are.

    Raises `AccessError` with every problem and its line: keys, roles and units that are not known,
    somebody named twice or not at all, and no admin.
    """
    if not path.is_file():
        raise AccessError([f"{path} tidak ada; tulislah peran setiap orang di situ."])
    try:
        entry = read_yaml(path)
    except InstrumentError as error:
        raise AccessError([str(error)]) from error
    reading = _Reading(path.name, units)
    access = reading.access(entry)
    if reading.problems:
        raise AccessError(reading.problems)
    return access


@dataclass
class _Reading:
    file: str
    units: Container[str]
    problems: list[str] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)

    def access(self, entry: Entry) -> Access:
        self._only(entry, (PEOPLE, UNVERIFIED))
        unverified = entry.get(UNVERIFIED, "tolak")
        if unverified not in ("tolak", "terima"):
            self._wrong(entry.lines[UNVERIFIED], f"{UNVERIFIED} harus tolak atau terima.")
        people = entry.get(PEOPLE)
        if not isinstance(people, Items) or not people:
            line = entry.lines.get(PEOPLE, entry.line)
            self._wrong(line, f"{PEOPLE} harus daftar orang, sekurang-kurangnya satu.")
            return Access()
        by_sub: dict[str, Person] = {}
        by_email: dict[str, Person] = {}
        for item, line in zip(people, people.lines, strict=True):
            if not isinstance(item, Entry):
                self._wrong(line, "setiap orang ditulis sebagai email atau sub, dan role.")
                continue
            self._add(item, by_sub, by_email)
        if not any(p.role == "admin" for p in (*by_sub.values(), *by_email.values())):
            self._wrong(entry.lines[PEOPLE], "tidak ada admin; sekurang-kurangnya satu orang.")
        return Access(by_sub, by_email, unverified == "terima", tuple(self.listed))

    def _add(self, item: Entry, by_sub: dict[str, Person], by_email: dict[str, Person]) -> None:
        before = len(self.problems)
        self._only(item, _KEYS)
        sub, email = self._text(item, "sub"), self._text(item, "email")
        if email is not None and not _ADDRESS.fullmatch(email):
            self._wrong(item.lines["email"], f"“{email}” bukan alamat surel.")
        if sub is None and email is None and not {"sub", "email"} & set(item):
            self._wrong(item.line, "orang ini tidak punya email atau sub.")
        role = self._text(item, "role")
        if role is None and "role" not in item:
            self._wrong(item.line, f"role belum ditulis; pilihannya {', '.join(ROLES)}.")
        known = next((name for name in ROLES if name == role), None)
        if role is not None and known is None:
            self._wrong(item.lines["role"], f"role “{role}” tidak ada; {', '.join(ROLES)}.")
        units = tuple(self._units(item, known))
        for key, name, taken in (("sub", sub, by_sub), ("email", _plain(email), self.addresses)):
            if name is not None and name in taken:
                self._wrong(item.lines[key], f"{key} “{name}” sudah ditulis di atas.")
        if known is None or len(self.problems) > before:
            return
        self.listed.append(Listed(email, sub, known, units))
        person = Person(email or sub or "", known, frozenset(units))
        if email is not None:
            self.addresses.add(email.casefold())
        if sub is not None:
            by_sub[sub] = person
        elif email is not None:
            by_email[email.casefold()] = person

    def _units(self, item: Entry, role: str | None) -> Iterator[str]:
        given = item.get("units")
        if role == "unit" and not (isinstance(given, Items) and given):
            line = item.lines.get("units", item.line)
            self._wrong(line, "role unit perlu units: daftar kode unitnya, misalnya [DINKES].")
        if role != "unit" and role is not None and "units" in item:
            self._wrong(item.lines["units"], f"units hanya untuk role unit, bukan {role}.")
        if not isinstance(given, Items):
            return
        for code, line in zip(given, given.lines, strict=True):
            if isinstance(code, str) and code in self.units:
                yield code
            else:
                self._wrong(line, f"tidak ada unit dengan kode “{code}”.")

    def _text(self, item: Entry, key: str) -> str | None:
        value = item.get(key)
        if key not in item:
            return None
        if not isinstance(value, str) or not value.strip():
            self._wrong(item.lines[key], f"{key} harus teks; bila angka, beri tanda kutip.")
            return None
        return value.strip()

    def _only(self, entry: Entry, known: Sequence[str]) -> None:
        for key in entry:
            if key not in known:
                told = ", ".join(known)
                self._wrong(entry.lines[key], f"kunci “{key}” tidak dikenal; yang dikenal {told}.")

    def _wrong(self, line: int, text: str) -> None:
        self.problems.append(f"{self.file}, baris {line}: {text}")


def _plain(email: str | None) -> str | None:
    return None if email is None else email.casefold()
