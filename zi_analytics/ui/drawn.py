"""Pictures as they stand on a page, each kept by all that it is drawn from.

To build a figure takes Plotly longer than all else on a page. The key of a kept one is a digest of
every value that it is drawn from, so nobody is shown anything that was not in his own tables: who
sees other rows has other tables, and another picture.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, ParamSpec

import plotly.graph_objects as go
import streamlit as st

from zi_analytics.charts import Look, Picture, watermark
from zi_analytics.ui import data, picture_file
from zi_analytics.ui.kept import digest
from zi_analytics.ui.viewport import look

Given = ParamSpec("Given")
KEPT: Final = 128


class Ready(go.Figure):  # type: ignore[misc]
    """A finished figure in its plain form: neither checked nor copied again when it is sent."""

    def __init__(self, figure: go.Figure) -> None:
        """Keep the plain form of a figure."""
        super().__init__()
        self._plain: dict[str, Any] = figure.to_dict()

    def to_dict(self) -> dict[str, Any]:
        """Return the plain form; not to be changed."""
        plain: dict[str, Any] = self._plain
        return plain


@dataclass(frozen=True)
class Drawn:
    """A picture with room for its button and, over sample data, the mark."""

    figure: Ready
    alt: str


def drawn(build: Callable[Given, Picture], *given: Given.args, **named: Given.kwargs) -> Drawn:
    """Return the picture that a chart builder gives for these plain values and tables."""
    now, sample = look(), data.synthetic()
    name = f"{build.__module__}.{build.__qualname__}"
    return _drawn(
        name,
        digest((given, named, now, sample)),
        lambda: _finished(build(*given, **named), now, sample),
    )


def _finished(picture: Picture, now: Look, sample: bool) -> Drawn:
    roomy = picture_file.with_room(picture, now)
    marked = watermark(roomy, now) if sample else roomy
    return Drawn(Ready(marked.figure), marked.alt)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _drawn(name: str, key: str, _draw: Callable[[], Drawn]) -> Drawn:
    return _draw()
