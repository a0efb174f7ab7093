"""Once minimums of 52/2014 are entered, its years are judged by them and are not indicative."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.folder import Folder
from tests.intake.test_rejudge import old
from tests.pages import reading
from tests.pages.conftest import Open
from tests.pages.test_prasyarat import PAGE, fill_threshold
from tests.ui.fakes import registry
from zi_analytics.store import Store, open_store

JUDGING = ["pages/ringkasan.py", "pages/unit.py", "pages/area_lemah.py", "pages/metode.py"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store with one worksheet of 52/2014, of 2019, every answer best."""
    opened = open_store(f"sqlite:///{tmp_path / 'zi.db'}")
    box = Folder(tmp_path / "masuk", opened, registry())
    box.put("a.xlsx", old())
    box.take_in()
    yield opened
    opened.close()


@pytest.mark.parametrize("file", JUDGING)
def test_pages_stop_saying_indicative(open_page: Open, store: Store, file: str) -> None:
    app = open_page(store, file, tahun="2019")
    assert "Indikatif: lembar kerja tahun 2019" in reading.prose(app)
    app = open_page(store, PAGE, tahun="2019")
    fill_threshold(app, "total", "75")
    assert "Dinilai ulang: tahun 2019." in app.success[0].value
    app = open_page(store, file, tahun="2019")
    assert not app.exception
    assert reading.finding(app) != reading.APOLOGY
    assert "Indikatif: lembar kerja" not in reading.prose(app)
    app = open_page(store, file, tahun="2019", predikat="WBBM")
    assert "Indikatif: lembar kerja tahun 2019" in reading.prose(app)


def test_what_was_not_entered_is_not_known(open_page: Open, store: Store) -> None:
    fill_threshold(open_page(store, PAGE, tahun="2019"), "total", "75")
    app = open_page(store, "pages/unit.py", tahun="2019")
    assert reading.finding(app).endswith("belum diketahui apakah memenuhi WBK.")
    assert app.subheader[0].value == "11 dari 12 syarat nilai belum diketahui."


def test_prerequisites_of_another_law_never_let_a_unit_pass(open_page: Open, store: Store) -> None:
    app = open_page(store, PAGE, tahun="2019")
    assert "Indikatif: prasyarat peraturan tahun 2019 belum dikonfirmasi." in reading.prose(app)
