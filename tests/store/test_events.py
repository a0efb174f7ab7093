"""The trail: written with what it tells of, by whoever is at work; nothing in it changes."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Thread

import pandas as pd
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from tests.store.deliveries import delivery, finding, sheet
from zi_analytics.store import (
    EVENTS,
    Collected,
    Entry,
    Event,
    EventFilter,
    ScenarioDraft,
    Store,
    acting,
    acting_as,
    engine,
)
from zi_analytics.tables import (
    FINDINGS,
    PREREQUISITE_ENTRIES,
    SAKIP,
    SCORES,
    PlainTable,
    empty,
    typed,
)

PERSON = "sri@contoh.invalid"


def _kinds(store: Store) -> list[str]:
    return store.events()["kind"].tolist()


def _latest(store: Store) -> dict[str, object]:
    event = store.events(latest=1).to_dict("records")[0]
    return event | {name: _facts(event[name]) for name in ("before", "after")}


def _facts(written: object) -> dict[str, object] | None:
    return json.loads(written) if isinstance(written, str) else None


def test_types_with_and_without_rows(store: Store) -> None:
    for _ in range(2):
        table = store.events()
        assert {name: str(kind) for name, kind in table.dtypes.items()} == EVENTS
        store.record(Event("login", "Masuk."))


def test_an_import_tells_whose_worksheet_came_from_where(store: Store) -> None:
    with acting_as(PERSON):
        store.receive(delivery(b"1", sheet(points=70.5), name="a.xlsx"))
    event = _latest(store)
    assert (event["kind"], event["person"]) == ("import", PERSON)
    assert (event["unit"], event["year"], event["assessor"]) == ("DINKES", 2022, "unit")
    assert event["workbook"] == store.submissions()["workbook"].iloc[0]
    assert event["subject"] == "a.xlsx" and event["before"] is None
    assert event["after"] == {
        "submission": 1,
        "assessor": "unit",
        "file": "a.xlsx",
        "sheet": "LKE ZI",
        "total": 70.5,
    }
    assert "DINKES tahun 2022 (penilaian mandiri) disimpan" in str(event["text"])
    assert abs(event["at"] - datetime.now(UTC)) < timedelta(minutes=1)  # type: ignore[operator]


def test_a_supersession_tells_of_both(store: Store) -> None:
    store.receive(delivery(b"1", sheet(points=70.5), name="a.xlsx"))
    store.receive(delivery(b"2", sheet(points=72.25), name="b.xlsx"))
    event = _latest(store)
    assert event["kind"] == "supersession"
    before, after = event["before"], event["after"]
    assert isinstance(before, dict) and isinstance(after, dict)
    assert (before["file"], before["total"]) == ("a.xlsx", 70.5)
    assert (after["file"], after["total"]) == ("b.xlsx", 72.25)


def test_each_assessor_has_an_event(store: Store) -> None:
    store.receive(delivery(b"1", sheet(assessors=["unit", "tpi"])))
    assert sorted(store.events()["assessor"]) == ["tpi", "unit"]


def test_the_same_again_is_no_event(store: Store) -> None:
    kept_out = sheet(None, name="lain", accepted=False)
    one = delivery(b"1", sheet(), kept_out, findings=[finding("unit_unknown", "error", "lain")])
    store.receive(one)
    before = _kinds(store)
    store.receive(one)
    assert _kinds(store) == before == ["kept_out", "import"]
    assert _latest(store)["after"] == {"findings": ["unit_unknown"]}


def test_a_refused_file_is_an_event(store: Store) -> None:
    store.receive(delivery(b"1", findings=[finding("not_a_workbook", "error", "")]))
    event = _latest(store)
    assert event["kind"] == "kept_out" and "ditolak" in str(event["text"])


def test_the_sample_is_told_of_when_it_comes_and_when_it_goes(store: Store) -> None:
    store.receive(delivery(b"c1", sheet(synthetic=True)))
    store.receive(delivery(b"c2", sheet("DINSOS", synthetic=True)))
    assert _kinds(store) == ["sample"]
    store.receive(delivery(b"1", sheet()))
    assert _kinds(store) == ["import", "sample_replaced", "sample"]
    store.receive(delivery(b"c3", sheet("DINSOS", synthetic=True)))
    assert len(_kinds(store)) == 3


def test_a_failure_leaves_no_event(store: Store) -> None:
    given = sheet()
    frame = pd.concat([given.scores.frame, given.scores.frame])
    twice = replace(given, scores=PlainTable.of(frame, SCORES))
    with pytest.raises(IntegrityError):
        store.receive(delivery(b"1", sheet("DINSOS", name="a"), twice))
    assert store.events().empty


def test_a_value_that_is_entered_and_taken_back(store: Store) -> None:
    store.enter_prerequisite(Entry("DINKES", 2022, "tlhp", "85", "lhp"))
    first = _latest(store)
    assert (first["kind"], first["subject"], first["before"]) == ("prerequisite", "tlhp", None)
    store.enter_prerequisite(Entry("DINKES", 2022, "tlhp", "85", "lhp"))
    store.enter_prerequisite(Entry("DINKES", 2022, "tlhp", None))
    assert _kinds(store) == ["prerequisite_withdrawn", "prerequisite"]
    last = _latest(store)
    assert last["before"] == {"value": "85", "note": "lhp"}
    assert last["after"] == {"value": None, "note": None, "entered_by": None}


def _collected(content: bytes, rows: pd.DataFrame, kind: str, synthetic: bool = False) -> Collected:
    sha = content.hex().rjust(64, "0")
    return Collected(kind, sha, "isian.xlsx", content, synthetic, rows, empty(FINDINGS))


def _entries(value: str) -> pd.DataFrame:
    rows = [{"unit": u, "item": i} for u in ("DINKES", "DINSOS") for i in ("tlhp", "wtp")]
    frame = pd.DataFrame(rows).assign(
        year=2022, value=value, note=None, sheet="S", cell="B2", workbook="x"
    )
    return typed(frame, PREREQUISITE_ENTRIES)


def test_a_worksheet_of_prerequisites_has_an_event_a_unit(store: Store) -> None:
    store.receive_prerequisites(_collected(b"1", _entries("80"), "prerequisite"))
    store.receive_prerequisites(_collected(b"2", _entries("90"), "prerequisite"))
    table = store.events()
    assert table["unit"].tolist() == ["DINSOS", "DINKES"] * 2
    assert _latest(store)["before"] == {"tlhp": "80", "wtp": "80"}
    assert _latest(store)["after"] == {"tlhp": "90", "wtp": "90"}
    assert _facts(table["before"].iloc[-1]) is None


def _sakip(score: float) -> pd.DataFrame:
    frame = pd.DataFrame([{"component": "total", "unit": "DINKES"}]).assign(
        evaluation_year=2021, performance_year=None, weight=100.0, score=score, sheet="S", cell="B2"
    )
    frame = frame.assign(predicate_reported="BB", predicate="BB", workbook="x")
    return typed(frame, SAKIP)


def test_sakip_scores_tell_of_the_ones_before(store: Store) -> None:
    store.receive_sakip(_collected(b"1", _sakip(71.5), "sakip"))
    store.receive_sakip(_collected(b"2", _sakip(73.0), "sakip"))
    assert _kinds(store) == ["supersession", "import"]
    event = _latest(store)
    assert (event["unit"], event["year"]) == ("DINKES", 2021)
    assert (event["before"], event["after"]) == ({"total": 71.5}, {"total": 73.0})


@pytest.mark.parametrize("kind", ["sakip", "prerequisite"])
def test_sample_of_other_kinds_is_told_of_once(store: Store, kind: str) -> None:
    if kind == "sakip":
        store.receive_sakip(_collected(b"1", _sakip(71.5), kind, synthetic=True))
    else:
        store.receive_prerequisites(_collected(b"1", _entries("80"), kind, synthetic=True))
    assert _kinds(store) == ["sample"]


def test_a_scenario_tells_of_the_version_before(store: Store) -> None:
    draft = ScenarioDraft("Rencana", "DINKES", 2022, "unit", "WBK", {"B.I.a": "3.6"}, ("B.I.b",))
    store.save_scenario(draft)
    assert _latest(store)["before"] is None
    store.save_scenario(replace(draft, changes={"B.I.a": "3.8"}))
    event = _latest(store)
    plan = {"predicate": "WBK", "fixed": ["B.I.b"]}
    assert event["before"] == plan | {"version": 1, "changes": {"B.I.a": "3.6"}}
    assert event["after"] == plan | {"version": 2, "changes": {"B.I.a": "3.8"}}


def test_verdicts_made_anew(store: Store) -> None:
    store.receive(delivery(b"1", sheet()))
    store.rejudge(2022, store.readiness(2022).assign(minimum=60.0))
    assert _kinds(store) == ["rejudged", "import"]
    assert _latest(store)["after"] == {"worksheets": 1}


def test_what_is_only_told_leaves_the_version_alone(store: Store) -> None:
    store.record(Event("export", "Tabel diunduh.", subject="ringkasan"))
    assert store.version() == 0
    assert _kinds(store) == ["export"]


def test_events_by_person_kind_unit_year_and_time(store: Store) -> None:
    store.record(Event("login", "Masuk."))
    middle = datetime.now(UTC)
    with acting_as(PERSON):
        store.record(Event("export", "Unduh.", unit="DINKES", year=2022))
    store.record(Event("export", "Unduh.", unit="DINSOS", year=2021))
    found = {
        "person": EventFilter(person=PERSON),
        "kind": EventFilter(kind="login"),
        "unit": EventFilter(unit="DINSOS"),
        "year": EventFilter(year=2022),
        "since": EventFilter(since=middle),
        "until": EventFilter(until=middle),
        "both": EventFilter(kind="export", person="setempat"),
    }
    ids = {name: store.events(wanted)["id"].tolist() for name, wanted in found.items()}
    assert ids == {
        "person": [2],
        "kind": [1],
        "unit": [3],
        "year": [2],
        "since": [3, 2],
        "until": [1],
        "both": [3],
    }
    assert [store.event_count(wanted) for wanted in found.values()] == [1, 1, 1, 1, 2, 1, 1]
    assert store.event_count() == 3 and store.events(latest=2)["id"].tolist() == [3, 2]
    assert store.event_values("person") == ["setempat", PERSON]
    assert store.event_values("unit") == ["DINKES", "DINSOS"]


CHANGES = {
    "update": "UPDATE events SET person = 'lain'",
    "delete": "DELETE FROM events",
    "delete none by one": "DELETE FROM events WHERE id = 1",
    "replace": "INSERT OR REPLACE INTO events (id, at, person, kind, text) "
    "VALUES (1, '2022-01-01', 'lain', 'login', 'x')",
    "truncate": "TRUNCATE events",
}


@pytest.mark.parametrize("name", CHANGES)
def test_nothing_in_the_trail_can_be_changed_or_deleted(store: Store, name: str) -> None:
    only = {"replace": "sqlite", "truncate": "postgresql"}.get(name)
    if only not in (None, store.engine.dialect.name):
        pytest.skip(f"only {only} knows this statement")
    store.receive(delivery(b"1", sheet()))
    before = store.events()
    with pytest.raises(DBAPIError, match="jejak tidak dapat diubah"):
        engine.write(store.engine, lambda connection: connection.execute(text(CHANGES[name])))
    pd.testing.assert_frame_equal(store.events(), before)


def test_a_person_is_named_for_a_block_and_a_thread_only() -> None:
    seen: list[str] = []
    with acting_as(PERSON):
        assert acting() == PERSON
        other = Thread(target=lambda: seen.append(acting()))
        other.start()
        other.join()
        with acting_as("lain"):
            assert acting() == "lain"
        assert acting() == PERSON
    assert acting() == "setempat" and seen == ["setempat"]
