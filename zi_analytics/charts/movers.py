"""The units that rose and fell most: from where to where, and what each part added."""

import math
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.palette import Palette
from zi_analytics.charts.picture import Look, Picture, axis, blank, caption, frame
from zi_analytics.charts.rows import Rows, draw_headings, lay_out, name_rows
from zi_analytics.charts.taps import tap_targets

ROW_WIDE: Final = 32
ROW_NARROW: Final = 56
HEAD: Final = 52
LEFT: Final = 150
SLOPES_TO: Final = 0.36
PARTS_FROM: Final = 0.46
MOST_MARKS: Final = 6


def movers(
    up: pd.DataFrame,
    down: pd.DataFrame,
    parts: pd.DataFrame,
    labels: dict[str, str],
    years: tuple[int, int],
    look: Look,
) -> Picture:
    """Draw units by the change of their total, and what each part contributed to it.

    ``up`` and ``down`` have the columns unit, short, name, before, after, change (0–1), part and
    contribution; ``parts`` unit, part, contribution; ``labels`` names the parts in order. Every
    mark carries its unit as first custom datum.
    """
    table = pd.concat([up, down], ignore_index=True)
    if table.empty:
        return blank(look, "Tidak ada unit yang berubah di antara kedua tahun ini.")
    headed = [("▲ Naik terbesar", list(up["unit"])), ("▼ Turun terbesar", list(down["unit"]))]
    rows = lay_out([group for group in headed if group[1]], headed=True)
    figure = _canvas(table, rows, look)
    own = table.assign(y=table["unit"].map(rows.units).astype("float64"))
    _draw_slopes(figure, own, years, look)
    if look.narrow:
        _write_narrow(figure, own, labels)
    else:
        name_rows(figure, own, rows, look)
        _write_changes(figure, own)
        _draw_parts(figure, own, parts, labels, look)
    draw_headings(figure, rows, look, 0 if look.narrow else LEFT - 8)
    _draw_targets(figure, own, years, labels)
    return Picture(figure, _alt(up, down, years, labels))


def _canvas(table: pd.DataFrame, rows: Rows, look: Look) -> go.Figure:
    narrow = look.narrow
    low = float(table[["before", "after"]].to_numpy().min())
    high = float(table[["before", "after"]].to_numpy().max())
    room = max(high - low, 0.05) * 0.12
    marks = _marks(low - room, high + room)
    return frame(
        look,
        int((ROW_NARROW if narrow else ROW_WIDE) * rows.length + HEAD + 24),
        margin={"l": 8 if narrow else LEFT, "r": 8, "t": HEAD, "b": 24},
        xaxis=axis(
            domain=[0, 1 if narrow else SLOPES_TO],
            range=[low - room, high + room],
            tickvals=marks,
            ticktext=[formats.share(mark) for mark in marks],
            tickfont={"size": 11, "color": look.palette.muted},
        ),
        xaxis2=axis(domain=[PARTS_FROM, 1], showticklabels=False),
        yaxis=axis(range=[rows.length - 0.3, -0.7], showticklabels=False),
    )


