"""Unchanged files are known by their bytes, and not parsed again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zi_analytics.intake import known, tasks

from .folder import Folder, codes, statuses, workbook


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Tell which files were parsed since this was asked last."""
    names: list[str] = []
    read_lke = tasks.read_lke

    def count(data: bytes, name: str, *rest: object, **options: object) -> object:
        names.append(name)
        return read_lke(data, name, *rest, **options)  # type: ignore[arg-type]

    def since() -> list[str]:
        told = list(names)
        names.clear()
        return told

    monkeypatch.setattr(tasks, "read_lke", count)
    return since


def test_only_new_files_are_parsed(box: Folder, parsed: Callable[[], list[str]]) -> None:
    box.put("a.xlsx", workbook(tpi=True))
    box.put("rusak.xlsx", workbook()[:5000])
    box.take_in()
    before = parsed()
    box.put("b.xlsx", workbook("Dinas Sosial"))
    version = box.store.version()
    trial = box.take_in(dry_run=True)
    assert (before, parsed()) == (["a.xlsx", "rusak.xlsx"], ["b.xlsx", "rusak.xlsx"])
    assert box.store.version() == version
    outcome = box.take_in()
    assert (
        statuses(trial)
        == statuses(outcome)
        == {
            "a.xlsx": "unchanged",
            "b.xlsx": "imported",
            "rusak.xlsx": "refused",
        }
    )
    assert parsed() == ["b.xlsx", "rusak.xlsx"]


def test_a_file_that_is_known_tells_the_same(box: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    box.put("2022/a.xlsx", workbook(tpi=True, first="entah"))
    box.take_in()
    known_one = box.result()
    monkeypatch.setattr(known, "program", lambda: "another")
    parsed_one = box.result()
    for name in ("status", "unit", "year", "sheet", "instrument", "assessors", "workbook"):
        assert getattr(known_one, name) == getattr(parsed_one, name)
    assert codes(known_one) == codes(parsed_one) == ["answer_unclear"] * 2
    assert known_one.recognised.unit == "tersimpan"


@pytest.mark.parametrize("change", ["name", "folder", "choice", "program", "units"])
def test_what_a_reading_depends_on_makes_it_new(
    box: Folder,
    parsed: Callable[[], list[str]],
    change: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = box.put("2022/a.xlsx", workbook())
    box.take_in()
    parsed()
    place, options = "2022/a.xlsx", {}
    if change == "name":
        place = "2022/lain.xlsx"
    if change == "folder":
        place = "lain/a.xlsx"
    if change == "choice":
        options = {"unit": "DINKES"}
    if change == "program":
        monkeypatch.setattr(known, "program", lambda: "another")
    if change == "units":
        monkeypatch.setitem(box.registry.__dict__, "fingerprint", "others")
    (box.path / place).parent.mkdir(exist_ok=True)
    file.rename(box.path / place)
    for expected in (1, 0):
        assert statuses(box.take_in(place, **options)) == {Path(place).name: "unchanged"}
        assert len(parsed()) == expected


def test_a_choice_that_was_changed_since_is_read_again(box: Folder) -> None:
    box.put("a.xlsx", workbook())
    for unit in ("DINKES", "DINSOS", "DINKES"):
        box.take_in("a.xlsx", unit=unit)
        assert {key[0] for key in box.current()} == {unit}


def test_a_known_file_still_rivals_a_new_one(box: Folder) -> None:
    box.put("a.xlsx", workbook())
    box.take_in()
    box.put("b.xlsx", workbook(first="Tidak"))
    outcome = box.take_in()
    assert statuses(outcome) == {"a.xlsx": "unchanged", "b.xlsx": "kept_out"}
    assert codes(outcome.results[1], "error") == ["two_files"]
