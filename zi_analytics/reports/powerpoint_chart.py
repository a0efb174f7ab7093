"""A chart of a slide as PowerPoint's own, with its data sheet behind it."""

from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from zi_analytics.reports.slides import Chart, Number, Series, Shape

TYPES: Final[dict[Shape, XL_CHART_TYPE]] = {
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}
FORMATS: Final[dict[Number, str]] = {"points": "0.00", "percent": "0%", "count": "0"}
POSITIONS: Final[dict[Shape, XL_LABEL_POSITION]] = {
    "columns": XL_LABEL_POSITION.OUTSIDE_END,
    "bars": XL_LABEL_POSITION.OUTSIDE_END,
    "stacked": XL_LABEL_POSITION.CENTER,
    "lines": XL_LABEL_POSITION.ABOVE,
}
TEXT: Final = RGBColor(0x1F, 0x2A, 0x2E)
# From dark to light, so that neighbours differ without telling hues apart; labels stand on them.
SHADES: Final = tuple(
    RGBColor.from_string(shade)
    for shade in ("4FA79D", "8CC7C0", "C9E4E1", "F4E3BC", "EBC49A", "DDA58C", "D5DDE0")
)
DASHES: Final = (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.ROUND_DOT)
MARKERS: Final = (XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.SQUARE)
ACCENT: Final = RGBColor(0x0F, 0x5E, 0x59)
SIZE: Final = Pt(14)


def add_chart(page: Any, chart: Chart, box: tuple[int, int, int, int]) -> None:  # noqa: ANN401
    """Put a chart on a page; ``box`` is left, top, width and height."""
    data = CategoryChartData(number_format=FORMATS[chart.number])
    data.categories = chart.categories
    beside = _beside(chart)
    for series in (*chart.series, *beside):
        data.add_series(series.name, series.values)
    drawn = page.shapes.add_chart(TYPES[chart.shape], *box, data).chart
    drawn.font.size, drawn.font.color.rgb = SIZE, TEXT
    drawn.has_title = False
    drawn.has_legend = len(chart.series) + len(beside) > 1
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
        _name_once(drawn.legend, [series.name for series in (*chart.series, *beside)])
    _axes(drawn, chart)
    _labels(drawn.plots[0], chart)
    _colours(drawn.plots[0], chart)
    _thin(list(drawn.plots[0].series)[len(chart.series) :])


def _beside(chart: Chart) -> tuple[Series, ...]:
    """Return limits and the ends of a band as lines: PowerPoint has neither for a line chart."""
    every = len(chart.categories)
    lines = [
        _within(one.name, (one.value,) * every, range(one.first, one.last + 1))
        for one in chart.limits
    ]
    if chart.band is not None:
        ends = ((chart.band.upper, "teratas"), (chart.band.lower, "terbawah"))
        lines += [
            _within(f"{chart.band.name}, {which}", end, stretch)
            for end, which in ends
            for stretch in chart.stretches
        ]
    return tuple(lines)


def _within(name: str, values: tuple[float | None, ...], stretch: range) -> Series:
    return Series(name, tuple(v if at in stretch else None for at, v in enumerate(values)), ())


def _name_once(legend: Any, names: list[str]) -> None:  # noqa: ANN401
    """Leave out of the legend what stands in it already; python-pptx has no way of its own."""
    again = [place for place, name in enumerate(names) if name in names[:place]]
    # The format asks for the legend's position first, then for these in order.
    for after, place in enumerate(again, start=1):
        entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/>'
        legend._element.insert(after, parse_xml(f"{entry}</c:legendEntry>"))


def _thin(lines: list[Any]) -> None:
    for line in lines:
        line.smooth = False
        line.format.line.color.rgb, line.format.line.width = TEXT, Pt(1)
        line.format.line.dash_style = MSO_LINE.SQUARE_DOT
        # Of a single category there is no line, but a dash.
        alone = sum(value is not None for value in line.values) == 1
        line.marker.style = XL_MARKER_STYLE.DASH if alone else XL_MARKER_STYLE.NONE


def _axes(drawn: Any, chart: Chart) -> None:  # noqa: ANN401
    values = drawn.value_axis
    ruled = chart.shape == "lines" and chart.number == "percent"
    values.visible = values.has_major_gridlines = ruled
    values.minimum_scale = 0
    if chart.number == "percent":
        values.maximum_scale, values.major_unit = 1, 0.25
    if ruled:
        values.major_gridlines.format.line.color.rgb = SHADES[-1]
        values.tick_labels.font.size = SIZE
        values.tick_labels.number_format = FORMATS[chart.number]
        values.tick_labels.number_format_is_linked = False
    drawn.category_axis.format.line.color.rgb = SHADES[-1]
    drawn.category_axis.has_major_gridlines = False
    if chart.shape == "bars":
        drawn.category_axis.reverse_order = True


def _labels(plot: Any, chart: Chart) -> None:  # noqa: ANN401
    """Write each value as pages do: a number format would round what pages cut off."""
    if chart.shape != "lines":
        plot.gap_width = 45
    if chart.shape == "stacked":
        plot.overlap = 100
    for series, own in zip(plot.series, chart.series, strict=False):
        for place, (value, text) in enumerate(zip(own.values, own.labels, strict=True)):
            if value is None or (chart.shape == "stacked" and not value):
                continue
            label = series.points[place].data_label
            label.position = POSITIONS[chart.shape]
            frame = label.text_frame
            frame.text = text
            frame.paragraphs[0].runs[0].font.size = SIZE


def _colours(plot: Any, chart: Chart) -> None:  # noqa: ANN401
    for place, series in enumerate(list(plot.series)[: len(chart.series)]):
        shade = SHADES[place % len(SHADES)]
        if chart.shape == "lines":
            # Instruments differ by dash and marker, not by colour.
            series.smooth = False
            series.format.line.color.rgb, series.format.line.width = ACCENT, Pt(2.5)
            series.format.line.dash_style = DASHES[place % len(DASHES)]
            series.marker.style, series.marker.size = MARKERS[place % len(MARKERS)], 9
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = ACCENT
            continue
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = shade if len(chart.series) > 1 else ACCENT
