"""Where actions stand against a day."""

from datetime import date

import pandas as pd
import pytest

from tests.insight.planned import DAY, entries, table
from zi_analytics.insight import actions


def status_of(**facts: object) -> str:
    return str(actions.judged(table(facts), DAY)["status"].iloc[0])


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"due": "2023-06-29"}, "late"),
        ({"due": "2023-06-29", "progress": 99}, "late"),
        ({"due": "2023-06-30"}, "soon"),
        ({"due": "2023-07-30", "progress": 50}, "soon"),
        ({"due": "2023-07-31"}, "not_started"),
        ({"due": "2023-07-31", "progress": 1}, "running"),
        ({"due": "2023-06-29", "progress": 100}, "done"),
        ({"due": "2023-06-29", "cancelled": True}, "cancelled"),
        ({"progress": 100, "cancelled": True}, "cancelled"),
        ({}, "not_started"),
        ({"progress": 5}, "running"),
    ],
)
def test_status_against_the_day(facts: dict, status: str) -> None:
    assert status_of(**facts) == status


def test_without_a_date_there_are_no_days_left_and_nothing_is_late() -> None:
    found = actions.judged(table({}, {"due": "2023-06-01"}), DAY)
    assert found["days"].tolist()[0] == -29 and pd.isna(found["days"].iloc[1])
    assert found["status"].tolist() == ["late", "not_started"]


def test_the_most_urgent_come_first() -> None:
    found = actions.judged(
        table(
            {"progress": 100, "title": "e"},
            {"title": "d"},
            {"due": "2023-09-01", "progress": 3, "title": "c"},
            {"due": "2023-05-01", "title": "b"},
            {"due": "2023-04-01", "title": "a"},
        ),
        DAY,
    )
    assert "".join(found["title"]) == "abcde"


def test_nothing_is_judged_as_nothing() -> None:
    found = actions.judged(table(), DAY)
    assert found.empty and {"status", "days"} <= set(found.columns)
    assert actions.counts(found) == dict.fromkeys(actions.STATUSES, 0)
    assert actions.grouped(found, "unit").empty
    assert actions.over_time(found, entries(), DAY).empty


def test_groups_count_and_leave_the_cancelled_out() -> None:
    found = actions.judged(
        table(
            {"unit": "A", "due": "2023-01-01", "progress": 40},
            {"unit": "A", "progress": 100},
            {"unit": "A", "cancelled": True, "progress": 80},
            {"unit": "B", "due": "2023-07-01"},
            {"unit": "C", "cancelled": True},
        ),
        DAY,
    )
    groups = actions.grouped(found, "unit").set_index("unit")
    assert groups.index.tolist() == ["A", "B", "C"]
    assert groups.loc["A", ["late", "done", "cancelled", "actions", "progress"]].tolist() == [
        *(1, 1, 1, 2),
        70,
    ]
    assert groups.loc["B", "soon"] == 1 and groups.loc["C", "actions"] == 0
    assert pd.isna(groups.loc["C", "progress"])


def test_actions_without_an_owner_are_a_group() -> None:
    found = actions.judged(table({"owner": "Sekretaris"}, {}, {}), DAY)
    groups = actions.grouped(found, "owner")
    assert pd.isna(groups["owner"].iloc[0]) and groups["actions"].tolist() == [2, 1]


def test_plan_and_progress_at_each_months_end() -> None:
    own = table(
        {"id": 1, "due": "2023-05-10"},
        {"id": 2, "due": "2023-08-31"},
        {"id": 3},
        {"id": 4, "due": "2023-05-01", "cancelled": True},
    )
    told = entries(
        *((1, 1, "2023-04-30 23:59", 0), (2, 1, "2023-05-02 08:00", 0)),
        *((1, 2, "2023-05-31 20:00", 60), (1, 3, "2023-06-15 08:00", 100)),
        *((3, 1, "2023-04-02 08:00", 100), (4, 1, "2023-04-02 08:00", 100)),
    )
    found = actions.over_time(own, told, DAY)
    assert found["month"].dt.strftime("%m").tolist() == ["04", "05", "06", "07", "08"]
    assert found["planned"].tolist() == [0, 0.5, 0.5, 0.5, 1]
    assert found["realised"].tolist()[:3] == [0, 0.3, 0.5]
    assert found["realised"].iloc[3:].isna().all()


def test_before_the_first_entry_nothing_is_known() -> None:
    own = table({"id": 1, "due": "2023-03-31"})
    found = actions.over_time(own, entries((1, 1, "2023-05-02 08:00", 10)), DAY)
    assert found["realised"].isna().tolist() == [True, True, False, False]


def test_the_plan_is_whole_at_the_end_of_the_last_month() -> None:
    own = table({"id": 1, "due": "2023-12-31"})
    found = actions.over_time(own, entries((1, 1, "2023-01-09 02:00", 0)), date(2023, 2, 1))
    assert found["month"].iloc[-1] == pd.Timestamp("2023-12-31") and found["planned"].iloc[-1] == 1


def test_what_is_late_is_counted_in_the_month_it_was_due() -> None:
    own = table(
        *({"id": n, "due": "2023-04-10"} for n in (1, 2)),
        {"id": 3, "due": "2023-04-20", "progress": 100},
        {"id": 4, "due": "2023-06-29", "progress": 90},
        {"id": 5, "due": "2023-06-30"},
        {"id": 6, "due": "2023-04-01", "cancelled": True},
    )
    told = entries((1, 1, "2023-04-01 08:00", 0))
    found = actions.over_time(own, told, DAY)
    assert found["late"].tolist() == [2, 0, 1]
    assert found["late"].sum() == actions.counts(actions.judged(own, DAY))["late"]


def test_the_pace_counts_what_has_a_date_and_was_due_before_today() -> None:
    own = table(
        {"due": "2023-06-29", "progress": 50},
        {"due": "2023-06-30", "progress": 100},
        {"progress": 100},
        {"due": "2023-01-01", "cancelled": True},
    )
    assert actions.pace(own, DAY) == (0.75, 0.5)
    assert actions.pace(table({}), DAY) is None
