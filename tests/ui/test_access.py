"""Who comes in, by login, age of the login, and the file of roles as it is now."""

import ast
import os
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st

from tests.pages import people
from tests.pages.people import ADMIN, EDITOR, LEADER, OF_UNIT, OTHER, UNIT
from tests.ui.fakes import ROOT
from zi_analytics.access import LOCAL, Person
from zi_analytics.store import acting, acting_as
from zi_analytics.tables import REGENCY
from zi_analytics.ui import access

UI = sorted((ROOT / "zi_analytics" / "ui").glob("*.py"))
BLOCKS = {"writing", "handing_in", "administering"}
WRITES = {
    *(
        "enter_prerequisite",
        "save_scenario",
        "take_in",
        "take_in_prerequisites",
        "enter_thresholds",
        "save_access",
    ),
    *("receive", "receive_all", "receive_sakip", "receive_prerequisites", "rejudge"),
    *("mark_judged", "take_in_sakip", "withdraw"),
    *("enter_internalization", "take_in_internalization", "add_note", "change_note", "remove_note"),
    *("save_deck", "archive_deck", "add_goal", "carry_on"),
}
CUT = {
    *("years", "units", "scores", "readiness", "answers", "findings", "submissions", "assessors"),
    *("overview", "losses", "gaps", "all_answers", "trend_scores", "sakip", "associations"),
    *("node_scores", "unit_scores", "unit_trend", "medians"),
}


class Secrets(dict[str, object]):
    """Streamlit's secrets, as far as they are asked here."""

    def load_if_toml_exists(self) -> bool:
        return bool(self)


@pytest.mark.parametrize(
    ("configured", "may"),
    [({}, True), ({"other": {}}, True), ({"auth": {"client_id": "x"}}, False)],
)
def test_everybody_may_edit_unless_a_login_is_configured(
    monkeypatch: pytest.MonkeyPatch, configured: dict[str, object], may: bool
) -> None:
    monkeypatch.setattr(st, "secrets", Secrets(configured))
    assert access.may_edit() is may
    assert access.person() == (LOCAL if may else None)


def test_secrets_that_cannot_be_read_let_nobody_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "secrets.toml").write_text("[auth\n", encoding="utf-8")
    monkeypatch.setattr(st, "secrets", Secrets())
    monkeypatch.setattr(st, "get_option", lambda name: [str(tmp_path / "secrets.toml")])
    assert access.is_configured()
    assert access.standing() == access.Standing("broken")


@pytest.mark.parametrize(
    ("hours_ago", "state"), [(0, "inside"), (11.9, "inside"), (12.1, "expired"), (-1, "expired")]
)
def test_a_login_holds_for_some_hours(
    monkeypatch: pytest.MonkeyPatch, hours_ago: float, state: str
) -> None:
    people.look(monkeypatch, ADMIN, iat=time.time() - hours_ago * 3600)
    assert access.standing().state == state


@pytest.mark.parametrize("iat", [None, "1700000000", True])
def test_a_login_of_unknown_age_does_not_hold(monkeypatch: pytest.MonkeyPatch, iat: Any) -> None:
    people.look(monkeypatch, ADMIN, iat=iat)
    assert access.standing() == access.Standing("expired")


def test_how_long_a_login_holds_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_LOGIN_HOURS", "1")
    people.look(monkeypatch, ADMIN, iat=time.time() - 2 * 3600)
    assert access.standing().state == "expired"


