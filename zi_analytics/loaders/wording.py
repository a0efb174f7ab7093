"""Texts as people write them, brought to one form for comparing."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, TypeVar

Made = TypeVar("Made")

_REMEMBERED: Final = 8192
_SHORT: Final = 1000
"""Characters of a text that may be remembered; longer ones could fill the memory."""
_SPACE: Final = re.compile(r"\s+")
_NOT_WORD: Final = re.compile(r"[^0-9a-z%]+")
_MARKER: Final = re.compile(r"[-–•*]|\(?(?:[a-z]|[ivx]{1,5}|[0-9]{1,3})\s*[.)]?", re.IGNORECASE)


def _remembered(made: Callable[[str], Made]) -> Callable[[str], Made]:
    """Remember what is made of short texts: the worksheets of one layout repeat them."""
    kept = lru_cache(maxsize=_REMEMBERED)(made)

    @wraps(made)
    def of(text: str) -> Made:
        return kept(text) if len(text) <= _SHORT else made(text)

    return of


@_remembered
def plain(text: str) -> str:
    """Lower case, compatibility forms resolved, runs of space as one: for headers and names."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


@_remembered
def words(text: str) -> str:
    """Only lower-case words with single spaces between them: for matching wording."""
    return _NOT_WORD.sub(" ", plain(text)).strip()


@_remembered
def is_marker(text: str) -> bool:
    """Tell whether a cell holds only a numbering such as ``A.``, ``iv.``, ``b`` or ``-``."""
    return bool(_MARKER.fullmatch(text.strip()))
