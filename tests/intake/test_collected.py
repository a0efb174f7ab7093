"""SAKIP and prerequisites on their way into the store: idempotent, superseding, nothing deleted."""

from pathlib import Path

import pytest

from tests.makers.sakip import sakip_book
from zi_analytics.intake import (
    CollectedOutcome,
    CollectedResult,
    import_collected,
    import_prerequisites,
    import_sakip,
)
from zi_analytics.settings import Settings
from zi_analytics.store import Entry

from .folder import SAMPLE_TITLE, Folder, workbook

MARK = "DATA CONTOH – SINTETIS"


def recap(*rows: tuple[object, ...], mark: str = "") -> bytes:
    head = [[mark], ["Perangkat Daerah", "Tahun Evaluasi", "Nilai", "Predikat"]]
    return sakip_book([*head, *rows])


def prereqs(*rows: tuple[object, ...], year: int = 2022) -> bytes:
    return sakip_book([["Tahun", year], ["Unit", "Prasyarat", "Isi"], *rows])


def take_in(box: Folder, *names: str, **options: object) -> CollectedOutcome:
    paths = [box.path / name for name in names] or [box.path]
    return import_sakip(box.store, box.registry, paths, **options)  # type: ignore[arg-type]


def one(outcome: CollectedOutcome) -> CollectedResult:
    (result,) = outcome.results
    return result


def scores(box: Folder) -> dict[tuple[str, int], float]:
    table = box.store.sakip()
    own = table[table["component"] == "total"]
    keys = zip(own["unit"], own["evaluation_year"], strict=True)
    return dict(zip(keys, own["score"], strict=True))


def values(box: Folder, year: int = 2022) -> dict[tuple[str, str], str]:
    table = box.store.prerequisites(year)
    return dict(zip(zip(table["unit"], table["item"], strict=True), table["value"], strict=True))


FIRST = recap(("Dinas Kesehatan", 2021, "72,5", "BB"), ("Dinas Sosial", 2021, 61, "B"))
SECOND = recap(("Dinas Kesehatan", 2021, "74,0", "BB"))


def test_the_same_bytes_change_nothing(box: Folder) -> None:
    box.put("rekap.xlsx", FIRST)
    assert one(take_in(box)).status == "imported"
    version = box.store.version()
    assert one(take_in(box)).status == "unchanged"
    assert box.store.version() == version
    assert scores(box) == {("DINKES", 2021): 72.5, ("DINSOS", 2021): 61}


def test_a_newer_recap_supersedes_units_and_years_that_it_names(box: Folder) -> None:
    box.put("rekap.xlsx", FIRST)
    take_in(box)
    box.put("baru.xlsx", SECOND)
    assert one(take_in(box, "baru.xlsx")).status == "superseded"
    assert scores(box) == {("DINKES", 2021): 74, ("DINSOS", 2021): 61}
    # What was superseded does not come back with its bytes.
    assert one(take_in(box, "rekap.xlsx")).status == "unchanged"
    assert scores(box)["DINKES", 2021] == 74


def test_every_score_knows_its_file_sheet_and_cell(box: Folder) -> None:
    box.put("rekap.xlsx", FIRST)
    take_in(box)
    row = box.store.sakip().set_index("unit").loc["DINKES"]
    assert (row["sheet"], row["cell"]) == ("Rekap", "C3")
    assert box.store.workbook(row["workbook"]) == ("rekap.xlsx", FIRST)


def test_two_files_that_contradict_are_both_kept_out_where_they_do(box: Folder) -> None:
    box.put("a.xlsx", FIRST)
    box.put("b.xlsx", SECOND)
    outcome = take_in(box)
    assert outcome.keeps_out
    assert [result.status for result in outcome.results] == ["imported", "kept_out"]
    assert scores(box) == {("DINSOS", 2021): 61}
    for result in outcome.results:
        assert "two_collected_files" in result.findings["code"].tolist()
    assert one(take_in(box, "b.xlsx")).status == "imported"
    assert scores(box)["DINKES", 2021] == 74


def test_two_files_that_say_the_same_do_not_contradict(box: Folder) -> None:
    box.put("a.xlsx", FIRST)
    box.put("b.xlsx", recap(("Dinas Kesehatan", 2021, 72.5, "BB")))
    assert not take_in(box).keeps_out
    assert scores(box) == {("DINKES", 2021): 72.5, ("DINSOS", 2021): 61}


def test_a_dry_run_writes_nothing(box: Folder) -> None:
    box.put("rekap.xlsx", FIRST)
    assert one(take_in(box, dry_run=True)).status == "imported"
    assert box.store.is_empty()


def test_a_file_without_a_table_is_refused_and_kept(box: Folder) -> None:
    box.put("lain.xlsx", sakip_book([["catatan"]]))
    result = one(take_in(box))
    assert (result.status, result.rows) == ("refused", 0)
    assert box.store.findings()["code"].tolist() == ["no_sakip"]
    version = box.store.version()
    take_in(box)
    assert box.store.version() == version


