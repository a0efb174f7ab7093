"""What happens once after the server started: worksheets that wait are taken in."""

import re
from collections.abc import Callable
from threading import Lock
from typing import Final

import streamlit as st

from zi_analytics.intake import ensure_sample, import_collected, import_inbox
from zi_analytics.settings import settings
from zi_analytics.ui import access, data, earlier, once

# A file is named by whoever sent it, and the bar's text is Markdown.
MARKUP: Final = re.compile(r"[^\w\s.,-]")


class Gate:
    """Lets the first visitor's run do the work while the others wait."""

    def __init__(self) -> None:
        """Start closed."""
        self.lock = Lock()
        self.done = False


@st.cache_resource(show_spinner=False)
def gate() -> Gate:
    """Return the gate of this server."""
    return Gate()


def prepare() -> None:
    """Import what was collected, or the sample where there is nothing, behind a progress bar.

    The sample's earlier years follow while the pages are already shown.
    """
    if gate().done:
        return
    bar = st.progress(0.0, text="Menyiapkan data. Mohon tunggu sebentar.")
    with gate().lock:
        if not gate().done:
            tell = teller(bar.progress)
            import_inbox(data.store(), data.registry(), data.inbox(), tell)
            import_collected(data.store(), data.registry(), settings(), tell)
            ensure_sample(data.store(), data.registry(), tell)
            earlier.begin()
            gate().done = True
    once.forget()
    bar.empty()


def teller(
    show: Callable[..., object], doing: str = "Menyiapkan lembar kerja"
) -> Callable[[int, int, str], None]:
    """Return what tells a bar how far the work is; names of files are shown without markup.

    They name units, so they are for those who may see all of them.
    """

    named = access.sees_all()

    def tell(done: int, total: int, what: str) -> None:
        part = min(1.0, done / total) if total else 0.0
        name = MARKUP.sub(" ", what) if named else ""
        show(part, text=f"{doing}: {done} dari {total}. {name}")

    return tell
