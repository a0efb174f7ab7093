"""Units ranked by their distance to a predicate: lollipops of the total, and what is lacking."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import is_true, records
from zi_analytics.charts.overview import condition_names
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame, row_thresholds
from zi_analytics.charts.rows import Rows, draw_headings, lay_out, name_rows
from zi_analytics.charts.status import UNKNOWN, status
from zi_analytics.instruments import Instrument, yardsticks_of

ROW_WIDE: Final = 23
ROW_NARROW: Final = 42
RAISED: Final = 0.42
TEXT_FROM: Final = 0.54
LEFT: Final = 150
AXIS_END: Final = 114
COUNTED: Final = "Perangkat daerah"
APART: Final = "RSUD, dihitung terpisah"


def ranking(table: pd.DataFrame, instrument: Instrument, predicate: str, look: Look) -> Picture:
    """Draw ``overview.overview`` as lollipops of the total, the nearest unit on top.

    Thresholds of the total are drawn for every predicate; the unmet conditions of ``predicate``
    stand beside each unit. Every mark carries the unit's code as its first custom datum.
    """
    if table.empty:
        return blank(look, "Belum ada lembar kerja untuk pilihan ini.")
    rows = _rows(table, look)
    figure = _canvas(rows, look)
    _draw_thresholds(figure, rows, instrument, look)
    _draw_totals(figure, table, rows, instrument, predicate, look)
    _draw_texts(figure, table, rows, instrument, look)
    draw_headings(figure, rows, look, 0 if look.narrow else LEFT - 4)
    return Picture(figure, _alt(table, instrument, predicate))


def total_minimums(instrument: Instrument) -> dict[str, float]:
    """Return the minimum of the total by predicate, in points."""
    return {
        name: minimum.minimum
        for name, yardstick in yardsticks_of(instrument).items()
        for minimum in yardstick.known
        if minimum.condition == "total"
    }


def lacking_text(row: Any, names: dict[str, str], at_most: int) -> str:  # noqa: ANN401
    """Name what a unit lacks: "✕ 9 syarat: IPAK, Pengawasan dan 7 lainnya"."""
    state = status(row.met, row.worst_share)
    if not row.lacking:
        return state.text if state is UNKNOWN else f"{state.sign} syarat nilai terpenuhi"
    named = formats.listing([names[c] for c in row.lacking], at_most)
    return f"{state.sign} {len(row.lacking)} syarat: {named}"


def _rows(table: pd.DataFrame, look: Look) -> Rows:
    counted = list(table.loc[table["counted"], "unit"])
    apart = list(table.loc[~table["counted"], "unit"])
    groups = [(COUNTED, counted), (APART, apart)]
    filled = [group for group in groups if group[1]]
    return lay_out(filled, headed=bool(apart), drop=0.1 if look.narrow else 0.5)


def _canvas(rows: Rows, look: Look) -> go.Figure:
    height = int((ROW_NARROW if look.narrow else ROW_WIDE) * rows.length) + 64
    top = -0.5 if look.narrow else -0.7
    marks = [0, 25, 50, 75, 100]
    return frame(
        look,
        height,
        margin={"l": 8 if look.narrow else LEFT, "r": 8, "t": 28, "b": 28},
        xaxis=axis(
            range=[0, AXIS_END],
            domain=[0, 1.0 if look.narrow else TEXT_FROM - 0.02],
            tickvals=marks,
            ticktext=[str(mark) for mark in marks],
            tickfont={"color": look.palette.muted},
        ),
        xaxis2=axis(range=[0, 1], domain=[TEXT_FROM, 1], visible=False),
        yaxis=axis(range=[rows.length - 0.4, top], showticklabels=False),
    )


def _draw_totals(
    figure: go.Figure,
    table: pd.DataFrame,
    rows: Rows,
    instrument: Instrument,
    predicate: str,
    look: Look,
) -> None:
    y = [rows.units[unit] for unit in table["unit"]]
    states = [status(row.met, row.worst_share) for row in records(table)]
    names = condition_names(instrument, short=True)
    data = [
        [row.unit, row.name, formats.points(row.total), lacking_text(row, names, 12)]
        for row in records(table)
    ]
    hover = (
        "<b>%{customdata[1]}</b><br>Total %{customdata[2]} dari 100<br>"
        f"{predicate}: %{{customdata[3]}}<extra></extra>"
    )
    common: dict[str, Any] = {"x": table["total"], "y": y, "customdata": data}
    stem = {"color": look.palette.neutral}
    figure.add_bar(
        **common, orientation="h", width=0.1, marker=stem, hovertemplate=hover, opacity=0.6
    )
    shapes = {"met": "circle", "near": "diamond"}
    marker = {
        "size": 11,
        "color": [look.palette.of(state) for state in states],
        "symbol": [shapes.get(state.id, "square") for state in states],
    }
    figure.add_scatter(**common, mode="markers", marker=marker, hovertemplate=hover)


def _draw_texts(
    figure: go.Figure, table: pd.DataFrame, rows: Rows, instrument: Instrument, look: Look
) -> None:
    names = condition_names(instrument, short=True)
    y = [rows.units[unit] for unit in table["unit"]]
    texts = [lacking_text(row, names, 2 if look.narrow else 4) for row in records(table)]
    data = [[unit] for unit in table["unit"]]
    common: dict[str, Any] = {"y": y, "customdata": data, "mode": "text", "hoverinfo": "skip"}
    totals = [formats.points(total) for total in table["total"]]
    at = [AXIS_END] * len(y)
    figure.add_scatter(x=at, text=totals, textposition="middle left", cliponaxis=False, **common)
    start = [0] * len(y)
    if look.narrow:
        common["y"] = [position - RAISED for position in y]
        above = [f"<b>{name}</b> {text}" for name, text in zip(table["short"], texts, strict=True)]
        figure.add_scatter(x=start, text=above, textposition="middle right", **common)
        return
    figure.add_scatter(x=start, xaxis="x2", text=texts, textposition="middle right", **common)
    name_rows(figure, table, rows, look)


def _draw_thresholds(figure: go.Figure, rows: Rows, instrument: Instrument, look: Look) -> None:
    minimums = total_minimums(instrument)
    for name, minimum in minimums.items():
        label, later = f"{name} {formats.short(minimum)}", minimum > min(minimums.values())
        row_thresholds(figure, minimum, label, look, later, list(rows.units.values()))


def _alt(table: pd.DataFrame, instrument: Instrument, predicate: str) -> str:
    names = condition_names(instrument)
    first = table.iloc[0]
    met = int(is_true(table["met"]).sum())
    lead = (
        f"Peringkat {len(table)} unit menurut jarak ke {predicate}: "
        f"{formats.count_of(met, len(table), 'unit')} memenuhi syarat nilai."
    )
    if not first["lacking"]:
        return f"{lead} Terdekat {first['name']}, total {formats.points(first['total'])}."
    lacking = formats.listing([names[c] for c in first["lacking"]])
    return (
        f"{lead} Terdekat {first['name']}, total {formats.points(first['total'])}, "
        f"belum memenuhi {lacking}."
    )
