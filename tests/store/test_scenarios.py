"""Scenarios that people keep: what goes in comes out, and nothing is ever lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.store.deliveries import delivery, sheet
from zi_analytics.store import ScenarioDraft, ScenarioError, Store

EFFORT = {"A.I": (1.0, 1.0), "A.II": (2.5, 2.0), "B.I.b": (3.0, 0.01)}
CHANGES = {"B.I.a": "3.6", "A.I.1.i.a": "Ya", "A.II.1.i.a.1": "4"}
FIXED = ("B.I.b", "A.I.1.i.b")
DRAFT = ScenarioDraft("Rencana A", "DINKES", 2022, "tpi", "WBK", CHANGES, FIXED, EFFORT)


def test_what_went_in_comes_out_in_its_order(store: Store) -> None:
    saved = store.save_scenario(DRAFT)
    assert store.scenario(saved.id) == saved
    assert saved.draft == DRAFT and saved.version == 1
    assert list(saved.draft.changes) == list(CHANGES)
    assert list(saved.draft.effort) == list(EFFORT)
    assert abs(saved.created_at - datetime.now(UTC)) < timedelta(minutes=1)


def test_the_same_name_adds_a_version_and_keeps_the_earlier_one(store: Store) -> None:
    first = store.save_scenario(DRAFT)
    second = store.save_scenario(replace(DRAFT, name="  Rencana   A ", changes={"B.I.b": "A"}))
    assert (second.version, second.draft.name) == (2, "Rencana A")
    assert store.scenario(first.id).draft.changes == CHANGES
    assert store.scenarios("DINKES", 2022, "tpi") == (second, first)


@pytest.mark.parametrize(
    "other",
    [{"unit": "DINSOS"}, {"year": 2021}, {"assessor": "unit"}, {"name": "Rencana B"}],
)
def test_versions_are_counted_by_worksheet_and_name(store: Store, other: dict) -> None:
    store.save_scenario(DRAFT)
    saved = store.save_scenario(replace(DRAFT, **other))
    assert saved.version == 1
    found = store.scenarios(saved.draft.unit, saved.draft.year, saved.draft.assessor)
    assert saved in found


def test_an_unknown_scenario(store: Store) -> None:
    with pytest.raises(KeyError):
        store.scenario(1)
    assert store.scenarios("DINKES", 2022, "unit") == ()


@pytest.mark.parametrize("name", ["", "  \n ", "x" * 81])
def test_a_name_that_cannot_be_kept(store: Store, name: str) -> None:
    with pytest.raises(ScenarioError, match="nama"):
        store.save_scenario(replace(DRAFT, name=name))
    assert store.scenarios("DINKES", 2022, "tpi") == ()


def test_a_scenario_without_changes_is_one(store: Store) -> None:
    saved = store.save_scenario(replace(DRAFT, changes={}, fixed=(), effort={}))
    assert (saved.draft.changes, saved.draft.fixed, saved.draft.effort) == ({}, (), {})


def test_a_scenario_leaves_the_worksheets_and_their_version_alone(store: Store) -> None:
    store.receive(delivery(b"1", sheet()))
    before = store.version()
    store.save_scenario(DRAFT)
    assert store.version() == before
