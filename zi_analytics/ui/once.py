"""What one run of a page has asked once, it does not ask again.

A page asks for the store's version before everything that it reads, and for the same tables in
many places. Within one run the answers are kept; the next run asks anew, so it sees whatever was
written since, by any process. A run that writes forgets what it kept. Outside of a run (dialogs,
files made when a button is pressed) nothing is kept.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import URL

from zi_analytics import store
from zi_analytics.store import Store

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("kept", default=None)


@contextmanager
def run() -> Iterator[None]:
    """Keep answers within the block; a block within another one shares what that one keeps."""
    if _kept.get() is not None:
        yield
        return
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


@contextmanager
def writing() -> Iterator[None]:
    """Keep nothing within the block, and forget at its end what was kept before."""
    token = _kept.set(None)
    try:
        yield
    finally:
        _kept.reset(token)
        forget()


def forget() -> None:
    """Forget what this run has kept."""
    kept = _kept.get()
    if kept is not None:
        kept.clear()


def a_run(ask: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Call a function once a run for the same plain values; its answers are not to be changed."""

    @wraps(ask)
    def asked(*given: Given.args, **named: Given.kwargs) -> Answer:
        kept = _kept.get()
        if kept is None:
            return ask(*given, **named)
        key = (asked, given, tuple(named.items()))
        if key not in kept:
            kept[key] = ask(*given, **named)
        answer: Answer = kept[key]
        return answer

    return asked


class RunStore(Store):
    """The store, whose version a page's run asks for once."""

    @a_run
    def version(self) -> int:
        """Return the version; within a run, as it was when the run first asked."""
        return super().version()


def open_store(url: str | URL) -> Store:
    """Open the store for pages."""
    return RunStore(store.open_store(url).engine)
