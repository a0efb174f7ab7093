"""Units × prerequisites of a predicate: what is met, what is not, and what nobody knows."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.columns import Column, positions
from zi_analytics.charts.frames import records
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame
from zi_analytics.charts.rows import Rows, draw_headings, lay_out, name_rows
from zi_analytics.charts.status import MET, UNKNOWN, UNMET, Status
from zi_analytics.charts.taps import tap_targets
from zi_analytics.tables import Columns

CELLS: Final[Columns] = {"unit": "str", "column": "str", "met": "boolean", "value": "str"}
ROW: Final = 23
LEGEND: Final = 28
HEAD_WIDE: Final = 46
HALF: Final = 0.46
GAP: Final = 0.3
SIGN_SIZE: Final = 13


def prerequisite_board(
    groups: list[tuple[str, list[str]]],
    units: pd.DataFrame,
    cells: pd.DataFrame,
    columns: list[Column],
    predicate: str,
    look: Look,
) -> Picture:
    """Draw the state of every prerequisite of every unit, with its value where there is room.

    ``groups`` holds unit codes by heading, in order; ``units`` has the columns unit, name, short;
    ``cells`` is ``CELLS``: ``met`` missing is not known. A column's group other than its
    neighbour's leaves a gap. Every cell carries unit and column as its custom data.
    """
    if cells.empty or not columns:
        return blank(look, "Belum ada unit untuk pilihan ini.")
    rows = lay_out(groups, headed=any(heading for heading, _ in groups))
    at = positions(columns, GAP)
    table = _placed(cells, units, columns, rows, at)
    figure = _canvas(rows, columns, at, look)
    for state in (MET, UNMET, UNKNOWN):
        _draw_state(figure, table.loc[table["state"] == state.id], state, look)
    _draw_texts(figure, table, look)
    _draw_targets(figure, table)
    own = units.loc[units["unit"].isin(list(rows.units))]
    name_rows(figure, own, rows, look)
    draw_headings(figure, rows, look, _left(look) - 4)
    _name_states(figure, columns, look)
    return Picture(figure, _alt(table, columns, len(rows.units), predicate))


def state_of(met: object) -> Status:
    """Give the state of a prerequisite; there is no "nearly"."""
    if formats.is_missing(met):
        return UNKNOWN
    return MET if met else UNMET


def _placed(
    cells: pd.DataFrame,
    units: pd.DataFrame,
    columns: list[Column],
    rows: Rows,
    at: dict[str, float],
) -> pd.DataFrame:
    own = cells.loc[cells["unit"].isin(list(rows.units)) & cells["column"].isin(list(at))]
    return own.assign(
        x=own["column"].map(at),
        y=own["unit"].map(rows.units),
        name=own["unit"].map(units.set_index("unit")["name"]),
        label=own["column"].map({column.node: column.label for column in columns}),
        state=[state_of(met).id for met in own["met"]],
    ).reset_index(drop=True)


def _left(look: Look) -> int:
    return 118 if look.narrow else 150


def _head(columns: list[Column], look: Look) -> int:
    if not look.narrow:
        return HEAD_WIDE + LEGEND
    return 10 + int(6.6 * max(len(column.short) for column in columns)) + LEGEND + 6


def _canvas(rows: Rows, columns: list[Column], at: dict[str, float], look: Look) -> go.Figure:
    shorts = [column.short for column in columns]
    return frame(
        look,
        int(ROW * rows.length) + _head(columns, look) + 8,
        margin={"l": _left(look), "r": 8, "t": _head(columns, look), "b": 4},
        hovermode="closest",
        barmode="overlay",
        xaxis=axis(
            side="top",
            tickvals=list(at.values()),
            ticktext=shorts if look.narrow else [text.replace(" ", "<br>", 1) for text in shorts],
            tickangle=-90 if look.narrow else 0,
            tickfont={"size": 11 if look.narrow else 12},
            range=[-0.5, max(at.values()) + 0.5],
        ),
        yaxis=axis(range=[rows.length - 0.5, -0.7], showticklabels=False),
    )


def _draw_state(figure: go.Figure, table: pd.DataFrame, state: Status, look: Look) -> None:
    palette = look.palette
    fill = {"met": palette.far_above, "unmet": palette.far_below}.get(state.id, palette.surface)
    marker: dict[str, Any] = {"color": fill, "line": {"width": 0}}
    if state is UNKNOWN:
        pattern = {"shape": "/", "size": 7, "solidity": 0.16, "fgcolor": palette.neutral}
        marker |= {"color": palette.grid, "pattern": pattern}
    figure.add_bar(
        orientation="h",
        x=[2 * HALF] * len(table),
        base=[x - HALF for x in table["x"]],
        y=table["y"],
        width=2 * HALF,
        marker=marker,
        hoverinfo="skip",
    )


def _draw_texts(figure: go.Figure, table: pd.DataFrame, look: Look) -> None:
    figure.add_scatter(
        x=table["x"],
        y=table["y"],
        mode="text",
        text=[_text(row, look) for row in records(table)],
        textfont={"color": look.palette.text, "size": SIGN_SIZE},
        hoverinfo="skip",
    )


def _text(row: Any, look: Look) -> str:  # noqa: ANN401
    sign = state_of(row.met).sign
    return sign if look.narrow or formats.is_missing(row.value) else f"{sign} {row.value}"


def _draw_targets(figure: go.Figure, table: pd.DataFrame) -> None:
    rows = records(table)
    tap_targets(
        figure,
        [row.x for row in rows],
        [row.y for row in rows],
        [[row.unit, row.column, row.name, row.label, _said(row)] for row in rows],
        "<b>%{customdata[2]}</b><br>%{customdata[3]}<br>%{customdata[4]}<extra></extra>",
        22,
    )


def _said(row: Any) -> str:  # noqa: ANN401
    words = state_of(row.met).text
    return words if formats.is_missing(row.value) else f"{words}: {row.value}"


def _name_states(figure: go.Figure, columns: list[Column], look: Look) -> None:
    palette = look.palette
    colours = {MET: palette.met, UNMET: palette.unmet, UNKNOWN: palette.unknown}
    named = [f"<span style='color:{c}'>■</span> {state.text}" for state, c in colours.items()]
    figure.add_annotation(
        text=" · ".join(named),
        x=0 if look.narrow else 1,
        xref="paper",
        xanchor="left" if look.narrow else "right",
        xshift=4 - _left(look) if look.narrow else 0,
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=_head(columns, look) - LEGEND + 4,
        showarrow=False,
        font={"color": palette.muted, "size": 12},
    )


def _alt(table: pd.DataFrame, columns: list[Column], units: int, predicate: str) -> str:
    counts = table["state"].value_counts()
    said = ", ".join(
        f"{int(counts.get(state.id, 0))} {state.word}" for state in (MET, UNMET, UNKNOWN)
    )
    open_ = table.loc[table["state"] != MET.id, "label"].value_counts()
    most = (
        f" Paling sering tidak terpenuhi atau belum diketahui: {open_.idxmax()}."
        if len(open_)
        else ""
    )
    return f"Papan {units} unit dan {len(columns)} kolom menuju {predicate}: {said}.{most}"
