"""The map of a region: GeoJSON as Plotly wants it."""

from itertools import pairwise
from typing import Any, Final

Ring = list[list[float]]

AREAS: Final = ("Polygon", "MultiPolygon")


def is_area(feature: object) -> bool:
    """Tell whether this is a GeoJSON feature that covers an area."""
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    return (
        isinstance(geometry, dict)
        and geometry.get("type") in AREAS
        and bool(geometry.get("coordinates"))
    )


def wound_for_plotly(feature: dict[str, Any]) -> dict[str, Any]:
    """Return the feature with outer rings clockwise and holes the other way.

    d3-geo, which draws Plotly's maps, takes a counter-clockwise outer ring for the whole
    globe outside it.
    """
    geometry = feature["geometry"]
    shapes = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        wound: Any = _polygon(shapes)
    else:
        wound = [_polygon(shape) for shape in shapes]
    return {**feature, "geometry": {**geometry, "coordinates": wound}}


def _polygon(rings: list[Ring]) -> list[Ring]:
    outer, *holes = rings
    return [_turned(outer, clockwise=True)] + [_turned(hole, clockwise=False) for hole in holes]


def _turned(ring: Ring, *, clockwise: bool) -> Ring:
    doubled_area = sum((x2 - x1) * (y2 + y1) for (x1, y1, *_), (x2, y2, *_) in pairwise(ring))
    return ring if (doubled_area > 0) == clockwise else ring[::-1]
