"""Printed reports that the pages hand out."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.pages.conftest import Open
from tests.ui.fakes import FakeStore, answers_of
from zi_analytics.ui import report_files

Made = dict[str, Callable[[], bytes]]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """Give what the pages offer as reports, by the file's name."""
    offered: Made = {}
    monkeypatch.setattr(
        report_files.st,
        "download_button",
        lambda *given, **kw: offered.update({kw["file_name"]: given[1]}),
    )
    return offered


def test_the_overview_hands_out_the_leaders_two_pages(open_page: Open, made: Made) -> None:
    store = FakeStore(answers_of("DINSOS", "unit", 0.7, 1))
    app = open_page(store, predikat="WBBM")
    assert not app.exception
    pages = PdfReader(BytesIO(made["laporan-pimpinan-2022-WBBM.pdf"]())).pages
    assert len(pages) == 2 and "menuju WBBM" in pages[0].extract_text()
    assert [(event.kind, event.year) for event in store.told] == [("export", 2022)]


def test_a_unit_hands_out_its_report_card(open_page: Open, made: Made) -> None:
    store = FakeStore(answers_of("DINSOS", "unit", 0.7, 1))
    open_page(store, "pages/unit.py", unit="DINSOS")
    pages = PdfReader(BytesIO(made["rapor-Dinsos-2022.pdf"]())).pages
    assert "Dinas Sosial" in pages[0].extract_text()
    assert store.told[0].unit == "DINSOS"
