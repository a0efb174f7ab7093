"""A slide's chart as SVG: bars, stacked columns, or lines, each value written beside its mark."""

from collections.abc import Callable, Iterator
from html import escape
from typing import Final

from zi_analytics.reports.slides import Chart, Series

WIDTH: Final = 1600
HEIGHT: Final = 640
LOW: Final = 330
LABELS: Final = 540
SIZE: Final = 24
FONTS: Final = "Plus Jakarta Sans, Segoe UI, Noto Sans, DejaVu Sans, sans-serif"
ACCENT: Final = "#0F5E59"
TEXT: Final = "#1F2A2E"
SHADES: Final = ("#4FA79D", "#8CC7C0", "#C9E4E1", "#F4E3BC", "#EBC49A", "#DDA58C", "#D5DDE0")
DASHES: Final = ("", "14 8", "4 8")
MUTED: Final = "#56636A"
GRID: Final = "#E2E8EA"
LEGEND: Final = 60
FOOT: Final = 50
AXIS: Final = 100
TOP: Final = LEGEND + 40
BOTTOM: Final = HEIGHT - FOOT
ALONE: Final = 40
Height = Callable[[float], float]


def chart_svg(chart: Chart, style: str = "") -> str:
    """Return the chart; its size is that of its frame, its texts grow with it.

    ``style`` is CSS of its own, such as a font that the frame does not lend to a picture.
    """
    parts = {"bars": _bars, "columns": _columns, "stacked": _stacked, "lines": _lines}
    inside = "".join(parts[chart.shape](chart))
    height = LOW if chart.shape == "columns" else HEIGHT
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height}' "
        f"font-family='{FONTS}' font-size='{SIZE}' fill='{TEXT}'>{style}{inside}</svg>"
    )


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f"<text x='{x:.1f}' y='{y:.1f}' text-anchor='{anchor}'>{escape(text)}</text>"


def _rect(x: float, y: float, width: float, height: float, colour: str) -> str:
    return (
        f"<rect x='{x:.1f}' y='{y:.1f}' width='{width:.1f}' height='{height:.1f}' fill='{colour}'/>"
    )


def _bars(chart: Chart) -> Iterator[str]:
    (series,) = chart.series
    most = max((value for value in series.values if value is not None), default=0) or 1
    step = min(HEIGHT / max(len(chart.categories), 1), 80)
    room = WIDTH - LABELS - 130
    for row, (name, value, text) in enumerate(
        zip(chart.categories, series.values, series.labels, strict=True)
    ):
        middle = row * step + step / 2
        yield _text(LABELS - 14, middle + SIZE / 3, name, "end")
        if value is not None:
            yield _rect(LABELS, middle - step * 0.32, value / most * room, step * 0.64, ACCENT)
            yield _text(LABELS + value / most * room + 10, middle + SIZE / 3, text)


def _columns(chart: Chart) -> Iterator[str]:
    """Draw low columns, which stand below large figures."""
    (series,) = chart.series
    step = WIDTH / max(len(chart.categories), 1)
    scale = (LOW - FOOT - SIZE - 10) / (max((v or 0 for v in series.values), default=0) or 1)
    for place, name in enumerate(chart.categories):
        middle, value = place * step + step / 2, series.values[place]
        yield _text(middle, LOW - 14, name, "middle")
        if value:
            top = LOW - FOOT - value * scale
            yield _rect(middle - step * 0.3, top, step * 0.6, value * scale, ACCENT)
            yield _text(middle, top - 8, series.labels[place], "middle")


def _stacked(chart: Chart) -> Iterator[str]:
    sums = [
        sum(series.values[place] or 0 for series in chart.series)
        for place in range(len(chart.categories))
    ]
    scale = (HEIGHT - LEGEND - FOOT) / (max(sums, default=0) or 1)
    step = WIDTH / max(len(chart.categories), 1)
    yield from _legend(chart.series)
    for place, name in enumerate(chart.categories):
        left, y, free = place * step + step * 0.2, float(HEIGHT - FOOT), float(HEIGHT)
        yield _text(left + step * 0.3, HEIGHT - 14, name, "middle")
        for number, series in enumerate(chart.series):
            height = (series.values[place] or 0) * scale
            y -= height
            yield _rect(left, y, step * 0.6, height, SHADES[number % len(SHADES)])
            middle = y + height / 2 + SIZE / 3
            if height >= SIZE:
                yield _text(left + step * 0.3, middle, series.labels[place], "middle")
            elif height:
                # Too low for its number, which stands beside it with its name, above others there.
                free = min(middle, free - SIZE)
                yield _text(left + step * 0.6 + 8, free, f"{series.name} {series.labels[place]}")


