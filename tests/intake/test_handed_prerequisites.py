"""A worksheet handed in on a page: what it would change, and that it changes just that."""

from tests.makers.sakip import sakip_book
from zi_analytics.intake import look_at_prerequisites, take_in_prerequisites
from zi_analytics.store import Entry

from .folder import Folder

NAME = "isian.xlsx"


def sheet(*rows: tuple[object, ...]) -> bytes:
    return sakip_book([["Tahun", 2022], ["Unit", "Prasyarat", "Isi"], *rows])


def changes(box: Folder, content: bytes) -> dict[str, str]:
    table = look_at_prerequisites(box.store, box.registry, NAME, content).changes
    return dict(zip(table["item"], table["change"], strict=True))


def put(box: Folder, item: str, value: str | None) -> None:
    box.store.enter_prerequisite(Entry("DINSOS", 2022, item, value, entered_by="Siti"))


SHEET = sheet(
    ("Dinas Sosial", "Layanan inti", "ya"),
    ("Dinas Sosial", "Tindak lanjut temuan", "100 %"),
    ("Dinas Sosial", "SAKIP unit", "BB"),
)


def test_looking_tells_what_would_change_and_stores_nothing(box: Folder) -> None:
    put(box, "unit.layanan_inti", "ya")
    put(box, "unit.tindak_lanjut", "87,5 %")
    version = box.store.version()
    assert changes(box, SHEET) == {
        "unit.layanan_inti": "same",
        "unit.tindak_lanjut": "changed",
        "unit.sakip": "new",
    }
    assert look_at_prerequisites(box.store, box.registry, NAME, SHEET).fresh == 2
    assert box.store.version() == version


def test_taking_in_changes_just_that(box: Folder) -> None:
    put(box, "unit.layanan_inti", "ya")
    put(box, "unit.tindak_lanjut", "87,5 %")
    assert (
        take_in_prerequisites(
            box.store, look_at_prerequisites(box.store, box.registry, NAME, SHEET)
        )
        == "superseded"
    )
    table = box.store.prerequisites(2022).set_index("item")
    assert table["value"].to_dict() == {
        "unit.layanan_inti": "ya",
        "unit.tindak_lanjut": "100 %",
        "unit.sakip": "BB",
    }
    # What stood already still comes from the person who entered it.
    assert table["source"].to_dict() == {
        "unit.layanan_inti": "formulir",
        "unit.tindak_lanjut": "lembar",
        "unit.sakip": "lembar",
    }
    assert box.store.workbook(table.loc["unit.sakip", "workbook"])[0] == NAME


def test_the_same_file_again_does_nothing_whatever_was_entered_since(box: Folder) -> None:
    take_in_prerequisites(box.store, look_at_prerequisites(box.store, box.registry, NAME, SHEET))
    put(box, "unit.sakip", "CC")
    handed = look_at_prerequisites(box.store, box.registry, NAME, SHEET)
    assert set(handed.changes["change"]) == {"received"} and handed.fresh == 0
    assert take_in_prerequisites(box.store, handed) == "unchanged"
    table = box.store.prerequisites(2022).set_index("item")
    assert table.loc["unit.sakip", "value"] == "CC"


def test_what_was_taken_back_is_new_again(box: Folder) -> None:
    put(box, "unit.sakip", "BB")
    put(box, "unit.sakip", None)
    assert changes(box, SHEET)["unit.sakip"] == "new"


def test_a_file_that_is_no_worksheet_is_told(box: Folder) -> None:
    handed = look_at_prerequisites(box.store, box.registry, "x.xlsx", b"bukan berkas")
    assert handed.reading.refused and handed.fresh == 0
    assert list(handed.reading.findings["severity"]) == ["error"]
