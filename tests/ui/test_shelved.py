"""What slides read from the tables that all sessions share."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import streamlit as st

from tests.ui.fakes import FakeStore, whole_sample
from zi_analytics.publishing import Shelf, make_deck
from zi_analytics.ui import data, region_paths
from zi_analytics.ui.shelved import SharedShelf

DAY = date(2022, 12, 1)
YEAR = 2022


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeStore]:
    st.cache_data.clear()
    st.cache_resource.clear()
    fake = FakeStore(whole_sample())
    monkeypatch.setattr(data, "open_store", lambda url: fake)
    yield fake
    st.cache_data.clear()
    st.cache_resource.clear()


def test_slides_say_the_same_from_shared_tables(store: FakeStore) -> None:
    own = make_deck(Shelf(data.store(), data.registry()), YEAR, DAY)
    assert make_deck(SharedShelf(), YEAR, DAY) == own
    assert "terdekat" in {slide.id for slide in own.slides}


def test_paths_are_worked_out_once_until_the_store_changes(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    work = region_paths.paths

    def counted(*given: Any, **named: Any) -> Any:
        asked.append(given[1])
        return work(*given, **named)

    monkeypatch.setattr(region_paths, "paths", counted)
    for predicate in ("WBK", "WBK", "WBBM"):
        make_deck(SharedShelf(), YEAR, DAY, predicate)
    region_paths.found(YEAR, "unit", "WBK", data.instrument(YEAR))
    assert asked == ["WBK", "WBBM"]
    store.number += 1
    make_deck(SharedShelf(), YEAR, DAY)
    assert asked == ["WBK", "WBBM", "WBK"]
