"""Goals and actions: the last entry holds, all of them stay, and nobody overwrites another."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from tests.store.deliveries import delivery, sheet
from zi_analytics.store import (
    ActionConflictError,
    ActionDraft,
    ActionError,
    Actions,
    ActionState,
    Added,
    GoalKey,
    SampleAction,
    Store,
    acting_as,
)

GOAL = GoalKey("DINKES", 2023, "Menuju WBK 2023")
STATE = ActionState("Tetapkan tim kerja", owner="Sekretaris", due=date(2023, 3, 31))
STEP = ActionDraft(STATE, item="A.I.1.i.a", before="Tidak", after="Ya", points=0.5)
OTHER = ActionDraft(ActionState("Latih agen perubahan"))


@pytest.fixture
def plan(store: Store) -> Actions:
    made = Actions(store.engine)
    made.add(GOAL, [STEP, OTHER])
    return made


def test_what_is_added_stands_under_its_goal(plan: Actions) -> None:
    first, second = plan.table(2023).itertuples()
    assert (first.unit, first.name, first.title, first.owner) == (
        *("DINKES", GOAL.name),
        *(STATE.title, "Sekretaris"),
    )
    assert (first.item, first.before, first.after, first.points) == (
        *("A.I.1.i.a", "Tidak"),
        *("Ya", 0.5),
    )
    assert first.due == pd.Timestamp(2023, 3, 31) and first.version == 1
    assert pd.isna(second.due) and pd.isna(second.owner) and second.progress == 0
    assert plan.years() == [2023] and plan.table(2024).empty and plan.history(2024).empty


def test_a_step_taken_over_twice_is_there_once(plan: Actions) -> None:
    again = replace(STEP, state=replace(STATE, title="Uraian lain"))
    assert plan.add(GOAL, [again]) == Added(0, 1)
    assert plan.table(2023)["title"].tolist() == [STATE.title, "Latih agen perubahan"]
    other = replace(GOAL, name="Menuju WBBM 2023")
    assert plan.add(other, [STEP]) == Added(1, 0)


def test_goals_without_actions_are_kept(plan: Actions) -> None:
    assert plan.add_goal(GoalKey("instansi", 2023, "  Pelayanan   prima "))
    assert not plan.add_goal(GoalKey("instansi", 2023, "Pelayanan prima"))
    assert plan.goals(2023)["name"].tolist() == [GOAL.name, "Pelayanan prima"]


def test_every_change_is_an_entry_of_its_own(plan: Actions) -> None:
    id_ = int(plan.table(2023)["id"].iloc[0])
    with acting_as("siti@contoh.id"):
        assert plan.change(id_, 1, replace(STATE, progress=40))
    assert plan.change(id_, 2, replace(STATE, progress=100, evidence="https://contoh.invalid/sk"))
    now = plan.table(2023).iloc[0]
    assert (now["progress"], now["version"]) == (100, 3)
    told = plan.history(2023)
    own = told.loc[told["action"] == id_]
    assert own["progress"].tolist() == [0, 40, 100]
    assert own["person"].tolist() == ["setempat", "siti@contoh.id", "setempat"]
    assert abs(own["at"].iloc[2].to_pydatetime() - datetime.now(UTC)).total_seconds() < 60


def test_what_was_changed_meanwhile_is_not_overwritten(plan: Actions) -> None:
    id_ = int(plan.table(2023)["id"].iloc[0])
    with acting_as("siti@contoh.id"):
        plan.change(id_, 1, replace(STATE, progress=40))
    with pytest.raises(ActionConflictError, match=r"siti@contoh\.id sudah mengubah"):
        plan.change(id_, 1, replace(STATE, progress=10))
    assert plan.table(2023)["progress"].iloc[0] == 40
    plan.change(id_, 2, replace(STATE, progress=50))
    with pytest.raises(ActionConflictError, match=r"^pengguna lain sudah mengubah"):
        plan.change(id_, 2, replace(STATE, progress=10))


def test_the_same_again_changes_nothing(plan: Actions, store: Store) -> None:
    id_ = int(plan.table(2023)["id"].iloc[0])
    edition, events = plan.edition(), store.event_count()
    assert not plan.change(id_, 1, replace(STATE, title="  Tetapkan tim  kerja "))
    assert (plan.edition(), store.event_count()) == (edition, events)
    plan.change(id_, 1, replace(STATE, progress=1))
    assert plan.edition() != edition


def test_what_is_cancelled_stays_with_its_reason(plan: Actions) -> None:
    id_ = int(plan.table(2023)["id"].iloc[0])
    with pytest.raises(ActionError, match="alasan"):
        plan.change(id_, 1, replace(STATE, cancelled=True, reason="  "))
    plan.change(id_, 1, replace(STATE, cancelled=True, reason="Digabung"))
    now = plan.table(2023).iloc[0]
    assert now["cancelled"] and now["reason"] == "Digabung" and len(plan.table(2023)) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"title": "x" * 201},
        {"progress": 101},
        {"progress": -1},
        {"owner": "x" * 81},
    ],
)
def test_what_cannot_be_kept_is_refused_as_a_whole(plan: Actions, wrong: dict) -> None:
    bad = ActionDraft(replace(STATE, **wrong))
    with pytest.raises(ActionError):
        plan.add(GOAL, [OTHER, bad])
    assert len(plan.table(2023)) == 2


def test_an_unknown_action_and_a_goal_without_a_name(plan: Actions) -> None:
    with pytest.raises(ActionError, match="tidak ada lagi"):
        plan.change(99, 1, STATE)
    with pytest.raises(ActionError, match="nama"):
        plan.add_goal(replace(GOAL, name=" "))


def test_the_unfinished_go_on_into_the_next_year_once(plan: Actions) -> None:
    plan.add(GOAL, [ActionDraft(replace(STATE, title="Selesai", progress=100))])
    plan.add(GOAL, [ActionDraft(replace(STATE, title="Batal", cancelled=True, reason="Digabung"))])
    plan.add(GoalKey("DINSOS", 2023, "Budaya melayani"), [OTHER])
    assert plan.carry_on(2023, ["DINKES"]) == Added(2, 0)
    assert plan.carry_on(2023) == Added(1, 2)
    later = plan.table(2024)
    assert later["name"].tolist() == ["Menuju WBK 2024"] * 2 + ["Budaya melayani"]
    assert later["carried_from"].tolist() == [2023] * 3
    assert later["item"].iloc[0] == "A.I.1.i.a" and later["due"].iloc[0] == pd.Timestamp(STATE.due)
    before = plan.table(2023).set_index("title")["carried_to"]
    assert before[STATE.title] == 2024 and pd.isna(before["Selesai"]) and pd.isna(before["Batal"])


def test_what_the_next_year_has_already_is_not_carried_on_beside_it(plan: Actions) -> None:
    plan.add(GoalKey("DINKES", 2024, "Menuju WBK 2024"), [STEP])
    assert plan.carry_on(2023) == Added(1, 1)
    assert plan.table(2024)["title"].tolist() == [STATE.title, "Latih agen perubahan"]


def test_the_trail_tells_what_was_before_and_what_is_after(plan: Actions, store: Store) -> None:
    plan.change(int(plan.table(2023)["id"].iloc[0]), 1, replace(STATE, progress=40))
    plan.carry_on(2023)
    carried, changed, added = (row for _, row in store.events().iterrows())
    assert [carried["kind"], changed["kind"], added["kind"]] == [
        *("action_carried", "action_changed", "action"),
    ]
    assert json.loads(added["after"])["actions"] == [STATE.title, "Latih agen perubahan"]
    before, after = json.loads(changed["before"]), json.loads(changed["after"])
    assert (before["progress"], after["progress"], after["due"]) == (0, 40, "2023-03-31")
    assert (changed["unit"], changed["year"]) == ("DINKES", 2023)


def test_an_action_leaves_the_version_of_the_worksheets_alone(store: Store) -> None:
    before = store.version()
    Actions(store.engine).add(GOAL, [STEP])
    assert store.version() == before


MOMENT = datetime(2023, 1, 9, 3, tzinfo=UTC)
SAMPLE = SampleAction(
    GOAL, STEP, ((MOMENT, STATE), (MOMENT.replace(month=2), replace(STATE, progress=30)))
)


def test_the_sample_comes_once_with_its_own_moments_and_goes_with_the_sample(store: Store) -> None:
    plan = Actions(store.engine)
    assert not plan.add_sample([SAMPLE]) and plan.is_empty()
    store.receive(delivery(b"contoh", sheet(synthetic=True), synthetic=True))
    assert plan.add_sample([SAMPLE]) and not plan.add_sample([SAMPLE])
    assert plan.history(2023)["at"].dt.month.tolist() == [1, 2]
    plan.add(GoalKey("DINSOS", 2023, "Diisi selama contoh tampil"), [OTHER])
    store.receive(delivery(b"asli", sheet()))
    assert plan.table(2023).empty and plan.goals(2023).empty and plan.years() == []
    assert not plan.is_empty() and not plan.add_sample([SAMPLE])
    assert plan.add(GOAL, [STEP]) == Added(1, 0)
    store.receive(delivery(b"lain", sheet("Lain")))
    assert len(plan.table(2023)) == 1
