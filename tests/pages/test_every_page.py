"""Every page of the menu, over nothing, one worksheet, and a whole sample."""

import re

import pytest

from tests.pages import reading
from tests.pages.conftest import Open
from tests.ui.fakes import ROOT, YEAR, FakeStore, answers_of, older_answers, whole_sample
from zi_analytics.charts import SAMPLE_MARK
from zi_analytics.store import StoreError
from zi_analytics.ui import navigation
from zi_analytics.ui.navigation import PAGES

FILES = [entry.file for entry in PAGES]
STORES = {
    "nothing": lambda: FakeStore(),
    "one worksheet": lambda: FakeStore(answers_of("DINSOS", "unit", 0.7, 1)),
    "older rules": lambda: FakeStore(older_answers("DINSOS", 2019)),
    "whole sample": lambda: FakeStore(whole_sample(), sample=True),
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", STORES)
def test_page_runs_and_says_something(open_page: Open, file: str, name: str) -> None:
    app = open_page(STORES[name](), file)
    assert not app.exception
    assert reading.finding(app) and reading.finding(app) != reading.APOLOGY
    said = reading.prose(app) + reading.tables(app) + reading.drawn(app)
    assert not re.search(r"\b(nan|None|NaT|<NA>)\b", reading.prose(app))
    assert "Traceback" not in said


@pytest.mark.parametrize("file", FILES)
def test_sample_is_marked_on_every_page_and_figure(open_page: Open, file: str) -> None:
    app = open_page(STORES["whole sample"](), file)
    assert SAMPLE_MARK in reading.prose(app)
    for picture in reading.pictures(app):
        assert SAMPLE_MARK in picture.alt
        assert SAMPLE_MARK in reading.json.loads(picture.spec)["layout"]["annotations"][-1]["text"]


@pytest.mark.parametrize("file", FILES)
def test_collected_worksheets_are_not_marked(open_page: Open, file: str) -> None:
    app = open_page(STORES["one worksheet"](), file)
    assert SAMPLE_MARK not in reading.prose(app) + reading.drawn(app)


@pytest.mark.parametrize("file", FILES)
def test_every_figure_has_a_sentence(open_page: Open, file: str) -> None:
    app = open_page(STORES["whole sample"](), file)
    for picture in reading.pictures(app):
        assert len(picture.alt) > 40 and picture.alt.rstrip().endswith(".")


def test_nothing_says_what_to_do(open_page: Open) -> None:
    app = open_page(FakeStore())
    assert reading.finding(app) == "Belum ada lembar kerja."
    assert "lke" in reading.prose(app) and "python -m zi_analytics import" in reading.prose(app)


def test_the_rules_are_there_without_any_worksheet(open_page: Open) -> None:
    app = open_page(FakeStore(), "pages/metode.py")
    assert "Contoh hitungan tampil di sini" in reading.prose(app)
    assert "Predikat SAKIP instansi" in reading.tables(app)


def test_every_page_file_is_in_the_menu() -> None:
    on_disk = {f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py")}
    assert on_disk == set(FILES)


@pytest.mark.parametrize("file", ["app.py", *FILES])
def test_pages_are_short_scripts(file: str) -> None:
    assert len((ROOT / file).read_text(encoding="utf-8").splitlines()) <= 80


def test_an_error_is_a_clear_page_with_a_code(
    open_page: Open, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(FakeStore):
        def scores(self, year: int):  # noqa: ANN202
            raise RuntimeError("rahasia")

    app = open_page(Broken(answers_of("DINSOS", "unit", 0.7, 1)))
    assert reading.finding(app) == reading.APOLOGY
    code = app.code[-1].value
    assert len(code) == 8 and "rahasia" not in reading.prose(app)
    assert code in caplog.text and "rahasia" in caplog.text


def test_a_database_that_cannot_be_used_is_told_of_in_words(open_page: Open) -> None:
    class Newer(FakeStore):
        def version(self) -> int:
            raise StoreError("Basis data ini ditulis oleh versi program yang lebih baru.")

    app = open_page(Newer())
    assert reading.finding(app) == "Basis data tidak dapat dipakai."
    assert "lebih baru" in reading.prose(app)


def test_year_is_the_worksheets(open_page: Open) -> None:
    app = open_page(STORES["one worksheet"]())
    assert app.selectbox(key="pilih_tahun").value == str(YEAR)


def test_other_addresses_lead_to_pages_that_there_are() -> None:
    assert set(navigation.ALIASES.values()) <= set(FILES)
    assert not {f"pages/{alias}.py" for alias in navigation.ALIASES} & set(FILES)
