"""How figures are drawn now: on a light or dark page, on a wide screen or a phone's, on paper."""

from typing import Final

import streamlit as st

from zi_analytics.charts import DARK, LIGHT, Look

KEY: Final = "viewport"
NARROW_BELOW: Final = 760
# Figures keep the width that they have on the screen, so the paper is as wide as the screen; the
# browser makes it fit. Wide screens are printed on paper that lies down.
PAPER: Final = 794
LANDSCAPE_ABOVE: Final = 1500
WATCH: Final = """
export default function({ setStateValue, data }) {
  const query = window.matchMedia(`(max-width: ${data.below}px)`);
  const tell = () => { if (query.matches !== data.narrow) setStateValue("narrow", query.matches); };
  query.addEventListener("change", tell);
  tell();
  const paper = document.createElement("style");
  const lay = () => {
    const width = Math.max(innerWidth, data.paper);
    const height = Math.round(width > data.landscape ? width / Math.SQRT2 : width * Math.SQRT2);
    paper.textContent = `@page { size: ${width}px ${height}px; margin: 0 }
      @media print { .js-plotly-plot { break-inside: avoid } }`;
  };
  lay();
  document.head.append(paper);
  addEventListener("resize", lay);
  return () => {
    query.removeEventListener("change", tell);
    removeEventListener("resize", lay);
    paper.remove();
  };
}
"""


def watch() -> None:
    """Learn whether the screen is narrow; the page runs again when that changes."""
    watcher = st.components.v2.component("zi_viewport", js=WATCH)
    watcher(
        key=KEY,
        data={
            "below": NARROW_BELOW,
            "narrow": is_narrow(),
            "paper": PAPER,
            "landscape": LANDSCAPE_ABOVE,
        },
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
