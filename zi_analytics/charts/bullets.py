"""The twelve conditions of one unit as bullet bars, each on the scale of its full points."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.overview import condition_names
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame
from zi_analytics.charts.status import MET, UNKNOWN, Status, status
from zi_analytics.instruments import Instrument

ROW_WIDE: Final = 40
ROW_NARROW: Final = 68
BAR: Final = 0.36
ABOVE: Final = -0.28
BELOW: Final = 0.29


def conditions_table(
    readiness: pd.DataFrame,
    scores: pd.DataFrame,
    instrument: Instrument,
    medians: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Spread one unit's readiness (one year, one assessor) over one row a condition.

    Columns: condition, value, weight, and for each predicate minimum_X, shortfall_X, met_X; with
    ``medians`` (``overview.medians``) also peers and regency. Points, all of them.
    """
    nodes = {condition.id: condition.node for condition in instrument.conditions.values()}
    weights = scores.set_index("node")["weight"]
    table = readiness.drop_duplicates("condition")[["condition", "value"]].reset_index(drop=True)
    table["weight"] = table["condition"].map(nodes).map(weights)
    for predicate in instrument.predicates:
        own = readiness.loc[readiness["predicate"] == predicate].set_index("condition")
        for column in ("minimum", "shortfall", "met"):
            table[f"{column}_{predicate}"] = table["condition"].map(own[column])
    return table if medians is None else table.merge(medians, on="condition", how="left")


def row_status(row: Any, predicate: str) -> Status:  # noqa: ANN401
    """Give the state of a row of ``conditions_table`` for a predicate."""
    minimum = getattr(row, f"minimum_{predicate}")
    return status(
        getattr(row, f"met_{predicate}"), getattr(row, f"shortfall_{predicate}") / minimum
    )


def bullets(
    table: pd.DataFrame, instrument: Instrument, predicate: str, peers: str, look: Look
) -> Picture:
    """Draw ``conditions_table``: values, both minimums, medians of ``peers`` and the regency."""
    if table.empty:
        return blank(look, "Belum ada nilai untuk pilihan ini.")
    figure = _canvas(len(table), look)
    _draw_bars(figure, table, instrument, predicate, look)
    for name in instrument.predicates:
        _draw_minimums(figure, table, instrument, name, look)
    _draw_medians(figure, table, "peers", f"median {peers}", "diamond-open", look)
    _draw_medians(figure, table, "regency", "median kabupaten", "circle-open", look)
    return Picture(figure, _alt(table, instrument, predicate))


def _canvas(length: int, look: Look) -> go.Figure:
    narrow = look.narrow
    legend = {
        "orientation": "h",
        "x": 0,
        "y": 1,
        "yanchor": "bottom",
        "font": {"size": 12},
        "itemclick": False,
        "itemdoubleclick": False,
    }
    return frame(
        look,
        (ROW_NARROW if narrow else ROW_WIDE) * length + (72 if narrow else 48),
        margin={
            "l": 8 if narrow else 290,
            "r": 8 if narrow else 236,
            "t": 64 if narrow else 40,
            "b": 8,
        },
        xaxis=axis(range=[0, 1], showticklabels=False),
        yaxis=axis(range=[length - 0.5, -0.65 if narrow else -0.5], showticklabels=False),
        showlegend=True,
        legend=legend,
        barmode="overlay",
    )


def _verdict(row: Any, predicate: str) -> str:  # noqa: ANN401
    state = row_status(row, predicate)
    value = f"{formats.points(row.value)} dari {formats.short(row.weight)}"
    if state in (MET, UNKNOWN):
        return f"{value} · {state.text}"
    lack = formats.shortfall(getattr(row, f"shortfall_{predicate}"))
    return f"{value} · {state.sign} kurang {lack}"


