"""The region's map."""

import pytest

from tests.charts import frames_made as made
from tests.ui.fakes import registry
from zi_analytics import charts
from zi_analytics.charts import LIGHT, Look, Picture
from zi_analytics.charts.region_map import rings

LOOKS = [Look(LIGHT), Look(LIGHT, narrow=True)]


def drawn(look: Look = LOOKS[0]) -> Picture:
    return charts.region_map(registry().map or {}, made.overview(), 12, "WBK", look)


@pytest.mark.parametrize("look", LOOKS)
def test_every_area_is_drawn_and_can_be_tapped(look: Look) -> None:
    figure = drawn(look).figure
    areas = [trace for trace in figure.data if trace.fill == "toself"]
    assert len(areas) == 17
    assert {datum[0] for datum in figure.data[-1].customdata} == {
        feature["id"] for feature in (registry().map or {})["features"]
    }


def test_an_area_says_its_count_and_one_without_worksheet_a_question_mark() -> None:
    table = made.overview().set_index("unit")
    marks = drawn().figure.data[-2]
    said = dict(
        zip([datum[0] for datum in drawn().figure.data[-1].customdata], marks.text, strict=True)
    )
    place = list(table.index).index("35.12.06") + 1
    assert said["35.12.06"] == f"{place}. Panarukan<br>✕ {table.loc['35.12.06', 'unmet']}"
    assert said["35.12.01"] == "Jatibanteng<br>?"


def test_a_phone_shows_the_numbers_of_the_table_and_says_so() -> None:
    figure, places = drawn(LOOKS[1]).figure, list(made.overview()["unit"])
    codes = [datum[0] for datum in figure.data[-1].customdata]
    said = dict(zip(codes, figure.data[-2].text, strict=True))
    assert said["35.12.06"] == str(places.index("35.12.06") + 1) and said["35.12.01"] == "?"
    legend = " ".join(note.text for note in figure.layout.annotations)
    assert "? belum ada lembar kerja" in legend and "nomor di tabel" in legend


def test_no_worksheet_is_grey_and_more_unmet_is_darker() -> None:
    features = (registry().map or {})["features"]
    colours = {
        feature["id"]: trace.fillcolor
        for feature, trace in zip(features, drawn().figure.data, strict=False)
    }
    assert colours["35.12.01"] == LIGHT.grid
    assert colours["35.12.06"] not in (LIGHT.grid, LIGHT.far_above, LIGHT.just_below)


def test_nothing_is_asked_of_a_server_for_maps() -> None:
    figure = drawn().figure
    assert {trace.type for trace in figure.data} == {"scatter"}
    assert not figure.layout.geo.to_plotly_json() and not figure.layout.map.to_plotly_json()


def test_an_area_of_several_pieces_keeps_them() -> None:
    panarukan = next(f for f in (registry().map or {})["features"] if f["id"] == "35.12.06")
    assert len(list(rings(panarukan))) == len(panarukan["geometry"]["coordinates"]) > 1


def test_the_sentence_names_best_and_worst() -> None:
    assert "Peta 17 wilayah" in drawn().alt and "Panarukan" in drawn().alt


def test_a_region_without_a_map_says_so() -> None:
    assert charts.region_map({}, made.overview(), 12, "WBK", LOOKS[0]).alt == (
        "Peta daerah ini belum ada."
    )
