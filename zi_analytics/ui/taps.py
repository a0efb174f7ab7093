"""Keys of pictures and tables in which a click opens something: each click gives them new ones.

Streamlit keeps what was clicked under the key, and would open it again with every run.
"""

from typing import Final

import streamlit as st

COUNT: Final = "taps"


def tapped() -> None:
    """Give all pictures and tables new keys, so that none keeps an old selection."""
    st.session_state[COUNT] = int(st.session_state.get(COUNT, 0)) + 1


def key(name: str) -> str:
    """Return the key of a picture or table until the next click."""
    return f"{name}_{st.session_state.get(COUNT, 0)}"
