"""The parts of the worksheet over the years, a small panel each, on one scale."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.palette import faded
from zi_analytics.charts.panels import (
    Panel,
    Years,
    axis_of,
    head,
    mark_break,
    mark_threshold,
    name_rules,
)
from zi_analytics.charts.picture import Layer, Look, Picture, axis, blank, frame

PANEL: Final = 196
HEAD: Final = 34
HEAD_NARROW: Final = 54
FOOT: Final = 44
GUTTER: Final = 0.045
GUTTER_NARROW: Final = 0.09
NEAR: Final = 0.16


def small_multiples(
    table: pd.DataFrame,
    around: pd.DataFrame | None,
    panels: Sequence[Panel],
    years: Years,
    look: Look,
) -> Picture:
    """Draw shares of weight (0–1) by year, in a panel for each part.

    ``table`` has the columns year, instrument, node, value, lower, upper (the quartiles, missing
    for one unit), own (False: of the units that it comes from) and said, ``around`` the same of
    those to compare with. Lines never join two instruments. Every mark carries node and year as
    its custom data.
    """
    if table.empty:
        return blank(look, "Belum ada nilai untuk pilihan ini.")
    figure = _canvas(table if around is None else pd.concat([table, around]), panels, years, look)
    layer = Layer()
    for place, panel in enumerate(panels, start=1):
        if around is not None:
            _draw_around(figure, around.loc[around["node"] == panel.node], place, look)
        own = table.loc[table["node"] == panel.node]
        _draw_own(figure, own, panel, place, years, look)
        head(layer, panel, own, place, years, look)
        mark_break(layer, place, years, look)
        mark_threshold(layer, panel, place, look)
        name_rules(layer, table, place, years, look)
    layer.lay_on(figure)
    return Picture(figure, _alt(table, panels, years))


def _canvas(table: pd.DataFrame, panels: Sequence[Panel], years: Years, look: Look) -> go.Figure:
    columns = 2 if look.narrow else 4
    lines = -(-len(panels) // columns)
    room = HEAD_NARROW if look.narrow else HEAD
    height = lines * (PANEL + room + FOOT)
    first, last = int(table["year"].min()), int(table["year"].max())
    shown = list(range(first, last + 1))
    ticks = [f"’{year % 100:02d}" for year in shown] if look.narrow else [str(y) for y in shown]
    layout: dict[str, Any] = {}
    gutter = GUTTER_NARROW if look.narrow else GUTTER
    width = (1 - gutter * (columns - 1)) / columns
    for place in range(len(panels)):
        line, column = divmod(place, columns)
        top = 1 - (line * (PANEL + room + FOOT) + room) / height
        left = column * (width + gutter)
        name = "" if place == 0 else str(place + 1)
        layout[f"xaxis{name}"] = axis(
            domain=[left, left + width],
            anchor=axis_of("y", place + 1),
            range=[first - 0.45, last + 0.45],
            tickvals=shown,
            ticktext=ticks,
            tickfont={"size": 11, "color": look.palette.muted},
        )
        layout[f"yaxis{name}"] = axis(
            domain=[top - PANEL / height, top],
            anchor=axis_of("x", place + 1),
            range=[0, 1],
            tickvals=[0, 0.5, 1],
            showgrid=True,
            gridcolor=look.palette.grid,
            ticktext=["0", "50", "100 %"] if column == 0 else ["", "", ""],
            tickfont={"size": 11, "color": look.palette.muted},
        )
    margin = {"l": 44 if not look.narrow else 40, "r": 8, "t": 4, "b": 4}
    return frame(look, height + 8, margin=margin, **layout)


def _draw_around(figure: go.Figure, rows: pd.DataFrame, place: int, look: Look) -> None:
    """Draw the line and the band to compare with, quietly."""
    for _, own in rows.groupby("instrument", sort=False):
        _draw_bands(figure, own, look.palette.neutral, place)
        spaced = _with_gaps(own)
        figure.add_scatter(
            x=spaced["year"],
            y=spaced["value"],
            mode="lines",
            line={"color": look.palette.neutral, "width": 1.4},
            hoverinfo="skip",
            **_axes(place),
        )


def _draw_own(
    figure: go.Figure, rows: pd.DataFrame, panel: Panel, place: int, years: Years, look: Look
) -> None:
    """Draw each instrument's run of years; marks of one that was replaced are hollow."""
    color = look.palette.accent
    for _, own in rows.groupby("instrument", sort=False):
        _draw_bands(figure, own, color, place)
        spaced = _with_gaps(own)
        replaced = any(own["year"].max() <= before for before, _ in years.breaks)
        marker = {
            "size": 9,
            "symbol": ["circle" if mine else "diamond" for mine in spaced["own"]],
            "color": look.palette.surface if replaced else color,
            "line": {"width": 1.6, "color": color},
        }
        figure.add_scatter(
            x=spaced["year"],
            y=spaced["value"],
            mode="lines+markers+text",
            line={"color": color, "width": 2.4},
            marker=marker,
            text=_ends(spaced),
            textposition=[_side(value, panel.threshold) for value in spaced["value"]],
            textfont={"size": 12, "color": look.palette.text},
            cliponaxis=False,
            customdata=spaced[["node", "year", "said"]].astype(object).to_numpy(),
            hovertemplate="%{customdata[2]}<extra></extra>",
            **_axes(place),
        )


