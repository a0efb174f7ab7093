"""What sums over many units is kept by the units that it is summed over."""

from collections.abc import Iterator

import pandas as pd
import pytest
import streamlit as st

from zi_analytics.instruments import load
from zi_analytics.ui import weak_state
from zi_analytics.ui.filters import Selection
from zi_analytics.ui.weak_state import Scene

RULES = load("permenpanrb-90-2021")
NODE = "total"
LOSSES = pd.DataFrame(
    {"unit": ["A", "A", "B"], "question": ["q1", "q2", "q1"], "lost": [1.0, 2.0, 4.0]}
)
NAMES = pd.DataFrame({"code": ["A", "B"], "name": ["Dinas A", "Dinas B"], "short": ["A1", "B1"]})


@pytest.fixture(autouse=True)
def losses(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let both units lose points, whoever looks."""
    monkeypatch.setattr(weak_state.compared, "whole_losses", lambda year, assessor: LOSSES)
    monkeypatch.setattr(weak_state.data, "units", lambda year: NAMES.assign(kind="dinas"))
    monkeypatch.setattr(weak_state.data, "instrument", lambda year: RULES)
    monkeypatch.setattr(weak_state.data, "store", lambda: _Store)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


class _Store:
    @staticmethod
    def version() -> int:
        return 1


def _scene(monkeypatch: pytest.MonkeyPatch, *units: str) -> Scene:
    """Make the scene of a reader who may see these units."""
    table = pd.DataFrame({"unit": list(units), "kind": "dinas"})
    monkeypatch.setattr(weak_state.data, "overview", lambda *asked: table)
    return weak_state.scene(Selection(2022, "unit", "WBK"), {"node": NODE})


def test_what_was_summed_for_one_reader_is_not_shown_to_who_sees_other_units(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sums = []
    for units in (("A", "B"), ("A",), ("B",), ("A", "B")):
        scene = _scene(monkeypatch, *units)
        sums.append(scene.kept("sum", lambda scene=scene: float(scene.losses["lost"].sum())))
        assert list(scene.judged["unit"]) == list(units)
    assert sums == [7.0, 3.0, 4.0, 7.0]


def test_the_same_is_summed_once_and_a_change_of_it_stays_with_who_made_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = []

    def work() -> pd.DataFrame:
        done.append(1)
        return LOSSES.copy()

    first = _scene(monkeypatch, "A", "B").kept("table", work)
    first["lost"] = 0.0
    assert _scene(monkeypatch, "A", "B").kept("table", work)["lost"].tolist() == [1.0, 2.0, 4.0]
    assert len(done) == 1


def test_units_are_named_in_full_or_short_and_others_by_their_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene = _scene(monkeypatch, "A")
    assert (scene.name("A"), scene.name("A", short=True)) == ("Dinas A", "A1")
    assert scene.name("X") == "X"
