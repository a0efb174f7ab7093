"""The region's map, its areas coloured by their distance to a predicate.

Areas are drawn as filled outlines on plain axes: Plotly's own maps would fetch the world's outlines
from outside.
"""

import math
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from zi_analytics.charts import formats
from zi_analytics.charts.frames import records
from zi_analytics.charts.picture import Look, Picture, axis, blank, caption, frame
from zi_analytics.charts.status import MET, UNKNOWN, Status, status
from zi_analytics.charts.taps import tap_targets

HEIGHT_WIDE: Final = 560
HEIGHT_NARROW: Final = 254
TAP: Final = 34
Ring = list[list[float]]


def region_map(
    outlines: Mapping[str, Any], table: pd.DataFrame, conditions: int, predicate: str, look: Look
) -> Picture:
    """Draw the areas of ``outlines`` (GeoJSON by unit code) with the unmet conditions of each.

    Takes ``overview.overview`` of the areas; one without a worksheet is grey and marked "?". The
    others bear their place in that table. ``conditions`` is how many a predicate has. The tap
    target of an area carries its unit's code first.
    """
    rows = {str(row.unit): row for row in records(table)}
    places = {unit: place for place, unit in enumerate(rows, start=1)}
    drawn = [feature for feature in outlines.get("features", []) if feature.get("id")]
    if not drawn:
        return blank(look, "Peta daerah ini belum ada.")
    figure = _canvas(drawn, look)
    for feature in drawn:
        row = rows.get(str(feature["id"]))
        _draw_area(figure, feature, _colour(row, conditions, look), look)
    _write(figure, drawn, rows, places, look)
    _name_colours(figure, conditions, predicate, look)
    return Picture(figure, _alt(drawn, rows, predicate))


def _canvas(drawn: list[Any], look: Look) -> go.Figure:
    points = [point for feature in drawn for ring in rings(feature) for point in ring]
    latitude = sum(point[1] for point in points) / len(points)
    return frame(
        look,
        HEIGHT_NARROW if look.narrow else HEIGHT_WIDE,
        margin={"l": 0, "r": 0, "t": 48 if look.narrow else 34, "b": 0},
        xaxis=axis(visible=False),
        # A degree of longitude is shorter than one of latitude away from the equator.
        yaxis=axis(
            visible=False,
            scaleanchor="x",
            scaleratio=1 / math.cos(math.radians(latitude)),
        ),
    )


def rings(feature: Mapping[str, Any]) -> Iterator[Ring]:
    """Give the outer outlines of an area, one for each of its pieces."""
    geometry = feature["geometry"]
    shapes = geometry["coordinates"]
    yield from (shape[0] for shape in ([shapes] if geometry["type"] == "Polygon" else shapes))


def _draw_area(figure: go.Figure, feature: Mapping[str, Any], colour: str, look: Look) -> None:
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in rings(feature):
        x += [*(point[0] for point in ring), None]
        y += [*(point[1] for point in ring), None]
    figure.add_scatter(
        x=x,
        y=y,
        mode="lines",
        fill="toself",
        fillcolor=colour,
        line={"color": look.palette.surface, "width": 1.4},
        hoverinfo="skip",
        showlegend=False,
    )


def _colour(row: Any, conditions: int, look: Look) -> str:  # noqa: ANN401
    palette = look.palette
    if row is None:
        return palette.grid
    if _state(row) == MET:
        return palette.far_above
    part = row.unmet / conditions
    return _between(palette.just_below, palette.far_below, part)


def _between(light: str, dark: str, part: float) -> str:
    """Mix two colours, both written #RRGGBB."""
    pairs = zip(_channels(light), _channels(dark), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)


def _channels(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _state(row: Any) -> Status:  # noqa: ANN401
    return UNKNOWN if row is None else status(row.met, row.worst_share)


def _write(
    figure: go.Figure,
    drawn: list[Any],
    rows: dict[str, Any],
    places: dict[str, int],
    look: Look,
) -> None:
    x, y, texts, data = [], [], [], []
    for feature in drawn:
        facts = feature["properties"]
        row = rows.get(str(feature["id"]))
        state = _state(row)
        name = str(facts["name"])
        number = "" if row is None else f"{places[str(feature['id'])]}"
        count = "" if row is None else f" {row.unmet}"
        x.append(facts["label_lon"])
        y.append(facts["label_lat"])
        head = f"{number}. {name}" if number else name
        texts.append(number or state.sign if look.narrow else f"{head}<br>{state.sign}{count}")
        data.append([str(feature["id"]), name, _said(row)])
    figure.add_scatter(
        x=x,
        y=y,
        mode="text",
        text=texts,
        textfont={"size": 10 if look.narrow else 12, "color": look.palette.text},
        hoverinfo="skip",
        showlegend=False,
    )
    hover = "<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>"
    tap_targets(figure, x, y, data, hover, TAP)


def _said(row: Any) -> str:  # noqa: ANN401
    if row is None:
        return "Belum ada lembar kerja"
    return f"{_state(row).text}, {row.unmet} syarat kurang, total {formats.points(row.total)}"


def _name_colours(figure: go.Figure, conditions: int, predicate: str, look: Look) -> None:
    palette = look.palette
    met = f"<span style='color:{palette.far_above}'>■</span> ✓ semua terpenuhi"
    few = f"<span style='color:{palette.just_below}'>■</span>"
    many = f"<span style='color:{palette.far_below}'>■</span>"
    none = f"<span style='color:{palette.grid}'>■</span> ? belum ada lembar kerja"
    counted = f"{few} sedikit → {many} banyak syarat {predicate} yang kurang"
    short = f"{met} · {few}→{many} 1–{conditions} syarat kurang<br>{none} · angka: nomor di tabel"
    text = short if look.narrow else f"{met} · {counted} · {none}"
    caption(figure, text, look, size=11 if look.narrow else 12)


def _alt(drawn: list[Any], rows: dict[str, Any], predicate: str) -> str:
    names = {str(feature["id"]): str(feature["properties"]["name"]) for feature in drawn}
    known = [rows[code] for code in names if code in rows]
    if not known:
        return f"Peta {len(names)} wilayah; belum ada yang punya lembar kerja."
    met = sum(_state(row) == MET for row in known)
    worst = max(known, key=lambda row: row.unmet)
    best = min(known, key=lambda row: row.unmet)
    return (
        f"Peta {len(names)} wilayah menurut syarat nilai {predicate} yang kurang: {met} memenuhi "
        f"semuanya. Paling sedikit kurang di {names[str(best.unit)]} ({best.unmet}), paling banyak "
        f"di {names[str(worst.unit)]} ({worst.unmet})."
    )
