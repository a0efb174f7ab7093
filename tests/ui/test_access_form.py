"""The table of people: there and back, stored with its trail, by admins only."""

import json
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st

from tests.pages import people
from tests.pages.people import ADMIN, EDITOR
from zi_analytics.access import Listed, digest, read_access
from zi_analytics.store import EventFilter, open_store
from zi_analytics.ui import access, access_form, data

FIRST = Listed(ADMIN.name, None, "admin")
SRI = Listed("sri@contoh.invalid", None, "unit", ("DINKES",))


def test_people_survive_the_table() -> None:
    both = [FIRST, SRI, Listed(None, "abc", "pimpinan")]
    assert access_form.from_table(access_form.as_table(both)) == both


def test_empty_rows_are_nobody_and_missing_cells_are_nothing() -> None:
    table = pd.DataFrame(
        {
            access_form.EMAIL: [None, "  a@b.c "],
            access_form.SUB: [float("nan"), ""],
            access_form.ROLE: [None, None],
            access_form.UNITS: [None, float("nan")],
        }
    )
    assert access_form.from_table(table) == [Listed("a@b.c", None, "")]


def test_a_change_is_stored_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_DATA", str(tmp_path))
    path = tmp_path / "access.yaml"
    path.write_text(f"people:\n  - {{email: {ADMIN.name}, role: admin}}\n", encoding="utf-8")
    store = open_store(f"sqlite:///{tmp_path / 'zi.db'}")
    monkeypatch.setattr(data, "store", lambda: store)
    monkeypatch.setattr(st, "rerun", lambda: None)
    people.look(monkeypatch, EDITOR)
    with pytest.raises(access.NotAllowedError):
        access_form._save([FIRST, SRI], digest(path))
    people.look(monkeypatch, ADMIN)
    access_form._save([FIRST, SRI], digest(path))
    assert read_access(path, {"DINKES"}).listed == (FIRST, SRI)
    (event,) = store.events(EventFilter(kind="role_changed")).to_dict("records")
    assert event["person"] == ADMIN.name
    assert json.loads(event["before"]) == {ADMIN.name: "admin"}
    assert json.loads(event["after"]) == {ADMIN.name: "admin", SRI.name: "unit DINKES"}
    store.close()
