"""A unit whose worksheet follows other rules than most worksheets of its year."""

import pandas as pd
import pytest

from tests.pages import reading
from tests.pages.conftest import Open
from tests.ui.fakes import OLDER, YEAR, FakeStore, answers_of, older_answers
from zi_analytics.instruments import load

LATE = "35.12.06"


@pytest.fixture
def store() -> FakeStore:
    """Return two units with this year's worksheet, and one with the former."""
    tables = [answers_of("DINSOS", "unit", 0.7, 1), answers_of("DINKES", "unit", 0.9, 2)]
    return FakeStore(pd.concat([*tables, older_answers(LATE, YEAR)], ignore_index=True))


def test_a_unit_is_shown_by_the_rules_of_its_own_worksheet(
    open_page: Open, store: FakeStore
) -> None:
    app = open_page(store, "pages/unit.py", unit=LATE, penilai="unit")
    areas = next(t.value for t in app.dataframe if "Area" in t.value.columns)
    assert "Pemenuhan" not in areas.columns
    parts = next(t.value for t in app.dataframe if "Bagian" in t.value.columns)
    first = parts.iloc[0]
    assert (first["Bobot"], first["Nilai"], first["Hilang"]) == (5.0, 2.5, 2.5)
    said = reading.prose(app)
    assert "Indikatif: lembar kerja tahun 2022 menurut PermenPANRB 52/2014" in said
    assert f"dari {len(load(OLDER).questions)} pertanyaan" in said
    assert f"Aturan: {load(OLDER).source}" in said


def test_what_stands_below_an_area_has_its_points(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, "pages/unit.py", unit=LATE, penilai="unit", node="area.1")
    parts = next(t.value for t in app.dataframe if "Bagian" in t.value.columns)
    assert parts["Nilai"].notna().all()


def test_the_method_works_its_score_through(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, "pages/metode.py", unit=LATE, penilai="unit")
    assert reading.finding(app).startswith("Nilai adalah jumlah dari jawaban")
    assert len(app.title) == 1
    assert load(OLDER).title in reading.prose(app)


def test_no_path_is_reckoned_for_it(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, "pages/simulasi.py", unit=LATE, penilai="unit")
    assert reading.finding(app) == "Jalur tidak dapat dihitung untuk lembar kerja tahun 2022."
    assert "52/2014" in app.subheader[0].value
    assert "Simulasi tahun 2022" not in [button.label for button in app.button]


def test_the_others_keep_theirs(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, "pages/unit.py", unit="DINSOS", penilai="unit")
    assert "Indikatif" not in reading.prose(app)
    areas = next(t.value for t in app.dataframe if "Area" in t.value.columns)
    assert "Pemenuhan" in areas.columns


@pytest.mark.parametrize("file", ["ringkasan", "peta", "area_lemah"])
def test_a_page_of_all_units_names_it(open_page: Open, store: FakeStore, file: str) -> None:
    app = open_page(store, f"pages/{file}.py", penilai="unit")
    said = "1 unit mengisi lembar kerja menurut peraturan lain daripada 90/2021"
    assert said in reading.prose(app)
    assert "Kec. Panarukan" in next(one.value for one in app.caption if said in one.value)


@pytest.mark.parametrize("file", ["ringkasan", "peta", "area_lemah"])
def test_a_year_of_one_form_names_none(open_page: Open, file: str) -> None:
    app = open_page(FakeStore(answers_of("DINSOS", "unit", 0.7, 1)), f"pages/{file}.py")
    assert "peraturan lain" not in reading.prose(app)
