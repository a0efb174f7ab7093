"""Units × parts of the worksheet: the share of weight, and where answers are missing."""

import math
from itertools import pairwise
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.columns import Column, positions
from zi_analytics.charts.frames import records
from zi_analytics.charts.heat import area_limit, area_threshold
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame
from zi_analytics.charts.rows import Rows, draw_headings, lay_out, name_rows
from zi_analytics.charts.status import MET
from zi_analytics.charts.taps import tap_targets
from zi_analytics.instruments import Instrument

ROW: Final = 23
LEGEND: Final = 26
HEADING: Final = 20
LABEL: Final = 8
LONGEST: Final = 34
GAP: Final = 0.5
WRITTEN_UP_TO: Final = 12
BLANK_SIGN: Final = "–"


def weak_heat(
    groups: list[tuple[str, list[str]]],
    units: pd.DataFrame,
    cells: pd.DataFrame,
    columns: list[Column],
    instrument: Instrument,
    predicate: str,
    look: Look,
) -> Picture:
    """Draw the share of weight that each unit has in each part.

    ``groups`` holds unit codes by heading, in order (an empty heading: one list); ``units`` has the
    columns unit, name, short; ``cells`` unit, part, weight, lost, blank, unanswered in points. A
    part without any answer is grey; one where an answer is missing is marked. Every cell carries
    unit and node as its custom data.
    """
    if cells.empty or not columns:
        return blank(look, "Belum ada lembar kerja untuk pilihan ini.")
    threshold = area_threshold(instrument, predicate)
    rows = lay_out(groups, headed=any(heading for heading, _ in groups))
    at = positions(columns, GAP)
    table = _cells(cells, units, columns, rows, at)
    figure = _canvas(rows, columns, at, look)
    written = len(columns) <= WRITTEN_UP_TO
    _draw_cells(figure, table, rows, at, threshold, look)
    _draw_texts(figure, table, written, threshold, look)
    _draw_targets(figure, table, len(columns))
    own = units.loc[units["unit"].isin(list(rows.units))]
    name_rows(figure, own, rows, look)
    draw_headings(figure, rows, look, _left(look) - 4)
    _head_groups(figure, columns, at, look)
    _name_colours(figure, predicate, threshold, columns, look)
    return Picture(figure, _alt(table, columns, len(rows.units), predicate, threshold))


def _cells(
    cells: pd.DataFrame,
    units: pd.DataFrame,
    columns: list[Column],
    rows: Rows,
    at: dict[str, float],
) -> pd.DataFrame:
    named = {column.node: column.label for column in columns}
    own = cells.loc[cells["unit"].isin(list(rows.units)) & cells["part"].isin(list(named))]
    names = units.set_index("unit")["name"]
    table = own.assign(
        x=own["part"].map(at),
        y=own["unit"].map(rows.units),
        name=own["unit"].map(names),
        label=own["part"].map(named),
        share=1 - own["lost"] / own["weight"],
    )
    empty = table["unanswered"] >= table["weight"] - formats.GUARD
    return table.assign(empty=empty).reset_index(drop=True)


def _left(look: Look) -> int:
    return 118 if look.narrow else 150


def _head(columns: list[Column], look: Look) -> int:
    longest = max(len(column.short) for column in columns)
    label = 8 + int(longest * (6.6 if look.narrow else 7.0))
    return label + LEGEND + (HEADING if any(column.group for column in columns) else 0)


def _canvas(rows: Rows, columns: list[Column], at: dict[str, float], look: Look) -> go.Figure:
    return frame(
        look,
        int(ROW * rows.length) + _head(columns, look) + 8,
        margin={"l": _left(look), "r": 8, "t": _head(columns, look), "b": 4},
        hovermode="closest",
        xaxis=axis(
            side="top",
            tickvals=list(at.values()),
            ticktext=[column.short for column in columns],
            tickangle=-90,
            tickfont={"size": 11 if look.narrow else 12},
            range=[-0.5, max(at.values()) + 0.5],
        ),
        yaxis=axis(range=[rows.length - 0.5, -0.7], showticklabels=False),
    )


