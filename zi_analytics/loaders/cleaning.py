"""What a file's texts may hold once they are inside: nothing that hides, turns round, or floods."""

import math
import re
from collections.abc import Iterable
from typing import Final

from zi_analytics.loaders.grid import Value

LONGEST_TEXT: Final = 32_767
"""Characters that a cell of a spreadsheet can hold."""
_LONGEST_NAME: Final = 60
_TOLD: Final = 400
# Control characters but for tab and line feed, invisible ones, and those that turn text round.
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_BREAK: Final = re.compile(r"[\n\t]+")


def clean(value: Value) -> Value:
    """Return a cell's value without hidden signs; a number that is none becomes text."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def clean_text(text: str) -> str:
    """Return a text without hidden signs, at most as long as a cell can hold."""
    if text.isprintable() and len(text) <= LONGEST_TEXT:  # nearly every text, and quickly told
        return text
    return _HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")[:LONGEST_TEXT])


def clean_name(text: str) -> str:
    """Return a name on one line, without hidden signs."""
    return _BREAK.sub(" ", clean_text(text))


def unique_names(names: Iterable[str]) -> list[str]:
    """Return names of sheets as they are shown, each different from the others."""
    found: dict[str, None] = {}
    numbers: dict[str, int] = {}
    for name in names:
        shown = clean_name(name).strip()[:_LONGEST_NAME] or "Tanpa nama"
        number, own = numbers.get(shown, 1), shown
        while own in found:
            number += 1
            own = f"{shown} ({number})"
        numbers[shown] = number
        found[own] = None
    return list(found)


def shortened(text: str) -> str:
    """Return a text short enough for a sentence."""
    return text if len(text) <= _TOLD else f"{text[:_TOLD]}…"
