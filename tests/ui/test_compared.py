"""What is read in parts and kept small says the same as the whole tables of scores."""

from collections.abc import Iterator

import pandas as pd
import pytest
import streamlit as st

from tests.ui.fakes import INSTRUMENT, OLDER, YEAR, FakeStore, older_answers, rules, whole_sample
from zi_analytics.insight.gaps import gaps
from zi_analytics.insight.parts import part_matrix, weakest_parts
from zi_analytics.insight.weak import LOSSES, Level, losses, weakest
from zi_analytics.ui import compared, data

EXACT = {"rtol": 0, "atol": 1e-9}


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeStore]:
    """Put a store of nearly all units, one by other rules, behind the pages' data."""
    st.cache_data.clear()
    st.cache_resource.clear()
    answers = pd.concat([whole_sample(), older_answers("LAIN", YEAR)], ignore_index=True)
    made = FakeStore(answers)
    monkeypatch.setattr(data, "open_store", lambda url: made)
    yield made
    st.cache_data.clear()
    st.cache_resource.clear()


def _own(store: FakeStore, assessor: str) -> pd.DataFrame:
    table = store.scores(YEAR)
    assert OLDER in set(table["instrument"])
    asked = table["assessor"].eq(assessor) & table["instrument"].eq(INSTRUMENT)
    return table.loc[asked].sort_values("unit", kind="stable")


@pytest.mark.parametrize("assessor", ["unit", "tpi"])
def test_losses_with_codes_as_categories_are_those_of_all_scores(
    store: FakeStore, assessor: str
) -> None:
    small = compared.whole_losses(YEAR, assessor)
    wanted = losses(_own(store, assessor))
    pd.testing.assert_frame_equal(small.astype(LOSSES), wanted)
    assert set(small.dtypes.astype("str")) == {"category", "Int64", "float64", "bool"}
    levels: tuple[Level, ...] = ("question", "sub_component", "area")
    for level in levels:
        pd.testing.assert_frame_equal(weakest(small, level), weakest(wanted, level), **EXACT)
    parts = {leaf: area.id for area in rules().areas for leaf in rules().leaves(area.id)}
    ranked = weakest_parts(small, parts), weakest_parts(wanted, parts)
    pd.testing.assert_frame_equal(*ranked, **EXACT)
    cells = part_matrix(small, parts).astype({"unit": "str", "part": "str"})
    pd.testing.assert_frame_equal(cells, part_matrix(wanted, parts), **EXACT)


def test_losses_of_nobody_have_the_same_columns(store: FakeStore) -> None:
    small = compared.whole_losses(YEAR, "tpn")
    assert small.empty and list(small) == list(LOSSES)
    assert weakest(small).empty


def test_gaps_are_those_of_all_scores(store: FakeStore) -> None:
    table = store.scores(YEAR)
    wanted = gaps(table.loc[table["instrument"] == INSTRUMENT].sort_values("unit", kind="stable"))
    found = compared.gaps(YEAR)
    for name in ("differences", "by_unit", "left_out"):
        pd.testing.assert_frame_equal(getattr(found, name), getattr(wanted, name), **EXACT)
    assert len(found.by_unit) > 30 and len(found.left_out)
