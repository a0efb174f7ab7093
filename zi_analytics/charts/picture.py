"""What every figure shares: its frame, its watermark, and the sentence that stands for it."""

from dataclasses import dataclass, field
from typing import Any, Final

import plotly.graph_objects as go

from zi_analytics.charts.palette import FONT, Palette

SAMPLE_MARK: Final = "DATA CONTOH – sintetis"
NO_CLOUD: Final = {"showSendToCloud": False, "displaylogo": False}
MARK_EVERY: Final = 420
MARK_LINES: Final = 5  # how many lines of its own text the slanting mark is high


@dataclass(frozen=True)
class Look:
    """How figures are drawn now: their colours, and whether the screen is a phone's."""

    palette: Palette
    narrow: bool = False


@dataclass(frozen=True)
class Picture:
    """A figure and the sentence that says what it shows."""

    figure: go.Figure
    alt: str


@dataclass(frozen=True)
class Layer:
    """Texts and shapes to lay on a figure at once; one at a time, each costs more than the last."""

    notes: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)

    def note(self, text: str, **settings: Any) -> None:  # noqa: ANN401
        """Add a text without an arrow."""
        self.notes.append({"text": text, "showarrow": False, **settings})

    def shape(self, kind: str, **settings: Any) -> None:  # noqa: ANN401
        """Add a shape: "line" or "rect"."""
        self.shapes.append({"type": kind, **settings})

    def lay_on(self, figure: go.Figure) -> None:
        """Lay everything on a figure that has no texts or shapes yet."""
        figure.update_layout(annotations=self.notes, shapes=self.shapes)


def frame(look: Look, height: int, **layout: Any) -> go.Figure:  # noqa: ANN401
    """Return an empty figure in the house style: transparent, no zoom, ``height`` in pixels."""
    palette = look.palette
    base: dict[str, Any] = {
        "template": "none",
        "height": height,
        "font": {"family": FONT, "size": 12 if look.narrow else 13, "color": palette.text},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 32, "b": 8},
        "showlegend": False,
        "dragmode": False,
        "separators": ",.",
        "hoverlabel": {
            "bgcolor": palette.surface,
            "bordercolor": palette.muted,
            "font": {"family": FONT, "color": palette.text},
            "align": "left",
        },
    }
    return go.Figure(layout=base | layout)


def axis(**settings: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return an axis without lines, grid or zoom, with these settings on top."""
    quiet: dict[str, Any] = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
    }
    return quiet | settings


def row_thresholds(
    figure: go.Figure,
    x: float,
    label: str,
    look: Look,
    later: bool,
    rows: list[float],
    to_right: bool | None = None,
) -> None:
    """Mark a threshold on every row and name it above the plot.

    On a wide screen it is one line over all rows; on a narrow one, where texts stand between the
    rows, a tick each. The ``later`` of two thresholds is dashed and, unless ``to_right`` says else,
    named to its right.
    """
    name_threshold(figure, x, label, later if to_right is None else to_right)
    palette = look.palette
    if look.narrow:
        tick = {"symbol": "line-ns", "size": 11, "line": {"width": 1.6, "color": palette.text}}
        figure.add_scatter(
            x=[x] * len(rows),
            y=rows,
            mode="markers",
            marker=tick,
            hoverinfo="skip",
            showlegend=False,
        )
        return
    figure.add_shape(
        type="line",
        x0=x,
        x1=x,
        y0=0,
        y1=1,
        yref="paper",
        line={"color": palette.text, "width": 1.2, "dash": "dash" if later else "solid"},
    )


def caption(
    figure: go.Figure,
    text: str,
    look: Look,
    *,
    x: float = 0,
    yshift: float = 8,
    size: int = 12,
) -> None:
    """Write a quiet line above the plot, from ``x`` (0–1 of its width) on."""
    figure.add_annotation(
        text=text,
        x=x,
        xref="paper",
        xanchor="left",
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=yshift,
        showarrow=False,
        font={"color": look.palette.muted, "size": size},
    )


def name_threshold(figure: go.Figure, x: float, label: str, later: bool) -> None:
    """Name a threshold above the plot, on the side where its neighbour is not."""
    figure.add_annotation(
        x=x,
        y=1,
        yref="paper",
        xanchor="left" if later else "right",
        yanchor="bottom",
        xshift=-5 if later else 5,
        yshift=2,
        text=label,
        showarrow=False,
        font={"size": 12},
    )


def blank(look: Look, message: str) -> Picture:
    """Return a small picture that only says why there is nothing to draw."""
    figure = frame(look, 90, xaxis={"visible": False}, yaxis={"visible": False})
    figure.add_annotation(
        text=message,
        showarrow=False,
        x=0.5,
        y=0.5,
        xref="paper",
        yref="paper",
        font={"color": look.palette.muted},
    )
    return Picture(figure, message)


def watermark(picture: Picture, look: Look) -> Picture:
    """Return a copy of the picture that is marked as sample data, over its whole height.

    The mark stands in the middle of the figure, margins and all, and is whole in a low one.
    """
    figure = go.Figure(picture.figure)
    height, margin = int(figure.layout.height or MARK_EVERY), figure.layout.margin
    marks = max(1, round(height / MARK_EVERY))
    size = min(22 if look.narrow else 38, height // MARK_LINES)
    for mark in range(marks):
        figure.add_annotation(
            text=SAMPLE_MARK,
            x=0.5,
            y=(mark + 0.5) / marks,
            xref="paper",
            yref="paper",
            xshift=((margin.r or 0) - (margin.l or 0)) / 2,
            yshift=((margin.t or 0) - (margin.b or 0)) / 2 if marks == 1 else 0,
            showarrow=False,
            textangle=-18,
            opacity=0.13,
            font={"size": size, "color": look.palette.text},
        )
    return Picture(figure, f"{SAMPLE_MARK}. {picture.alt}")
