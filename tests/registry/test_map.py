from pathlib import Path
from typing import Any

import pytest

from zi_analytics.registry import Registry, load_registry
from zi_analytics.registry.geo import wound_for_plotly

SQUARE = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
HOLE = [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]


def doubled_area(ring: list[list[float]]) -> float:
    """Positive for a counter-clockwise ring."""
    return sum(
        x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)
    )


def feature(kind: str, coordinates: list[Any]) -> dict[str, Any]:
    return {"type": "Feature", "id": "x", "geometry": {"type": kind, "coordinates": coordinates}}


def test_the_map_has_every_kecamatan_once(situbondo: Registry) -> None:
    assert situbondo.map is not None
    codes = [area["id"] for area in situbondo.map["features"]]
    units = situbondo.units(2022)
    assert sorted(codes) == sorted(units.loc[units["kind"] == "kecamatan", "code"])
    for area in situbondo.map["features"]:
        assert f"Kecamatan {area['properties']['name']}" == situbondo.unit(area["id"], 2022).name


def test_every_ring_of_the_map_runs_clockwise(situbondo: Registry) -> None:
    assert situbondo.map is not None
    for area in situbondo.map["features"]:
        shapes = area["geometry"]["coordinates"]
        polygons = [shapes] if area["geometry"]["type"] == "Polygon" else shapes
        assert all(doubled_area(polygon[0]) < 0 for polygon in polygons), area["id"]


@pytest.mark.parametrize("outer", [SQUARE, SQUARE[::-1]])
@pytest.mark.parametrize("hole", [HOLE, HOLE[::-1]])
def test_holes_run_the_other_way(outer: list[list[float]], hole: list[list[float]]) -> None:
    for kind, shapes in (("Polygon", [outer, hole]), ("MultiPolygon", [[outer, hole]])):
        wound = wound_for_plotly(feature(kind, shapes))["geometry"]["coordinates"]
        first, second = wound if kind == "Polygon" else wound[0]
        assert doubled_area(first) == -32
        assert doubled_area(second) == 2


def test_a_region_may_have_no_map(folder: Path) -> None:
    assert load_registry(folder).map is None


def test_the_notice_of_the_map_is_kept() -> None:
    notice = Path(__file__).parents[2] / "data" / "region" / "NOTICE"
    assert "Copyright (c) 2024 Cahya DSN" in notice.read_text(encoding="utf-8")
