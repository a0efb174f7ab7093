"""SAKIP predicates over the years: a column a year, and streams of units between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts.frames import records
from zi_analytics.charts.palette import faded
from zi_analytics.charts.picture import Layer, Look, Picture, axis, blank, frame
from zi_analytics.charts.taps import tap_targets

HEIGHT: Final = 560
HEIGHT_NARROW: Final = 620
HEAD: Final = 58
GAP: Final = 0.035
BLOCK: Final = 0.2
BLOCK_NARROW: Final = 0.46
BENDS: Final = 24
WRITTEN_AT: Final[Mapping[int, float]] = {1: 0.24, 0: 0.5, -1: 0.76}
WRITTEN_FROM: Final = 2
DIRECTIONS: Final[Mapping[int, tuple[str, str]]] = {
    1: ("▲", "naik"),
    0: ("=", "tetap"),
    -1: ("▼", "turun"),
}


@dataclass(frozen=True)
class Stream:
    """Units that went from one predicate to another between two years."""

    years: tuple[int, int]
    before: str
    after: str
    n: int
    direction: int

    @property
    def code(self) -> str:
        """Its code in an address."""
        return f"{self.years[0]}-{self.years[1]}~{self.before}~{self.after}"


@dataclass(frozen=True)
class Blocks:
    """Where each year's predicates stand: the top of each, downward from 1, and one unit's height.

    ``at`` holds the tops by year and predicate, ``counts`` the units.
    """

    at: Mapping[tuple[int, str], float]
    counts: Mapping[tuple[int, str], int]
    each: float
    years: tuple[int, ...]


def predicate_flow(
    counts: pd.DataFrame,
    streams: Sequence[Stream],
    order: Sequence[str],
    rules: Mapping[int, str],
    look: Look,
) -> Picture:
    """Draw how predicates went from year to year, the best on top.

    ``counts`` has the columns year, predicate, n; ``order`` names the predicates, best first;
    ``rules`` the regulation of each year. Every stream carries its code as first custom datum.
    """
    if counts.empty or not counts["n"].sum():
        return blank(look, "Belum ada predikat SAKIP untuk pilihan ini.")
    blocks = _blocks(counts, order)
    half = (BLOCK_NARROW if look.narrow else BLOCK) / 2
    figure, layer = _canvas(blocks, look), Layer()
    _mark_new_rules(layer, blocks.years, rules, look)
    marks = _draw_streams(figure, blocks, streams, order, half, look)
    _name_signs(layer, look)
    _draw_blocks(layer, blocks, half, look)
    _write_streams(layer, marks, look)
    layer.lay_on(figure)
    _draw_targets(figure, marks)
    return Picture(figure, _alt(blocks, streams))


def _blocks(counts: pd.DataFrame, order: Sequence[str]) -> Blocks:
    own = counts.loc[counts["n"] > 0]
    years = tuple(sorted(int(year) for year in own["year"].unique()))
    most = max(len(part) for _, part in own.groupby("year"))
    total = int(own.groupby("year")["n"].sum().max())
    each = (1 - GAP * (most - 1)) / total
    by = {(int(row.year), str(row.predicate)): int(row.n) for row in records(own)}
    at: dict[tuple[int, str], float] = {}
    for year in years:
        top = 1.0
        for predicate in order:
            if (year, predicate) in by:
                at[year, predicate] = top
                top -= by[year, predicate] * each + GAP
    return Blocks(at, by, each, years)


def _canvas(blocks: Blocks, look: Look) -> go.Figure:
    places = list(range(len(blocks.years)))
    heads = [
        f"<b>{year}</b><br>{sum(n for (of, _), n in blocks.counts.items() if of == year)} unit"
        for year in blocks.years
    ]
    return frame(
        look,
        HEIGHT_NARROW if look.narrow else HEIGHT,
        margin={"l": 8, "r": 8, "t": HEAD + 26, "b": 8},
        xaxis=axis(
            range=[-0.28 if look.narrow else -0.14, len(places) - (0.72 if look.narrow else 0.86)],
            side="top",
            tickvals=places,
            ticktext=heads,
            tickfont={"size": 12 if look.narrow else 14, "color": look.palette.text},
        ),
        yaxis=axis(range=[-0.03, 1.02], showticklabels=False),
    )


def _mark_new_rules(
    layer: Layer, years: Sequence[int], rules: Mapping[int, str], look: Look
) -> None:
    for place in range(1, len(years)):
        if rules.get(years[place]) == rules.get(years[place - 1]):
            continue
        layer.shape(
            "line",
            x0=place - 0.5,
            x1=place - 0.5,
            y0=-0.03,
            y1=1.02,
            line={"color": look.palette.muted, "width": 1, "dash": "dot"},
            layer="below",
        )
        layer.note(
            text=f"aturan {rules.get(years[place])}",
            x=place - 0.5,
            y=0,
            yref="paper",
            yanchor="bottom",
            bgcolor=look.palette.surface,
            font={"size": 11, "color": look.palette.muted},
        )


def _draw_streams(
    figure: go.Figure,
    blocks: Blocks,
    streams: Sequence[Stream],
    order: Sequence[str],
    half: float,
    look: Look,
) -> list[tuple[float, float, Stream]]:
    """Draw the ribbons; return where the middle of each is."""
    leaving: dict[tuple[int, str], float] = dict(blocks.at)
    arriving: dict[tuple[int, str], float] = dict(blocks.at)
    rank = {predicate: place for place, predicate in enumerate(order)}
    marks = []
    for stream in sorted(streams, key=lambda one: (rank[one.before], rank[one.after])):
        first, last = stream.years
        x0 = blocks.years.index(first) + half
        x1 = blocks.years.index(last) - half
        thick = stream.n * blocks.each
        top0 = leaving[first, stream.before]
        leaving[first, stream.before] = top0 - thick
        top1 = arriving[last, stream.after]
        arriving[last, stream.after] = top1 - thick
        _ribbon(figure, (x0, x1), (top0, top1), thick, stream, look)
        # Streams cross in the middle: those that rise are named before, those that fall after it.
        along = WRITTEN_AT[stream.direction]
        y = top0 + (top1 - top0) * _bend(along) - thick / 2
        marks.append((x0 + (x1 - x0) * along, y, stream))
    return marks


def _ribbon(
    figure: go.Figure,
    x: tuple[float, float],
    tops: tuple[float, float],
    thick: float,
    stream: Stream,
    look: Look,
) -> None:
    along = np.linspace(0, 1, BENDS)
    xs = x[0] + (x[1] - x[0]) * along
    upper = tops[0] + (tops[1] - tops[0]) * np.array([_bend(step) for step in along])
    color, strength = _colour(stream.direction, look)
    figure.add_scatter(
        x=[*xs, *xs[::-1]],
        y=[*upper, *(upper - thick)[::-1]],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=faded(color, strength),
        hoverinfo="skip",
    )


def _bend(along: float) -> float:
    """Return how far a ribbon has come up or down, level at both of its ends."""
    return along**2 * (3 - 2 * along)


def _colour(direction: int, look: Look) -> tuple[str, float]:
    palette = look.palette
    return {1: (palette.met, 0.55), -1: (palette.unmet, 0.55)}.get(
        direction, (palette.neutral, 0.26)
    )


def _draw_blocks(layer: Layer, blocks: Blocks, half: float, look: Look) -> None:
    for (year, predicate), top in blocks.at.items():
        n = blocks.counts[year, predicate]
        place = blocks.years.index(year)
        layer.shape(
            "rect",
            x0=place - half,
            x1=place + half,
            y0=top - n * blocks.each,
            y1=top,
            line={"width": 0},
            fillcolor=look.palette.accent,
            layer="above",
        )
        layer.note(
            text=f"<b>{predicate}</b> {n}",
            bgcolor=look.palette.accent,
            borderpad=0,
            x=place,
            y=top - n * blocks.each / 2,
            font={"size": 10 if look.narrow else 13, "color": look.palette.surface},
        )


def _write_streams(layer: Layer, marks: list[tuple[float, float, Stream]], look: Look) -> None:
    for x, y, stream in marks:
        if stream.n >= WRITTEN_FROM:
            sign = DIRECTIONS[stream.direction][0]
            text = f"{sign}{stream.n}" if look.narrow else f"{sign} {stream.n}"
            layer.note(
                text=text,
                x=x,
                y=y,
                font={"size": 10 if look.narrow else 12, "color": look.palette.text},
            )


def _draw_targets(figure: go.Figure, marks: list[tuple[float, float, Stream]]) -> None:
    data = [[stream.code, said(stream)] for _, _, stream in marks]
    hover = "%{customdata[1]}<extra></extra>"
    xs, ys = [x for x, _, _ in marks], [y for _, y, _ in marks]
    tap_targets(figure, xs, ys, data, hover, 24)


def said(stream: Stream) -> str:
    """Say "12 unit naik dari B ke BB, 2020 ke 2021"."""
    word = DIRECTIONS[stream.direction][1]
    way = f"di {stream.before}" if not stream.direction else f"dari {stream.before} ke"
    after = "" if not stream.direction else f" {stream.after}"
    return f"{stream.n} unit {word} {way}{after}, {stream.years[0]} ke {stream.years[1]}"


def _name_signs(layer: Layer, look: Look) -> None:
    palette = look.palette
    up = f"<span style='color:{palette.met}'>▲</span> naik"
    down = f"<span style='color:{palette.unmet}'>▼</span> turun"
    layer.note(
        text=f"Arus unit: {up} · = tetap · {down}",
        x=0,
        xref="paper",
        xanchor="left",
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=HEAD - 2,
        font={"size": 12, "color": palette.muted},
    )


def _alt(blocks: Blocks, streams: Sequence[Stream]) -> str:
    parts = []
    for year in blocks.years:
        own = [f"{p} {n}" for (of, p), n in sorted(blocks.counts.items()) if of == year]
        parts.append(f"{year}: {', '.join(own)}")
    moved = [one for one in streams if one.direction]
    most: Any = max(moved, key=lambda one: one.n, default=None)
    largest = f" Perpindahan terbesar: {said(most)}." if most is not None else ""
    return f"Predikat SAKIP menurut tahun, banyaknya unit. {'; '.join(parts)}.{largest}"
