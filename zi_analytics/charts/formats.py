"""How numbers and dates are written for people: decimal comma, no digit that misleads.

Values are cut off, never rounded up, so that a figure agrees with the verdict beside it: 74.996 is
"74,99", short of 75. A shortfall goes the other way ("0,01"), so that value and shortfall still add
up to the minimum. What is missing is ``MISSING``.
"""

import math
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

MISSING: Final = "–"
MINUS: Final = "−"
NO_BREAK: Final = "\u00a0"
GUARD: Final = 1e-9
MONTHS: Final = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def is_missing(value: object) -> bool:
    """Tell whether a value is None, NaN or pandas' NA."""
    return value is None or str(value) in ("nan", "<NA>", "NaT")


def decimal(value: float | None, digits: int) -> str:
    """Write a number with exactly this many decimals, cut off: ``decimal(0.6667, 3)`` → 0,666."""
    if value is None or is_missing(value):
        return MISSING
    steps = _steps(value, digits)
    sign = MINUS if value < 0 and steps else ""
    whole, part = divmod(steps, 10**digits)
    grouped = f"{whole:,}".replace(",", ".")
    return f"{sign}{grouped},{part:0{digits}d}" if digits else f"{sign}{grouped}"


def _steps(value: float, digits: int) -> int:
    """Return how many whole units of the last decimal a number has, whatever its sign."""
    return math.floor((abs(value) + GUARD) * int(10**digits))


def points(value: float | None) -> str:
    """Write points with two decimals: 61.248 → "61,24"."""
    return decimal(value, 2)


def short(value: float | None) -> str:
    """Write points with no more decimals than needed: 75.0 → "75", 18.25 → "18,25"."""
    text = points(value)
    return text.rstrip("0").rstrip(",") if "," in text else text


def share(value: float | None) -> str:
    """Write a share (0–1) as a whole percentage: 0.6199 → "61 %"."""
    if value is None or is_missing(value):
        return MISSING
    return f"{decimal(value * 100, 0)}{NO_BREAK}%"


def shortfall(value: float | None) -> str:
    """Write what is lacking in points, rounded up: 0.004 → "0,01"."""
    if value is None or is_missing(value):
        return MISSING
    return decimal(math.ceil(value * 100 - GUARD * 100) / 100, 2)


def shortfall_share(value: float | None) -> str:
    """Write a shortfall as a whole percentage, rounded up: 0.002 → "1 %"."""
    if value is None or is_missing(value):
        return MISSING
    return share(math.ceil(value * 100 - GUARD * 100) / 100)


def change(value: float | None, digits: int = 2) -> str:
    """Write a difference with its sign, a real minus among them: −0.5 → "−0,50"."""
    text = decimal(value, digits)
    rises = value is not None and not is_missing(value) and value > 0
    return f"+{text}" if rises and any(c in "123456789" for c in text) else text


def difference(before: float | None, after: float | None, digits: int = 2) -> float | None:
    """Return the difference of two figures as they are shown; None where either is missing.

    A reader who subtracts what stands on the page comes to the same.
    """
    if before is None or after is None or is_missing(before) or is_missing(after):
        return None
    return float(_cut(after, digits) - _cut(before, digits))


def differences(before: Iterable[float | None], after: Iterable[float | None]) -> list[float]:
    """Return ``difference`` of each pair, NaN where either is missing."""
    found = [difference(one, other) for one, other in zip(before, after, strict=True)]
    return [math.nan if value is None else value for value in found]


def _cut(value: float, digits: int) -> Decimal:
    return Decimal(_steps(value, digits)).scaleb(-digits).copy_sign(Decimal(value))


def change_between(before: float | None, after: float | None, digits: int = 2) -> str:
    """Write what lies between two figures as they are shown: 66.517 and 75.369 → "+8,85"."""
    return change(difference(before, after, digits), digits)


def direction(value: float) -> str:
    """Say which way a change in points goes; what is shown as 0,00 did not move."""
    if decimal(abs(value), 2) == "0,00":
        return "tetap"
    return "naik" if value > 0 else "turun"


def count_of(part: int, whole: int, noun: str = "") -> str:
    """Write a count of a whole: "12 dari 44 unit"."""
    return f"{part} dari {whole} {noun}".strip()


def day(value: date | None) -> str:
    """Write a date in Indonesian: "17 Mei 2022"."""
    if value is None or is_missing(value):
        return MISSING
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date | None) -> str:
    """Write a date where there is little room: "17 Mei 2022", months by three letters."""
    if value is None or is_missing(value):
        return MISSING
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def listing(names: list[str], at_most: int = 3) -> str:
    """Join names as a sentence does: "a, b dan c", or "a, b dan 4 lainnya"."""
    shown = names if len(names) <= at_most else names[: at_most - 1]
    rest = len(names) - len(shown)
    words = [*shown, f"{rest} lainnya"] if rest else list(shown)
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} dan {words[-1]}"
