"""Figures as files: the one button, its room, and what the file is called."""

import plotly.graph_objects as go
import pytest
import streamlit as st

from zi_analytics.charts import DARK, LIGHT, Look, Picture
from zi_analytics.ui import picture_file


@pytest.fixture
def query(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    held: dict[str, str] = {}
    monkeypatch.setattr(st, "query_params", held)
    return held


def test_there_is_one_button_in_indonesian_and_nothing_leads_outside(query: dict[str, str]) -> None:
    config = picture_file.config("ranking")
    assert config["modeBarButtons"] == [["toImage"]] and config["displayModeBar"] is True
    assert config["showSendToCloud"] is False and config["displaylogo"] is False
    words = config["locales"][config["locale"]]["dictionary"]
    assert words["Download plot as a PNG"].startswith("Unduh gambar")
    options = config["toImageButtonOptions"]
    assert (options["format"], options["scale"]) == ("png", 2)


def test_months_of_axes_are_indonesian(query: dict[str, str]) -> None:
    config = picture_file.config("rencana_garis")
    written = config["locales"][config["locale"]]["format"]
    assert written["shortMonths"][4:8] == ["Mei", "Jun", "Jul", "Agu"]
    assert written["decimal"] == "," and len(written["months"]) == 12


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("ranking", "jarak-unit-dinkes-2022-unit-wbk"),
        ("map_area.5_3", "peta-bagian-area-5-dinkes-2022-unit-wbk"),
        ("pareto_total_0", "poin-hilang-total-dinkes-2022-unit-wbk"),
        ("tren_gerak_12", "tren-gerak-dinkes-2022-unit-wbk"),
    ],
)
def test_a_file_is_named_for_its_figure_and_the_choices(
    query: dict[str, str], key: str, name: str
) -> None:
    query |= {"unit": "DINKES", "tahun": "2022", "penilai": "unit", "predikat": "WBK"}
    assert picture_file.file_name(key) == name


def test_a_name_holds_no_sign_that_a_system_refuses(query: dict[str, str]) -> None:
    query |= {"unit": '../..\\<x>:"|?*', "tahun": "2022"}
    assert picture_file.file_name("heat") == "enam-area-x-2022"


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_button_has_room_of_its_own_and_the_file_a_ground(palette: object) -> None:
    look = Look(palette)  # type: ignore[arg-type]
    before = Picture(go.Figure(layout={"height": 300, "margin": {"t": 32}}), "Satu.")
    layout = picture_file.with_room(before, look).figure.layout
    assert (layout.height, layout.margin.t) == (300 + picture_file.ROOM, 32 + picture_file.ROOM)
    assert layout.paper_bgcolor == look.palette.surface
    assert before.figure.layout.height == 300
