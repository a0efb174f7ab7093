"""Tables that are worked out or drawn once for the same values, and again for others."""

from collections.abc import Iterator

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from zi_analytics.ui.kept import digest, kept


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


WORKED: list[int] = []


def _sums(table: pd.DataFrame, by: str) -> pd.DataFrame:
    WORKED.append(len(table))
    return table.groupby(by).sum().reset_index()


def _table(last: float = 3.0) -> pd.DataFrame:
    return pd.DataFrame({"unit": ["A", "A", "B"], "points": [1.0, 2.0, last]})


def test_the_same_values_are_worked_out_once_and_a_change_stays_with_who_made_it() -> None:
    WORKED.clear()
    mine, yours = kept(_sums, _table(), "unit"), kept(_sums, _table(), "unit")
    mine.loc[0, "points"] = 99.0
    assert WORKED == [3]
    assert yours["points"].tolist() == [3.0, 3.0]
    assert kept(_sums, _table(), "unit")["points"].tolist() == [3.0, 3.0]


def test_one_other_cell_is_worked_out_anew() -> None:
    assert kept(_sums, _table(), "unit")["points"].tolist() == [3.0, 3.0]
    assert kept(_sums, _table(last=4.0), "unit")["points"].tolist() == [3.0, 4.0]


def test_functions_without_a_name_of_their_own_cannot_be_told_apart() -> None:
    with pytest.raises(Exception, match="pickle"):
        digest({"Total": lambda value: str(value)})


TABLE = """
import pandas as pd
import streamlit as st
from zi_analytics.charts import formats
from zi_analytics.ui import listing

made = st.session_state.setdefault("made", [])
real = listing.styled
def counted(frame, written):
    made.append(1)
    return real(frame, written)
listing.styled = counted
try:
    with st.container():
        frame = pd.DataFrame({{"Unit": ["A", "B"], "Total": [{value}, 2.5]}})
        listing.table(frame, {{"Total": formats.{how}}}, "Tabel {alt}")
finally:
    listing.styled = real
"""


def _drawn(value: float = 74.996, how: str = "points", alt: str = "unit") -> tuple[str, int, int]:
    """Draw a table twice; return its texts, how often it was made, and how many are there."""
    app = AppTest.from_string(TABLE.format(value=value, how=how, alt=alt)).run().run()
    assert not app.exception
    proto = app.dataframe[0].proto
    text = proto.arrow_data.styler.display_values.decode("utf-8", "ignore") + proto.alt
    return text, len(app.session_state["made"]), len(app.dataframe)


def test_a_table_is_made_once_and_drawn_in_every_run() -> None:
    text, made, there = _drawn()
    assert "74,99" in text
    assert (made, there) == (1, 1)


@pytest.mark.parametrize(
    ("other", "shows"),
    [({"value": 61.0}, "61,00"), ({"how": "short"}, "74,99"), ({"alt": "lain"}, "Tabel lain")],
)
def test_another_cell_way_of_writing_or_text_is_another_table(
    other: dict[str, object], shows: str
) -> None:
    _drawn()
    text, made, _ = _drawn(**other)  # type: ignore[arg-type]
    assert shows in text
    assert made == 1