def _draw_cells(
    figure: go.Figure,
    table: pd.DataFrame,
    rows: Rows,
    at: dict[str, float],
    threshold: float,
    look: Look,
) -> None:
    """Draw one block a run of neighbours, so that gaps between groups stay empty."""
    palette = look.palette
    shares = table.assign(share=table["share"].where(~table["empty"]))
    wide = shares.pivot(index="y", columns="x", values="share")
    unanswered = table.assign(flag=table["empty"].map({True: 1.0, False: math.nan})).pivot(
        index="y", columns="x", values="flag"
    )
    common: dict[str, Any] = {"showscale": False, "xgap": 2, "ygap": 2, "hoverinfo": "skip"}
    common |= {"zmin": 0, "zmax": 1}
    for ys in _runs(sorted(rows.units.values())):
        for xs in _runs(sorted(at.values())):
            for frame_, scale in (
                (wide, palette.diverging(threshold)),
                (unanswered, [[0, palette.neutral], [1, palette.neutral]]),
            ):
                z = frame_.reindex(index=ys, columns=xs).to_numpy(dtype=float)
                figure.add_heatmap(z=z, x=xs, y=ys, colorscale=scale, **common)


def _runs(positions: list[float]) -> list[list[float]]:
    runs: list[list[float]] = [[positions[0]]]
    for before, position in pairwise(positions):
        if position - before > 1 + formats.GUARD:
            runs.append([])
        runs[-1].append(position)
    return runs


def _draw_texts(
    figure: go.Figure, table: pd.DataFrame, written: bool, threshold: float, look: Look
) -> None:
    rows = [row for row in records(table) if written or row.blank]
    figure.add_scatter(
        x=[row.x for row in rows],
        y=[row.y for row in rows],
        mode="text",
        text=[_text(row, written, threshold) for row in rows],
        textfont={"color": look.palette.text, "size": 12},
        hoverinfo="skip",
    )


def _text(row: Any, written: bool, threshold: float) -> str:  # noqa: ANN401
    if row.empty or not written:
        return BLANK_SIGN
    value = formats.decimal(row.share * 100, 0)
    met = f"{MET.sign} {value}" if row.share >= threshold - formats.GUARD else value
    return f"{met} {BLANK_SIGN}" if row.blank else met


def _draw_targets(figure: go.Figure, table: pd.DataFrame, columns: int) -> None:
    rows = records(table)
    tap_targets(
        figure,
        [row.x for row in rows],
        [row.y for row in rows],
        [[row.unit, row.part, row.name, row.label, _said(row)] for row in rows],
        "<b>%{customdata[2]}</b><br>%{customdata[3]}<br>%{customdata[4]}<extra></extra>",
        20 if columns > WRITTEN_UP_TO else 22,
    )


def _said(row: Any) -> str:  # noqa: ANN401
    lost = f"hilang {formats.points(row.lost)} dari {formats.points(row.weight)} poin"
    text = f"{formats.share(row.share)} dari bobot, {lost}"
    return f"{text}; {row.blank} belum dijawab" if row.blank else text


def _head_groups(
    figure: go.Figure, columns: list[Column], at: dict[str, float], look: Look
) -> None:
    for group in dict.fromkeys(column.group for column in columns if column.group):
        xs = [at[column.node] for column in columns if column.group == group]
        figure.add_annotation(
            text=f"<b>{group}</b>",
            x=(xs[0] + xs[-1]) / 2,
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=_head(columns, look) - LEGEND - HEADING + 2,
            showarrow=False,
            font={"color": look.palette.muted, "size": 11},
        )


def _name_colours(
    figure: go.Figure, predicate: str, threshold: float, columns: list[Column], look: Look
) -> None:
    palette = look.palette
    below = f"<span style='color:{palette.unmet}'>■</span> di bawah"
    above = f"<span style='color:{palette.met}'>■</span> mulai"
    narrow = look.narrow
    start = "% bobot" if narrow else "% dari bobot"
    scale = f"{start}: {below} · {above} {predicate} {formats.share(threshold)}"
    if math.isnan(threshold):
        scale = start if narrow else f"{start} · {area_limit(predicate, threshold)}"
    figure.add_annotation(
        text=f"{scale} · {BLANK_SIGN} belum dijawab",
        x=0 if narrow else 1,
        xref="paper",
        xanchor="left" if narrow else "right",
        xshift=4 - _left(look) if narrow else 0,
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=_head(columns, look) - LEGEND + 4,
        showarrow=False,
        font={"color": palette.muted, "size": 12},
    )


def _alt(
    table: pd.DataFrame, columns: list[Column], units: int, predicate: str, threshold: float
) -> str:
    below = (table["share"] < threshold - formats.GUARD).groupby(table["label"]).sum()
    often = formats.count_of(int(below.max()), units, "unit")
    blanks = int((table["blank"] > 0).sum())
    missing = f" Di {blanks} sel ada pertanyaan yang belum dijawab." if blanks else ""
    return (
        f"Peta {units} unit dan {len(columns)} bagian lembar kerja menurut persen dari bobot; "
        f"{area_limit(predicate, threshold)}. Paling sering di bawah batas: "
        f"{below.idxmax()}, pada {often}.{missing}"
    )
