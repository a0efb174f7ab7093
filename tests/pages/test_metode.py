"""The rules page: all of the instrument, and an example that adds up."""

import pytest

from tests.pages import reading
from tests.pages.conftest import Open
from tests.ui.fakes import YEAR, FakeStore, answers_of, rules
from zi_analytics.ui.method import EXAMPLE, SECTIONS

METODE = "pages/metode.py"


@pytest.fixture
def store() -> FakeStore:
    """Return one unit."""
    return FakeStore(answers_of("DINSOS", "unit", 0.7, 1))


def test_contents_link_to_every_section(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, METODE)
    contents = next(m.value for m in app.markdown if "](#" in m.value)
    anchors = [anchor for anchor, _, _ in SECTIONS] + [EXAMPLE]
    assert all(f"(#{anchor})" in contents for anchor in anchors)
    assert {header.anchor for header in app.header} >= set(anchors)


def test_every_rule_of_the_instrument_is_printed(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, METODE)
    said = reading.prose(app) + reading.tables(app)
    for note in (*rules().conventions, *rules().open_points, *rules().terms):
        assert note.text in said and note.article in said
    for predicate in rules().predicates.values():
        assert predicate.label in said and predicate.article.casefold() in said.casefold()
    for item in rules().prerequisites:
        assert item.label in said
    for question in rules().questions.values():
        assert question.label in said and question.id in said
        if question.ratio:
            assert question.ratio.note in said


def test_names_of_the_rakor_are_related_to_the_areas(open_page: Open, store: FakeStore) -> None:
    said = reading.prose(open_page(store, METODE))
    assert "**deregulasi**" in said and "**organisasi**" in said


def test_the_example_ends_in_the_stored_total(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, METODE, unit="DINSOS", penilai="unit")
    total = store.scores(YEAR).query("node == 'total'")["points"].iloc[0]
    table = next(t.value for t in app.table if "Jumlah" in t.value.columns)
    written = float(table["Nilai"].iloc[-1].replace(",", "."))
    assert written == pytest.approx(total, abs=1e-4)


def test_the_example_compares_every_condition(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, METODE, unit="DINSOS", penilai="unit", predikat="WBBM")
    table = next(t.value for t in app.table if "Perbandingan" in t.value.columns)
    assert len(table) == 12
    for line, result in zip(table["Perbandingan"], table["Hasil"], strict=True):
        assert ("≥" in line) == result.startswith("✓")


def test_a_unit_without_answers_says_so(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, METODE, unit="DINKES")
    assert "belum punya penilaian mandiri" in reading.prose(app)
