"""Where rows of a long figure stand: groups under a heading, each unit on its own line."""

from dataclasses import dataclass
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts.picture import Look

HEADING_ROWS: Final = 1.4


@dataclass(frozen=True)
class Rows:
    """Positions from 0 downward: of each unit, and of each heading."""

    units: dict[str, float]
    headings: tuple[tuple[str, float], ...]
    length: float


def lay_out(groups: list[tuple[str, list[str]]], headed: bool, drop: float = 0.5) -> Rows:
    """Place the units of each (heading, units) group, with room for headings when ``headed``.

    A heading stands ``drop`` rows below the group before it.
    """
    units: dict[str, float] = {}
    headings: list[tuple[str, float]] = []
    y = 0.0
    for heading, members in groups:
        if headed:
            headings.append((heading, y + drop))
            y += HEADING_ROWS
        for unit in members:
            units[unit] = y
            y += 1
    return Rows(units, tuple(headings), y)


def draw_headings(figure: go.Figure, rows: Rows, look: Look, left: int = 0) -> None:
    """Write each heading, ``left`` pixels to the left of the plot's edge."""
    for text, y in rows.headings:
        figure.add_annotation(
            text=f"<b>{text}</b>",
            x=0,
            xref="paper",
            xanchor="left",
            xshift=-left,
            y=y,
            yanchor="middle",
            showarrow=False,
            font={"color": look.palette.muted, "size": 12},
        )


def name_rows(figure: go.Figure, table: pd.DataFrame, rows: Rows, look: Look) -> None:
    """Write each unit's short name at the left of its row."""
    names = dict(zip(table["unit"], table["short"], strict=True))
    figure.update_yaxes(
        showticklabels=True,
        tickvals=list(rows.units.values()),
        ticktext=[names[unit] for unit in rows.units],
        ticklabelstandoff=5,
        tickfont={"size": 11 if look.narrow else 13},
    )
