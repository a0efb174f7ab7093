"""SAKIP beside Zona Integritas: the gate in quadrants, and the association of the two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.names import place_names
from zi_analytics.charts.palette import faded
from zi_analytics.charts.picture import Look, Picture, axis, blank, caption, frame
from zi_analytics.charts.taps import tap_targets

WIDE: Final = (1130.0, 430.0)
NARROW: Final = (286.0, 400.0)  # on a screen of 360 pixels
LEFT: Final = 64
LEFT_NARROW: Final = 34
FOOT: Final = 46
HEAD: Final = 26
READY_LINE: Final = 0.5
ABOVE: Final = 1.6
BELOW: Final = 1.8


@dataclass(frozen=True)
class Gate:
    """A predicate, the SAKIP predicate that it asks for, and the score above which that begins."""

    predicate: str
    sakip: str
    above: float


def quadrants(
    table: pd.DataFrame, gate: Gate, labels: Mapping[str, str], chosen: str, look: Look
) -> Picture:
    """Draw units by their SAKIP score and the conditions of a predicate that they do not meet.

    ``table`` has the columns unit, name, short, score, unmet, quadrant; ``labels`` names the
    quadrants. Units without a score, or whose readiness is not known, are not drawn. The ``chosen``
    unit, if any, stands out. Every mark carries its unit as first custom datum.
    """
    drawn = table.loc[
        table["score"].notna() & table["unmet"].notna() & table["quadrant"].ne("unknown")
    ]
    if drawn.empty:
        return blank(look, "Belum ada unit yang punya nilai SAKIP dan kesiapan yang diketahui.")
    xs = [*drawn["score"], gate.above]
    low, high = min(xs) - 2.5, max(xs) + 2.5
    deepest = max(int(drawn["unmet"].max()), 2)
    figure = _canvas(
        look,
        [low, high],
        [deepest + BELOW, -ABOVE],
        "Nilai SAKIP",
        f"Syarat nilai {gate.predicate} yang kurang",
    )
    _draw_gate(figure, gate, (low, high), deepest, look)
    _count_quadrants(figure, drawn, labels, look)
    rows = drawn.assign(x=drawn["score"], y=drawn["unmet"].astype("float64"))
    said = [
        f"SAKIP {formats.points(row.score)}, {row.unmet} syarat nilai {gate.predicate} kurang"
        for row in records(rows)
    ]
    _draw_units(figure, rows, said, chosen, look)
    return Picture(figure, _quadrants_alt(table, gate, labels))


def association(table: pd.DataFrame, title: str, chosen: str, look: Look) -> Picture:
    """Draw units by SAKIP score and share of the total; ``title`` is what is known of both.

    ``table`` has the columns unit, name, short, sakip (0–100), zi (0–1). Every mark carries its
    unit as first custom datum.
    """
    said = [
        f"SAKIP {formats.points(row.sakip)}, Zona Integritas {formats.points(row.zi * 100)}"
        for row in records(table)
    ]
    rows = table.assign(x=table["sakip"], y=table["zi"] * 100, said=said)
    axes = ("Nilai SAKIP", "Nilai total Zona Integritas")
    alt = f"Nilai SAKIP dan nilai Zona Integritas {len(table)} unit. {title}"
    return scatter(rows, axes, alt if len(table) else title, chosen, look)


def scatter(
    rows: pd.DataFrame, axes: tuple[str, str], alt: str, chosen: str, look: Look
) -> Picture:
    """Draw units by two figures; ``axes`` name the one below and the one beside the plot.

    ``rows`` has the columns unit, name, short, x, y and said, what is told of each. Every mark
    carries its unit as first custom datum. Without rows ``alt`` says why there is nothing.
    """
    if rows.empty:
        return blank(look, alt)
    xs, ys = rows["x"], rows["y"]
    figure = _canvas(
        look,
        [float(xs.min()) - 2.5, float(xs.max()) + 2.5],
        [float(ys.min()) - 3, float(ys.max()) + 3],
        *axes,
    )
    _draw_units(figure, rows, list(rows["said"]), chosen, look)
    return Picture(figure, alt)


def _canvas(
    look: Look, x: Sequence[float], y: Sequence[float], below: str, beside: str
) -> go.Figure:
    palette = look.palette
    height = _size(look)[1]
    quiet: dict[str, Any] = {
        "nticks": 6,
        "tickfont": {"size": 11, "color": palette.muted},
        "showgrid": True,
        "gridcolor": palette.grid,
    }
    title = {"text": below, "standoff": 8, "font": {"size": 12, "color": palette.muted}}
    figure = frame(
        look,
        int(height) + HEAD + FOOT,
        margin={"l": LEFT_NARROW if look.narrow else LEFT, "r": 8, "t": HEAD, "b": FOOT},
        xaxis=axis(
            range=list(x),
            title=title,
            **quiet,
        ),
        yaxis=axis(range=list(y), **quiet),
    )
    caption(figure, beside, look, yshift=6)
    return figure


def _draw_gate(
    figure: go.Figure, gate: Gate, ends: tuple[float, float], deepest: int, look: Look
) -> None:
    palette = look.palette
    line = {"color": palette.text, "width": 1.3}
    common = {"type": "line", "line": line}
    figure.add_shape(x0=gate.above, x1=gate.above, y0=0, y1=1, yref="paper", **common)
    figure.add_shape(x0=ends[0], x1=ends[1], y0=READY_LINE, y1=READY_LINE, **common)
    figure.add_shape(
        type="rect",
        x0=gate.above,
        x1=ends[1],
        y0=READY_LINE,
        y1=-ABOVE,
        line={"width": 0},
        fillcolor=faded(palette.met, 0.13),
        layer="below",
    )
    # On a phone the corners' counts stand there; the page's text names the gate.
    if look.narrow:
        return
    figure.add_annotation(
        text=f"gerbang {gate.sakip}: di atas {formats.short(gate.above)}",
        x=gate.above,
        y=1,
        yref="paper",
        xanchor="left" if gate.above < sum(ends) / 2 else "right",
        yanchor="bottom",
        yshift=6,
        showarrow=False,
        font={"size": 12},
    )


def _count_quadrants(
    figure: go.Figure, drawn: pd.DataFrame, labels: Mapping[str, str], look: Look
) -> None:
    corners = {
        "both": (1, 1, "right", "top"),
        "zi_only": (0, 1, "left", "top"),
        "sakip_only": (1, 0, "right", "bottom"),
        "neither": (0, 0, "left", "bottom"),
    }
    counts = drawn["quadrant"].value_counts()
    for quadrant, (x, y, side, end) in corners.items():
        label = labels[quadrant]
        count = int(counts.get(quadrant, 0))
        figure.add_annotation(
            text=f"<b>{count}</b>" if look.narrow else f"<b>{count}</b> · {label}",
            x=x,
            xref="paper",
            xanchor=side,
            align=side,
            y=y,
            yref="paper",
            yanchor=end,
            yshift=-4 if end == "top" else 4,
            xshift=6 if side == "left" else -6,
            showarrow=False,
            bgcolor=look.palette.surface,
            font={"size": 14 if look.narrow else 13, "color": look.palette.text},
        )


def _draw_units(
    figure: go.Figure, rows: pd.DataFrame, said: list[str], chosen: str, look: Look
) -> None:
    """Draw a mark a unit, with its name where there is room; the chosen one finds it first.

    A phone has room for the names of the chosen unit and of the outermost ones only.
    """
    palette = look.palette
    table = rows.assign(said=said, chosen=rows["unit"].eq(chosen))
    table = table.sort_values("chosen", ascending=False, kind="stable").reset_index(drop=True)
    stands_out = bool(table["chosen"].any())
    colors = [
        palette.accent if own or not stands_out else palette.neutral for own in table["chosen"]
    ]
    letters = 10 if look.narrow else 11
    named = _extremes(table) if look.narrow else set(table.index)
    shorts = [str(name) if at in named else "" for at, name in table["short"].items()]
    places = place_names(_pixels(figure, table, look), shorts, _size(look), letters)
    figure.add_scatter(
        x=table["x"],
        y=table["y"],
        mode="markers+text",
        marker={"size": [14 if own else 8 for own in table["chosen"]], "color": colors},
        text=[name if at else "" for name, at in zip(shorts, places, strict=True)],
        textposition=[at or "top center" for at in places],
        textfont={"size": letters, "color": palette.text},
        hoverinfo="skip",
    )
    data = table[["unit", "name", "said"]].to_numpy().tolist()
    hover = "<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>"
    tap_targets(figure, list(table["x"]), list(table["y"]), data, hover, 16)


def _extremes(table: pd.DataFrame) -> set[int]:
    """Return the rows of the chosen unit and of those farthest left, right, up and down."""
    outer = [table[axis].agg(end) for axis in ("x", "y") for end in ("idxmin", "idxmax")]
    return {int(place) for place in (*outer, *table.index[table["chosen"]])}


def _size(look: Look) -> tuple[float, float]:
    return NARROW if look.narrow else WIDE


def _pixels(figure: go.Figure, table: pd.DataFrame, look: Look) -> list[tuple[float, float]]:
    """Return where the marks stand in a plot of the usual size."""
    width, height = _size(look)
    x0, x1 = figure.layout.xaxis.range
    y0, y1 = figure.layout.yaxis.range
    return [
        ((row.x - x0) / (x1 - x0) * width, (row.y - y0) / (y1 - y0) * height)
        for row in records(table)
    ]


def _quadrants_alt(table: pd.DataFrame, gate: Gate, labels: Mapping[str, str]) -> str:
    counts = table["quadrant"].value_counts()
    parts = [f"{label}: {int(counts.get(name, 0))} unit" for name, label in labels.items()]
    return (
        f"Gerbang SAKIP {gate.sakip} untuk {gate.predicate} dan kesiapan Zona Integritas. "
        f"{'; '.join(parts)}."
    )