def _legend(series: tuple[Series, ...]) -> Iterator[str]:
    if len(series) < 2:
        return
    for number, one in enumerate(series):
        x = number * 150
        yield _rect(x, 6, 26, 26, SHADES[number % len(SHADES)])
        yield _text(x + 36, 28, one.name)


def _lines(chart: Chart) -> Iterator[str]:
    step = (WIDTH - AXIS) / max(len(chart.categories), 1)
    xs = [AXIS + place * step + step / 2 for place in range(len(chart.categories))]
    most = 1.0
    if chart.number != "percent":
        most = max((v for one in chart.series for v in one.values if v is not None), default=1.0)

    def height(value: float) -> float:
        return BOTTOM - value / most * (BOTTOM - TOP)

    if chart.number == "percent":
        yield from _shares(height)
    for x, name in zip(xs, chart.categories, strict=True):
        yield _text(x, HEIGHT - 14, name, "middle")
    if chart.band is not None:
        yield from _band(chart, xs, height)
    for limit in chart.limits:
        left, right = xs[limit.first] - step / 2, xs[limit.last] + step / 2
        yield _ruled(left, right, height(limit.value), TEXT, "3", "10 6")
        yield _text(left + 8, height(limit.value) - 10, limit.name)
    for place, why in chart.breaks:
        x = xs[place] + step / 2
        yield f"<line x1='{x:.1f}' y1='{TOP}' x2='{x:.1f}' y2='{BOTTOM}' stroke='{MUTED}'/>"
        yield _text(x, TOP - 12, why, "middle")
    for number, series in enumerate(chart.series):
        yield from _line(
            series, number, [*zip(xs, series.values, series.labels, strict=True)], height
        )


def _shares(height: Height) -> Iterator[str]:
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        yield _ruled(AXIS, WIDTH, height(tick), GRID, "2", "")
        yield _text(AXIS - 14, height(tick) + SIZE / 3, f"{tick * 100:.0f}\u00a0%", "end")


def _band(chart: Chart, xs: list[float], height: Height) -> Iterator[str]:
    """Draw the band from one break to the next; of a single place as a bar."""
    assert chart.band is not None
    for stretch in chart.stretches:
        ends = [(xs[at], chart.band.lower[at], chart.band.upper[at]) for at in stretch]
        known = [(x, height(a), height(b)) for x, a, b in ends if a is not None and b is not None]
        if known:
            yield _area(known)


def _area(stretch: list[tuple[float, float, float]]) -> str:
    if len(stretch) == 1:
        ((x, low, high),) = stretch
        return _rect(x - ALONE, high, 2 * ALONE, low - high, SHADES[2])
    there = [f"{x:.1f},{high:.1f}" for x, _, high in stretch]
    back = [f"{x:.1f},{low:.1f}" for x, low, _ in reversed(stretch)]
    return f"<polygon points='{' '.join([*there, *back])}' fill='{SHADES[2]}'/>"


def _line(
    series: Series,
    number: int,
    marks: list[tuple[float, float | None, str]],
    height: Height,
) -> Iterator[str]:
    dash = DASHES[number % len(DASHES)]
    x = number * 420
    yield _ruled(x, x + 60, 20, ACCENT, "4", dash) + _text(x + 74, 28, series.name)
    points = [None if value is None else (x, height(value)) for x, value, _ in marks]
    yield _path(points, dash)
    for point, (_, _, text) in zip(points, marks, strict=True):
        if point is not None:
            yield f"<circle cx='{point[0]:.1f}' cy='{point[1]:.1f}' r='9' fill='{ACCENT}'/>"
            yield _text(point[0], point[1] - 20, text, "middle")


def _ruled(left: float, right: float, y: float, colour: str, width: str, dash: str) -> str:
    return (
        f"<line x1='{left:.1f}' y1='{y:.1f}' x2='{right:.1f}' y2='{y:.1f}' stroke='{colour}' "
        f"stroke-width='{width}' stroke-dasharray='{dash}'/>"
    )


def _path(points: list[tuple[float, float] | None], dash: str) -> str:
    """Draw a line that breaks at gaps."""
    steps, joined = [], False
    for point in points:
        if point is not None:
            steps.append(f"{'L' if joined else 'M'}{point[0]:.1f} {point[1]:.1f}")
        joined = point is not None
    return (
        f"<path d='{' '.join(steps)}' fill='none' stroke='{ACCENT}' stroke-width='4' "
        f"stroke-dasharray='{dash}'/>"
    )
