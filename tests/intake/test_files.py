"""Which files a path means."""

import os
import sys
from pathlib import Path

import pytest

from zi_analytics.intake import file_at, find_files


def _make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


def test_folders_are_searched_and_other_files_skipped(tmp_path: Path) -> None:
    _make(tmp_path, "2022/Dinkes/a.XLSX", "2021/b.ods", "2021/c.xls", "2021/d.pdf", "e.xlsb")
    found = find_files([tmp_path])
    assert [file.path.name for file in found.files] == ["e.xlsb", "b.ods", "c.xls", "a.XLSX"]
    assert [Path(name).name for name in found.skipped] == ["d.pdf"]


def test_hidden_files_and_lock_files_are_passed_over(tmp_path: Path) -> None:
    _make(tmp_path, "~$a.xlsx", ".a.xlsx", ".~lock.a.xlsx#", ".git/a.xlsx", "__MACOSX/._a.xlsx")
    found = find_files([tmp_path])
    assert found.files == ()
    assert found.skipped == ()


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    _make(tmp_path, "a.pdf")
    assert [file.name for file in find_files([tmp_path / "a.pdf"]).files] == ["a.pdf"]


def test_a_file_that_is_meant_twice_is_read_once(tmp_path: Path) -> None:
    _make(tmp_path, "2022/a.xlsx", "2022/b.xlsx")
    twice = [tmp_path / "2022" / "b.xlsx", tmp_path, tmp_path / "2022"]
    assert [file.name for file in find_files(twice).files] == ["b.xlsx", "a.xlsx"]


def test_folders_that_say_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _make(tmp_path, "bappeda/masuk/2022/Dinkes/a.xlsx")
    inbox = tmp_path / "bappeda" / "masuk"
    (below,) = find_files([inbox]).files
    assert below.folders == ("masuk", "2022", "Dinkes")
    assert file_at(inbox / "2022" / "Dinkes" / "a.xlsx").folders == ("2022", "Dinkes")
    monkeypatch.chdir(inbox / "2022" / "Dinkes")
    assert file_at(Path("a.xlsx")).folders == ("2022", "Dinkes")
    (here,) = find_files([Path(".")]).files
    assert here.folders == ("Dinkes",)


def test_a_file_at_the_root_of_the_disk() -> None:
    assert file_at(Path("/a.xlsx")).folders == ()


@pytest.mark.skipif(sys.platform != "linux", reason="only there names can be any bytes")
def test_a_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    name = os.fsdecode(b"lke \xff.xlsx")
    _make(tmp_path, name)
    (file,) = find_files([tmp_path]).files
    assert file.name == "lke \ufffd.xlsx"
    file.label.encode()
    assert file.path.read_bytes() == b"x"