def _marks(low: float, high: float) -> list[float]:
    """Return the whole steps of 5, 10 or 20 percent between two shares, at most seven."""
    steps = (0.05, 0.1, 0.2)
    step = next((step for step in steps if (high - low) / step <= MOST_MARKS), steps[-1])
    return [step * place for place in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _draw_slopes(
    figure: go.Figure, table: pd.DataFrame, years: tuple[int, int], look: Look
) -> None:
    """Draw a line from the earlier to the later total of each unit."""
    palette = look.palette
    for row in records(table):
        color = palette.met if row.change > 0 else palette.unmet
        line = {"color": color, "width": 3.2}
        common = {"hoverinfo": "skip", "mode": "lines"}
        figure.add_scatter(x=[row.before, row.after], y=[row.y, row.y], line=line, **common)
    colors = [palette.met if change > 0 else palette.unmet for change in table["change"]]
    hollow = {"size": 10, "color": palette.surface, "line": {"width": 2, "color": palette.muted}}
    ends = (("before", hollow), ("after", {"size": 12, "color": colors}))
    for column, marker in ends:
        figure.add_scatter(
            x=table[column], y=table["y"], mode="markers", marker=marker, hoverinfo="skip"
        )
    caption(figure, f"Nilai total: ○ {years[0]}  ● {years[1]}", look, yshift=10)


def moved(row: Any) -> str:  # noqa: ANN401
    """Write the change of a total; takes a row with before and after (0–1)."""
    return formats.change_between(100 * row.before, 100 * row.after)


def _write_changes(figure: go.Figure, table: pd.DataFrame) -> None:
    for row in records(table):
        figure.add_annotation(
            text=f"<b>{moved(row)}</b>",
            x=PARTS_FROM - 0.012,
            xref="paper",
            xanchor="right",
            y=row.y,
            showarrow=False,
            font={"size": 14},
        )


def _write_narrow(figure: go.Figure, table: pd.DataFrame, labels: dict[str, str]) -> None:
    for row in records(table):
        common: dict[str, Any] = {"y": row.y, "showarrow": False, "xref": "paper"}
        figure.add_annotation(text=f"<b>{row.short}</b>", x=0, xanchor="left", yshift=17, **common)
        change = moved(row)
        figure.add_annotation(text=f"<b>{change}</b>", x=1, xanchor="right", yshift=17, **common)
        most = f"terutama {labels[row.part]} {formats.change(row.contribution * 100)}"
        common["font"] = {"size": 11}
        figure.add_annotation(text=most, x=0, xanchor="left", yshift=-15, **common)


def _draw_parts(
    figure: go.Figure,
    table: pd.DataFrame,
    parts: pd.DataFrame,
    labels: dict[str, str],
    look: Look,
) -> None:
    """Draw the contributions as a map of units and parts; each row sums up to the change."""
    wide = parts.pivot(index="unit", columns="part", values="contribution")
    wide = wide.reindex(index=list(table["unit"]), columns=list(labels)) * 100
    most = max(float(wide.abs().to_numpy().max()), 0.01)
    # A map of its own for each group: over the heading between them, rows would grow.
    for rises in (True, False):
        own = table.loc[table["change"].gt(0) == rises]
        if len(own):
            _draw_map(figure, own, wide.loc[list(own["unit"])], most, look)
    figure.update_layout(xaxis2={"range": [-0.5, len(labels) - 0.5]})
    for column, label in enumerate(labels.values()):
        figure.add_annotation(
            text=label.replace(" ", "<br>"),
            x=column,
            xref="x2",
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=2,
            showarrow=False,
            font={"size": 12, "color": look.palette.muted},
        )


def _draw_map(
    figure: go.Figure, rows: pd.DataFrame, values: pd.DataFrame, most: float, look: Look
) -> None:
    figure.add_heatmap(
        x=list(range(values.shape[1])),
        y=rows["y"],
        z=values.to_numpy(),
        zmin=-most,
        zmax=most,
        colorscale=_scale(look.palette),
        showscale=False,
        xgap=2,
        ygap=3,
        xaxis="x2",
        text=[[formats.change(value) for value in row] for row in values.to_numpy()],
        texttemplate="%{text}",
        textfont={"size": 12, "color": look.palette.text},
        hoverinfo="skip",
    )


def _scale(palette: Palette) -> list[list[float | str]]:
    return [[0.0, palette.far_below], [0.5, palette.surface], [1.0, palette.far_above]]


def _draw_targets(
    figure: go.Figure, table: pd.DataFrame, years: tuple[int, int], labels: dict[str, str]
) -> None:
    data = [
        [
            row.unit,
            row.name,
            f"{years[0]} {formats.points(row.before * 100)}, "
            f"{years[1]} {formats.points(row.after * 100)}: {moved(row)} "
            f"poin, terutama {labels[row.part]} {formats.change(row.contribution * 100)}",
        ]
        for row in records(table)
    ]
    hover = "<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>"
    tap_targets(figure, list(table["after"]), list(table["y"]), data, hover, 26)


def _alt(
    up: pd.DataFrame, down: pd.DataFrame, years: tuple[int, int], labels: dict[str, str]
) -> str:
    said = []
    for table, word in ((up, "Naik terbesar"), (down, "Turun terbesar")):
        for row in records(table.head(1)):
            said.append(
                f"{word}: {row.name}, {moved(row)} poin, terutama "
                f"{labels[row.part]} {formats.change(row.contribution * 100)}."
            )
    return f"Perubahan nilai total {years[0]} ke {years[1]}. {' '.join(said)}"
