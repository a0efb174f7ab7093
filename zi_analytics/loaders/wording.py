"""Texts as people write them, brought to one form for comparing."""

import re
import unicodedata
from typing import Final

_SPACE: Final = re.compile(r"\s+")
_NOT_WORD: Final = re.compile(r"[^0-9a-z%]+")
_MARKER: Final = re.compile(r"[-–•*]|\(?(?:[a-z]|[ivx]{1,5}|[0-9]{1,3})\s*[.)]?", re.IGNORECASE)


def plain(text: str) -> str:
    """Lower case, compatibility forms resolved, runs of space as one: for headers and names."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


def words(text: str) -> str:
    """Only lower-case words with single spaces between them: for matching wording."""
    return _NOT_WORD.sub(" ", plain(text)).strip()


def is_marker(text: str) -> bool:
    """Tell whether a cell holds only a numbering such as ``A.``, ``iv.``, ``b`` or ``-``."""
    return bool(_MARKER.fullmatch(text.strip()))
