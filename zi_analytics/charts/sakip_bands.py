"""One unit's SAKIP scores on the page on SAKIP: only the predicates' bands around the scores.

``sakip_gates`` is the one beside a unit's five years, with what WBK and WBBM ask for.
"""

from collections.abc import Sequence
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.palette import faded
from zi_analytics.charts.picture import Layer, Look, Picture, axis, blank, frame

HEIGHT: Final = 300
ROOM: Final = 6.0


def sakip_bands(
    table: pd.DataFrame, bounds: Sequence[tuple[str, float]], name: str, look: Look
) -> Picture:
    """Draw a unit's scores: columns year, score, predicate; a year without a score has no mark.

    ``bounds`` gives each predicate and the score above which it begins, best first.
    """
    known = table.loc[table["score"].notna()].sort_values("year")
    if known.empty:
        return blank(look, f"Belum ada nilai SAKIP {name}.")
    years = range(int(known["year"].min()), int(known["year"].max()) + 1)
    scores = known.set_index(known["year"].astype("int64"))["score"].reindex(list(years))
    low, high = float(scores.min()) - ROOM, float(scores.max()) + ROOM
    figure = frame(
        look,
        HEIGHT,
        margin={"l": 8, "r": 8, "t": 8, "b": 28},
        xaxis=axis(range=[years[0] - 0.6, years[-1] + 0.6], tickvals=list(years)),
        yaxis=axis(range=[low, high], showticklabels=False),
    )
    _draw_predicates(figure, bounds, (low, high), look)
    figure.add_scatter(
        x=list(years),
        y=list(scores),
        mode="lines+markers+text",
        line={"color": look.palette.accent, "width": 2.4},
        marker={"size": 10},
        text=[formats.points(score) for score in scores],
        textposition="top center",
        textfont={"color": look.palette.text},
        cliponaxis=False,
        hoverinfo="skip",
    )
    said = [f"{row.year} {formats.points(row.score)} ({row.predicate})" for row in records(known)]
    return Picture(figure, f"Nilai SAKIP {name}: {', '.join(said)}.")


def _draw_predicates(
    figure: go.Figure,
    bounds: Sequence[tuple[str, float]],
    ends: tuple[float, float],
    look: Look,
) -> None:
    """Draw a band for each predicate between the ends of the axis."""
    low, high = ends
    layer = Layer()
    for place, (predicate, above) in enumerate(bounds):
        top = bounds[place - 1][1] if place else 100.0
        if top < low or above > high:
            continue
        y0, y1 = max(above, low), min(top, high)
        fill = faded(look.palette.neutral, 0.12 if place % 2 else 0.03)
        inside = {"x0": 0, "x1": 1, "xref": "paper", "line": {"width": 0}, "layer": "below"}
        layer.shape("rect", y0=y0, y1=y1, fillcolor=fill, **inside)
        layer.note(
            f"<b>{predicate}</b>",
            x=0,
            xref="paper",
            xanchor="left",
            xshift=6,
            y=(y0 + y1) / 2,
            font={"color": look.palette.muted},
        )
    layer.lay_on(figure)
