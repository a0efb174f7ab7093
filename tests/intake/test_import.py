"""Which worksheets come in, which stay out, and what they are told."""

from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from zi_analytics.intake import files, import_paths
from zi_analytics.intake import tasks as module
from zi_analytics.store import Changes, Delivery, writing

from .folder import SAMPLE_TITLE, Folder, codes, statuses, workbook


def test_a_worksheet_comes_in_with_scores_readiness_and_findings(box: Folder) -> None:
    box.put("dinkes.xlsx", workbook(first="Tidak", tpi=True))
    result = box.result()
    assert (result.status, result.unit, result.year) == ("imported", "DINKES", 2022)
    assert result.assessors == ("unit", "tpi")
    assert result.sheet == "Jawaban"
    scores = box.store.scores(2022)
    totals = scores.loc[scores["node"] == "total"].set_index("assessor")["points"]
    assert totals["unit"] == pytest.approx(99.75)
    assert len(box.store.readiness(2022)) == 48
    answers = box.store.answers(2022, "DINKES")
    first = answers.loc[answers["question"] == "A.I.1.i.a"].iloc[0]
    assert (first["raw"], first["sheet"]) == ("Tidak", "Jawaban")
    assert first["workbook"] == result.workbook
    assert not box.store.written(2022, "DINKES").empty


def test_the_same_bytes_change_nothing(box: Folder) -> None:
    box.put("dinkes.xlsx", workbook())
    box.put("rusak.xlsx", workbook()[:5000])
    assert statuses(box.take_in()) == {"dinkes.xlsx": "imported", "rusak.xlsx": "refused"}
    version, before = box.store.version(), box.store.submissions()
    again = box.take_in()
    assert statuses(again) == {"dinkes.xlsx": "unchanged", "rusak.xlsx": "refused"}
    assert again.keeps_out
    assert box.store.version() == version
    pd.testing.assert_frame_equal(box.store.submissions(), before)


def test_a_copy_of_the_same_bytes_counts_once(box: Folder) -> None:
    box.put("a.xlsx", workbook())
    box.put("b.xlsx", workbook())
    assert statuses(box.take_in()) == {"a.xlsx": "imported", "b.xlsx": "unchanged"}
    assert box.store.version() == 1
    assert statuses(box.take_in("b.xlsx")) == {"b.xlsx": "unchanged"}


def test_a_newer_worksheet_supersedes(box: Folder) -> None:
    box.put("lama.xlsx", workbook())
    box.put("baru.xlsx", workbook(first="Tidak"))
    box.take_in("lama.xlsx")
    assert box.result("baru.xlsx").status == "superseded"
    assert box.current() == {("DINKES", 2022, "unit", "baru.xlsx")}
    old = box.result("lama.xlsx")
    assert (old.status, codes(old)) == ("unchanged", ["superseded_before"])
    assert "baru.xlsx" in old.findings["message"].iloc[0]
    assert box.current() == {("DINKES", 2022, "unit", "baru.xlsx")}
    assert statuses(box.take_in()) == {"lama.xlsx": "unchanged", "baru.xlsx": "unchanged"}


def test_only_the_assessor_that_is_in_the_newer_file_is_superseded(box: Folder) -> None:
    box.put("dua.xlsx", workbook(tpi=True))
    box.put("satu.xlsx", workbook(first="Tidak"))
    box.take_in("dua.xlsx")
    box.take_in("satu.xlsx")
    assert box.current() == {
        ("DINKES", 2022, "unit", "satu.xlsx"),
        ("DINKES", 2022, "tpi", "dua.xlsx"),
    }


def test_the_first_real_worksheet_retires_the_sample(box: Folder) -> None:
    box.put("contoh/a.xlsx", workbook(title=SAMPLE_TITLE))
    box.put("contoh/rusak.xlsx", workbook()[:5000])
    box.take_in("contoh", sample=True)
    assert box.store.synthetic()
    box.put("asli.xlsx", workbook())
    assert box.result("asli.xlsx", dry_run=True).status == "imported"
    assert box.result("asli.xlsx").status == "imported"
    assert not box.store.synthetic()
    assert box.current() == {("DINKES", 2022, "unit", "asli.xlsx")}
    assert box.store.findings().empty
    again = box.take_in("contoh/a.xlsx")
    assert statuses(again) == {"a.xlsx": "unchanged"}


