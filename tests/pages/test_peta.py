"""The map page."""

from tests.pages import reading
from tests.pages.conftest import Open
from tests.ui.fakes import FakeStore, answers_of, whole_sample

FILE = "pages/peta.py"


def test_nearest_and_farthest_kecamatan_are_named(open_page: Open) -> None:
    app = open_page(FakeStore(whole_sample()), FILE)
    assert reading.finding(app) == "4 dari 17 kecamatan memenuhi WBK."
    assert "Terdekat Kec." in reading.prose(app) and "terjauh Kec." in reading.prose(app)
    assert "Peta 17 wilayah" in reading.pictures(app)[0].alt
    assert "bukan batas hukum" in reading.prose(app)


def test_offices_are_listed_apart(open_page: Open) -> None:
    app = open_page(FakeStore(whole_sample()), FILE)
    inside, outside = [frame.value for frame in app.dataframe]
    assert set(inside["Jenis"]) == {"Kecamatan"}
    assert "Kecamatan" not in set(outside["Jenis"]) and len(outside) > 20


def test_a_kecamatan_without_worksheet_is_named(open_page: Open) -> None:
    frames = answers_of("35.12.06", "unit", 0.5, 1)
    app = open_page(FakeStore(frames), FILE)
    assert "Belum punya penilaian mandiri:" in reading.prose(app)


def test_a_kind_without_map_says_so(open_page: Open) -> None:
    app = open_page(FakeStore(whole_sample()), FILE, jenis="dinas")
    assert reading.finding(app).startswith("Belum ada penilaian mandiri kecamatan")


def test_the_number_of_a_row_is_that_on_the_map(open_page: Open) -> None:
    app = open_page(FakeStore(whole_sample()), FILE)
    inside, outside = [frame.value for frame in app.dataframe]
    assert next(iter(inside.columns)) == "No." and list(inside.columns).count("No.") == 1
    written = reading.drawn(app)
    name = inside["Nama lengkap"].iloc[1].removeprefix("Kecamatan ")
    assert f"2. {name}" in written
    assert set(outside["No."]).isdisjoint(inside["No."])
