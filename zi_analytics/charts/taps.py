"""Places to tap: a heat map's cells cannot be picked, marks can."""

from typing import Any, Final

import plotly.graph_objects as go

UNSEEN: Final = {"marker": {"opacity": 0}}


def tap_targets(
    figure: go.Figure,
    x: list[float],
    y: list[float],
    data: list[list[Any]],
    hover: str,
    size: float,
) -> None:
    """Lay an unseen mark of ``size`` pixels over each place; it carries the custom data."""
    figure.add_scatter(
        x=x,
        y=y,
        mode="markers",
        marker={"symbol": "square", "size": size, "opacity": 0},
        selected=UNSEEN,
        unselected=UNSEEN,
        customdata=data,
        hovertemplate=hover,
        showlegend=False,
    )
