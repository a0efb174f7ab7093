"""Figures of worksheets of 52/2014: no aspects, borrowed thresholds, conditions without any."""

import pandas as pd
import pytest

from zi_analytics.charts.areas import areas_table
from zi_analytics.charts.heat import area_threshold
from zi_analytics.charts.overview import condition_names
from zi_analytics.charts.ranking import total_minimums
from zi_analytics.instruments import load

OLD, NEW = load("permenpanrb-52-2014"), load("permenpanrb-90-2021")


def test_borrowed_thresholds_are_drawn() -> None:
    assert total_minimums(OLD) == pytest.approx({"WBK": 75, "WBBM": 85})
    assert area_threshold(OLD, "WBK") == pytest.approx(0.6)
    assert area_threshold(OLD, "WBBM") == pytest.approx(0.75)


@pytest.mark.parametrize("short", [True, False])
def test_every_condition_has_a_name_in_either_instrument(short: bool) -> None:
    assert list(condition_names(OLD, short)) == list(condition_names(NEW, short))


def test_areas_without_aspects_have_no_parts() -> None:
    rows = [(f"area.{n}", 3.0, 5.0, 0.6) for n in range(1, 7)]
    scores = pd.DataFrame(rows, columns=["node", "points", "weight", "share"])
    old, new = areas_table(scores, OLD), areas_table(scores, NEW)
    assert "pemenuhan" not in old and "pemenuhan" in new
    assert old["share"].tolist() == [0.6] * 6
