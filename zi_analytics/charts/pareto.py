"""Questions by the points that all units lose there, and how they add up."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.picture import Look, Picture, axis, blank, caption, frame

MOST: Final = 25
MOST_NARROW: Final = 15
BEYOND: Final = 2
ROW_WIDE: Final = 24
ROW_NARROW: Final = 42
LEFT: Final = 290
HEAD: Final = 34
BARS_TO: Final = 0.64
SUMS_FROM: Final = 0.72
HALF: Final = 0.5


def pareto(table: pd.DataFrame, half: int, where: str, look: Look) -> Picture:
    """Draw the questions that lose most, and the share of all lost points down to each.

    ``table`` has the columns of ``weak.WEAKEST`` and a ``label``; the first ``half`` rows hold half
    of the loss, ``where`` names the part of the worksheet. Bars are points lost by all units, of
    which those for want of an answer are hatched. Every bar carries its node as first custom datum.
    """
    losing = table.loc[table["lost"] > formats.GUARD]
    if losing.empty:
        return blank(look, f"Tidak ada poin yang hilang di {where}.")
    shown = losing.head(_length(half, look)).reset_index(drop=True)
    figure = _canvas(shown, look)
    _draw_bars(figure, shown, look)
    if look.narrow:
        _write_above(figure, shown)
    else:
        _draw_sums(figure, shown, look)
    _draw_half(figure, half, len(shown), look)
    _name_colours(figure, look)
    return Picture(figure, _alt(losing, half, where))


def _length(half: int, look: Look) -> int:
    return MOST_NARROW if look.narrow else max(MOST - BEYOND, min(half, MOST)) + BEYOND


def _canvas(table: pd.DataFrame, look: Look) -> go.Figure:
    narrow = look.narrow
    length = len(table)
    return frame(
        look,
        (ROW_NARROW if narrow else ROW_WIDE) * length + HEAD + 12,
        margin={"l": 8 if narrow else LEFT, "r": 8, "t": HEAD, "b": 8},
        barmode="stack",
        xaxis=axis(
            range=[0, table["lost"].max() * (1.02 if narrow else 1.3)],
            domain=[0, 1 if narrow else BARS_TO],
            showticklabels=False,
        ),
        xaxis2=axis(range=[0, 1.25], domain=[SUMS_FROM, 1], showticklabels=False),
        yaxis=axis(
            range=[length - 0.4, -0.8 if narrow else -0.6],
            showticklabels=not narrow,
            tickvals=list(range(length)),
            ticktext=list(table["label"]),
            ticklabelstandoff=6,
        ),
    )


def _draw_bars(figure: go.Figure, table: pd.DataFrame, look: Look) -> None:
    rows = records(table)
    common: dict[str, Any] = {
        "y": list(range(len(rows))),
        "orientation": "h",
        "width": 0.28 if look.narrow else 0.6,
        "customdata": [[row.node, row.label, _said(row)] for row in rows],
        "hovertemplate": "<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
    }
    figure.add_bar(x=table["low"], marker={"color": look.palette.accent}, **common)
    hatched = {
        "pattern": {
            "shape": "/",
            "size": 5,
            "bgcolor": look.palette.unknown,
            "fgcolor": look.palette.surface,
        },
    }
    figure.add_bar(x=table["unanswered"], marker=hatched, **common)
    if look.narrow:
        return
    for position, row in enumerate(rows):
        figure.add_annotation(
            text=f"{formats.points(row.lost)} · {row.losing} unit",
            x=row.lost,
            y=position,
            xanchor="left",
            xshift=4,
            showarrow=False,
        )


def _said(row: Any) -> str:  # noqa: ANN401
    lost = f"Hilang {formats.points(row.lost)} poin pada {row.losing} dari {row.units} unit"
    parts = [f"{lost} ({formats.share(row.of_all)}, kumulatif {formats.share(row.cumulative)})"]
    if row.blank:
        parts.append(f"belum dijawab {row.blank} unit: {formats.points(row.unanswered)} poin")
    return "<br>".join(parts)


def _write_above(figure: go.Figure, table: pd.DataFrame) -> None:
    for position, row in enumerate(records(table)):
        common: dict[str, Any] = {"y": position, "showarrow": False, "yshift": 15}
        common["font"] = {"size": 11}
        figure.add_annotation(text=f"<b>{row.label}</b>", x=0, xanchor="left", **common)
        text = f"{formats.points(row.lost)} · Σ {formats.share(row.cumulative)}"
        figure.add_annotation(text=text, x=1, xref="paper", xanchor="right", **common)


def _draw_sums(figure: go.Figure, table: pd.DataFrame, look: Look) -> None:
    figure.add_scatter(
        x=table["cumulative"],
        y=list(range(len(table))),
        xaxis="x2",
        mode="lines+markers+text",
        line={"color": look.palette.neutral, "width": 1.4},
        marker={"size": 6, "color": look.palette.text},
        text=[formats.share(value) for value in table["cumulative"]],
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
    )
    caption(figure, "Kumulatif", look, x=SUMS_FROM)


def _draw_half(figure: go.Figure, half: int, shown: int, look: Look) -> None:
    if not 0 < half < shown:
        return
    at = half - (0.7 if look.narrow else 0.5)
    figure.add_shape(
        type="line",
        x0=0,
        x1=1,
        xref="paper",
        y0=at,
        y1=at,
        line={"color": look.palette.text, "width": 1.2, "dash": "dot"},
    )
    figure.add_annotation(
        text=f"↑ separuh kehilangan: {half} pertanyaan",
        x=1 if look.narrow else BARS_TO,
        xref="paper",
        xanchor="right",
        y=at,
        yanchor="middle",
        showarrow=False,
        bgcolor=look.palette.surface,
        font={"size": 11 if look.narrow else 12},
    )


def _name_colours(figure: go.Figure, look: Look) -> None:
    palette = look.palette
    low = f"<span style='color:{palette.accent}'>■</span> jawaban rendah"
    unanswered = f"<span style='color:{palette.unknown}'>▨</span> belum dijawab"
    sums = " · Σ kumulatif" if look.narrow else ""
    said = "Poin" if look.narrow else "Poin hilang, semua unit"
    caption(figure, f"{said}: {low} · {unanswered}{sums}", look)


def _alt(table: pd.DataFrame, half: int, where: str) -> str:
    first = table.iloc[0]
    most = (
        f"Paling banyak di {first['label']}: {formats.points(first['lost'])} poin pada "
        f"{formats.count_of(int(first['losing']), int(first['units']), 'unit')}"
    )
    return (
        f"{len(table)} pertanyaan kehilangan poin di {where}. {most}. Separuh dari kehilangan ada "
        f"pada {half} pertanyaan."
    )
