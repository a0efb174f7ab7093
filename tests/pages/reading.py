"""What a page says, gathered from an app under test."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest

APOLOGY = "Halaman ini tidak dapat ditampilkan."


def finding(app: AppTest) -> str:
    """Return the page's largest text."""
    return str(app.title[0].value)


def prose(app: AppTest) -> str:
    """Return everything that a page says outside figures and tables."""
    parts = [
        *(app.title, app.header, app.subheader, app.markdown, app.caption, app.text),
        *(app.warning, app.code),
    ]
    return "\n".join(str(element.value) for part in parts for element in part)


def pictures(app: AppTest) -> list[Any]:
    """Return the figures, each with its ``alt`` and its ``spec``."""
    return [element.proto for element in app.get("plotly_chart")]


def drawn(app: AppTest) -> str:
    """Return all figures as text."""
    return "\n".join(json.dumps(json.loads(p.spec), ensure_ascii=False) for p in pictures(app))


def tables(app: AppTest) -> str:
    """Return all tables as text."""
    frames = [*app.dataframe, *app.table]
    return "\n".join(frame.value.to_string() for frame in frames)
