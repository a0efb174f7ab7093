"""Tables are shared among sessions, and nobody's change reaches another."""

from collections.abc import Iterator

import pandas as pd
import pytest
import streamlit as st

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
