"""Pages of static content, straight in Streamlit, with as many elements as one of ours."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

Part = tuple[str, tuple[int, ...]]

PRELUDE: Final = """
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

@st.cache_resource
def table(rows, columns):
    texts = [[f"{row} {column}" for column in range(columns)] for row in range(rows)]
    return pd.DataFrame(texts, columns=[str(column) for column in range(columns)])

def draw(parts):
    for number, (kind, size) in enumerate(parts):
        name = f"{kind} {number}"
        if kind == "plotly_chart":
            st.plotly_chart(go.Figure(), key=name)
        elif kind == "dataframe":
            st.dataframe(table(*size), key=name, on_select="rerun")
        elif kind == "selectbox":
            st.selectbox(name, range(*size), key=name)
        elif kind == "button":
            st.button(name, key=name)
        elif kind == "metric":
            st.metric(name, number)
        else:
            st.markdown("x" * size[0])
"""
MENU: Final = """
def page(name, parts):
    return st.Page(lambda: draw(parts), title=name, url_path=name)

def root():
    pass

# Streamlit serves the first page at the root only; ours all have an address.
pages = [st.Page(root, default=True), *(page(*each) for each in PAGES.items())]
st.navigation(pages, position="top").run()
"""


def page(parts: Sequence[Part]) -> str:
    """Return the script of one page."""
    return f"{PRELUDE}\ndraw({parts!r})\n"


def menu(pages: Mapping[str, Sequence[Part]]) -> str:
    """Return the script of an app of pages by name."""
    return f"{PRELUDE}\nPAGES = {dict(pages)!r}\n{MENU}"


def parts_of(app: "AppTest") -> list[Part]:
    """Return the kind and size of every element that a page has drawn."""
    return [_part(element) for element in app.main if not hasattr(element, "children")]


def _part(element: Any) -> Part:  # noqa: ANN401
    kind = str(element.type)
    if kind == "arrow_data_frame":
        return "dataframe", tuple(element.value.shape)
    if kind == "selectbox":
        return kind, (max(1, len(element.options)),)
    if kind in ("plotly_chart", "metric"):
        return kind, ()
    if kind in ("button", "download_button"):
        return "button", ()
    text = getattr(element, "value", "")
    return "markdown", (max(1, len(text)) if isinstance(text, str) else 1,)
