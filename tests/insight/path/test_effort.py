"""What an improvement costs: data, with defaults, and bounds."""

import pytest

from zi_analytics.insight.path import Effort, PathError, Rate, default_effort
from zi_analytics.insight.path.effort import DEFAULTS, HIGHEST, LOWEST
from zi_analytics.instruments import available, load
from zi_analytics.instruments.located import read_yaml

INSTRUMENT = "permenpanrb-90-2021"


@pytest.mark.parametrize(
    ("question", "level", "count"),
    [("A.I.4.ii.e", 1, 1), ("A.II.6.ii.-", 2, 2), ("A.II.1.i.a", 2, 2), ("B.I.b", 3, 3)],
)
def test_defaults(question: str, level: float, count: float) -> None:
    assert default_effort(INSTRUMENT).of(question) == Rate(level, count)


def test_every_default_belongs_to_a_node_or_question_that_exists() -> None:
    for id_ in read_yaml(DEFAULTS):
        assert id_ in available()
        instrument = load(id_)
        assert set(default_effort(id_).rates) <= {*instrument.nodes, *instrument.questions}


def test_every_question_but_the_surveys_has_a_default() -> None:
    instrument = load(INSTRUMENT)
    without = [q for q in instrument.questions if default_effort(INSTRUMENT).of(q) is None]
    assert [instrument.questions[q].scale for q in without] == ["indeks", "indeks"]


def test_the_nearest_rate_above_holds_and_can_be_edited() -> None:
    effort = default_effort(INSTRUMENT).with_rate("A.II.5", Rate(4, 5))
    assert effort.of("A.II.5.iii.a") == Rate(4, 5)
    assert effort.of("A.II.6.i.a") == Rate(2, 2)
    assert default_effort(INSTRUMENT).of("A.II.5.iii.a") == Rate(2, 2)


def test_no_rate_at_all_is_none() -> None:
    assert Effort({"A.I": Rate(1, 1)}).of("B.I.b") is None


@pytest.mark.parametrize("rate", [(0.0, 1.0), (1.0, -1.0), (HIGHEST * 2, 1.0), (float("nan"), 1.0)])
def test_an_effort_that_is_free_or_beyond_measure_is_refused(rate: tuple[float, float]) -> None:
    with pytest.raises(PathError, match="harus antara"):
        Rate(*rate)
    assert Rate(LOWEST, HIGHEST)


def test_an_instrument_without_defaults_is_told() -> None:
    with pytest.raises(PathError, match="tidak tersedia"):
        default_effort("permenpanrb-52-2014")
