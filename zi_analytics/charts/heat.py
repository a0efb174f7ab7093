"""Units × six areas as a heat map of the share of weight, centred on a predicate's threshold."""

import math
from typing import Any, Final

import pandas as pd

from zi_analytics.charts import formats
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame
from zi_analytics.charts.rows import Rows, draw_headings, lay_out, name_rows
from zi_analytics.charts.status import MET
from zi_analytics.instruments import Instrument, yardsticks_of

ROW: Final = 23
HEAD_WIDE: Final = 74
HEAD_NARROW: Final = 140


def area_threshold(instrument: Instrument, predicate: str) -> float:
    """Return the share of weight (0–1) that a predicate asks of every area; NaN if of none."""
    shares = [
        minimum.minimum / instrument.weight(minimum.node)
        for minimum in yardsticks_of(instrument)[predicate].known
        if minimum.condition.startswith("area.")
    ]
    return max(shares, default=math.nan)


def area_limit(predicate: str, threshold: float) -> str:
    """Name what ``area_threshold`` gives: "batas WBK 60 %"."""
    if math.isnan(threshold):
        return f"batas area {predicate} tidak ada atau belum diketahui"
    return f"batas {predicate} {formats.share(threshold)}"


def heat_map(
    table: pd.DataFrame,
    scores: pd.DataFrame,
    kinds: dict[str, str],
    instrument: Instrument,
    predicate: str,
    look: Look,
) -> Picture:
    """Draw the share of weight in each area, by kind of unit, the nearest unit of a kind first.

    Takes ``overview.overview`` and the scores of one year and assessor; an area without a score is
    a gap. Every cell carries the unit's code as its first custom datum.
    """
    if table.empty:
        return blank(look, "Belum ada lembar kerja untuk pilihan ini.")
    threshold = area_threshold(instrument, predicate)
    groups = [
        (f"{kinds.get(str(kind), str(kind))} · {len(members)} unit", list(members["unit"]))
        for kind, members in _by_kind(table, kinds)
    ]
    rows = lay_out(groups, headed=True)
    shares = _shares(table, scores, instrument)
    figure = frame(look, int(ROW * rows.length) + _head(look) + 8, **_axes(rows, instrument, look))
    for _, members in groups:
        figure.add_heatmap(**_block(members, rows, shares, table, instrument, threshold, look))
    name_rows(figure, table, rows, look)
    draw_headings(figure, rows, look, _left(look) - 4)
    _name_threshold(figure, predicate, threshold, look)
    return Picture(figure, _alt(shares, instrument, predicate, threshold))


def _by_kind(table: pd.DataFrame, kinds: dict[str, str]) -> list[tuple[str, pd.DataFrame]]:
    order = [kind for kind in kinds if kind in set(table["kind"])]
    order += [kind for kind in dict.fromkeys(table["kind"]) if kind not in order]
    return [(kind, table.loc[table["kind"] == kind]) for kind in order]


def _head(look: Look) -> int:
    return HEAD_NARROW if look.narrow else HEAD_WIDE


def _left(look: Look) -> int:
    return 118 if look.narrow else 150


def _shares(table: pd.DataFrame, scores: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    wide = scores.loc[scores["level"] == "area_total"].pivot(
        index="unit", columns="node", values="share"
    )
    return wide.reindex(index=table["unit"], columns=[area.id for area in instrument.areas])


def _axes(rows: Rows, instrument: Instrument, look: Look) -> dict[str, Any]:
    areas = instrument.areas
    labels = [f"{a.short}" if look.narrow else a.label.replace(" ", "<br>", 1) for a in areas]
    return {
        "margin": {"l": _left(look), "r": 8, "t": _head(look), "b": 4},
        "xaxis": axis(
            side="top",
            tickvals=list(range(len(areas))),
            ticktext=labels,
            tickangle=-90 if look.narrow else 0,
            range=[-0.5, len(areas) - 0.5],
        ),
        "yaxis": axis(range=[rows.length - 0.5, -0.7], showticklabels=False),
    }


def _block(
    members: list[str],
    rows: Rows,
    shares: pd.DataFrame,
    table: pd.DataFrame,
    instrument: Instrument,
    threshold: float,
    look: Look,
) -> dict[str, Any]:
    z = shares.loc[members].to_numpy(dtype=float)
    names = table.set_index("unit")["name"]
    return {
        "z": z,
        "x": list(range(len(instrument.areas))),
        "y": [rows.units[unit] for unit in members],
        "text": [[_cell(value, value >= threshold - 1e-9) for value in line] for line in z],
        "texttemplate": "%{text}",
        "textfont": {"color": look.palette.text},
        "customdata": [
            [
                [unit, names[unit], f"{area.label}: {formats.share(value)} dari bobot"]
                for area, value in zip(instrument.areas, line, strict=True)
            ]
            for unit, line in zip(members, z.tolist(), strict=True)
        ],
        "hovertemplate": "<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
        "zmin": 0,
        "zmax": 1,
        "colorscale": look.palette.diverging(threshold),
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverongaps": False,
    }


def _cell(value: float, met: bool) -> str:
    text = formats.decimal(value * 100, 0) if value == value else formats.MISSING
    return f"{MET.sign} {text}" if met else text


def _name_threshold(figure: Any, predicate: str, threshold: float, look: Look) -> None:  # noqa: ANN401
    palette = look.palette
    limit = area_limit(predicate, threshold)
    below = f"<span style='color:{palette.unmet}'>■</span> di bawah"
    above = f"<span style='color:{palette.met}'>■</span> {MET.sign} mulai"
    known = not math.isnan(threshold)
    figure.add_annotation(
        text=f"% dari bobot: {below} · {above} {limit}" if known else f"% dari bobot · {limit}",
        x=0 if look.narrow else 1,
        xref="paper",
        xanchor="left" if look.narrow else "right",
        xshift=4 - _left(look) if look.narrow else 0,
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=_head(look) - 22,
        showarrow=False,
        font={"color": palette.muted, "size": 12},
    )


def _alt(shares: pd.DataFrame, instrument: Instrument, predicate: str, threshold: float) -> str:
    below = (shares < threshold - 1e-9).sum()
    worst = str(below.idxmax())
    often = formats.count_of(int(below.max()), len(shares), "unit")
    return (
        f"Peta {len(shares)} unit dan {len(instrument.areas)} area menurut persen dari bobot; "
        f"{area_limit(predicate, threshold)}. Paling sering di bawah batas: "
        f"{instrument.label(worst)}, pada {often}."
    )
