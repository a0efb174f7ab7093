"""A file that was imported by mistake no longer counts, and nothing is lost."""

import io
import json
from hashlib import sha256
from pathlib import Path

from openpyxl import load_workbook

from tests.intake.folder import SAMPLE_TITLE, Folder, codes, statuses, workbook
from tests.intake.test_rejudge import old, verdict
from zi_analytics.intake import enter_thresholds
from zi_analytics.intake import withdraw as withdraw_and_judge
from zi_analytics.store import EventFilter, Threshold

FIRST, SECOND = workbook(), workbook(first="Tidak")


def joined(*books: bytes) -> bytes:
    """Return the first sheets of workbooks as sheets of one."""
    whole = load_workbook(io.BytesIO(books[0]))
    for number, content in enumerate(books[1:], start=2):
        sheet = whole.create_sheet(f"LKE {number}")
        for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows():
            for cell in row:
                sheet[cell.coordinate].value = cell.value
    data = io.BytesIO()
    whole.save(data)
    return data.getvalue()


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


def test_what_was_chosen_for_it_still_holds_when_it_comes_back(box: Folder) -> None:
    box.put("a.xlsx", workbook("Dinas Kesehatn"))
    assert box.result("a.xlsx", unit="DINSOS", assessor="tpi").status == "imported"
    assert box.store.withdraw(sha256(workbook("Dinas Kesehatn")).hexdigest(), "DINSOS", 2022)
    assert box.result("a.xlsx").status == "imported"
    assert box.current() == {("DINSOS", 2022, "tpi", "a.xlsx")}


def test_whom_a_person_chose_against_the_sheet_too(box: Folder) -> None:
    box.put("a.xlsx", FIRST)
    box.take_in("a.xlsx", unit="DINSOS")
    box.store.withdraw(sha256(FIRST).hexdigest(), "DINSOS", 2022)
    assert box.result("a.xlsx").unit == "DINSOS"
    assert box.current() == {("DINSOS", 2022, "unit", "a.xlsx")}


def test_in_the_folder_it_keeps_no_other_out_and_says_what_became_of_it(box: Folder) -> None:
    for name, content in (("a.xlsx", FIRST), ("b.xlsx", SECOND)):
        box.put(name, content)
        box.take_in(name)
    withdraw(box, SECOND)
    by_name = {Path(one.file).name: one for one in box.take_in().results}
    assert codes(by_name["b.xlsx"]) == ["withdrawn_before"]
    (box.path / "a.xlsx").unlink()
    box.put("c.xlsx", workbook(first=""))
    assert statuses(box.take_in())["c.xlsx"] == "superseded"
    assert box.current() == {("DINKES", 2022, "unit", "c.xlsx")}


def test_one_sheet_of_many_comes_back(box: Folder) -> None:
    both = joined(FIRST, workbook("Dinas Sosial"))
    box.put("semua.xlsx", both)
    assert box.take_in("semua.xlsx").counts["imported"] == 2
    withdraw(box, both)
    assert {unit for unit, *_ in box.current()} == {"DINSOS"}
    box.take_in()
    assert {unit for unit, *_ in box.current()} == {"DINSOS"}
    box.take_in("semua.xlsx")
    assert {unit for unit, *_ in box.current()} == {"DINKES", "DINSOS"}


def test_one_assessor_of_two_comes_back(box: Folder) -> None:
    two = workbook(tpi=True)
    box.put("dua.xlsx", two)
    box.take_in("dua.xlsx")
    box.put("tpi.xlsx", SECOND)
    box.take_in("tpi.xlsx", assessor="tpi")
    withdraw(box, two)
    assert box.current() == {("DINKES", 2022, "tpi", "tpi.xlsx")}
    box.take_in("dua.xlsx")
    assert ("DINKES", 2022, "unit", "dua.xlsx") in box.current()
    assert box.store.event_count(EventFilter(kind="put_right")) == 0


def test_what_counts_again_is_judged_by_what_counts_now(box: Folder) -> None:
    first, second = old(), old(answers={"A.I.1.a": None})
    for name, content in (("a.xlsx", first), ("b.xlsx", second)):
        box.put(name, content)
        box.take_in(name)
    limit = Threshold("permenpanrb-52-2014", "WBK", "hasil.bersih", minimum=18.0)
    enter_thresholds(box.store, box.registry, [limit])
    digest = sha256(second).hexdigest()
    assert withdraw_and_judge(box.store, box.registry, digest, "DINKES", 2019)
    assert verdict(box, "hasil.bersih") is True
    assert box.store.judged_by() is not None


def test_the_sample_is_withdrawn_without_a_trace(box: Folder) -> None:
    sample = workbook(title=SAMPLE_TITLE)
    box.put("a.xlsx", sample)
    box.take_in("a.xlsx")
    assert withdraw(box, sample)
    assert box.store.event_count(EventFilter(kind="withdrawn")) == 0
