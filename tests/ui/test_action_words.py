"""What the page of actions says, and what it does not do for those who may no longer edit."""

import pytest

from tests.insight.planned import DAY, table
from tests.pages import people
from zi_analytics.insight import actions
from zi_analytics.store import ActionState, GoalKey
from zi_analytics.ui import action_data, action_dialog, action_form, action_words

NAMES = {"A": "Dinas A", "B": "Dinas B", "C": "Dinas C"}
LATE = {"due": "2023-01-01"}


def finding(*facts: dict, scope: str | None = None) -> tuple[str, str]:
    return action_words.finding(actions.judged(table(*facts), DAY), NAMES, scope)


def test_the_finding_names_the_unit_with_most_late_actions() -> None:
    late = ({**LATE, "unit": "A"}, {**LATE, "unit": "A"}, {**LATE, "unit": "B"})
    assert finding(*late, {})[0] == "3 dari 4 aksi terlambat; terbanyak di Dinas A (2)."
    assert finding(*late[1:])[0] == "2 dari 2 aksi terlambat; terbanyak di Dinas A dan Dinas B (1)."
    three = [{**LATE, "unit": unit} for unit in "ABC"]
    assert finding(*three)[0] == "3 dari 3 aksi terlambat; terbanyak 1 aksi, di 3 unit."
    assert finding(late[0])[0] == "1 dari 1 aksi terlambat, semuanya di Dinas A."


def test_the_finding_of_one_unit_names_it() -> None:
    assert finding({**LATE, "unit": "A"}, scope="A")[0] == "1 dari 1 aksi Dinas A terlambat."


def test_nothing_late_all_done_and_all_cancelled() -> None:
    later = {"due": "2023-12-31"}
    assert finding(later, {"progress": 100})[0] == "Tidak ada aksi yang terlambat, dari 2 aksi."
    undated = finding({}, {"progress": 100})[0]
    assert undated == "1 aksi belum selesai, semuanya tanpa tenggat."
    assert finding({"progress": 100}) == ("Semua 1 aksi selesai.", "")
    assert finding({"cancelled": True}) == ("Semua aksi dibatalkan.", "")


def test_the_cancelled_count_in_nothing() -> None:
    said, detail = finding(LATE, {"cancelled": True, "progress": 90}, {"progress": 50})
    assert said.startswith("1 dari 2 aksi terlambat")
    assert detail == "Rata-rata kemajuan 25\u00a0%; 1 tanpa tenggat."


def test_an_open_action_without_a_date_says_so() -> None:
    own = actions.judged(table({}, {"due": "2023-12-31"}, {"progress": 100}), DAY)
    assert action_words.status_and_date(own) == [
        *("○ belum mulai", "○ belum mulai · tanpa tenggat", "✓ selesai"),
    ]


def test_counts_leave_out_what_does_not_occur() -> None:
    own = actions.judged(table(LATE, {"progress": 100}, {"progress": 100}), DAY)
    assert action_words.counted(own) == "✕ 1 terlambat · ✓ 2 selesai"


@pytest.mark.parametrize(
    ("evidence", "leads"),
    [
        ("https://contoh.invalid/sk.pdf", True),
        ("HTTP://contoh.invalid/a?b=1", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://", False),
        ("https:///jalur", False),
        ("http://contoh.invalid/a b", False),
        ("https://[rusak", False),
        ("SK Nomor 7", False),
        (None, False),
        (float("nan"), False),
    ],
)
def test_only_an_address_of_the_web_leads_anywhere(evidence: object, leads: bool) -> None:
    assert action_words.web_address(evidence) == (evidence if leads else None)


def test_the_right_to_edit_is_asked_right_before_a_write(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError("nothing may be written")

    people.loses_the_right_to_write(monkeypatch)
    monkeypatch.setattr(action_data, "plan", never)
    state = ActionState("Tetapkan tim kerja")
    action_dialog.save(action_dialog.Seen(1, 1, state), state)
    action_form.save(GoalKey("A", 2023, "Menuju WBK 2023"), state)


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (90, "rata-rata di depan rencana, tetapi 1 aksi lewat tenggat (✕)."),
        (10, "rata-rata di belakang rencana, dan 1 aksi lewat tenggat (✕)."),
        (50, "rata-rata sesuai rencana, tetapi 1 aksi lewat tenggat (✕)."),
        (100, "rata-rata di depan rencana."),
    ],
)
def test_the_pace_is_told_beside_what_is_late(progress: int, said: str) -> None:
    facts = ({**LATE, "progress": progress}, {"due": "2023-12-31", "progress": progress})
    own = actions.judged(table(*facts), DAY)
    assert action_words.pace(own, DAY) == f"Aksi yang bertenggat saja: {said}"
