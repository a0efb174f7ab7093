"""When something goes wrong: a clear page for the reader, the details for the server's log."""

import logging
from collections.abc import Callable
from uuid import uuid4

import streamlit as st

from zi_analytics.store import StoreError
from zi_analytics.ui.access import NotAllowedError

log = logging.getLogger(__name__)


def guarded(work: Callable[[], None]) -> None:
    """Do the work; on any error say so in Indonesian, with a code that also stands in the log."""
    try:
        work()
    except NotAllowedError as error:
        st.error(str(error), icon=":material/block:")
    except StoreError as error:
        log.error("store cannot be used: %s", error)
        st.title("Basis data tidak dapat dipakai.")
        st.text(str(error))
    except Exception:
        code = uuid4().hex[:8].upper()
        log.exception("page failed, code %s", code)
        st.title("Halaman ini tidak dapat ditampilkan.")
        st.write(
            "Data Anda tidak berubah. Muat ulang halaman ini, atau kembali ke Ringkasan. Bila "
            "tetap terjadi, sampaikan kode di bawah ini kepada pengelola; rinciannya ada di "
            "catatan server."
        )
        st.code(code, language=None)
        st.button("Muat ulang", icon=":material/refresh:")
