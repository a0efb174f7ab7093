"""Files on their way in: their names, their keys, the bounds, and what is handed over."""

from pathlib import Path

import pytest

from tests.intake.folder import workbook
from zi_analytics.intake import import_paths
from zi_analytics.registry import Registry
from zi_analytics.store import Store, open_store
from zi_analytics.ui import collect_batch, data
from zi_analytics.ui.collect_batch import Choice, Upload, key_of, upload


@pytest.fixture
def store(tmp_path: Path, situbondo: Registry, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Put a real, empty store and an inbox behind the pages' data."""
    opened = open_store(f"sqlite:///{tmp_path / 'zi.db'}")
    monkeypatch.setattr(data, "store", lambda: opened)
    monkeypatch.setattr(data, "registry", lambda: situbondo)
    monkeypatch.setattr(data, "inbox", lambda: tmp_path / "lke")
    return opened


def given(name: str, content: bytes) -> Upload:
    return upload(name, len(content), lambda: content)


def quiet(done: int, steps: int, what: str) -> None:
    """Tell nobody."""


def put(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / "lke" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def test_a_name_loses_folders_and_hidden_signs() -> None:
    assert given("../../etc/LKE.xlsx", b"x").name == "LKE.xlsx"
    assert given("C:\\Users\\a\\LKE.xlsx", b"x").name == "LKE.xlsx"
    assert given("a\x00b\n\u202ec.xlsx", b"x").name == "ab c.xlsx"
    assert given("/", b"x").name == "berkas tanpa nama"


def test_equal_names_with_other_bytes_stay_apart_and_copies_do_not() -> None:
    files = [given("a.xlsx", b"1"), given("a.xlsx", b"2"), given("a.xlsx", b"1")]
    assert len(collect_batch.distinct(files)) == 2


def test_too_many_or_too_large_files_are_not_taken() -> None:
    most = collect_batch.MOST_FILES
    assert collect_batch.too_much([1] * most) == ""
    assert "Paling banyak" in collect_batch.too_much([1] * (most + 1))
    assert "Paling besar" in collect_batch.too_much([collect_batch.MOST_BYTES + 1])


def test_a_choice_of_unit_lets_an_unclear_file_in(store: Store) -> None:
    file = given("kiriman.xlsx", workbook("Dinas Sosal", 2022))
    before = collect_batch.take_uploads([file], {}, dry_run=True, progress=quiet)
    (asked,) = before.results
    assert asked.status == "kept_out" and key_of(asked) == file.key
    assert asked.candidates[0].code == "DINSOS"
    choices = {file.key: Choice(unit="DINSOS")}
    after = collect_batch.take_uploads([file], choices, dry_run=False, progress=quiet)
    assert after.results[0].status == "imported"
    assert store.submissions()["unit"].tolist() == ["DINSOS"]


def test_what_is_left_out_is_not_handed_over(store: Store) -> None:
    files = [given("a.xlsx", workbook("Dinas Sosial")), given("b.xlsx", workbook())]
    skip = {files[0].key: Choice(skip=True)}
    outcome = collect_batch.take_uploads(files, skip, dry_run=False, progress=quiet)
    assert [result.unit for result in outcome.results] == ["DINKES"]


def test_a_dry_run_writes_nothing(store: Store) -> None:
    file = given("a.xlsx", workbook())
    assert collect_batch.take_uploads([file], {}, dry_run=True, progress=quiet).counts["imported"]
    assert store.is_empty()


def test_the_inbox_is_taken_as_it_lies(store: Store, tmp_path: Path) -> None:
    nothing = collect_batch.take_inbox(None, {}, dry_run=True, progress=quiet)
    assert nothing.results == ()
    put(tmp_path, "2022/Dinas Sosial.xlsx", workbook(None, None))
    outcome = collect_batch.take_inbox(None, {}, dry_run=False, progress=quiet)
    assert [(r.unit, r.year, r.status) for r in outcome.results] == [("DINSOS", 2022, "imported")]


def test_choices_for_the_inbox_keep_what_the_folder_says(
    store: Store, tmp_path: Path, situbondo: Registry
) -> None:
    put(tmp_path, "2022/kiriman wa.xlsx", workbook(None, None, first="Tidak"))
    put(tmp_path, "2022/Dinas Sosial.xlsx", workbook(None, None))
    put(tmp_path, "2022/Dinas Kesehatan.xlsx", workbook())
    import_paths(store, situbondo, [tmp_path / "lke" / "2022" / "Dinas Kesehatan.xlsx"])
    first = collect_batch.take_inbox(None, {}, dry_run=True, progress=quiet)
    unclear = next(r for r in first.results if r.unit is None)
    choices = {key_of(unclear): Choice(unit="DISHUB")}
    outcome = collect_batch.take_inbox(first, choices, dry_run=False, progress=quiet)
    kept = {(r.unit, r.year, r.status) for r in outcome.results}
    assert kept == {("DISHUB", 2022, "imported"), ("DINSOS", 2022, "imported")}


def test_rivals_are_seen_among_chosen_and_clear_files_of_the_inbox(
    store: Store, tmp_path: Path
) -> None:
    put(tmp_path, "2022/kiriman wa.xlsx", workbook(None, None, first="Tidak"))
    put(tmp_path, "2022/Dinas Sosial.xlsx", workbook(None, None))
    first = collect_batch.take_inbox(None, {}, dry_run=True, progress=quiet)
    unclear = next(r for r in first.results if r.unit is None)
    choices = {key_of(unclear): Choice(unit="DINSOS")}
    outcome = collect_batch.take_inbox(first, choices, dry_run=False, progress=quiet)
    assert [r.status for r in outcome.results] == ["kept_out", "kept_out"]
