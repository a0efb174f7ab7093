"""A unit's conditions as they are and as they would be after planned changes."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import is_true, records
from zi_analytics.charts.overview import condition_names
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame
from zi_analytics.charts.status import Status, status
from zi_analytics.instruments import Instrument

ROW: Final = 52
BAR: Final = 0.26
RAISED: Final = 22


def planned_table(
    now: pd.DataFrame,
    planned: pd.DataFrame,
    scores: pd.DataFrame,
    instrument: Instrument,
    predicate: str,
) -> pd.DataFrame:
    """Give one row a condition: value now and planned, weight, minimum, and whether it is met.

    ``now`` and ``planned`` are readiness of one worksheet. Columns: condition, now, planned,
    change, weight, minimum, met_now, gap_now, met, gap; a gap is shortfall ÷ minimum. Points.
    """
    nodes = {m.condition: m.node for m in instrument.predicates[predicate].minimums}
    weights = scores.set_index("node")["weight"]
    before = now.loc[now["predicate"] == predicate]
    after = planned.loc[planned["predicate"] == predicate].set_index("condition")
    table = before[["condition", "minimum"]].reset_index(drop=True)
    table["weight"] = table["condition"].map(nodes).map(weights)
    for suffix, own in (("_now", before.set_index("condition")), ("", after)):
        table["now" if suffix else "planned"] = table["condition"].map(own["value"])
        table[f"met{suffix}"] = table["condition"].map(own["met"])
        table[f"gap{suffix}"] = table["condition"].map(own["shortfall"] / own["minimum"])
    table["change"] = table["planned"] - table["now"]
    return table


def states(row: Any) -> tuple[Status, Status]:  # noqa: ANN401
    """Return the state of a row of ``planned_table`` now and as planned."""
    return status(row.met_now, row.gap_now), status(row.met, row.gap)


def planned(table: pd.DataFrame, instrument: Instrument, predicate: str, look: Look) -> Picture:
    """Draw ``planned_table``: the planned value as a bar, today's as a mark, and the minimum."""
    if table.empty:
        return blank(look, "Belum ada nilai untuk pilihan ini.")
    names = condition_names(instrument, short=look.narrow)
    rows, y = records(table), list(range(len(table)))
    figure = _canvas(len(rows), look)
    full: dict[str, Any] = {"orientation": "h", "width": BAR, "y": y, "showlegend": False}
    figure.add_bar(x=[1] * len(y), marker={"color": look.palette.grid}, hoverinfo="skip", **full)
    figure.add_bar(
        x=table["planned"] / table["weight"],
        marker={"color": [look.palette.of(states(row)[1]) for row in rows]},
        customdata=[[names[row.condition], _verdict(row)] for row in rows],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
        **full,
    )
    _draw_marks(figure, table, predicate, look)
    for position, row in enumerate(rows):
        _label(figure, position, names[row.condition], _verdict(row), look)
    return Picture(figure, _alt(table, instrument, predicate))


def _canvas(length: int, look: Look) -> go.Figure:
    return frame(
        look,
        ROW * length + 44,
        margin={"l": 8, "r": 8, "t": 36, "b": 4},
        xaxis=axis(range=[-0.005, 1.005], showticklabels=False),
        yaxis=axis(range=[length - 0.6, -0.72], showticklabels=False),
        barmode="overlay",
        showlegend=True,
        legend={
            **{"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "font": {"size": 12}},
            **{"itemclick": False, "itemdoubleclick": False},
        },
    )


def _draw_marks(figure: go.Figure, table: pd.DataFrame, predicate: str, look: Look) -> None:
    marks = (
        ("now", "sekarang", "circle", 9, look.palette.text),
        ("minimum", f"batas {predicate}", "line-ns", 13, look.palette.text),
    )
    for column, name, symbol, size, color in marks:
        figure.add_scatter(
            x=table[column] / table["weight"],
            y=list(range(len(table))),
            mode="markers",
            name=name,
            cliponaxis=False,
            marker={
                "symbol": symbol,
                "size": size,
                "color": look.palette.surface,
                "line": {"width": 2.4, "color": color},
            },
            text=[f"{name} {formats.points(value)}" for value in table[column]],
            hovertemplate="%{text}<extra></extra>",
        )


def _verdict(row: Any) -> str:  # noqa: ANN401
    """Say "12,25 → 14,40 · ✓ terpenuhi" or "… · ✕ kurang 1,25"."""
    _, after = states(row)
    moved = abs(row.change) > formats.GUARD
    value = f"{formats.points(row.now)} → " if moved else ""
    said = after.text
    if after.id in ("near", "unmet"):
        said = f"{after.sign} kurang {formats.shortfall(row.minimum - row.planned)}"
    return f"{value}{formats.points(row.planned)} · {said}"


def _label(figure: go.Figure, y: int, name: str, verdict: str, look: Look) -> None:
    common: dict[str, Any] = {"y": y, "showarrow": False, "yshift": RAISED, "font": {"size": 12}}
    figure.add_annotation(text=f"<b>{name}</b>", x=0, xanchor="left", **common)
    figure.add_annotation(text=verdict, x=1, xanchor="right", **common)


def _alt(table: pd.DataFrame, instrument: Instrument, predicate: str) -> str:
    names = condition_names(instrument)
    before, after = (int(is_true(table[column]).sum()) for column in ("met_now", "met"))
    counted = formats.count_of(after, len(table), f"syarat nilai {predicate}")
    lead = f"Dengan rencana ini {counted} terpenuhi, sekarang {before}"
    short = [
        f"{names[row.condition]} kurang {formats.shortfall(row.minimum - row.planned)}"
        for row in records(table)
        if states(row)[1].id != "met"
    ]
    return f"{lead}; masih kurang: {formats.listing(short, 4)} poin." if short else f"{lead}."
