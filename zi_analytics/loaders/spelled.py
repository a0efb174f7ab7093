"""Numbers as Indonesian words."""

from typing import Final

_ONES: Final = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
_LARGEST: Final = 1_000_000


def spelled(number: int) -> str:
    """Return a whole number below a million in words; an empty text for a larger one."""
    if number >= _LARGEST:
        return ""
    return " ".join(_words(number)) if number else _ONES[0]


def _words(number: int) -> list[str]:
    if number == 0:
        return []
    if number < 12:
        return [_ONES[number]]
    if number < 20:
        return [_ONES[number - 10], "belas"]
    for size, name in ((1000, "ribu"), (100, "ratus"), (10, "puluh")):
        many, rest = divmod(number, size)
        if many == 1 and size > 10:
            return [f"se{name}", *_words(rest)]
        if many:
            return [*_words(many), name, *_words(rest)]
    raise AssertionError("a number from 20 on has tens")
