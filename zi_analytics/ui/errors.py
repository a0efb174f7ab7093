"""When something goes wrong: a clear page for the reader, the details for the server's log."""

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec
from uuid import uuid4

import streamlit as st

from zi_analytics.store import Trouble, trouble
from zi_analytics.ui import data, once
from zi_analytics.ui.access import NotAllowedError

RETRY_SECONDS: Final = 5.0
Given = ParamSpec("Given")

log = logging.getLogger(__name__)


def guarded(work: Callable[[], None]) -> None:
    """Do the work; on any error say in Indonesian what happened and what to do.

    What is wrong with the database or the disk is named; an error of the program gets a code that
    also stands in the log. A database that is gone is asked again until it answers.
    """
    try:
        with once.run():
            work()
    except Exception as error:
        told(error)


def told(error: Exception) -> bool:
    """Say what happened and what to do, in place of the page; also for ``st.App``."""
    known = trouble(error)
    if isinstance(error, NotAllowedError):
        st.error(str(error), icon=":material/block:")
    elif known is None:
        _unexpected(error)
    else:
        _known(known, error)
    return True


def guarded_part(draw: Callable[Given, None]) -> Callable[Given, None]:
    """Guard a part of a page that runs on its own, where ``guarded`` around the page is not."""

    @wraps(draw)
    def drawn(*given: Given.args, **named: Given.kwargs) -> None:
        guarded(lambda: draw(*given, **named))

    return drawn


def _known(known: Trouble, error: Exception) -> None:
    log.error("%s %s", known.what, error)
    st.title(known.what, anchor=False)
    st.text(known.do)
    if known.passes:
        st.caption(f"Halaman ini mencoba lagi sendiri setiap {RETRY_SECONDS:.0f} detik.")
    st.button("Muat ulang", icon=":material/refresh:")
    if known.passes:
        _try_again(time.monotonic())


@st.fragment(run_every=RETRY_SECONDS)
def _try_again(shown_at: float) -> None:
    # The first run is that of the page which just failed.
    if time.monotonic() - shown_at < RETRY_SECONDS / 2:
        return
    try:
        data.store().version()
    except Exception as error:
        log.info("still waiting: %s", error)
        return
    st.rerun()


def _unexpected(error: Exception) -> None:
    code = uuid4().hex[:8].upper()
    log.error("page failed, code %s", code, exc_info=error)
    st.title("Halaman ini tidak dapat ditampilkan.", anchor=False)
    st.write(
        "Data Anda tidak berubah. Muat ulang halaman ini, atau kembali ke Ringkasan. Bila tetap "
        "terjadi, sampaikan kode di bawah ini kepada pengelola; rinciannya ada di catatan server."
    )
    st.code(code, language=None)
    st.button("Muat ulang", icon=":material/refresh:")
