"""The sample of the earlier years, prepared while people already look, and what pages say of it."""

import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Lock, Thread
from typing import Final, Literal

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from zi_analytics.intake import earlier_progress, lacks_earlier_sample
from zi_analytics.sample import EARLIER_YEARS
from zi_analytics.ui import data

State = Literal["idle", "busy", "failed"]

ROOT: Final = Path(__file__).resolve().parents[2]
WORKER: Final = (sys.executable, "-m", "zi_analytics.intake.earlier")
SECONDS: Final = 2.0
YEARS: Final = f"{min(EARLIER_YEARS)}–{max(EARLIER_YEARS)}"

log = logging.getLogger(__name__)


class Preparation:
    """The process that prepares the earlier years: one a server, and never two at once."""

    def __init__(self) -> None:
        """Start idle."""
        self.state: State = "idle"
        self._lock = Lock()

    def begin(self, command: Sequence[str] = WORKER) -> None:
        """Start the process, unless it runs; what goes wrong in it stands in the server's log."""
        with self._lock:
            if self.state == "busy":
                return
            paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
            try:
                process = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
                )
            except OSError:
                log.exception("the sample of earlier years could not be started")
                self.state = "failed"
                return
            self.state = "busy"
        Thread(target=self._follow, args=(process,), daemon=True).start()

    def _follow(self, process: "subprocess.Popen[bytes]") -> None:
        # The pipe to the process stays open as long as this server lives: its end ends the process.
        with process:
            status = process.wait()
        if status:
            log.error("the sample of earlier years ended with status %s", status)
        self.state = "failed" if status else "idle"


@st.cache_resource(show_spinner=False)
def preparation() -> Preparation:
    """Return the preparation of this server."""
    return Preparation()


def begin() -> None:
    """Start preparing the earlier years, if only the sample is shown and they are missing."""
    if lacks_earlier_sample(data.store(), data.registry()):
        preparation().begin()


def tell() -> None:
    """Say on a page how far the earlier years are, or that they could not be prepared."""
    state = preparation().state
    if state == "busy":
        _progress()
    elif state == "failed":
        st.warning(
            f"Contoh {YEARS} tidak selesai disiapkan; tahun yang tampil mungkin belum lengkap. "
            "Rincian galatnya ada di catatan server. Jalankan ulang dasbor untuk melanjutkan.",
            icon=":material/error:",
        )


@st.fragment(run_every=SECONDS)
def _progress() -> None:
    if preparation().state != "busy":
        st.rerun()
    try:
        done, of = _done(data.store().version())
    except SQLAlchemyError:
        # The page itself tells when it is drawn again; this line is only about the sample.
        return
    st.caption(f"Menyiapkan contoh {YEARS}: {done} dari {of} lembar kerja.")


# Not ``cache_data``: ``streamlit run`` reads this file before it has where that keeps.
@st.cache_resource(max_entries=1, show_spinner=False)
def _done(version: int) -> tuple[int, int]:
    return earlier_progress(data.store(), data.registry())
