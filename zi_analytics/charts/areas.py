"""The six areas of one unit against both thresholds, Pemenuhan and Reform apart."""

import math
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.heat import area_limit, area_threshold
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame, row_thresholds
from zi_analytics.charts.status import UNKNOWN, Status, status
from zi_analytics.instruments import Area, Instrument

ROW_WIDE: Final = 44
ROW_NARROW: Final = 58


def areas_table(scores: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """Give one row an area of one unit: area, label, points, weight, share, and the parts' shares.

    Takes the scores of one unit, year and assessor. ``pemenuhan`` and ``reform`` are shares of
    their own weight (0–1), ``*_points`` and ``*_weight`` points; an area without a score is left
    out.
    """
    by_node = scores.set_index("node")[["points", "weight", "share"]].to_dict("index")
    rows = [_area_row(area, by_node) for area in instrument.areas if area.id in by_node]
    return pd.DataFrame(
        rows, columns=None if rows else ["area", "label", "points", "weight", "share"]
    )


def _area_row(area: Area, by_node: dict[Any, dict[Any, Any]]) -> dict[str, Any]:
    row: dict[str, Any] = {"area": area.id, "label": area.label, "short": area.short}
    row |= by_node[area.id]
    # An instrument without aspects has one node an area, which is the area itself.
    parts = area.nodes if len(area.nodes) > 1 else ()
    for name, node in zip(("pemenuhan", "reform"), parts, strict=False):
        part = by_node.get(node, {})
        row[name] = part.get("share")
        row[f"{name}_points"] = part.get("points")
        row[f"{name}_weight"] = part.get("weight")
    return row


def area_status(share: float, threshold: float) -> Status:
    """Give the state of an area's share against a threshold (both 0–1; NaN: there is none)."""
    if math.isnan(threshold):
        return UNKNOWN
    met = share >= threshold - 1e-9
    return status(met, max(0.0, threshold - share) / threshold)


def areas(table: pd.DataFrame, instrument: Instrument, predicate: str, look: Look) -> Picture:
    """Draw ``areas_table``: a bar for the area, a mark each for Pemenuhan and Reform."""
    if table.empty:
        return blank(look, "Belum ada nilai area untuk pilihan ini.")
    threshold = area_threshold(instrument, predicate)
    figure = _canvas(len(table), look)
    _draw_bars(figure, table, threshold, look)
    for name, label, symbol in (
        ("pemenuhan", "Pemenuhan", "circle"),
        ("reform", "Reform", "diamond-open"),
    ):
        if name in table:
            _draw_marks(figure, table, name, label, symbol, look)
    limits = {name: area_threshold(instrument, name) for name in instrument.predicates}
    limits = {name: limit for name, limit in limits.items() if not math.isnan(limit)}
    for name, limit in limits.items():
        label, later = f"{name} {formats.share(limit)}", limit > min(limits.values())
        row_thresholds(figure, limit, label, look, later, list(range(len(table))))
    return Picture(figure, _alt(table, predicate, threshold))


def _canvas(length: int, look: Look) -> go.Figure:
    narrow = look.narrow
    return frame(
        look,
        (ROW_NARROW if narrow else ROW_WIDE) * length + 76,
        margin={"l": 8 if narrow else 290, "r": 8 if narrow else 236, "t": 28, "b": 40},
        xaxis=axis(range=[0, 1], showticklabels=False),
        yaxis=axis(range=[length - 0.45, -0.75 if narrow else -0.5], showticklabels=False),
        barmode="overlay",
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 0,
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
        },
    )


def _draw_bars(figure: go.Figure, table: pd.DataFrame, threshold: float, look: Look) -> None:
    y = list(range(len(table)))
    rows = records(table)
    states = [area_status(row.share, threshold) for row in rows]
    common: dict[str, Any] = {"orientation": "h", "y": y, "width": 0.4, "showlegend": False}
    figure.add_bar(x=[1] * len(y), marker={"color": look.palette.grid}, hoverinfo="skip", **common)
    figure.add_bar(
        x=table["share"],
        marker={"color": [look.palette.of(state) for state in states]},
        customdata=[
            [row.area, row.label, _text(row, state)]
            for row, state in zip(rows, states, strict=True)
        ],
        hovertemplate="<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
        **common,
    )
    for position, (row, state) in enumerate(zip(rows, states, strict=True)):
        _label(figure, position, row, state, look)


def _text(row: Any, state: Status) -> str:  # noqa: ANN401
    value = f"{formats.points(row.points)} dari {formats.short(row.weight)}"
    return f"{value} ({formats.share(row.share)}) · {state.text}"


def _label(figure: go.Figure, y: int, row: Any, state: Status, look: Look) -> None:  # noqa: ANN401
    common: dict[str, Any] = {"y": y, "showarrow": False}
    if look.narrow:
        small = {"size": 12}
        figure.add_annotation(
            text=f"<b>{row.short}</b>", x=0, xanchor="left", yshift=24, font=small, **common
        )
        figure.add_annotation(
            text=_text(row, state), x=1, xanchor="right", yshift=24, font=small, **common
        )
        return
    figure.add_annotation(text=row.label, x=0, xanchor="right", xshift=-8, **common)
    figure.add_annotation(text=_text(row, state), x=1, xanchor="left", xshift=10, **common)


def _draw_marks(
    figure: go.Figure, table: pd.DataFrame, name: str, label: str, symbol: str, look: Look
) -> None:
    texts = [
        f"{label}: {formats.points(points)} dari {formats.short(weight)} ({formats.share(share)})"
        for points, weight, share in zip(
            table[f"{name}_points"], table[f"{name}_weight"], table[name], strict=True
        )
    ]
    figure.add_scatter(
        x=table[name],
        y=list(range(len(table))),
        mode="markers",
        name=label,
        marker={
            "symbol": symbol,
            "size": 11,
            "color": look.palette.text,
            "line": {"width": 2, "color": look.palette.text},
        },
        text=texts,
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )


def _alt(table: pd.DataFrame, predicate: str, threshold: float) -> str:
    below = [
        f"{row.label} {formats.share(row.share)}"
        for row in records(table)
        if row.share < threshold - 1e-9
    ]
    limit = area_limit(predicate, threshold)
    if math.isnan(threshold):
        return f"Nilai {len(table)} area sebagai bagian bobot; {limit}."
    if not below:
        return f"Keenam area mencapai {limit}."
    count = formats.count_of(len(below), len(table), "area")
    return f"{count} di bawah {limit}: {formats.listing(below, 6)}."
