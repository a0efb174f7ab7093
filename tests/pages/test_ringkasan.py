"""The overview page: its finding, figures, filters and links."""

import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from tests.pages import reading
from tests.pages.conftest import Open
from tests.ui.fakes import YEAR, FakeStore, answers_of, registry, whole_sample
from zi_analytics import scoring
from zi_analytics.ui import export


@pytest.fixture
def store() -> FakeStore:
    """Return the whole sample."""
    return FakeStore(whole_sample(), sample=True)


def metrics(app: object) -> dict[str, str]:
    """Return the figures by label."""
    return {metric.label: metric.value for metric in app.metric}


def test_figures_count_44_and_rsud_apart(open_page: Open, store: FakeStore) -> None:
    app = open_page(store)
    units = registry().units(YEAR).set_index("code")
    met = scoring.distance(store.readiness(YEAR).query("assessor == 'unit'"))
    ready = met.query("predicate == 'WBK' and met")["unit"]
    counted = int(units.loc[ready, "counted"].sum())
    assert metrics(app)["Mengumpulkan"] == "44 dari 44"
    assert metrics(app)["Memenuhi WBK"] == f"{counted} dari 44"
    assert "perangkat daerah · RSUD 1 dari 3" in reading.prose(app)
    assert metrics(app)["SAKIP kabupaten"] == "2020: A"
    assert "nilai 82,39  \n2022 belum ada" in reading.prose(app)


def test_finding_agrees_with_the_figures(open_page: Open, store: FakeStore) -> None:
    app = open_page(store)
    ready = int(re.match(r"\d+", metrics(app)["Memenuhi WBK"]).group())
    assert reading.finding(app).startswith(f"{ready} dari 44 perangkat daerah")


def test_nobody_ready_is_said_with_the_missing_condition(open_page: Open) -> None:
    app = open_page(FakeStore(answers_of("DINSOS", "unit", 0.5, 1)))
    assert reading.finding(app) == "Belum ada unit yang memenuhi WBK."
    assert "Yang paling sering kurang: " in app.subheader[0].value


def test_known_sakip_is_shown(open_page: Open) -> None:
    app = open_page(FakeStore(answers_of("DINSOS", "unit", 0.5, 1, year=2019)))
    assert metrics(app)["SAKIP kabupaten"] == "A"
    assert "nilai 81,50" in reading.prose(app)
    assert metrics(app)["Mengumpulkan"] == "1 dari 48"


@pytest.mark.parametrize(("kind", "expected"), [("kecamatan", "17 dari 17"), ("rsud", "1 dari 3")])
def test_kind_narrows_everything(
    open_page: Open, store: FakeStore, kind: str, expected: str
) -> None:
    app = open_page(store, jenis=kind)
    assert metrics(app)["Mengumpulkan"] == expected
    assert f"Peringkat {expected.split()[0]} unit" in reading.pictures(app)[0].alt


def test_who_was_not_assessed_has_not_failed(open_page: Open) -> None:
    both = [answers_of("DINSOS", "unit", 0.5, 1), answers_of("DINSOS", "tpi", 0.5, 1)]
    frames = pd.concat([*both, answers_of("DLH", "unit", 0.5, 1)], ignore_index=True)
    app = open_page(FakeStore(frames), penilai="tpi")
    assert metrics(app)["Dinilai TPI"] == "1 dari 44"
    assert metrics(app)["Memenuhi WBK"] == "0 dari 1"
    assert "yang dinilai" in reading.prose(app)


def test_sentences_and_the_report_speak_of_the_kind_chosen(open_page: Open) -> None:
    app = open_page(FakeStore(answers_of("35.12.06", "unit", 0.5, 1)), jenis="kecamatan")
    assert reading.finding(app) == "Belum ada kecamatan yang memenuhi WBK."
    assert "pada 1 dari 1 kecamatan yang dinilai" in app.subheader[0].value
    labels = [button.proto.label for button in app.get("download_button")]
    assert any("semua unit" in label for label in labels)


def test_predicate_changes_sentence_and_threshold(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, predikat="WBBM")
    assert "WBBM" in reading.finding(app)
    assert "batas WBBM 75" in reading.pictures(app)[1].alt


def test_choices_go_into_the_address(open_page: Open, store: FakeStore) -> None:
    app = open_page(store)
    app.selectbox(key="pilih_penilai").select("tpi").run()
    app.selectbox(key="pilih_predikat").select("WBBM").run()
    query = {name: str(value) for name, value in app.query_params.items()}
    assert query == {"tahun": "2022", "penilai": "tpi", "jenis": "semua", "predikat": "WBBM"}
    assert "penilai=tpi" in app.code[0].value and "jenis=semua" in app.code[0].value


@pytest.mark.parametrize(
    ("name", "label"), [("tahun", "tahun"), ("penilai", "penilai"), ("jenis", "jenis unit")]
)
def test_an_unknown_value_is_said_and_not_swallowed(
    open_page: Open, store: FakeStore, name: str, label: str
) -> None:
    app = open_page(store, **{name: "tidak-ada"})
    assert len(app.warning) == 1
    assert f"{label} “tidak-ada”, yang tidak dikenal" in app.warning[0].value
    assert "Yang ditampilkan: " in app.warning[0].value


def test_an_unknown_value_cannot_smuggle_markup(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, tahun="[x](http://a.invalid)<b>")
    assert not set("[]()<>*`") & set(app.warning[0].value.replace("(belum", ""))


def test_an_assessor_without_answers_says_so(open_page: Open) -> None:
    app = open_page(FakeStore(answers_of("DINSOS", "unit", 0.7, 1)), penilai="tpi")
    assert reading.finding(app) == "Belum ada penilaian TPI untuk pilihan ini pada tahun 2022."
    assert "Pilih penilai" in reading.prose(app)


def test_units_without_worksheet_are_named_and_not_scored(open_page: Open) -> None:
    app = open_page(FakeStore(answers_of("DINSOS", "unit", 0.7, 1)))
    assert "Belum ada penilaian mandiri untuk 46 unit" in reading.prose(app)
    assert len(app.dataframe[0].value) == 1


def test_the_table_of_units_is_taken_away_with_its_method(
    open_page: Open, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[str, Any] = {}

    def keep(sheets: Callable[[], dict[str, pd.DataFrame]], name: str, *given: object) -> None:
        made[name] = (sheets(), given[0])

    monkeypatch.setattr(export, "download", keep)
    app = open_page(store, predikat="WBBM")
    sheets, method = made["unit-WBBM"]
    shown = next(t.value for t in app.dataframe if "Nama lengkap" in t.value.columns)
    assert sheets["Unit"]["Total"].tolist() == shown["Total"].tolist()
    assert "Terdekat di atas" in str(method)
