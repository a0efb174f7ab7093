"""Figures of worksheets of 52/2014: no aspects, borrowed thresholds, conditions without any."""

import math

import pandas as pd
import pytest

from zi_analytics.charts import LIGHT, Look
from zi_analytics.charts.areas import area_status, areas, areas_table
from zi_analytics.charts.heat import area_threshold, heat_map
from zi_analytics.charts.overview import condition_names
from zi_analytics.charts.ranking import total_minimums
from zi_analytics.charts.status import UNKNOWN
from zi_analytics.instruments import Instrument, load, ruled
from zi_analytics.tables import THRESHOLDS, typed

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


def entered(*conditions: str, asked: bool = True) -> Instrument:
    rows = [(OLD.id, "WBK", c, 75.0 if c == "total" else 4.0, asked) for c in conditions]
    names = ["instrument", "predicate", "condition", "minimum", "asked"]
    table = pd.DataFrame(rows, columns=names).assign(share=None, article="hal. 9", line=0)
    return ruled(OLD.id, typed(table, THRESHOLDS))


def test_entered_thresholds_are_drawn_and_not_the_borrowed_ones() -> None:
    rules = entered("area.1", "area.2")
    assert total_minimums(rules) == pytest.approx({"WBBM": 85})
    assert area_threshold(rules, "WBK") == pytest.approx(0.8)
    assert area_threshold(rules, "WBBM") == pytest.approx(0.75)


def test_without_a_threshold_for_areas_nothing_is_met_and_nothing_below() -> None:
    rules = entered("total")
    assert math.isnan(area_threshold(rules, "WBK"))
    assert area_status(0.9, math.nan) is UNKNOWN
    rows = [(f"area.{n}", 3.0, 5.0, 0.6) for n in range(1, 7)]
    scores = pd.DataFrame(rows, columns=["node", "points", "weight", "share"])
    drawn = areas(areas_table(scores, rules), rules, "WBK", Look(LIGHT))
    assert "batas area WBK tidak ada atau belum diketahui" in drawn.alt
    texts = " ".join(str(note.text) for note in drawn.figure.layout.annotations)
    assert "✓" not in texts and "✕" not in texts and "? belum diketahui" in texts
    assert "WBBM 75" in texts and "WBK –" not in texts


def test_the_heat_map_without_a_threshold_marks_nothing() -> None:
    rules = entered("total")
    units = pd.DataFrame({"unit": ["A"], "name": ["A"], "short": ["A"], "kind": ["dinas"]})
    rows = [("A", f"area.{n}", "area_total", 0.9) for n in range(1, 7)]
    scores = pd.DataFrame(rows, columns=["unit", "node", "level", "share"])
    drawn = heat_map(units, scores, {"dinas": "Dinas"}, rules, "WBK", Look(LIGHT))
    assert "batas area WBK tidak ada atau belum diketahui" in drawn.alt
    assert all("✓" not in text for line in drawn.figure.data[0].text for text in line)
