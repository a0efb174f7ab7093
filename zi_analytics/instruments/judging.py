"""What people enter for a prerequisite: brought to one form, and judged.

The forms: one of ``order``; a number such as ``3,2``; a share such as ``87,5 %``; ``ya`` or
``tidak``; a day such as ``2021-03-15``, or only its year; a time such as ``2 tahun``.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from zi_analytics.instruments.model_predicates import Prerequisite, PrerequisiteKind

_NOISE: Final = 1e-9
_NUMBER: Final = re.compile(r"\d{1,3}(?:[.,]\d+)?")
_YES: Final = frozenset({"ya", "y", "sudah", "iya"})
_NO: Final = frozenset({"tidak", "t", "tdk", "belum", "tidak pernah", "belum pernah"})
_YEARS: Final = re.compile(r"(\d{1,2}) ?(?:tahun|th)")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?: 00:00:00)?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[a-z]+)[-/. ](\d{4})")
_YEAR: Final = re.compile(r"20\d\d")
_MONTHS: Final = (
    *("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus"),
    *("september", "oktober", "november", "desember"),
)
_HOW_TO_WRITE: Final[Mapping[PrerequisiteKind, str]] = {
    "ordered": "Pilih satu dari daftar.",
    "yes": "Pilih ya atau tidak.",
    "number": "Tulis angkanya, misalnya 3 atau 3,2.",
    "share": "Tulis persennya, misalnya 100 % atau 87,5 %.",
    "since": "Tulis tanggal mulai (2021-03-15), tahunnya (2021), atau lamanya (2 tahun).",
    "holds": "Tulis tanggal penetapan (2021-12-10), ya, atau tidak.",
    "revoked": "Tulis tanggal pencabutan (2021-06-30), atau tidak bila tidak pernah dicabut.",
}
_DATED: Final[tuple[PrerequisiteKind, ...]] = ("since", "holds", "revoked")


def choices(rule: Prerequisite) -> tuple[str, ...]:
    """Return all that an entry can be, the best first; empty where it is not one of a few."""
    if rule.kind == "ordered":
        return tuple(reversed(rule.order))
    return ("ya", "tidak") if rule.kind == "yes" else ()


def how_to_write(rule: Prerequisite) -> str:
    """Say in one sentence how an entry is written, for people."""
    return _HOW_TO_WRITE[rule.kind]


def canonical(rule: Prerequisite, value: object) -> str | None:
    """Return what an entry means, in its one form; None where that is not clear."""
    text = " ".join(_text(value).split()).casefold()
    if rule.kind == "ordered":
        first = re.split(r"[ (/]", text, maxsplit=1)[0]
        return next((one for one in rule.order if one.casefold() == first), None)
    if rule.kind == "number":
        return text.replace(".", ",") if _NUMBER.fullmatch(text) else None
    if rule.kind == "share":
        return _share(text)
    if text in _YES and rule.kind in ("yes", "holds"):
        return "ya"
    if text in _NO and rule.kind in ("yes", "holds", "revoked"):
        return "tidak"
    if rule.kind == "since" and (years := _YEARS.fullmatch(text)):
        return f"{int(years.group(1))} tahun"
    return _day(text) if rule.kind in _DATED else None


def judge_entry(
    rule: Prerequisite, predicate: str, entries: Mapping[str, str | None], on: date
) -> bool | None:
    """Tell whether a prerequisite of a predicate holds on a day; None where it is not known.

    ``entries`` hold the one form of what is entered, by prerequisite. Of a date that is only a
    year, its last day counts, so that nothing is fulfilled too early.
    """
    other = rule.counted_from.get(predicate)
    entry = entries.get(other or rule.id)
    if entry is None:
        return None
    if rule.kind == "ordered":
        return rule.order.index(entry) >= rule.order.index(str(rule.minimum[predicate]))
    if rule.kind in ("number", "share"):
        return _figure(entry) >= float(rule.minimum[predicate]) - _NOISE
    if rule.kind in ("yes", "holds"):
        return entry != "tidak" and (entry == "ya" or _last_day(entry) <= on)
    return _long_ago(rule, entry, int(rule.minimum[predicate]), on)


def holds_from(rule: Prerequisite, predicate: str, entry: str) -> date | None:
    """Return the day from which a dated entry fulfils a prerequisite; None for other entries.

    For a revocation it is the first day on which the unit may be proposed again (p. 64).
    """
    if rule.kind not in _DATED or entry in ("ya", "tidak") or _YEARS.fullmatch(entry):
        return None
    day = _last_day(entry)
    return day if rule.kind == "holds" else _years_later(day, int(rule.minimum[predicate]))


def _long_ago(rule: Prerequisite, entry: str, years: int, on: date) -> bool | None:
    if entry == "tidak":
        return rule.kind == "revoked"
    if entry == "ya":
        return None
    if spent := _YEARS.fullmatch(entry):
        return int(spent.group(1)) >= years
    return _years_later(_last_day(entry), years) <= on


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _share(text: str) -> str | None:
    """Read a percentage: a text with %, or a number from 1 to 100; a bare 1 could be either."""
    bare = text.removesuffix("%").strip()
    if not _NUMBER.fullmatch(bare):
        return None
    number = float(bare.replace(",", "."))
    if not text.endswith("%"):
        if number == 1:
            return None
        number = number * 100 if number < 1 else number
    # Cut and not rounded: what is a hair below 100 % is no pass.
    cut = int(number * 10_000 + _NOISE) / 10_000
    return f"{cut:.7g} %".replace(".", ",") if number <= 100 else None


def _figure(entry: str) -> float:
    number = float(entry.removesuffix("%").strip().replace(",", "."))
    return number / 100 if entry.endswith("%") else number


def _day(text: str) -> str | None:
    if _YEAR.fullmatch(text):
        return text
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.fullmatch(text):
        named = match.group(2)
        if not named.isdecimal() and named not in _MONTHS:
            return None
        month = int(named) if named.isdecimal() else _MONTHS.index(named) + 1
        day, year = int(match.group(1)), int(match.group(3))
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _last_day(entry: str) -> date:
    return date(int(entry), 12, 31) if _YEAR.fullmatch(entry) else date.fromisoformat(entry)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)
