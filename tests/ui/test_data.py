"""Data reaches pages through one place, cached by the store's version."""

from collections.abc import Iterator

import pandas as pd
import pytest
import streamlit as st

from tests.ui.fakes import YEAR, FakeStore, answers_of
from zi_analytics.ui import compared, data


class Counting(FakeStore):
    """A store that counts how often its scores are read."""

    reads = 0

    def scores(self, year: int) -> pd.DataFrame:
        """Count and return."""
        self.reads += 1
        return super().scores(year)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counting]:
    """Put a counting store behind the pages' data."""
    st.cache_data.clear()
    st.cache_resource.clear()
    both = [answers_of("DINSOS", "unit", 0.7, 1), answers_of("DINKES", "tpi", 0.6, 2)]
    store = Counting(pd.concat([*both, answers_of("DINKES", "unit", 0.5, 3)], ignore_index=True))
    monkeypatch.setattr(data, "open_store", lambda url: store)
    yield store
    st.cache_data.clear()
    st.cache_resource.clear()


def test_a_table_is_read_once_a_version(store: Counting) -> None:
    assert len(data.scores(YEAR)) == len(data.scores(YEAR, "unit")) + len(data.scores(YEAR, "tpi"))
    assert store.reads == 1
    store.number += 1
    data.scores(YEAR)
    assert store.reads == 2


def test_assessors_with_most_units_come_first(store: Counting) -> None:
    assert data.assessors(YEAR) == ["unit", "tpi"]
    assert data.assessors(YEAR, "DINSOS") == ["unit"]


def test_overview_is_of_one_assessor(store: Counting) -> None:
    assert set(data.overview(YEAR, "tpi", "WBK")["unit"]) == {"DINKES"}
    assert data.overview(YEAR, "tpn", "WBK").empty


def test_superseded_worksheets_are_left_out(store: Counting) -> None:
    assert len(data.submissions(YEAR)) == 3


def test_instrument_is_that_of_the_worksheets(store: Counting) -> None:
    assert data.instrument(YEAR).id == data.instrument().id == data.DEFAULT_INSTRUMENT


def test_scores_of_all_years_are_of_one_assessor_and_read_once_for_it(store: Counting) -> None:
    table = data.trend_scores("unit")
    assert set(table["unit"]) == {"DINSOS", "DINKES"}
    assert {"total", "B", "area.1"} <= set(table["node"]) and "A.I.1.i" not in set(table["node"])
    assert len(data.trend_scores("unit")) == len(table) and store.reads == 1
    assert data.trend_scores("tpn").empty
    assert data.sakip().empty


def test_an_association_stands_for_every_year_with_worksheets(store: Counting) -> None:
    found = compared.associations("unit", "evaluation", ("DINSOS", "DINKES"))
    assert list(found) == [YEAR] and found[YEAR].reason
