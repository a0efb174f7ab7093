"""The sample's actions: the same in every run, of the year after, and of each kind."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from zi_analytics.loaders import Reading
from zi_analytics.registry import Registry
from zi_analytics.sample import sample_actions
from zi_analytics.store import SampleAction
from zi_analytics.tables import ANSWERS, REGENCY, empty


@pytest.fixture(scope="module")
def made(readings: Mapping[str, Reading], situbondo: Registry) -> list[SampleAction]:
    worksheets = [sheet for one in readings.values() for sheet in one.worksheets]
    answers = pd.concat([sheet.answers for sheet in worksheets])
    return sample_actions(situbondo, 2022, lambda unit: answers.loc[answers["unit"] == unit])


def test_a_dozen_units_and_the_region_have_some(made: list[SampleAction]) -> None:
    units = {action.goal.unit for action in made}
    assert REGENCY in units and len(units) == 13
    assert {action.goal.year for action in made} == {2023}
    assert {action.goal.name for action in made} == {"Menuju WBK 2023", "Grand design 2023–2027"}


def test_steps_of_paths_say_from_and_to(made: list[SampleAction]) -> None:
    steps = [action.draft for action in made if action.draft.item]
    assert len(steps) > 20
    assert all(step.before != step.after and step.points is not None for step in steps)
    keys = [(action.goal, action.draft.item) for action in made if action.draft.item]
    assert len(keys) == len(set(keys))


def test_there_is_something_of_each_kind(made: list[SampleAction]) -> None:
    last = [action.entries[-1][1] for action in made]
    assert {state.progress for state in last} >= {0, 100}
    assert any(state.cancelled and state.reason for state in last)
    assert any(state.due is None for state in last) and any(state.owner is None for state in last)
    dates = [state.due for state in last if state.due]
    assert min(dates) < date(2024, 1, 1) and max(dates) > date(2027, 1, 1)


def test_entries_follow_each_other_and_lie_in_the_past(made: list[SampleAction]) -> None:
    for action in made:
        moments = [at for at, _ in action.entries]
        assert moments == sorted(set(moments))
        assert datetime(2023, 1, 1, tzinfo=UTC) < moments[0]
        assert moments[-1] < datetime(2025, 12, 31, tzinfo=UTC)
        progress = [state.progress for _, state in action.entries]
        assert progress == sorted(progress)


def test_it_is_the_same_in_every_run_and_needs_no_worksheet(situbondo: Registry) -> None:
    one, two = (sample_actions(situbondo, 2022, lambda unit: empty(ANSWERS)) for _ in range(2))
    assert one == two and not any(action.draft.item for action in one)
    assert sample_actions(situbondo, 2023, lambda unit: empty(ANSWERS))[0].goal.year == 2024