def _axes(place: int) -> dict[str, str]:
    return {"xaxis": axis_of("x", place), "yaxis": axis_of("y", place)}


def _draw_bands(figure: go.Figure, rows: pd.DataFrame, color: str, place: int) -> None:
    for run in _runs(rows):
        _band(figure, run, color, _axes(place))


def _runs(rows: pd.DataFrame) -> list[pd.DataFrame]:
    """Split at years that are missing."""
    ordered = rows.sort_values("year")
    offsets = [int(year) - place for place, year in enumerate(ordered["year"])]
    places = [list(group) for _, group in groupby(range(len(ordered)), key=offsets.__getitem__)]
    return [ordered.iloc[place] for place in places]


def _with_gaps(rows: pd.DataFrame) -> pd.DataFrame:
    """Put an empty row where a year is missing, so that no line leads over it."""
    first, last = int(rows["year"].min()), int(rows["year"].max())
    by_year = rows.assign(year=rows["year"].astype("int64")).set_index("year")
    return by_year.reindex(pd.RangeIndex(first, last + 1, name="year")).reset_index()


def _band(figure: go.Figure, run: pd.DataFrame, color: str, axes: dict[str, str]) -> None:
    if run["lower"].isna().all() or (run["lower"] == run["upper"]).all():
        return
    years = [float(year) for year in run["year"]]
    if len(years) == 1:
        years = [years[0] - 0.14, years[0] + 0.14]
        lower, upper = list(run["lower"]) * 2, list(run["upper"]) * 2
    else:
        lower, upper = list(run["lower"]), list(run["upper"])
    figure.add_scatter(
        x=[*years, *reversed(years)],
        y=[*lower, *reversed(upper)],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=faded(color, 0.18),
        hoverinfo="skip",
        **axes,
    )


def _ends(spaced: pd.DataFrame) -> list[str]:
    last = len(spaced) - 1
    return [
        formats.decimal(value * 100, 0) if place in (0, last) else ""
        for place, value in enumerate(spaced["value"])
    ]


def _side(value: float, threshold: float | None) -> str:
    """Say where a value is written: above its mark, unless the threshold's line runs there."""
    crossed = threshold is not None and 0 <= threshold - value < NEAR
    return "bottom center" if crossed else "top center"


def _alt(table: pd.DataFrame, panels: Sequence[Panel], years: Years) -> str:
    parts = []
    for panel in panels:
        own = table.loc[table["node"] == panel.node].sort_values("year")
        shares = [f"{row.year} {formats.share(row.value)}" for row in records(own)]
        parts.append(f"{panel.label}: {', '.join(shares)}")
    gaps = [f" Instrumen berganti antara {a} dan {b}; tidak disambung." for a, b in years.breaks]
    return f"Bagian dari bobot menurut tahun. {'. '.join(parts)}.{''.join(gaps)}"
