"""Among thousands of units one is found by its name; a regency sees no such field."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from tests.pages.conftest import Open
from tests.ui.fakes import FakeStore, whole_sample
from zi_analytics.ui import unit_choice

OFFERED = 3
PAGES = ["pages/unit.py", "pages/simulasi.py"]


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the regency's units be very many."""
    monkeypatch.setattr(unit_choice, "MANY_UNITS", 5)
    monkeypatch.setattr(unit_choice, "OFFERED", OFFERED)


def _units(app: AppTest) -> Selectbox:
    (box,) = (box for box in app.selectbox if box.label == "Unit")
    return box


def _words(app: AppTest) -> list[str]:
    return [field.label for field in app.text_input if field.label.startswith("Cari di antara")]


@pytest.mark.parametrize("file", PAGES)
def test_a_regency_has_all_its_units_in_one_choice(open_page: Open, file: str) -> None:
    app = open_page(FakeStore(whole_sample()), file)
    assert not _words(app)
    assert len(_units(app).options) >= 44


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("file", PAGES)
def test_of_very_many_units_those_are_offered_that_the_words_name(
    open_page: Open, file: str
) -> None:
    app = open_page(FakeStore(whole_sample()), file, unit="DINSOS", penilai="unit")
    assert len(_words(app)) == 1
    always = 1 + ("Semua unit" in _units(app).options)
    assert len(_units(app).options) == always + OFFERED
    app.text_input(key=unit_choice.WORDS).set_value("PANARUKAN kec").run()
    assert not app.exception
    offered = _units(app).options[-2:]
    assert len(_units(app).options) == always + 1
    assert offered == ["Dinas Sosial", "Kecamatan Panarukan"]
    assert _units(app).value == "DINSOS"
    _units(app).set_value("35.12.06").run()
    assert app.query_params["unit"] in ("35.12.06", ["35.12.06"])


@pytest.mark.usefixtures("many")
def test_words_that_name_nobody_or_too_many_are_told(open_page: Open) -> None:
    app = open_page(FakeStore(whole_sample()), "pages/unit.py", unit="DINSOS", penilai="unit")
    app.text_input(key=unit_choice.WORDS).set_value("tidak ada yang begini").run()
    assert _units(app).options == ["Dinas Sosial"]
    assert "Tidak ada unit dengan nama itu." in [caption.value for caption in app.caption]
    app.text_input(key=unit_choice.WORDS).set_value("dinas").run()
    assert any("Lebih dari 3 unit cocok" in caption.value for caption in app.caption)


@pytest.mark.usefixtures("many")
def test_a_unit_is_opened_by_its_address_though_it_is_not_among_the_first(open_page: Open) -> None:
    app = open_page(FakeStore(whole_sample()), "pages/unit.py", unit="35.12.06", penilai="unit")
    assert _units(app).value == "35.12.06"
    assert not any("tidak dikenal" in warning.value for warning in app.warning)
