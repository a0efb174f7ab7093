"""Who is at work, as told at the edge: by the login of a page, or by nobody."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

LOCAL: Final = "setempat"
"""Whoever sits at this machine, where nobody has to say who they are."""

_person: ContextVar[str] = ContextVar("person", default=LOCAL)


@contextmanager
def acting_as(person: str) -> Iterator[None]:
    """Name the person, an e-mail address say, for all that is written within the block."""
    before = _person.set(person)
    try:
        yield
    finally:
        _person.reset(before)


def acting() -> str:
    """Return who is at work."""
    return _person.get()
