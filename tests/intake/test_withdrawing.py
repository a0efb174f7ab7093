"""A file that was imported by mistake no longer counts, and nothing is lost."""

import json
from hashlib import sha256

from tests.intake.folder import Folder, codes, workbook
from zi_analytics.store import EventFilter

FIRST, SECOND = workbook(), workbook(first="Tidak")


def withdraw(box: Folder, content: bytes, year: int = 2022) -> bool:
    return box.store.withdraw(sha256(content).hexdigest(), "DINKES", year)


def test_what_it_had_replaced_counts_again(box: Folder) -> None:
    for name, content in (("a.xlsx", FIRST), ("b.xlsx", SECOND)):
        box.put(name, content)
        box.take_in(name)
    before = box.store.version()
    assert withdraw(box, SECOND)
    assert box.current() == {("DINKES", 2022, "unit", "a.xlsx")}
    assert box.store.version() == before + 1
    assert box.store.workbook(sha256(SECOND).hexdigest()) == ("b.xlsx", SECOND)
    (event,) = box.store.events(EventFilter(kind="withdrawn")).to_dict("records")
    assert (event["unit"], event["year"], event["subject"]) == ("DINKES", 2022, "b.xlsx")
    assert json.loads(event["before"])["file"] == "b.xlsx"
    assert json.loads(event["after"]) == {"counts_again": ["a.xlsx"]}


def test_only_what_counts_there_can_be_withdrawn(box: Folder) -> None:
    for name, content in (("a.xlsx", FIRST), ("b.xlsx", SECOND)):
        box.put(name, content)
        box.take_in(name)
    version = box.store.version()
    assert not withdraw(box, FIRST)
    assert not withdraw(box, SECOND, year=2021)
    assert withdraw(box, SECOND) and not withdraw(box, SECOND)
    assert withdraw(box, FIRST)
    assert box.current() == set() and box.store.years() == []
    assert box.store.version() == version + 2


def test_one_that_lies_in_the_folder_does_not_come_back_by_itself(box: Folder) -> None:
    box.put("a.xlsx", FIRST)
    box.take_in()
    withdraw(box, FIRST)
    version = box.store.version()
    for _ in range(2):
        assert box.result().status == "unchanged"
    assert box.current() == set() and box.store.version() == version


def test_handed_in_again_it_counts_again(box: Folder) -> None:
    box.put("a.xlsx", FIRST)
    box.take_in("a.xlsx")
    scores = box.store.scores(2022)
    withdraw(box, FIRST)
    assert box.result("a.xlsx", dry_run=True).status == "imported"
    assert box.current() == set()
    assert box.result("a.xlsx").status == "imported"
    assert box.current() == {("DINKES", 2022, "unit", "a.xlsx")}
    assert (
        box.store.scores(2022)
        .drop(columns="submission", errors="ignore")
        .equals(scores.drop(columns="submission", errors="ignore"))
    )
    assert box.result("a.xlsx").status == "unchanged"
    assert box.store.event_count(EventFilter(kind="put_right")) == 0


def test_handed_in_again_over_another_it_replaces_that(box: Folder) -> None:
    for name, content in (("a.xlsx", FIRST), ("b.xlsx", SECOND)):
        box.put(name, content)
        box.take_in(name)
    withdraw(box, SECOND)
    assert box.result("b.xlsx").status == "superseded"
    assert box.current() == {("DINKES", 2022, "unit", "b.xlsx")}
    assert withdraw(box, SECOND)
    assert box.current() == {("DINKES", 2022, "unit", "a.xlsx")}


def test_handed_in_again_it_may_be_said_to_be_of_another_year(box: Folder) -> None:
    box.put("a.xlsx", FIRST)
    box.take_in("a.xlsx")
    withdraw(box, FIRST)
    result = box.result("a.xlsx", year=2021)
    assert result.status == "imported" and "year_clash" in codes(result)
    assert box.current() == {("DINKES", 2021, "unit", "a.xlsx")}
