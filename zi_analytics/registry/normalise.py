"""One spelling for the many ways in which people write the name of a unit."""

import re
import unicodedata
from typing import Final

LIMIT: Final = 300
"""Characters; no name is nearly as long, and a longer text is never a name."""

SAME_WORDS: Final = {"kec": "kecamatan", "kab": "kabupaten", "pemukiman": "permukiman"}

BRACKETS: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")

_SEPARATORS: Final = re.compile(r"[\W_]+")


def normalise(text: str) -> str:
    """Return the words in lower case, one space between them, spelt in one way.

    Punctuation and control characters separate words, invisible format characters vanish,
    ``&`` is "dan", and "Kec.", "Kab." and "Pemukiman" are written out as in official names.
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    visible = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    words = _SEPARATORS.sub(" ", visible.replace("&", " dan ")).split()
    return " ".join(SAME_WORDS.get(word, word) for word in words)


def brackets(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without its brackets, and what stood inside each of them."""
    inside = tuple(first or second for first, second in BRACKETS.findall(text))
    return BRACKETS.sub(" ", text), inside
