"""How many of each group of people internalisation reached: bars by group, and units × groups."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame
from zi_analytics.charts.rows import Rows, draw_headings, lay_out, name_rows
from zi_analytics.charts.status import UNKNOWN
from zi_analytics.charts.taps import tap_targets

NOTHING: Final = "Belum ada isian internalisasi untuk pilihan ini."
BAR_ROW: Final = 34
ROW: Final = 23
HEAD: Final = 30
HEAD_NARROW: Final = 108
LEGEND: Final = 28
HALF: Final = 0.46
ABSENT_SIGN: Final = "·"
ABSENT: Final = "tidak ada di unit ini"
LEGEND_TEXT: Final = (
    "Angka: persen orang yang tersentuh · <b>0</b> tidak seorang pun · ? belum diketahui · "
    f"{ABSENT_SIGN} tidak ada orangnya"
)
LEGEND_NARROW: Final = f"persen tersentuh · ? belum diketahui<br>{ABSENT_SIGN} tidak ada orangnya"


def covered_bars(table: pd.DataFrame, lowest: frozenset[str], look: Look) -> Picture:
    """Draw the coverage of each group, from the head of the unit on; the ``lowest`` stand out.

    ``table`` has the columns group, label, people, reached, missed, share (missing: not known) and
    unknown, the number of units where it is not known.
    """
    known = table.loc[table["share"].notna()]
    if known.empty:
        return blank(look, NOTHING)
    y = list(range(len(table)))
    figure = frame(
        look,
        BAR_ROW * len(table) + 16,
        margin={"l": 104 if look.narrow else 210, "r": 8, "t": 8, "b": 8},
        xaxis=axis(range=[0, 2.1 if look.narrow else 1.68], showticklabels=False),
        yaxis=axis(
            range=[len(table) - 0.5, -0.5],
            tickvals=y,
            ticktext=list(table["label"]),
            ticklabelstandoff=6,
        ),
    )
    palette = look.palette
    figure.add_bar(
        x=[1.0] * len(table),
        y=y,
        orientation="h",
        width=0.62,
        marker={"color": palette.grid},
        hoverinfo="skip",
    )
    figure.update_layout(barmode="overlay")
    figure.add_bar(
        x=table["share"].fillna(0),
        y=y,
        orientation="h",
        width=0.62,
        marker={
            "color": [
                palette.unmet if group in lowest else palette.accent for group in table["group"]
            ]
        },
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=[1.02] * len(table),
        y=y,
        mode="text",
        text=[_bar_text(row, look) for row in records(table)],
        textposition="middle right",
        textfont={"color": palette.text},
        cliponaxis=False,
        hoverinfo="skip",
    )
    return Picture(figure, _bars_alt(table))


def _bar_text(row: Any, look: Look) -> str:  # noqa: ANN401
    if formats.is_missing(row.share):
        return f"{UNKNOWN.sign} belum diketahui"
    missed = formats.decimal(row.missed, 0)
    if look.narrow:
        return f"<b>{formats.share(row.share)}</b> · {missed} belum"
    unknown = f" · {row.unknown} unit belum diketahui" if row.unknown else ""
    return f"<b>{formats.share(row.share)}</b> · belum {people_of(row.missed, row.people)}{unknown}"


def _bars_alt(table: pd.DataFrame) -> str:
    parts = [
        f"{row.label} {formats.share(row.share)} ({people_of(row.reached, row.people)})"
        if not formats.is_missing(row.share)
        else f"{row.label} belum diketahui"
        for row in records(table)
    ]
    return f"Cakupan internalisasi menurut kelompok: {'; '.join(parts)}."


def covered_heat(
    groups: list[tuple[str, list[str]]],
    units: pd.DataFrame,
    cells: pd.DataFrame,
    columns: Mapping[str, str],
    look: Look,
) -> Picture:
    """Draw what share of each group in each unit was reached.

    ``groups`` holds unit codes by heading, in order; ``units`` has the columns unit, name, short;
    ``cells`` unit, group, people, reached, share, state; ``columns`` the names of the groups of
    people, in order. Every cell carries unit and group as its custom data.
    """
    own = cells.loc[cells["group"].isin(list(columns))]
    if own.empty or not own["state"].eq("known").any():
        return blank(look, NOTHING)
    rows = lay_out(groups, headed=any(heading for heading, _ in groups))
    at = {group: float(place) for place, group in enumerate(columns)}
    own = own.loc[own["unit"].isin(list(rows.units))]
    table = own.assign(
        x=own["group"].map(at),
        y=own["unit"].map(rows.units),
        name=own["unit"].map(units.set_index("unit")["name"]),
        label=own["group"].map(dict(columns)),
    ).reset_index(drop=True)
    figure = _canvas(rows, columns, look)
    _draw_cells(figure, table, look)
    _draw_targets(figure, table)
    name_rows(figure, units.loc[units["unit"].isin(list(rows.units))], rows, look)
    draw_headings(figure, rows, look, _left(look) - 4)
    _legend(figure, look)
    return Picture(figure, _heat_alt(table, len(rows.units)))


def _left(look: Look) -> int:
    return 118 if look.narrow else 150


def _head(look: Look) -> int:
    return (HEAD_NARROW if look.narrow else HEAD) + LEGEND


def _canvas(rows: Rows, columns: Mapping[str, str], look: Look) -> go.Figure:
    return frame(
        look,
        int(ROW * rows.length) + _head(look) + 8,
        margin={"l": _left(look), "r": 8, "t": _head(look), "b": 4},
        hovermode="closest",
        barmode="overlay",
        xaxis=axis(
            side="top",
            tickvals=list(range(len(columns))),
            ticktext=list(columns.values()),
            tickangle=-90 if look.narrow else 0,
            tickfont={"size": 11 if look.narrow else 12},
            range=[-0.5, len(columns) - 0.5],
        ),
        yaxis=axis(range=[rows.length - 0.5, -0.7], showticklabels=False),
    )


def _draw_cells(figure: go.Figure, table: pd.DataFrame, look: Look) -> None:
    palette = look.palette
    scale = [[0.0, palette.far_below], [0.5, palette.surface], [1.0, palette.far_above]]
    known = table.loc[table["state"] == "known"]
    shares: dict[str, Any] = {"color": list(known["share"]), "colorscale": scale}
    _bars(figure, known, {**shares, "cmin": 0, "cmax": 1, "line": {"width": 0}})
    hatch = {"shape": "/", "size": 7, "solidity": 0.16, "fgcolor": palette.neutral}
    unknown = table.loc[table["state"] == "unknown"]
    _bars(figure, unknown, {"color": palette.grid, "line": {"width": 0}, "pattern": hatch})
    figure.add_scatter(
        x=table["x"],
        y=table["y"],
        mode="text",
        text=[_sign(row) for row in records(table)],
        textfont={"color": palette.text, "size": 11 if look.narrow else 12},
        hoverinfo="skip",
    )


def _bars(figure: go.Figure, table: pd.DataFrame, marker: dict[str, Any]) -> None:
    figure.add_bar(
        orientation="h",
        x=[2 * HALF] * len(table),
        base=[x - HALF for x in table["x"]],
        y=table["y"],
        width=2 * HALF,
        marker=marker,
        hoverinfo="skip",
    )


def _sign(row: Any) -> str:  # noqa: ANN401
    if row.state == "known":
        text = formats.decimal(row.share * 100, 0)
        return f"<b>{text}</b>" if row.reached == 0 else text
    return ABSENT_SIGN if row.state == "absent" else UNKNOWN.sign


def _draw_targets(figure: go.Figure, table: pd.DataFrame) -> None:
    rows = records(table)
    tap_targets(
        figure,
        [row.x for row in rows],
        [row.y for row in rows],
        [[row.unit, row.group, row.name, row.label, cell_words(row)] for row in rows],
        "<b>%{customdata[2]}</b><br>%{customdata[3]}: %{customdata[4]}<extra></extra>",
        22,
    )


def people_of(part: int, whole: int) -> str:
    """Write a number of people of a whole: "1.006 dari 2.893 orang"."""
    return f"{formats.decimal(part, 0)} dari {formats.decimal(whole, 0)} orang"


def cell_words(row: Any) -> str:  # noqa: ANN401
    """Say what is known of a group in a unit; takes a row with people, reached, share, state."""
    if row.state == "known":
        counts = people_of(row.reached, row.people)
        return f"{counts} tersentuh ({formats.share(row.share)})"
    return ABSENT if row.state == "absent" else UNKNOWN.word


def _legend(figure: go.Figure, look: Look) -> None:
    figure.add_annotation(
        text=LEGEND_NARROW if look.narrow else LEGEND_TEXT,
        x=0 if look.narrow else 1,
        xref="paper",
        xanchor="left" if look.narrow else "right",
        xshift=4 - _left(look) if look.narrow else 0,
        align="left",
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=_head(look) - LEGEND + (-4 if look.narrow else 4),
        showarrow=False,
        font={"color": look.palette.muted, "size": 11 if look.narrow else 12},
    )


def _heat_alt(table: pd.DataFrame, units: int) -> str:
    known = table.loc[table["state"] == "known"]
    none = int(known["reached"].eq(0).sum())
    unknown = int(table["state"].eq("unknown").sum())
    absent = int(table["state"].eq("absent").sum())
    return (
        f"Cakupan internalisasi {units} unit menurut kelompok: dari {len(known)} kelompok yang "
        f"diketahui, {none} tidak tersentuh seorang pun; {unknown} belum diketahui, {absent} tidak "
        "ada orangnya."
    )
