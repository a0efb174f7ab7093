"""Plan against progress: what was to be done by each month's end, and how far actions are."""

from datetime import date
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame

HEIGHT: Final = 280
PLANNED: Final = "rencana"
REALISED: Final = "terwujud"
LATE: Final = "terlambat"


def plan_line(table: pd.DataFrame, day: date, look: Look) -> Picture:
    """Draw ``insight.actions.over_time``; ``day`` is today."""
    if table.empty:
        return blank(look, "Belum ada aksi dengan tenggat, jadi belum ada garis rencana.")
    figure = frame(
        look,
        HEIGHT,
        margin={"l": 44, "r": 72, "t": 28, "b": 32},
        hovermode="x unified",
        xaxis=axis(
            type="date",
            range=[table["month"].iloc[0], table["month"].iloc[-1]],
            tickformat=None if look.narrow else "%b %Y",
            hoverformat="%b %Y",
            nticks=5 if look.narrow else 10,
        ),
        yaxis=axis(range=[-0.02, 1.06], gridcolor=look.palette.grid),
    )
    ticks = [0, 0.25, 0.5, 0.75, 1]
    names = [formats.share(tick) for tick in ticks]
    figure.update_yaxes(showgrid=True, tickvals=ticks, ticktext=names)
    planned = {"color": look.palette.muted, "width": 2, "dash": "dash", "shape": "hv"}
    _line(figure, table, "planned", PLANNED, planned, look)
    known = table.loc[table["realised"].notna()]
    _line(figure, known, "realised", REALISED, {"color": look.palette.accent, "width": 3}, look)
    _late(figure, table.loc[table["late"] > 0], look)
    _today(figure, day, look)
    return Picture(figure, _alt(table, known, day))


def _line(
    figure: go.Figure,
    table: pd.DataFrame,
    column: str,
    name: str,
    line: dict[str, Any],
    look: Look,
) -> None:
    if table.empty:
        return
    figure.add_scatter(
        x=list(table["month"]),
        y=list(table[column]),
        mode="lines",
        line=line,
        name=name,
        text=[formats.share(value) for value in table[column]],
        hovertemplate=f"{name} %{{text}}<extra></extra>",
    )
    last = table.iloc[-1]
    figure.add_annotation(
        x=last["month"],
        y=last[column],
        text=name,
        showarrow=False,
        xanchor="left",
        xshift=6,
        font={"color": line["color"] if column == "realised" else look.palette.text},
    )


def _late(figure: go.Figure, table: pd.DataFrame, look: Look) -> None:
    """Mark, on the line of the plan, the months of which actions are late, with their number."""
    if table.empty:
        return
    figure.add_scatter(
        x=list(table["month"]),
        y=list(table["planned"]),
        mode="markers+text",
        marker={"symbol": "x", "size": 7 if look.narrow else 10, "color": look.palette.unmet},
        text=[str(count) if count > 1 else "" for count in table["late"]],
        customdata=list(table["late"]),
        textposition="bottom center",
        textfont={"color": look.palette.text, "size": 12},
        name=LATE,
        cliponaxis=False,
        hovertemplate="%{customdata} terlambat<extra></extra>",
    )


def _today(figure: go.Figure, day: date, look: Look) -> None:
    today = pd.Timestamp(day)
    dotted = {"color": look.palette.muted, "width": 1.2, "dash": "dot"}
    figure.add_shape(type="line", x0=today, x1=today, y0=0, y1=1, yref="paper", line=dotted)
    figure.add_annotation(
        x=today,
        y=1,
        yref="paper",
        yanchor="bottom",
        text="hari ini",
        showarrow=False,
        font={"color": look.palette.muted, "size": 12},
    )


def _alt(table: pd.DataFrame, known: pd.DataFrame, day: date) -> str:
    if known.empty:
        return f"Rencana aksi menurut tenggat, per {formats.day(day)}: belum ada kemajuan tercatat."
    now = known.iloc[-1]
    return (
        f"Rencana dan terwujud per bulan. Per {formats.day(day)}: terwujud "
        f"{formats.share(now['realised'])}, menurut rencana sampai akhir bulan ini "
        f"{formats.share(now['planned'])}. Terlambat: {int(table['late'].sum())} aksi."
    )
