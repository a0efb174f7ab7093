"""How figures are drawn now: on a light or dark page, on a wide screen or a phone's."""

from typing import Final

import streamlit as st

from zi_analytics.charts import DARK, LIGHT, Look

KEY: Final = "viewport"
NARROW_BELOW: Final = 760
WATCH: Final = """
export default function({ setStateValue, data }) {
  const query = window.matchMedia(`(max-width: ${data.below}px)`);
  const tell = () => { if (query.matches !== data.narrow) setStateValue("narrow", query.matches); };
  query.addEventListener("change", tell);
  tell();
  return () => query.removeEventListener("change", tell);
}
"""


def watch() -> None:
    """Learn whether the screen is narrow; the page runs again when that changes."""
    watcher = st.components.v2.component("zi_viewport", js=WATCH)
    watcher(
        key=KEY,
        data={"below": NARROW_BELOW, "narrow": is_narrow()},
        default={"narrow": _says_phone()},
        on_narrow_change=_ignore,
        height=1,
    )


def is_narrow() -> bool:
    """Tell whether the screen is narrow, by the browser's own words until it was measured."""
    known = st.session_state.get(KEY)
    measured = getattr(known, "narrow", None)
    return _says_phone() if measured is None else bool(measured)


def look() -> Look:
    """Return how to draw figures now."""
    dark = st.context.theme.type == "dark"
    return Look(DARK if dark else LIGHT, is_narrow())


def _says_phone() -> bool:
    return "Mobi" in st.context.headers.get("User-Agent", "")


def _ignore() -> None:
    """Changes need no more than the run that follows."""
