"""What a terminal needs: text that any console takes, and a progress bar."""

import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from zi_analytics.intake import Progress

BAR: Final = 24


def make_safe(*streams: TextIO) -> None:
    """Write UTF-8 whatever the console's code page is, and never fail over a sign."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def progress_bar(stream: TextIO | None = None) -> Iterator[Progress | None]:
    """Give a function that draws a bar on standard error; None where nobody would see it."""
    out = stream or sys.stderr
    if not out.isatty():
        yield None
        return

    def tell(done: int, steps: int, what: str) -> None:
        out.write(f"\r{bar(done, steps, what, shutil.get_terminal_size().columns)}")
        out.flush()

    try:
        yield tell
    finally:
        out.write("\r\033[K")
        out.flush()


def bar(done: int, steps: int, what: str, width: int) -> str:
    """Return one line of exactly ``width`` − 1 signs: a bar, how far it is, what is worked on."""
    full = BAR * done // steps
    line = f"[{'#' * full}{'.' * (BAR - full)}] {done}/{steps} {what}"
    return line[: width - 1].ljust(width - 1)
