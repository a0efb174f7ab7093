"""One unit's total and areas over the years as shares of weight, a row each, a cell a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.picture import Look, Picture, axis, blank, frame
from zi_analytics.charts.status import MET

ROW: Final = 34
HEAD: Final = 58
LEFT: Final = 122
LEFT_NARROW: Final = 104
GAP: Final = 0.5
MIDDLE: Final = 0.5
JOINED: Final = "°"
INDICATIVE: Final = "indikatif"
COLUMNS: Final = ["year", "node", "share", "threshold", "own"]


@dataclass(frozen=True)
class YearColumn:
    """A year: the short name of its rules, and whether its verdicts are only indicative."""

    year: int
    rules: str
    indicative: bool


@dataclass(frozen=True)
class Part:
    """A row: its node, its name, and the short one that stands beside it."""

    node: str
    label: str
    short: str


def five_years(
    table: pd.DataFrame, years: Sequence[YearColumn], parts: Sequence[Part], look: Look
) -> Picture:
    """Draw ``table``, in its own columns each year, with a gap where the rules change.

    ``table`` has ``COLUMNS``: shares of weight (0–1), what the chosen predicate asks for (missing:
    not known), and whether the unit itself has the worksheet or units joined with it.
    """
    if table.empty:
        return blank(look, "Belum ada nilai untuk pilihan ini.")
    at = _positions(years)
    figure = frame(
        look,
        ROW * len(parts) + HEAD + 8,
        margin={"l": LEFT_NARROW if look.narrow else LEFT, "r": 8, "t": HEAD, "b": 8},
        xaxis=axis(
            side="top",
            range=[-0.5, max(at.values()) + 0.5],
            tickvals=list(at.values()),
            ticktext=[str(column.year) for column in years],
        ),
        yaxis=axis(
            range=[len(parts) - 0.5, -0.5],
            tickvals=list(range(len(parts))),
            ticktext=[part.short for part in parts],
            ticklabelstandoff=5,
        ),
    )
    _draw_cells(figure, table, years, parts, look)
    _name_rules(figure, years, at, look)
    return Picture(figure, _alt(table, years, parts))


def _runs(years: Sequence[YearColumn]) -> list[list[YearColumn]]:
    """Split the years where the rules change."""
    return [list(run) for _, run in groupby(years, key=lambda column: column.rules)]


def _positions(years: Sequence[YearColumn]) -> dict[int, float]:
    at: dict[int, float] = {}
    for breaks, run in enumerate(_runs(years)):
        for column in run:
            at[column.year] = len(at) + GAP * breaks
    return at


def _draw_cells(
    figure: go.Figure,
    table: pd.DataFrame,
    years: Sequence[YearColumn],
    parts: Sequence[Part],
    look: Look,
) -> None:
    at = _positions(years)
    row_of = {part.node: place for place, part in enumerate(parts)}
    label_of = {part.node: part.label for part in parts}
    shown = table.loc[table["node"].isin(row_of)]
    for run in _runs(years):
        own = shown.loc[shown["year"].isin([column.year for column in run])]
        figure.add_heatmap(
            x=[at[int(year)] for year in own["year"]],
            y=[row_of[node] for node in own["node"]],
            # One scale for all thresholds: what counts is how far a share lies from its own.
            z=(own["share"] - own["threshold"] + MIDDLE).clip(0, 1),
            zmin=0,
            zmax=1,
            colorscale=look.palette.diverging(MIDDLE),
            showscale=False,
            xgap=2,
            ygap=2,
            hoverinfo="skip",
        )
    figure.add_scatter(
        x=[at[int(year)] for year in shown["year"]],
        y=[row_of[node] for node in shown["node"]],
        mode="text",
        text=[_text(row) for row in records(shown)],
        textfont={"color": look.palette.text},
        customdata=[[_hover(row, label_of[row.node])] for row in records(shown)],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )
    known = {(int(row.year), row.node) for row in records(shown)}
    for year, x in at.items():
        for node, y in row_of.items():
            if (year, node) not in known:
                figure.add_annotation(x=x, y=y, text=formats.MISSING, showarrow=False)


def _meets(share: float, threshold: float) -> bool:
    return share >= threshold - formats.GUARD


def _text(row: object) -> str:
    share, threshold, own = (getattr(row, name) for name in ("share", "threshold", "own"))
    sign = f"{MET.sign} " if _meets(share, threshold) else ""
    return f"{sign}{formats.decimal(share * 100, 0)}{'' if own else JOINED}"


def _hover(row: object, label: str) -> str:
    year, share, threshold = (getattr(row, name) for name in ("year", "share", "threshold"))
    limit = (
        "batas belum diketahui" if threshold != threshold else f"batas {formats.share(threshold)}"
    )
    joined = "" if getattr(row, "own") else "<br>rata-rata unit yang disambung"  # noqa: B009
    return f"<b>{label}, {year}</b><br>{formats.share(share)} dari bobot · {limit}{joined}"


def _name_rules(
    figure: go.Figure, years: Sequence[YearColumn], at: dict[int, float], look: Look
) -> None:
    small = {"size": 11 if look.narrow else 12, "color": look.palette.muted}
    for number, run in enumerate(_runs(years)):
        first, last = at[run[0].year], at[run[-1].year]
        name = run[0].rules if look.narrow else f"LKE {run[0].rules}"
        text = f"{name}<br>{INDICATIVE}" if run[0].indicative else name
        figure.add_annotation(
            text=text,
            x=(first + last) / 2,
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=22,
            showarrow=False,
            font=small,
        )
        if number:
            middle = first - (1 + GAP) / 2
            figure.add_shape(
                type="line",
                x0=middle,
                x1=middle,
                y0=0,
                y1=1,
                yref="paper",
                line={"color": look.palette.muted, "width": 1.4, "dash": "dot"},
            )


def _alt(table: pd.DataFrame, years: Sequence[YearColumn], parts: Sequence[Part]) -> str:
    first = parts[0]
    shares = table.loc[table["node"] == first.node].set_index("year")["share"]
    said = [
        f"{column.year} {formats.share(shares.get(column.year))}"
        + (f" ({INDICATIVE})" if column.indicative else "")
        for column in years
    ]
    latest = table.loc[table["year"] == table["year"].max()].set_index("node")["share"]
    lowest = min(parts[1:], key=lambda part: latest.get(part.node, 1.0))
    runs = _runs(years)
    changes = [f"antara {a[-1].year} dan {b[0].year}" for a, b in pairwise(runs)]
    broken = f" Instrumen berganti {formats.listing(changes)}." if changes else ""
    return (
        f"{first.label} sebagai bagian bobot: {', '.join(said)}. Area terendah "
        f"{int(table['year'].max())}: {lowest.label}, "
        f"{formats.share(latest.get(lowest.node))}.{broken}"
    )
