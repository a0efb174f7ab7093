"""Numbers of people as worksheets write them."""

import re
from typing import Final, Literal

from zi_analytics.loaders.grid import Value
from zi_analytics.loaders.wording import plain

NO_COUNT: Final = frozenset({"", "-", "–", "—", "?", "n/a", "belum diketahui", "tidak diketahui"})
MOST: Final = 100_000
_WHOLE: Final = re.compile(r"(\d{1,6}|\d{1,3}(\.\d{3})+)( orang)?")


def count_in(value: Value, text: str) -> int | Literal[False] | None:
    """Return a number of people from 0 on; None where none is written, False where it cannot be.

    ``text`` is the cell as text. Fractions, negative numbers, dates and words are no number of
    people; a dash is none written, and not zero.
    """
    said = plain(text)
    if said in NO_COUNT:
        return None
    if isinstance(value, bool):
        return False
    if isinstance(value, int | float):
        return int(value) if float(value).is_integer() and 0 <= value <= MOST else False
    if not isinstance(value, str) or not _WHOLE.fullmatch(said):
        return False
    found = int(said.removesuffix(" orang").replace(".", ""))
    return found if found <= MOST else False