@pytest.mark.parametrize("together", [True, False])
def test_the_sample_stays_out_once_there_are_real_worksheets(box: Folder, together: bool) -> None:
    box.put("asli.xlsx", workbook())
    box.put("contoh.xlsx", workbook(title=SAMPLE_TITLE))
    if not together:
        box.take_in("asli.xlsx")
    outcome = box.take_in() if together else box.take_in("contoh.xlsx")
    assert codes(outcome.results[-1], "error") == ["sample_among_real"]
    assert box.current() == {("DINKES", 2022, "unit", "asli.xlsx")}


def test_a_dry_run_tells_the_same_and_writes_nothing(box: Folder, tmp_path: Path) -> None:
    box.put("lama.xlsx", workbook())
    box.take_in()
    box.put("baru.xlsx", workbook(first="Tidak"))
    box.put("lain.xlsx", workbook("Dinas Sosial"))
    box.put("rusak.xlsx", b"bukan")
    names = ["baru.xlsx", "lain.xlsx", "rusak.xlsx"]
    before = (box.store.version(), box.store.submissions(), box.store.findings())
    dry = box.take_in(*names, dry_run=True)
    assert dry.dry_run
    assert box.store.version() == before[0]
    pd.testing.assert_frame_equal(box.store.submissions(), before[1])
    pd.testing.assert_frame_equal(box.store.findings(), before[2])
    wet = box.take_in(*names)
    assert statuses(dry) == statuses(wet)
    assert list(statuses(dry).values()) == ["superseded", "imported", "refused"]


def test_a_failing_store_keeps_what_was_stored_before(
    box: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, unit in {"a": "Panji", "b": "Besuki", "c": "Suboh"}.items():
        box.put(f"{name}.xlsx", workbook(f"Kecamatan {unit}"))
    receive = writing.receive

    def fail_at_second(connection: Connection, delivery: Delivery, at: datetime) -> Changes:
        if delivery.name == "b.xlsx":
            raise OperationalError("INSERT", {}, Exception("disk full"))
        return receive(connection, delivery, at)

    monkeypatch.setattr(writing, "receive", fail_at_second)
    with pytest.raises(OperationalError):
        box.take_in()
    monkeypatch.undo()
    assert {file for *_, file in box.current()} == {"a.xlsx"}
    assert statuses(box.take_in()) == {
        "a.xlsx": "unchanged",
        "b.xlsx": "imported",
        "c.xlsx": "imported",
    }


def test_a_file_the_loader_stumbles_over_does_not_stop_the_others(
    box: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.put("a.xlsx", b"jatuh")
    box.put("b.xlsx", workbook())
    read_lke = module.read_lke

    def stumble(data: bytes, *rest: object, **options: object) -> object:
        if data == b"jatuh":
            raise KeyError("A.I")
        return read_lke(data, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "read_lke", stumble)
    outcome = box.take_in()
    assert statuses(outcome) == {"a.xlsx": "refused", "b.xlsx": "imported"}
    assert codes(outcome.results[0]) == ["cannot_process"]
    assert box.store.workbook(outcome.results[0].workbook)[1] == b"jatuh"


def test_a_file_that_vanished_or_is_too_large_is_refused_and_not_read(
    box: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LIMITS", files.LIMITS.__class__(size=3))
    box.put("besar.xlsx", b"1234")
    outcome = box.take_in("besar.xlsx", "hilang.xlsx")
    assert [codes(result) for result in outcome.results] == [["oversize"], ["file_unreadable"]]
    assert box.store.is_empty()


def test_progress_counts_every_file_read_and_stored(box: Folder) -> None:
    box.put("a.xlsx", workbook())
    box.put("b.xlsx", b"bukan")
    steps: list[tuple[int, int, str]] = []
    box.take_in(progress=lambda *step: steps.append(step), dry_run=True)
    assert steps == [(1, 2, "a.xlsx"), (2, 2, "b.xlsx")]
    steps.clear()
    box.take_in(progress=lambda *step: steps.append(step))
    assert [step[:2] for step in steps] == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_nothing_to_import(box: Folder) -> None:
    box.path.mkdir()
    outcome = import_paths(box.store, box.registry, [box.path])
    assert outcome.results == ()
    assert not outcome.keeps_out
    assert box.store.version() == 0