@pytest.fixture
def roles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of roles in use, which is not there yet; an admin looks."""
    mapping = access.mapping
    people.look(monkeypatch, ADMIN)
    monkeypatch.setattr(access, "mapping", mapping)
    monkeypatch.setenv("ZI_DATA", str(tmp_path))
    return tmp_path / "access.yaml"


def _write(roles: Path, text: str) -> None:
    roles.write_text(text, encoding="utf-8")
    os.utime(roles, ns=(time.time_ns(), time.time_ns()))


def test_a_change_of_the_file_counts_at_once(roles: Path) -> None:
    _write(roles, f"people:\n  - {{email: {ADMIN.name}, role: admin}}\n")
    assert access.standing() == access.Standing("inside", ADMIN)
    _write(roles, "people:\n  - {email: lain@contoh.invalid, role: admin}\n")
    assert access.standing() == access.Standing("stranger")


@pytest.mark.parametrize("text", [None, "people: []\n", f"people:\n  - {ADMIN.name}\n", "\x00"])
def test_a_broken_file_lets_nobody_in_and_the_log_says_why(
    roles: Path, text: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    if text is not None:
        _write(roles, text)
    assert access.standing() == access.Standing("broken")
    assert access.person() is None and not access.sees_all() and not access.may_edit()
    assert "access.yaml" in caplog.text


def test_tables_are_cut_to_what_may_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    table = pd.DataFrame({"unit": [UNIT, OTHER, REGENCY]})
    assert access.only(table) is table
    people.look(monkeypatch, OF_UNIT)
    assert access.only(table)["unit"].tolist() == [UNIT, REGENCY]
    people.look(monkeypatch, LEADER)
    assert access.only(table) is table
    people.look(monkeypatch, None)
    assert access.only(table).empty


MAY = {ADMIN: BLOCKS, EDITOR: {"writing", "handing_in"}, OF_UNIT: {"handing_in"}, LEADER: set()}


@pytest.mark.parametrize("who", [*MAY, None])
def test_only_who_may_write_writes_and_by_their_name(
    monkeypatch: pytest.MonkeyPatch, who: Person | None
) -> None:
    people.look(monkeypatch, who)
    blocks = {
        "writing": access.writing,
        "handing_in": lambda: access.handing_in([UNIT]),
        "administering": access.administering,
    }
    for name, block in blocks.items():
        if who is not None and name in MAY[who]:
            with block():
                assert acting() == who.name
        else:
            with pytest.raises(access.NotAllowedError), block():
                raise AssertionError
    assert acting() == "setempat"


@pytest.mark.parametrize("who", [LEADER, None])
def test_files_without_a_unit_are_not_handed_in_by_just_anybody(
    monkeypatch: pytest.MonkeyPatch, who: Person | None
) -> None:
    people.look(monkeypatch, who)
    with pytest.raises(access.NotAllowedError), access.handing_in([]):
        raise AssertionError


def test_a_unit_does_not_hand_in_for_two(monkeypatch: pytest.MonkeyPatch) -> None:
    people.look(monkeypatch, OF_UNIT)
    with pytest.raises(access.NotAllowedError), access.handing_in([UNIT, OTHER]):
        raise AssertionError


def test_a_right_that_was_lost_during_a_run_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    people.look(monkeypatch, EDITOR)
    with access.at_work():
        people.look(monkeypatch, EDITOR, {})
        with pytest.raises(access.NotAllowedError), access.writing():
            raise AssertionError


def test_without_a_login_the_trail_keeps_the_name_it_had() -> None:
    with acting_as("perintah"):
        ticket = access.ticket()
    with ticket.used():
        assert acting() == "perintah"


def _calls(tree: ast.AST) -> list[tuple[str, ast.Call]]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [(getattr(c.func, "attr", getattr(c.func, "id", "")), c) for c in calls]


def _is_write(name: str, call: ast.Call) -> bool:
    real = [k for k in call.keywords if k.arg == "dry_run" and isinstance(k.value, ast.Constant)]
    on_plan = ast.unparse(call.func) in ("action_data.plan().change", "action_data.plan().add")
    return on_plan or name in WRITES or any(k.value.value is False for k in real)  # type: ignore[attr-defined]


def test_every_write_of_a_page_stands_in_a_block_that_asks_for_the_right() -> None:
    found, guarded = 0, 0
    for path in UI:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found += sum(_is_write(*call) for call in _calls(tree))
        blocks = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.With)
            and any(name in BLOCKS for item in node.items for name, _ in _calls(item))
        ]
        inside = {id(c) for block in blocks for n, c in _calls(block) if _is_write(n, c)}
        guarded += len(inside)
        loose = [c.lineno for n, c in _calls(tree) if _is_write(n, c) and id(c) not in inside]
        assert not loose, f"{path.name}: a write without access.writing() at lines {loose}"
    assert found == guarded >= 16


@pytest.mark.parametrize("path", UI, ids=lambda path: path.name)
def test_nothing_cached_depends_on_who_looks(path: Path) -> None:
    own = CUT if path.name == "data.py" else set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.FunctionDef):
            continue
        kept = "".join(ast.unparse(one) for one in node.decorator_list)
        if "cache_" not in kept and not kept.startswith("shared("):
            continue
        for _, call in _calls(node):
            said = ast.unparse(call.func)
            assert said.removeprefix("data.") not in CUT or not said.startswith("data."), said
            assert said not in own, said
            assert not said.startswith("access.only"), said
