"""How numbers and dates are written for people: decimal comma, no digit that misleads.

Values are cut off, never rounded up, so that a figure agrees with the verdict beside it: 74.996 is
"74,99", short of 75. A shortfall goes the other way ("0,01"), so that value and shortfall still add
up to the minimum. What is missing is ``MISSING``.
"""

import math
from datetime import date
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
    scale = 10**digits
    steps = math.floor((abs(value) + GUARD) * scale)
    sign = MINUS if value < 0 and steps else ""
    whole, part = divmod(steps, scale)
    grouped = f"{whole:,}".replace(",", ".")
    return f"{sign}{grouped},{part:0{digits}d}" if digits else f"{sign}{grouped}"


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


def listing(names: list[str], at_most: int = 3) -> str:
    """Join names as a sentence does: "a, b dan c", or "a, b dan 4 lainnya"."""
    shown = names if len(names) <= at_most else names[: at_most - 1]
    rest = len(names) - len(shown)
    words = [*shown, f"{rest} lainnya"] if rest else list(shown)
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} dan {words[-1]}"
