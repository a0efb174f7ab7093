"""Pictures are kept by all that they are drawn from, to the last cell."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import pytest
import streamlit as st

from zi_analytics.charts import DARK, LIGHT, SAMPLE_MARK, Look, Picture
from zi_analytics.charts.picture import frame
from zi_analytics.instruments import Instrument, load
from zi_analytics.ui import drawn as module
from zi_analytics.ui.drawn import drawn

MANY = 60_000


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    """Say how figures are drawn and whether the data is the sample's."""
    said: dict[str, object] = {"look": Look(LIGHT), "sample": False}
    monkeypatch.setattr(module, "look", lambda: said["look"])
    monkeypatch.setattr(module.data, "synthetic", lambda: said["sample"])
    st.cache_resource.clear()
    yield said
    st.cache_resource.clear()


def _bars(table: pd.DataFrame, text: str, look: Look) -> Picture:
    figure = frame(look, 100)
    figure.add_bar(x=table["x"].tail(3))
    return Picture(figure, f"{text} {table['x'].sum()}")


def _minimums(rules: Instrument, look: Look) -> Picture:
    known = 0 if rules.thresholds is None else len(rules.thresholds)
    return Picture(frame(look, 100), f"{rules.id} {known}")


def _table() -> pd.DataFrame:
    return pd.DataFrame({"x": range(MANY), "unit": "A"})


def test_the_same_values_give_the_picture_that_was_kept() -> None:
    one = drawn(_bars, _table(), "jumlah", Look(LIGHT))
    assert drawn(_bars, _table(), "jumlah", Look(LIGHT)) is one


@pytest.mark.parametrize("row", [0, MANY // 2, MANY - 1])
def test_one_other_cell_of_many_gives_another_picture(row: int) -> None:
    one = drawn(_bars, _table(), "jumlah", Look(LIGHT))
    table = _table()
    table.loc[row, "x"] += 7
    assert drawn(_bars, table, "jumlah", Look(LIGHT)).alt != one.alt


def test_fewer_rows_another_text_or_look_give_another_picture() -> None:
    one = drawn(_bars, _table(), "jumlah", Look(LIGHT))
    assert drawn(_bars, _table().iloc[1:], "jumlah", Look(LIGHT)) is not one
    assert drawn(_bars, _table(), "lain", Look(LIGHT)).alt.startswith("lain")
    assert drawn(_bars, _table(), "jumlah", Look(DARK)) is not one


def test_other_minimums_of_the_same_rules_give_another_picture() -> None:
    rules = load("permenpanrb-52-2014")
    entered = replace(rules, thresholds=pd.DataFrame({"minimum": [1.0]}))
    assert drawn(_minimums, rules, Look(LIGHT)).alt == "permenpanrb-52-2014 0"
    assert drawn(_minimums, entered, Look(LIGHT)).alt == "permenpanrb-52-2014 1"


def test_the_mark_of_sample_data_is_drawn_only_on_it(settings: dict[str, object]) -> None:
    plain = drawn(_bars, _table(), "jumlah", Look(LIGHT))
    settings["sample"] = True
    marked = drawn(_bars, _table(), "jumlah", Look(LIGHT))
    assert marked.alt == f"{SAMPLE_MARK}. {plain.alt}"
    assert SAMPLE_MARK not in str(plain.figure.to_dict())
    assert SAMPLE_MARK in str(marked.figure.to_dict())


def test_a_kept_picture_is_sent_as_it_was_drawn() -> None:
    kept = drawn(_bars, _table(), "jumlah", Look(LIGHT)).figure.to_dict()
    assert kept["layout"]["height"] == 130
    assert kept["data"][0]["type"] == "bar"
