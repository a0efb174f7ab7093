"""Typed access to one entry of a rule file; whatever is wrong is reported with its line."""

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import NoReturn

from zi_analytics.instruments.located import Entry, Items
from zi_analytics.instruments.model import InstrumentError
from zi_analytics.instruments.model_predicates import Keywords

_KEYWORD = re.compile(r"[a-z0-9]+( [a-z0-9]+)*")


@dataclass(frozen=True)
class Fields:
    """One entry of a rule file."""

    file: str
    entry: Entry

    def fail(self, problem: str, key: str | None = None) -> NoReturn:
        """Report a problem at the line of a key, or else of the entry."""
        line = self.entry.lines.get(key, self.entry.line) if key else self.entry.line
        raise InstrumentError(self.file, line, problem)

    def only(self, *known: str) -> None:
        """Refuse keys that nobody reads: they are misspelt or in the wrong place."""
        for key in self.entry:
            if key not in known:
                self.fail(f"kunci {key!r} tidak dikenal di sini; yang dikenal: {_list(known)}", key)

    def has(self, key: str) -> bool:
        """Tell whether the key is there and not empty."""
        return self.entry.get(key) is not None

    def new_id(self, taken: Container[str]) -> str:
        """Return the id, which must not be among those taken."""
        id_ = self.text("id")
        if id_ in taken:
            self.fail(f"id {id_!r} sudah dipakai", "id")
        return id_

    def text(self, key: str) -> str:
        """Return a text that must be there and not be blank."""
        value = self._value(key)
        if not isinstance(value, str):
            self.fail(f"{key!r} harus teks, bukan {_shown(value)}", key)
        if not value.strip():
            self.fail(f"{key!r} tidak boleh kosong", key)
        return value.strip()

    def optional_text(self, key: str) -> str | None:
        """Return a text, or None where the key is missing."""
        return self.text(key) if self.has(key) else None

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """Return a text that must be one of the allowed."""
        value = self.text(key)
        if value not in allowed:
            self.fail(f"{key!r} bernilai {value!r}; yang boleh: {_list(allowed)}", key)
        return value

    def number(self, key: str) -> float:
        """Return a number that must be there."""
        value = self._value(key)
        if not isinstance(value, int | float) or isinstance(value, bool) or not isfinite(value):
            self.fail(f"{key!r} harus angka, bukan {_shown(value)}", key)
        return float(value)

    def optional_number(self, key: str) -> float | None:
        """Return a number, or None where the key is missing."""
        return self.number(key) if self.has(key) else None

    def share(self, key: str) -> float:
        """Return a number from 0 to 1."""
        value = self.number(key)
        if not 0 <= value <= 1:
            self.fail(f"{key!r} harus antara 0 dan 1, bukan {value:g}", key)
        return value

    def whole(self, key: str) -> int:
        """Return a whole number."""
        value = self._value(key)
        if not isinstance(value, int) or isinstance(value, bool):
            self.fail(f"{key!r} harus bilangan bulat, bukan {_shown(value)}", key)
        return value

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self._value(key)
        if not isinstance(value, bool):
            self.fail(f"{key!r} harus true atau false, bukan {_shown(value)}", key)
        return value

    def optional_flag(self, key: str, *, default: bool) -> bool:
        """Return true or false, or the default where the key is missing."""
        return self.flag(key) if self.has(key) else default

    def day(self, key: str) -> date:
        """Return a date."""
        written = self.text(key)
        try:
            return date.fromisoformat(written)
        except ValueError:
            self.fail(f"{key!r} harus tanggal seperti 2021-12-31, bukan {written!r}", key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; it may be empty, and is where the key is missing."""
        if not self.has(key):
            return ()
        items = self._items(key)
        for item, line in zip(items, items.lines, strict=True):
            if not isinstance(item, str) or not item.strip():
                problem = f"{key!r} hanya boleh berisi teks, bukan {_shown(item)}"
                raise InstrumentError(self.file, line, problem)
        return tuple(str(item) for item in items)

    def entries(self, key: str) -> tuple["Fields", ...]:
        """Return a list of entries that must be there; it may be empty."""
        self._value(key)
        items = self._items(key)
        found = []
        for item, line in zip(items, items.lines, strict=True):
            if not isinstance(item, Entry):
                problem = f"{key!r} hanya boleh berisi pasangan kunci: nilai, bukan {_shown(item)}"
                raise InstrumentError(self.file, line, problem)
            found.append(Fields(self.file, item))
        return tuple(found)

    def inner(self, key: str) -> "Fields":
        """Return the entry that stands under a key."""
        value = self._value(key)
        if not isinstance(value, Entry):
            self.fail(f"{key!r} harus berisi pasangan kunci: nilai, bukan {_shown(value)}", key)
        return Fields(self.file, value)

    def keywords(self, key: str) -> Keywords:
        """Return keywords: a list of entries, each one text with its alternatives between ``|``."""
        entries = self.texts(key)
        if not entries:
            self.fail(f"{key!r} harus ada dan tidak boleh kosong", key)
        keywords = tuple(tuple(part.strip() for part in entry.split("|")) for entry in entries)
        for word in (word for entry in keywords for word in entry):
            if not _KEYWORD.fullmatch(word):
                self.fail(f"kata kunci {word!r} harus huruf kecil atau angka tanpa tanda baca", key)
        return keywords

    def _value(self, key: str) -> object:
        if not self.has(key):
            self.fail(f"kunci {key!r} tidak ada atau kosong", key)
        return self.entry[key]

    def _items(self, key: str) -> Items:
        value = self.entry[key]
        if not isinstance(value, Items):
            self.fail(f"{key!r} harus daftar, bukan {_shown(value)}", key)
        return value


def _list(words: tuple[str, ...]) -> str:
    return ", ".join(words)


def _shown(value: object) -> str:
    return "daftar" if isinstance(value, list) else f"{value!r}"
