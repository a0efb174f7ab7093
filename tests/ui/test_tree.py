"""The worksheet as a tree to walk."""

import pytest

from tests.ui.fakes import YEAR, FakeStore, answers_of, rules
from zi_analytics.ui import tree


def test_the_whole_opens_into_six_areas_and_the_two_results() -> None:
    areas = [f"area.{number}" for number in range(1, 7)]
    assert tree.children(rules(), tree.WHOLE) == [*areas, "B.I", "B.II"]


def test_an_area_opens_into_sub_components_of_both_aspects() -> None:
    below = tree.children(rules(), "area.1")
    assert {tree.aspect(rules(), node) for node in below} == {"Pemenuhan", "Reform"}
    assert below[0] == "A.I.1.i"


def test_a_question_opens_into_nothing() -> None:
    assert tree.children(rules(), next(iter(rules().questions))) == []


def test_every_question_is_reached_once_from_the_whole() -> None:
    def leaves(node: str) -> list[str]:
        below = tree.children(rules(), node)
        return [leaf for child in below for leaf in leaves(child)] if below else [node]

    assert sorted(leaves(tree.WHOLE)) == sorted(rules().questions)


@pytest.mark.parametrize(
    ("node", "way"),
    [
        ("total", ["total"]),
        ("area.3", ["total", "area.3"]),
        ("A.II.5.iii", ["total", "area.5", "A.II.5.iii"]),
        ("A.I.1.i.a", ["total", "area.1", "A.I.1.i", "A.I.1.i.a"]),
        ("B.I.b", ["total", "B.I", "B.I.b"]),
    ],
)
def test_the_way_back(node: str, way: list[str]) -> None:
    assert tree.trail(rules(), node) == way


def test_level_table_leaves_an_absent_assessor_missing() -> None:
    scores = FakeStore(answers_of("DINSOS", "unit", 0.7, 1)).scores(YEAR)
    table = tree.level_table(rules(), "area.1", scores, ["unit", "tpi"])
    assert table["points_unit"].sum() == pytest.approx(scores.set_index("node")["points"]["area.1"])
    assert table["points_tpi"].isna().all()
    assert table["weight"].sum() == pytest.approx(8)
