"""Units × years: who handed in a worksheet, and how complete it is."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame
from zi_analytics.charts.rows import Rows, draw_headings, lay_out, name_rows
from zi_analytics.charts.status import Status
from zi_analytics.charts.taps import tap_targets

STATES: Final[Mapping[str, Status]] = {
    "complete": Status("met", "✓", "lengkap"),
    "partial": Status("near", "◔", "belum lengkap"),
    "held": Status("unknown", "!", "tertahan"),
    "missing": Status("unmet", "✕", "belum"),
}
ROW: Final = 23
HEAD: Final = 54
TINT: Final = 0.3
TAP: Final = 22
CELL_WIDTH: Final = 0.98
CELL_HEIGHT: Final = 0.9


def received_board(
    table: pd.DataFrame, kinds: Mapping[str, str], chosen: int, look: Look
) -> Picture:
    """Draw who handed in, by kind of unit and year; the ``chosen`` year stands out.

    Takes the rows of ``collection.board`` of one or more years. A unit that did not exist in a year
    has no cell. Every cell carries unit and year as its custom data.
    """
    if table.empty:
        return blank(look, "Tidak ada unit untuk pilihan ini.")
    years = sorted(int(year) for year in table["year"].unique())
    latest = table.sort_values("year", kind="stable").drop_duplicates("unit", keep="last")
    present = [kind for kind in kinds if kind in set(latest["kind"])]
    groups = [
        (f"{kinds[kind]} · {int((latest['kind'] == kind).sum())} unit", _members(latest, kind))
        for kind in present
    ]
    rows = lay_out(groups, headed=True)
    cells = table.assign(x=[years.index(int(year)) for year in table["year"]])
    cells = cells.assign(y=cells["unit"].map(rows.units))
    figure = _canvas(rows, years, chosen, look)
    for state, shown in STATES.items():
        _draw(figure, cells.loc[cells["state"] == state], shown, look)
    _taps(figure, cells)
    name_rows(figure, latest, rows, look)
    draw_headings(figure, rows, look, _left(look) - 4)
    _name_colours(figure, look)
    return Picture(figure, _alt(table, years, chosen))


def _members(latest: pd.DataFrame, kind: str) -> list[str]:
    return [str(unit) for unit in latest.loc[latest["kind"] == kind, "unit"]]


def _left(look: Look) -> int:
    return 118 if look.narrow else 150


def _canvas(rows: Rows, years: list[int], chosen: int, look: Look) -> go.Figure:
    return frame(
        look,
        int(ROW * rows.length) + HEAD + 8,
        margin={"l": _left(look), "r": 8, "t": HEAD, "b": 4},
        hovermode="closest",
        barmode="overlay",
        xaxis=axis(
            side="top",
            tickvals=list(range(len(years))),
            ticktext=[f"<b>{year}</b>" if year == chosen else str(year) for year in years],
            range=[-0.5, len(years) - 0.5],
        ),
        yaxis=axis(range=[rows.length - 0.5, -0.7], showticklabels=False),
    )


def _draw(figure: go.Figure, cells: pd.DataFrame, shown: Status, look: Look) -> None:
    """Draw the cells of a state as bars that hang in their rows; shapes would be slow to make."""
    common: dict[str, Any] = {"hoverinfo": "skip", "showlegend": False}
    figure.add_bar(
        orientation="h",
        base=list(cells["x"] - CELL_WIDTH / 2),
        x=[CELL_WIDTH] * len(cells),
        y=list(cells["y"]),
        width=CELL_HEIGHT,
        marker={"color": _tint(look.palette.of(shown)), "line": {"width": 0}},
        **common,
    )
    figure.add_scatter(
        x=list(cells["x"]),
        y=list(cells["y"]),
        mode="text",
        text=[cell_text(row.state, row.complete, row.tpi, look.narrow) for row in records(cells)],
        textfont={"color": look.palette.text, "size": 11 if look.narrow else 12},
        **common,
    )


def cell_text(state: str, complete: float, tpi: bool, short: bool = False) -> str:
    """Write a cell: its sign, how complete it is or the word for its state, and TPI."""
    shown = STATES[state]
    if formats.is_missing(complete):
        return shown.sign if short else shown.text
    part = formats.decimal(complete * 100, 0) if short else formats.share(complete)
    return f"{shown.sign} {part}{' · TPI' if tpi and not short else ''}"


def _tint(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{TINT})"


def _taps(figure: go.Figure, cells: pd.DataFrame) -> None:
    data: list[list[Any]] = [[row.unit, row.year, row.name, _hover(row)] for row in records(cells)]
    hover = "<b>%{customdata[2]}</b><br>%{customdata[3]}<extra></extra>"
    tap_targets(figure, list(cells["x"]), list(cells["y"]), data, hover, TAP)


def _hover(row: Any) -> str:  # noqa: ANN401
    said = f"{row.year}: {STATES[row.state].text}"
    if formats.is_missing(row.complete):
        return said
    tpi = "ada" if row.tpi else "belum ada"
    return (
        f"{said}, {formats.share(row.complete)} terisi<br>Diterima "
        f"{formats.day(row.received_at)} · penilaian TPI {tpi}<br>"
        f"{row.errors} galat, {row.warnings} peringatan"
    )


def _name_colours(figure: go.Figure, look: Look) -> None:
    words = " · ".join(
        f"<span style='color:{look.palette.of(shown)}'>■</span> {shown.text}"
        for shown in STATES.values()
    )
    figure.add_annotation(
        text=words if look.narrow else f"% pertanyaan terisi: {words}",
        x=0 if look.narrow else 1,
        xref="paper",
        xanchor="left" if look.narrow else "right",
        xshift=4 - _left(look) if look.narrow else 0,
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=HEAD - 22,
        showarrow=False,
        font={"color": look.palette.muted, "size": 11 if look.narrow else 12},
    )


def _alt(table: pd.DataFrame, years: list[int], chosen: int) -> str:
    own = table.loc[(table["year"] == chosen) & table["expected"]]
    states = own["state"].value_counts()
    counted = [
        f"{int(states.get(state, 0))} {shown.word}"
        for state, shown in STATES.items()
        if states.get(state, 0)
    ]
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return (
        f"Papan pengumpulan {table['unit'].nunique()} unit, tahun {span}. Tahun {chosen}: dari "
        f"{len(own)} unit yang diharapkan, {', '.join(counted)}."
    )
