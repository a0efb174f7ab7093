"""Worksheets of internalisation: looked at, taken in, imported from a folder."""

import pytest

from tests.makers.sakip import sakip_book
from zi_analytics.intake import (
    CollectedOutcome,
    import_collected,
    import_internalization,
    look_at_internalization,
    take_in_internalization,
)
from zi_analytics.settings import Settings
from zi_analytics.store import Reach

from .folder import Folder

NAME = "isian.xlsx"


def internalization(
    reached: int | None, people: int = 4, *, mark: str = "", unit: str = "Dinas Sosial"
) -> bytes:
    """Return a worksheet with the guards of one unit and one activity."""
    head = [[mark], ["Tahun", 2022], ["Unit", "Kelompok", "Jumlah orang", "Sosialisasi"]]
    return sakip_book([*head, [unit, "Satpam", people, reached]])


def changes(box: Folder, content: bytes) -> list[str]:
    return (
        look_at_internalization(box.store, box.registry, NAME, content).changes["change"].tolist()
    )


def put(box: Folder, people: int | None, reached: int | None) -> None:
    key = ("DINSOS", 2022, "satpam", "sosialisasi")
    box.store.enter_internalization(Reach(*key, people, reached, "Siti"))


def import_(box: Folder, **options: object) -> CollectedOutcome:
    return import_internalization(box.store, box.registry, [box.path], **options)  # type: ignore[arg-type]


def counts(box: Folder) -> dict[str, tuple[int, int]]:
    table = box.store.internalization(2022)
    pairs = zip(table["people"], table["reached"], strict=True)
    return dict(zip(table["unit"], pairs, strict=True))


def test_looking_tells_what_would_change_and_stores_nothing(box: Folder) -> None:
    assert changes(box, internalization(1)) == ["new"]
    put(box, 4, 1)
    version = box.store.version()
    assert changes(box, internalization(1)) == ["same"]
    assert changes(box, internalization(None)) == ["same"]
    assert changes(box, internalization(2)) == ["changed"]
    handed = look_at_internalization(box.store, box.registry, NAME, internalization(2))
    assert handed.fresh == 1
    assert handed.changes.iloc[0][["people_before", "reached_before"]].tolist() == [4, 1]
    assert box.store.version() == version


def test_taking_in_changes_just_that(box: Folder) -> None:
    put(box, 4, 1)
    book = internalization(2)
    handed = look_at_internalization(box.store, box.registry, NAME, book)
    assert take_in_internalization(box.store, handed) == "superseded"
    assert counts(box) == {"DINSOS": (4, 2)}
    assert changes(box, book) == ["received"]


def test_what_is_no_worksheet_is_told(box: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    handed = look_at_internalization(box.store, box.registry, NAME, b"bukan buku kerja")
    assert handed.reading.refused and handed.fresh == 0

    def stumble(*given: object) -> None:
        raise RuntimeError("tersandung")

    monkeypatch.setattr("zi_analytics.intake.handed_internalization.read_internalization", stumble)
    handed = look_at_internalization(box.store, box.registry, NAME, internalization(1))
    assert handed.reading.findings["code"].tolist() == ["cannot_process"]


def test_an_import_once_and_twice(box: Folder) -> None:
    box.put("a.xlsx", internalization(1))
    assert [r.status for r in import_(box, dry_run=True).results] == ["imported"]
    assert box.store.is_empty()
    (result,) = import_(box).results
    assert (result.status, result.rows) == ("imported", 1)
    assert [r.status for r in import_(box).results] == ["unchanged"]


def test_two_files_that_contradict_are_kept_out(box: Folder) -> None:
    box.put("a.xlsx", internalization(1))
    box.put("b.xlsx", internalization(2))
    box.put("c.xlsx", internalization(3, unit="Dinas Kesehatan"))
    outcome = import_(box)
    assert outcome.keeps_out
    assert counts(box) == {"DINKES": (4, 3)}


def test_the_folder_beside_the_inbox_is_read_at_the_start(box: Folder) -> None:
    place = Settings(data=box.path, region=box.path, database="sqlite://")
    box.put("internalisasi/2022/Dinas Sosial.xlsx", internalization(1))
    outcomes = import_collected(box.store, box.registry, place)
    assert [r.status for r in outcomes["internalization"].results] == ["imported"]
    assert counts(box) == {"DINSOS": (4, 1)}
