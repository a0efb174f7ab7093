"""A slide's chart as SVG: bars, stacked columns, or lines, each value written beside its mark."""

from collections.abc import Iterator
from html import escape
from typing import Final

from zi_analytics.reports.slides import Chart, Series

WIDTH: Final = 1600
HEIGHT: Final = 640
LABELS: Final = 540
SIZE: Final = 24
FONTS: Final = "Plus Jakarta Sans, Segoe UI, Noto Sans, DejaVu Sans, sans-serif"
ACCENT: Final = "#0F5E59"
TEXT: Final = "#1F2A2E"
SHADES: Final = ("#4FA79D", "#8CC7C0", "#C9E4E1", "#F4E3BC", "#EBC49A", "#DDA58C", "#D5DDE0")
DASHES: Final = ("", "14 8", "4 8")
LEGEND: Final = 60
FOOT: Final = 50


def chart_svg(chart: Chart) -> str:
    """Return the chart; its size is that of its frame, its texts grow with it."""
    parts = {"bars": _bars, "columns": _stacked, "stacked": _stacked, "lines": _lines}
    inside = "".join(parts[chart.shape](chart))
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}' "
        f"font-family='{FONTS}' font-size='{SIZE}' fill='{TEXT}'>{inside}</svg>"
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


def _stacked(chart: Chart) -> Iterator[str]:
    sums = [
        sum(series.values[place] or 0 for series in chart.series)
        for place in range(len(chart.categories))
    ]
    scale = (HEIGHT - LEGEND - FOOT) / (max(sums, default=0) or 1)
    step = WIDTH / max(len(chart.categories), 1)
    yield from _legend(chart.series)
    for place, name in enumerate(chart.categories):
        left, y = place * step + step * 0.2, float(HEIGHT - FOOT)
        yield _text(left + step * 0.3, HEIGHT - 14, name, "middle")
        for number, series in enumerate(chart.series):
            height = (series.values[place] or 0) * scale
            y -= height
            yield _rect(left, y, step * 0.6, height, SHADES[number % len(SHADES)])
            if height >= SIZE:
                middle = y + height / 2 + SIZE / 3
                yield _text(left + step * 0.3, middle, series.labels[place], "middle")


def _legend(series: tuple[Series, ...]) -> Iterator[str]:
    if len(series) < 2:
        return
    for number, one in enumerate(series):
        x = number * 150
        yield _rect(x, 6, 26, 26, SHADES[number % len(SHADES)])
        yield _text(x + 36, 28, one.name)


def _lines(chart: Chart) -> Iterator[str]:
    step = WIDTH / max(len(chart.categories), 1)
    bottom, top = HEIGHT - FOOT, LEGEND + 40
    most = 1.0
    if chart.number != "percent":
        most = max((v for one in chart.series for v in one.values if v is not None), default=1.0)
    for place, name in enumerate(chart.categories):
        yield _text(place * step + step / 2, HEIGHT - 14, name, "middle")
    yield f"<line x1='0' y1='{bottom}' x2='{WIDTH}' y2='{bottom}' stroke='#D5DDE0'/>"
    for number, series in enumerate(chart.series):
        dash = DASHES[number % len(DASHES)]
        yield _line_name(series, number, dash)
        points = [
            None if v is None else (place * step + step / 2, bottom - v / most * (bottom - top))
            for place, v in enumerate(series.values)
        ]
        yield _path(points, dash)
        for point, text in zip(points, series.labels, strict=True):
            if point is not None:
                yield f"<circle cx='{point[0]:.1f}' cy='{point[1]:.1f}' r='9' fill='{ACCENT}'/>"
                yield _text(point[0], point[1] - 20, text, "middle")


def _line_name(series: Series, number: int, dash: str) -> str:
    x = number * 420
    stroke = f"stroke='{ACCENT}' stroke-width='4' stroke-dasharray='{dash}'"
    return (
        f"<line x1='{x}' y1='20' x2='{x + 60}' y2='20' {stroke}/>{_text(x + 74, 28, series.name)}"
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
