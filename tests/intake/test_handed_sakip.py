"""A file of SAKIP scores handed in on a page: looked at, and taken in as it was seen."""

import pytest

from tests.intake.test_collected import recap
from tests.makers.sakip import sakip_book
from zi_analytics.intake import Handed, import_sakip, look_at_sakip, take_in_sakip
from zi_analytics.loaders import SakipReading

from .folder import SAMPLE_TITLE, Folder, workbook

NAME = "rekap sakip.xlsx"
SOCIAL = ("Dinas Sosial", 2022, 72.5, "BB")
HEALTH = ("Dinas Kesehatan", 2022, 61.0, "B")


def looked(box: Folder, content: bytes) -> Handed[SakipReading]:
    return look_at_sakip(box.store, box.registry, NAME, content)


def states(box: Folder, content: bytes) -> dict[str, str]:
    table = looked(box, content).changes
    return dict(zip(table["unit"], table["change"], strict=True))


def test_looking_tells_what_would_change_and_stores_nothing(box: Folder) -> None:
    box.put("a.xlsx", recap(SOCIAL))
    import_sakip(box.store, box.registry, [box.path])
    version = box.store.version()
    other = recap(("Dinas Sosial", 2022, 75.0, "BB"), HEALTH)
    assert states(box, other) == {"DINSOS": "changed", "DINKES": "new"}
    assert looked(box, other).fresh == 2
    (row,) = looked(box, other).changes.query("unit == 'DINSOS'").to_dict("records")
    assert (row["year"], row["of"]) == (2022, "evaluation")
    assert (row["score_before"], row["score"], row["predicate"]) == (72.5, 75.0, "BB")
    assert states(box, recap(SOCIAL, HEALTH)) == {"DINSOS": "same", "DINKES": "new"}
    assert box.store.version() == version


def test_taking_in_replaces_and_the_same_bytes_do_nothing_more(box: Folder) -> None:
    first, second = recap(SOCIAL), recap(("Dinas Sosial", 2022, 75.0, "BB"))
    assert take_in_sakip(box.store, looked(box, first)) == "imported"
    assert take_in_sakip(box.store, looked(box, second)) == "superseded"
    assert box.store.sakip()["score"].tolist() == [75.0]
    for content in (first, second):
        assert states(box, content) == {"DINSOS": "received"}
        assert take_in_sakip(box.store, looked(box, content)) == "unchanged"
    assert box.store.sakip()["score"].tolist() == [75.0]


def test_what_is_no_recap_is_told(box: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    handed = looked(box, b"bukan buku kerja")
    assert handed.reading.refused and handed.fresh == 0 and handed.changes.empty

    def stumble(*given: object) -> None:
        raise RuntimeError("tersandung")

    monkeypatch.setattr("zi_analytics.intake.handed_sakip.read_sakip", stumble)
    handed = looked(box, recap(SOCIAL))
    assert handed.reading.findings["code"].tolist() == ["cannot_process"]


def test_a_corrected_predicate_and_lost_components_are_changes(box: Folder) -> None:
    head = ["Perangkat Daerah", "Tahun Evaluasi", "Perencanaan Kinerja", "Nilai", "Predikat"]
    whole = sakip_book([head, ["Dinas Sosial", 2022, 22.5, 72.5, "BB"]])
    take_in_sakip(box.store, looked(box, whole))
    assert len(box.store.sakip()) == 2
    (row,) = looked(box, recap(SOCIAL)).changes.to_dict("records")
    assert (row["change"], row["lost"]) == ("changed", 1)
    other = sakip_book([head, ["Dinas Sosial", 2022, 22.5, 72.5, "B"]])
    (row,) = looked(box, other).changes.to_dict("records")
    assert (row["change"], row["lost"]) == ("changed", 0)


def test_beside_the_sample_everything_real_is_new(box: Folder) -> None:
    box.put("a.xlsx", workbook(title=SAMPLE_TITLE))
    box.take_in()
    box.put("sakip/b.xlsx", recap(SOCIAL, mark="DATA CONTOH - SINTETIS"))
    import_sakip(box.store, box.registry, [box.path / "sakip"])
    assert len(box.store.sakip()) == 1
    assert states(box, recap(("Dinas Sosial", 2022, 75.0, "BB"))) == {"DINSOS": "new"}
