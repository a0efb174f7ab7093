"""From today's total to the planned one: what each area or step adds."""

from itertools import pairwise
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame, row_thresholds
from zi_analytics.charts.ranking import total_minimums
from zi_analytics.instruments import Instrument

ROW_WIDE: Final = 32
ROW_NARROW: Final = 46
BAR: Final = 0.5
ROOM: Final = 0.12
LEFT: Final = 300
NOW: Final = "Total sekarang"
PLANNED: Final = "Total rencana"


def waterfall(
    table: pd.DataFrame,
    start: float,
    instrument: Instrument,
    predicate: str,
    look: Look,
    totals: tuple[str, str] = (NOW, PLANNED),
) -> Picture:
    """Draw what each row of ``table`` (label, points) adds to the total ``start``.

    The two totals, by their names in ``totals``, are marks and not bars: the axis shows only the
    stretch that changes, so that small steps can be seen.
    """
    if table.empty:
        return blank(look, "Belum ada jawaban yang diubah, jadi nilai total tetap.")
    ends = [start, *(start + table["points"].cumsum())]
    limits = total_minimums(instrument)
    figure = _canvas(len(table), ends, limits[predicate], look)
    _draw_steps(figure, table, ends, look)
    _draw_totals(figure, ends, totals, look)
    rows: list[float] = [float(i) for i in range(len(table) + 2)]
    name = f"batas {predicate} {formats.short(limits[predicate])}"
    low, high = figure.layout.xaxis.range
    to_right = limits[predicate] < (low + high) / 2
    row_thresholds(figure, limits[predicate], name, look, False, rows, to_right)
    return Picture(figure, _alt(table, ends, limits[predicate], predicate))


def _canvas(length: int, ends: list[float], limit: float, look: Look) -> go.Figure:
    narrow = look.narrow
    low, high = min(*ends, limit), max(*ends, limit)
    room = max(high - low, 1.0) * ROOM
    return frame(
        look,
        (ROW_NARROW if narrow else ROW_WIDE) * (length + 2) + 64,
        margin={"l": 8 if narrow else LEFT, "r": 28 if narrow else 72, "t": 28, "b": 32},
        xaxis=axis(
            range=[low - room, high + room],
            nticks=6,
            tickfont={"color": look.palette.muted},
        ),
        yaxis=axis(range=[length + 1.6, -0.75 if narrow else -0.6], showticklabels=False),
    )


def _draw_steps(figure: go.Figure, table: pd.DataFrame, ends: list[float], look: Look) -> None:
    rises = [points >= 0 for points in table["points"]]
    texts = step_changes(ends)
    colors = [look.palette.met if up else look.palette.unmet for up in rises]
    data = [
        [row.label, text, formats.points(total)]
        for row, text, total in zip(records(table), texts, ends[1:], strict=True)
    ]
    figure.add_bar(
        base=ends[:-1],
        x=table["points"],
        y=list(range(1, len(table) + 1)),
        orientation="h",
        width=BAR,
        marker={"color": colors},
        text=texts,
        textposition="outside",
        textfont={"color": look.palette.text},
        constraintext="none",
        cliponaxis=False,
        customdata=data,
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]} poin, total menjadi "
        "%{customdata[2]}<extra></extra>",
    )
    for position, row in enumerate(records(table), start=1):
        _name(figure, position, row.label, look)


def step_changes(ends: list[float]) -> list[str]:
    """Write what each step adds, so that the steps sum up to the difference of both totals.

    ``ends`` are the totals before the first step and after each.
    """
    return [formats.change_between(before, after) for before, after in pairwise(ends)]


def _draw_totals(figure: go.Figure, ends: list[float], totals: tuple[str, str], look: Look) -> None:
    last = len(ends)
    figure.add_scatter(
        x=[ends[0], ends[-1]],
        y=[0, last],
        mode="markers+text",
        marker={"size": 13, "symbol": "diamond", "color": look.palette.accent},
        text=[f"<b>{formats.points(value)}</b>" for value in (ends[0], ends[-1])],
        textposition="middle right",
        cliponaxis=False,
        hovertemplate="%{text}<extra></extra>",
    )
    for position, name in zip((0, last), totals, strict=True):
        _name(figure, position, f"<b>{name}</b>", look)


def _name(figure: go.Figure, y: int, name: str, look: Look) -> None:
    common: dict[str, Any] = {"x": 0, "xref": "paper", "y": y, "text": name, "showarrow": False}
    if look.narrow:
        figure.add_annotation(xanchor="left", yshift=18, font={"size": 12}, **common)
    else:
        figure.add_annotation(xanchor="right", xshift=-10, **common)


def _alt(table: pd.DataFrame, ends: list[float], limit: float, predicate: str) -> str:
    most = max(range(len(table)), key=lambda place: float(table["points"].iloc[place]))
    label, added = table["label"].iloc[most], step_changes(ends)[most]
    side = "mencapai" if ends[-1] >= limit - formats.GUARD else "di bawah"
    return (
        f"Nilai total berubah dari {formats.points(ends[0])} menjadi {formats.points(ends[-1])}, "
        f"{side} batas {predicate} {formats.short(limit)}. Tambahan terbesar: {label}, "
        f"{added} poin."
    )
