"""The name of who writes: asked for with every entry, and kept for the next one."""

from typing import Final

import streamlit as st

from zi_analytics.ui import access

LONGEST: Final = 80
_KEY: Final = "nama_penulis"


def usual() -> str:
    """Return the name that was written last in this session, or that of the account."""
    return str(st.session_state.get(_KEY, access.name()))


def remember(name: str) -> None:
    """Offer a name to the next entry."""
    st.session_state[_KEY] = name
