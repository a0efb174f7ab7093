"""The shortest path as a report card prints it."""

import pytest

from tests.makers import best_answers, make_a
from zi_analytics.instruments import Instrument, load
from zi_analytics.loaders import read_lke
from zi_analytics.publishing.card_path import path_of
from zi_analytics.registry import Registry


@pytest.fixture(scope="module")
def rules() -> Instrument:
    return load("permenpanrb-90-2021")


def told(rules: Instrument, registry: Registry, **changes: object) -> list[dict[str, object]]:
    answers = {**best_answers(), **changes}
    data = make_a(answers, unit_name="Dinas Sosial", year=2022).data
    (worksheet,) = read_lke(data, "lke.xlsx", registry).worksheets
    return path_of(worksheet.answers, rules)


def test_the_best_worksheet_has_no_path(rules: Instrument, situbondo: Registry) -> None:
    assert told(rules, situbondo) == []


def test_a_survey_below_its_minimum_is_a_demand(rules: Instrument, situbondo: Registry) -> None:
    survey = next(q for q in rules.questions if rules.label(q).endswith("(IPAK)"))
    (path,) = told(rules, situbondo, **{survey: "3,42"})
    assert path["title"] == "Jalur terpendek ke WBK"
    assert path["steps"] == []
    assert "harus 3,60 (sekarang 3,42)" in str(path["says"])


def test_steps_name_question_change_points_and_total(
    rules: Instrument, situbondo: Registry
) -> None:
    area = [q for q in rules.leaves("A.I.5") if rules.scale_of(q).options]
    lowest = {q: list(rules.scale_of(q).options)[-1] for q in area}
    (path,) = told(rules, situbondo, **lowest)
    steps = path["steps"]
    assert isinstance(steps, list) and len(steps) >= 1
    assert [step["number"] for step in steps] == [str(n + 1) for n in range(len(steps))]
    labels = {rules.label(q) for q in area}
    assert {step["label"] for step in steps} <= labels
    assert all(step["points"].startswith("+") and " → " in step["change"] for step in steps)
    assert steps[-1]["total"] in str(path["says"])
