"""One unit's SAKIP scores beside its five years: above or below what WBK and WBBM ask for.

``sakip_bands`` is the one on the page on SAKIP, by either year and without the gates.
"""

from collections.abc import Collection, Mapping
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame

HEIGHT: Final = 304
LOWEST: Final = 50.0
ROOM: Final = 7.0


def sakip_gates(
    table: pd.DataFrame,
    years: Collection[int],
    bounds: Mapping[str, float],
    gates: Mapping[str, str],
    changes: Collection[int],
    look: Look,
) -> Picture:
    """Draw ``table`` (year, score 0–100, predicate), the predicates' lower bounds, and the gates.

    The axis has all ``years`` at least.

    ``gates`` gives the SAKIP predicate that each predicate asks for; ``changes`` are the years with
    which the rules of the evaluation change: the line is broken there. A year of which only the
    predicate is known has no mark, but a name.
    """
    if table.empty:
        return blank(look, "Belum ada nilai SAKIP unit ini.")
    either = {int(year) for year in table["year"]} | set(years)
    span = list(range(min(either), max(either) + 1))
    known = table["score"].dropna()
    lowest = min([LOWEST, *known]) // 10 * 10
    figure = _canvas(table, span, lowest, look)
    _draw_bounds(figure, bounds, gates, lowest, look)
    _draw_scores(
        figure, table, span, changes, [bounds[one] for one in gates.values() if one in bounds], look
    )
    for year in sorted(set(changes) & set(span[1:])):
        figure.add_shape(
            type="line",
            x0=year - 0.5,
            x1=year - 0.5,
            y0=0,
            y1=1,
            yref="paper",
            line={"color": look.palette.muted, "width": 1.4, "dash": "dot"},
        )
    return Picture(figure, _alt(table, gates))


def _canvas(table: pd.DataFrame, years: list[int], lowest: float, look: Look) -> go.Figure:
    predicates = dict(zip(table["year"].astype(int), table["predicate"], strict=True))
    names = [f"{year}<br><b>{predicates.get(year, formats.MISSING)}</b>" for year in years]
    return frame(
        look,
        HEIGHT,
        margin={"l": 64, "r": 88 if not look.narrow else 72, "t": 4, "b": 44},
        xaxis=axis(range=[years[0] - 0.5, years[-1] + 0.5], tickvals=years, ticktext=names),
        yaxis=axis(range=[lowest, 100], showticklabels=False),
    )


def _draw_bounds(
    figure: go.Figure,
    bounds: Mapping[str, float],
    gates: Mapping[str, str],
    lowest: float,
    look: Look,
) -> None:
    asked: dict[str, list[str]] = {}
    for predicate, sakip in gates.items():
        asked.setdefault(sakip, []).append(predicate)
    for sakip, bound in bounds.items():
        if bound < lowest:
            continue
        gate = sakip in asked
        line: dict[str, Any] = {"color": look.palette.grid, "width": 1}
        if gate:
            line = {"color": look.palette.text, "width": 1.2, "dash": "dash"}
        figure.add_shape(
            type="line", x0=0, x1=1, xref="paper", y0=bound, y1=bound, line=line, layer="below"
        )
        name: dict[str, Any] = {
            "y": bound,
            "xref": "paper",
            "showarrow": False,
            "yanchor": "middle",
        }
        muted = {"size": 11, "color": look.palette.muted}
        figure.add_annotation(
            text=f"{sakip} > {formats.short(bound)}", x=0, xanchor="right", font=muted, **name
        )
        if gate:
            text = f"syarat {'/'.join(asked[sakip])}"
            figure.add_annotation(text=text, x=1, xanchor="left", font={"size": 11}, **name)


def _beside(score: float, gates: Collection[float]) -> str:
    """Return where a score is written: below its mark where a gate runs closer above it."""
    above = min((gate - score for gate in gates if gate >= score), default=ROOM)
    below = min((score - gate for gate in gates if gate < score), default=ROOM)
    return "bottom center" if above < min(below, ROOM) else "top center"


def _draw_scores(
    figure: go.Figure,
    table: pd.DataFrame,
    years: list[int],
    changes: Collection[int],
    gates: Collection[float],
    look: Look,
) -> None:
    by_year = table.assign(year=table["year"].astype("int64")).set_index("year").reindex(years)
    starts = [year for year in years if year in changes or year == years[0]]
    for start, end in zip(starts, [*starts[1:], years[-1] + 1], strict=True):
        own = by_year.loc[start : end - 1]
        figure.add_scatter(
            x=list(own.index),
            y=own["score"],
            mode="lines+markers+text",
            line={"color": look.palette.accent, "width": 2.4},
            marker={"size": 9, "color": look.palette.accent},
            text=[formats.points(score) for score in own["score"]],
            textposition=[_beside(score, gates) for score in own["score"]],
            textfont={"color": look.palette.text},
            cliponaxis=False,
            hovertemplate="%{x}: %{text}<extra></extra>",
        )


def _alt(table: pd.DataFrame, gates: Mapping[str, str]) -> str:
    said = [f"{row.year} {formats.points(row.score)} {row.predicate}" for row in records(table)]
    asked = [f"{predicate} minimal {sakip}" for predicate, sakip in gates.items()]
    return f"Nilai SAKIP menurut tahun evaluasi: {', '.join(said)}. Syarat {' dan '.join(asked)}."
