"""What people type into an answer cell, understood where it has one meaning only."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from zi_analytics.instruments.model import Scale
from zi_analytics.loaders.grid import Value
from zi_analytics.loaders.spelled import spelled
from zi_analytics.loaders.wording import plain

_LETTER: Final = re.compile(r"\(?([a-z])(?:[).:,;\-\s]+(.*))?", re.DOTALL)
_YES: Final = re.compile(r"(ya|iya|y)(?:[.,:;!\s]+(.*))?", re.DOTALL)
_NO: Final = re.compile(r"(tidak|tdk|t)(?:[.,:;!\s]+(.*))?", re.DOTALL)
_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_WHOLE: Final = re.compile(r"\d+(?:,0+|\.0{1,2})?")
_SPELLED: Final = re.compile(r"(\d+)\s*\(([a-z ]+)\)(.*)", re.DOTALL)
_ANNOUNCED: Final = re.compile(r"(?:jawaban|jawab|jwb|pilihan|opsi)\b[\s.:=]*")
_COUNTED: Final = re.compile(r"(\d[\d.]*)\s*(?:orang|buah|kali|kegiatan|laporan|layanan|pegawai)")
_DECIMAL: Final = re.compile(r"-?\d+(?:[.,]\d+)?")
_BOTH: Final = re.compile(r"\b(?:atau|dan|dan/atau)\b|/")
_HYPHENATED: Final = re.compile(r"[a-z]-[a-z]{2}")  # “e-office” is no option E
_JOINT: Final = re.compile(r"[\W_]*(?:(?:vs|sampai|menjadi|ke)\b)?[\W_]*")


@dataclass(frozen=True)
class Entry:
    """What an entry means: a number (a value 0–1, or a count), or the code of its finding.

    Both are missing for an empty cell.
    """

    number: float | None = None
    problem: str | None = None


EMPTY: Final = Entry()


def written(value: Value) -> str:
    """Return a cell's value as text, a whole number without its decimal point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value).strip()


def read_choice(value: Value, scale: Scale) -> Entry:
    """Understand a choice such as ``a.``, ``A. Jika …``, ``ya`` as its value (0–1)."""
    if not isinstance(value, str):
        return Entry(problem="answer_unclear")
    text = plain(value)
    if not text:
        return EMPTY
    text = _ANNOUNCED.sub("", text, count=1) if _ANNOUNCED.match(text) else text
    if {"Ya", "Tidak"} == set(scale.options):
        option = _yes_or_no(text)
        if option is None and re.fullmatch(r"\(?[a-e][).]*", text):
            return Entry(problem="answer_outside_scale")
    else:
        option = _letter(text)
        if option is None and (_YES.fullmatch(text) or _NO.fullmatch(text)):
            return Entry(problem="answer_outside_scale")
    if option is None:
        return Entry(problem="answer_unclear")
    if option not in scale.options:
        return Entry(problem="answer_outside_scale")
    return Entry(number=scale.options[option])


def _yes_or_no(text: str) -> str | None:
    for pattern, option, opposite in ((_YES, "Ya", _NO), (_NO, "Tidak", _YES)):
        match = pattern.fullmatch(text)
        if match:
            return None if _names_another(match.group(2) or "", opposite) else option
    return None


def _letter(text: str) -> str | None:
    match = _LETTER.fullmatch(text)
    if match is None or _names_another(match.group(2) or "", _LETTER):
        return None
    return match.group(1).upper()


def _names_another(rest: str, other: re.Pattern[str]) -> bool:
    """Tell whether the words after an option name a second one: ``a atau b``, ``a → b``."""
    rest = rest.strip()
    if _BOTH.match(rest):
        return True
    second = rest[_JOINT.match(rest).end() :]  # type: ignore[union-attr]
    named = other.fullmatch(second.rstrip(")] "))
    return named is not None and not _HYPHENATED.match(second)


def read_count(value: Value) -> Entry:
    """Understand a whole number of things; ``1.250`` has a dot for thousands."""
    if isinstance(value, (date, datetime, time, timedelta)):
        return Entry(problem="date_in_number")
    if isinstance(value, str):
        text = plain(value)
        if not text:
            return EMPTY
        text = _without_spelling(text)
        counted = _COUNTED.fullmatch(text)
        return _count_text(counted.group(1) if counted else text)
    if isinstance(value, bool):
        return Entry(problem="number_unclear")
    whole = float(value).is_integer() and value >= 0
    return Entry(number=float(value)) if whole else Entry(problem="count_not_whole")


def _without_spelling(text: str) -> str:
    """Take the words off a number that is written twice, as in ``5 (lima)``, if both agree."""
    match = _SPELLED.fullmatch(text)
    if match is None or spelled(int(match.group(1))) != " ".join(match.group(2).split()):
        return text
    return f"{match.group(1)}{match.group(3)}".strip()


def _count_text(text: str) -> Entry:
    if _THOUSANDS.fullmatch(text):
        return Entry(number=float(text.replace(".", "")))
    if _WHOLE.fullmatch(text):
        return Entry(number=float(text.partition(",")[0]))
    if _DECIMAL.fullmatch(text):
        return Entry(problem="count_not_whole")
    return Entry(problem="number_unclear")


def read_index(value: Value, maximum: float) -> Entry:
    """Understand a survey index as its part (0–1) of the maximum.

    An index beyond the maximum is a problem: one on another scale is never converted.
    """
    number = read_decimal(value)
    if number.number is None:
        return number
    if number.number < 0:
        return Entry(problem="survey_negative")
    if number.number > maximum:
        return Entry(problem="survey_above_maximum")
    return Entry(number=number.number / maximum)


def read_percent(value: Value, percent_format: bool) -> Entry:
    """Understand a percentage as a value 0–1.

    A cell formatted as a percentage is taken as stored, a text with % is divided by 100. A bare 1
    could be 1 % or 100 % and is a problem; so is anything above 1.
    """
    if isinstance(value, str) and plain(value).endswith("%"):
        number = read_decimal(plain(value).removesuffix("%").strip())
        if number.number is not None:
            number = Entry(number=number.number / 100)
        percent_format = True
    else:
        number = read_decimal(value)
    if number.number is None:
        return number
    if number.number == 1 and not percent_format:
        return Entry(problem="percent_unclear")
    return number if 0 <= number.number <= 1 else Entry(problem="percent_above_one")


def read_decimal(value: Value) -> Entry:
    """Understand a number with a decimal point or comma."""
    if isinstance(value, (date, datetime, time, timedelta)):
        return Entry(problem="date_in_number")
    if isinstance(value, bool):
        return Entry(problem="number_unclear")
    if not isinstance(value, str):
        return Entry(number=float(value))
    text = plain(value)
    if not text:
        return EMPTY
    if not _DECIMAL.fullmatch(text):
        return Entry(problem="number_unclear")
    return Entry(number=float(text.replace(",", ".")))


def looks_like_answer(text: str, options: Collection[str]) -> bool:
    """Tell whether a text is one bare option, such as ``B`` or ``Tidak``."""
    bare = plain(text).strip("(). ")
    return bare in {option.casefold() for option in options}