def _draw_bars(
    figure: go.Figure, table: pd.DataFrame, instrument: Instrument, predicate: str, look: Look
) -> None:
    names = condition_names(instrument, short=look.narrow)
    rows = records(table)
    y = list(range(len(rows)))
    full: dict[str, Any] = {"orientation": "h", "width": BAR, "y": y, "showlegend": False}
    figure.add_bar(x=[1] * len(y), marker={"color": look.palette.grid}, hoverinfo="skip", **full)
    figure.add_bar(
        x=table["value"] / table["weight"],
        marker={"color": [look.palette.of(row_status(row, predicate)) for row in rows]},
        customdata=[[names[row.condition], _verdict(row, predicate)] for row in rows],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
        **full,
    )
    for position, row in enumerate(rows):
        _label(figure, position, names[row.condition], _verdict(row, predicate), look)


def _label(figure: go.Figure, y: int, name: str, verdict: str, look: Look) -> None:
    common: dict[str, Any] = {"y": y, "showarrow": False}
    if look.narrow:
        figure.add_annotation(
            text=f"<b>{name}</b>", x=0, xanchor="left", yshift=31, **common, font={"size": 12}
        )
        figure.add_annotation(
            text=verdict, x=1, xanchor="right", yshift=31, **common, font={"size": 12}
        )
        return
    figure.add_annotation(text=name, x=0, xanchor="right", xshift=-8, **common)
    figure.add_annotation(text=verdict, x=1, xanchor="left", xshift=10, **common)


def _draw_minimums(
    figure: go.Figure, table: pd.DataFrame, instrument: Instrument, predicate: str, look: Look
) -> None:
    later = predicate != next(iter(instrument.predicates))
    x = table[f"minimum_{predicate}"] / table["weight"]
    texts = [f"batas {predicate} {formats.short(m)}" for m in table[f"minimum_{predicate}"]]
    figure.add_scatter(
        x=x,
        y=[position + (ABOVE if later else 0) for position in range(len(table))],
        mode="markers",
        name=f"batas {predicate}",
        cliponaxis=False,
        marker={
            "symbol": "triangle-down" if later else "line-ns",
            "size": 7 if later else 12,
            "line": {"width": 2.4, "color": look.palette.text},
            "color": look.palette.text,
        },
        text=texts,
        hovertemplate="%{text}<extra></extra>",
    )


def _draw_medians(
    figure: go.Figure, table: pd.DataFrame, column: str, name: str, symbol: str, look: Look
) -> None:
    if table[column].isna().all():
        return
    figure.add_scatter(
        x=table[column] / table["weight"],
        y=[position + BELOW for position in range(len(table))],
        mode="markers",
        name=name,
        cliponaxis=False,
        marker={
            "symbol": symbol,
            "size": 8,
            "color": look.palette.text,
            "line": {"width": 1.6, "color": look.palette.text},
        },
        text=[f"{name} {formats.points(value)}" for value in table[column]],
        hovertemplate="%{text}<extra></extra>",
    )


def _alt(table: pd.DataFrame, instrument: Instrument, predicate: str) -> str:
    names = condition_names(instrument)
    rows = records(table)
    unknown = sum(row_status(row, predicate) is UNKNOWN for row in rows)
    rest = f" {unknown} syarat belum diketahui." if unknown else ""
    unmet = [
        f"{names[row.condition]} kurang {formats.shortfall(getattr(row, f'shortfall_{predicate}'))}"
        for row in rows
        if row_status(row, predicate) not in (MET, UNKNOWN)
    ]
    if not unmet and unknown:
        return f"{formats.count_of(unknown, len(rows), 'syarat')} {predicate} belum diketahui."
    if not unmet:
        met = f"Seluruh {len(table)}" if not unknown else f"{len(table) - unknown}"
        return f"{met} syarat nilai {predicate} terpenuhi.{rest}"
    return (
        f"{formats.count_of(len(unmet), len(table), 'syarat')} {predicate} belum terpenuhi: "
        f"{formats.listing(unmet, 4)} poin.{rest}"
    )