def test_findings_are_kept_with_the_file(box: Folder) -> None:
    box.put("rekap.xlsx", recap(("Dinas Sosial", 2021, 80, "A")))
    take_in(box)
    table = box.store.findings()
    assert table[["code", "cell", "file"]].to_numpy().tolist() == [
        ["sakip_predicate_differs", "D3", "rekap.xlsx"]
    ]


# The sample and what is real
def test_real_scores_retire_the_whole_sample(box: Folder) -> None:
    box.put("lke/contoh.xlsx", workbook("Dinas Sosial", title=SAMPLE_TITLE))
    box.take_in("lke", sample=True)
    box.put("contoh.xlsx", recap(("Dinas Sosial", 2021, 61, "B"), mark=MARK))
    take_in(box, "contoh.xlsx")
    box.store.enter_prerequisite(Entry("DINSOS", 2022, "unit.layanan_inti", "ya"))
    assert box.store.synthetic()
    box.put("asli.xlsx", recap(("Dinas Kesehatan", 2021, 70, "B")))
    take_in(box, "asli.xlsx")
    assert not box.store.synthetic()
    assert box.store.years() == []
    assert scores(box) == {("DINKES", 2021): 70}
    assert values(box) == {}


def test_a_real_worksheet_retires_the_scores_of_the_sample(box: Folder) -> None:
    box.put("contoh.xlsx", recap(("Dinas Sosial", 2021, 61, "B"), mark=MARK))
    take_in(box)
    box.put("lke/dinkes.xlsx", workbook())
    box.take_in("lke")
    assert scores(box) == {}
    box.put("lagi.xlsx", recap(("Dinas Sosial", 2020, 61, "B"), mark=MARK))
    take_in(box, "lagi.xlsx")
    assert scores(box) == {}


# Prerequisites
def test_prerequisites_are_taken_in_and_superseded(box: Folder) -> None:
    def bring(name: str, content: bytes) -> str:
        box.put(name, content)
        return one(import_prerequisites(box.store, box.registry, [box.path / name])).status

    first = prereqs(("Dinas Sosial", "Layanan inti", "ya"), ("Dinas Sosial", "SAKIP unit", "B"))
    assert bring("a.xlsx", first) == "imported"
    assert bring("a.xlsx", first) == "unchanged"
    assert bring("b.xlsx", prereqs(("Dinas Sosial", "SAKIP unit", "BB"))) == "superseded"
    assert values(box) == {
        ("DINSOS", "unit.layanan_inti"): "ya",
        ("DINSOS", "unit.sakip"): "BB",
    }
    history = box.store.prerequisite_history()
    own = history[history["item"] == "unit.sakip"]
    assert own[["value", "current"]].to_numpy().tolist() == [["B", False], ["BB", True]]


def test_a_form_has_the_last_word_and_its_history_stays(box: Folder) -> None:
    box.put("a.xlsx", prereqs(("Dinas Sosial", "SAKIP unit", "B")))
    import_prerequisites(box.store, box.registry, [box.path])
    entry = Entry("DINSOS", 2022, "unit.sakip", "A", note="LHE 2022", entered_by="Organisasi")
    assert box.store.enter_prerequisite(entry)
    version = box.store.version()
    assert not box.store.enter_prerequisite(entry)
    assert box.store.version() == version
    assert values(box)["DINSOS", "unit.sakip"] == "A"
    assert box.store.enter_prerequisite(Entry("DINSOS", 2022, "unit.sakip", None))
    row = box.store.prerequisites(2022).iloc[0]
    assert row.isna()["value"]
    history = box.store.prerequisite_history(2022)
    assert history["value"].fillna("–").tolist() == ["B", "A", "–"]
    assert history["source"].tolist() == ["lembar", "formulir", "formulir"]
    assert history["entered_by"].fillna("").tolist() == ["", "Organisasi", ""]


def test_taking_back_what_was_never_entered_changes_nothing(box: Folder) -> None:
    assert not box.store.enter_prerequisite(Entry("DINSOS", 2022, "unit.sakip", None))
    assert box.store.prerequisite_history().empty


# The folders beside the inbox
@pytest.mark.parametrize("present", [True, False])
def test_the_folders_are_imported_where_they_are(
    present: bool, box: Folder, tmp_path: Path
) -> None:
    if present:
        box.put("sakip/2021/rekap.xlsx", FIRST)
        box.put("prasyarat/a.xlsx", prereqs(("Dinas Sosial", "Layanan inti", "ya")))
    place = Settings(box.path, tmp_path, "sqlite://")
    outcomes = import_collected(box.store, box.registry, place)
    many = {kind: len(outcome.results) for kind, outcome in outcomes.items()}
    assert many == {"sakip": present, "prerequisite": present, "internalization": 0}
    assert bool(scores(box)) is bool(values(box)) is present
