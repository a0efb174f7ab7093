"""Tables are shared among sessions, and nobody's change reaches another."""

from collections.abc import Iterator

import pandas as pd
import pytest
import streamlit as st

from zi_analytics.ui import overview_data
from zi_analytics.ui.shared import shared


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def test_a_table_is_made_once_and_a_change_stays_with_who_made_it() -> None:
    made: list[int] = []

    @shared(4)
    def table(year: int) -> pd.DataFrame:
        made.append(year)
        return pd.DataFrame({"unit": ["A", "B"], "points": [1.0, 2.0]})

    mine, yours = table(2022), table(2022)
    mine.loc[0, "points"] = 99.0
    mine["more"] = 1
    assert yours["points"].tolist() == table(2022)["points"].tolist() == [1.0, 2.0]
    assert list(table(2022).columns) == ["unit", "points"]
    assert made == [2022]
    table(2023)
    assert made == [2022, 2023]


def units(number: int) -> pd.DataFrame:
    return pd.DataFrame({"unit": [f"U{i}" for i in range(number)]})


def test_few_units_are_all_drawn_without_a_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "selectbox", lambda *given, **named: pytest.fail("no choice"))
    assert len(overview_data.page_of(units(51))) == 51


@pytest.mark.parametrize(
    ("page", "first", "rows"), [(0, "U0", 50), (1, "U50", 50), (2, "U100", 25)]
)
def test_of_many_units_the_nearest_are_drawn_and_the_others_can_be_turned_to(
    monkeypatch: pytest.MonkeyPatch, page: int, first: str, rows: int
) -> None:
    offered: list[str] = []

    def choose(label: str, options: range, format_func: object, **named: object) -> int:
        assert "125" in label and callable(format_func)
        offered.extend(format_func(option) for option in options)
        return page

    monkeypatch.setattr(st, "selectbox", choose)
    shown = overview_data.page_of(units(125))
    assert (shown["unit"].iloc[0], len(shown)) == (first, rows)
    assert offered == ["1–50", "51–100", "101–125"]
