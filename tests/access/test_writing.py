"""Changing the file of roles: all of it or nothing of it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from zi_analytics.access import AccessError, Listed, digest, read_access, save_access

UNITS = {"DINKES", "35.12.06"}
HEAD = "# Peran dasbor\n# dijaga bagian organisasi\n"
TEXT = f"{HEAD}people:\n  # di tengah\n  - {{email: admin@contoh.invalid, role: admin}}\n"
ADMIN = Listed("admin@contoh.invalid", None, "admin")
SRI = Listed("Sri@contoh.invalid", '08"15', "unit", ("DINKES", "35.12.06"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file with one admin."""
    file = tmp_path / "access.yaml"
    file.write_text(TEXT, encoding="utf-8")
    file.chmod(0o640)
    return file


def _save(path: Path, *people: Listed, told: list[Sequence[Listed]] | None = None) -> None:
    heard = [] if told is None else told
    save_access(path, people, UNITS, digest(path), lambda *both: heard.extend(both))


def test_people_come_back_as_they_were_written(path: Path) -> None:
    told: list[Sequence[Listed]] = []
    _save(path, ADMIN, SRI, told=told)
    assert read_access(path, UNITS).listed == (ADMIN, SRI)
    assert told == [(ADMIN,), (ADMIN, SRI)]
    assert path.read_text(encoding="utf-8").startswith(HEAD)
    assert "di tengah" not in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in path.parent.iterdir()] == ["access.yaml"]


def test_the_setting_beside_the_people_stays(path: Path) -> None:
    path.write_text(f"unverified_email: terima\n{TEXT}", encoding="utf-8")
    _save(path, ADMIN, SRI)
    assert read_access(path, UNITS).accepts_unverified


WRONG = {
    "tidak ada admin": (SRI,),
    "sekurang-kurangnya satu": (),
    "Baris 2: role “kepala” tidak ada": (ADMIN, Listed("a@contoh.invalid", None, "kepala")),
    "Baris 2: role unit perlu units": (ADMIN, Listed("a@contoh.invalid", None, "unit")),
    "Baris 2: email “admin@contoh.invalid” sudah ditulis": (ADMIN, ADMIN),
    "Baris 2: “bukan” bukan alamat surel": (ADMIN, Listed("bukan", None, "pimpinan")),
    "Baris 2: orang ini tidak punya email": (ADMIN, Listed(None, None, "pimpinan")),
    "tidak ada unit dengan kode “X”": (ADMIN, Listed("a@b.c", None, "unit", ("X",))),
}


@pytest.mark.parametrize("words", WRONG)
def test_what_cannot_be_used_is_told_by_row_and_not_written(path: Path, words: str) -> None:
    told: list[Sequence[Listed]] = []
    with pytest.raises(AccessError) as caught:
        _save(path, *WRONG[words], told=told)
    assert any(words in problem for problem in caught.value.problems), caught.value.problems
    assert path.read_text(encoding="utf-8") == TEXT and not told
    assert [file.name for file in path.parent.iterdir()] == ["access.yaml"]


def test_a_change_by_somebody_else_is_not_lost(path: Path) -> None:
    seen = digest(path)
    path.write_text(TEXT + "  - {sub: abc, role: pimpinan}\n", encoding="utf-8")
    with pytest.raises(AccessError, match="diubah orang lain"):
        save_access(path, [ADMIN], UNITS, seen, lambda *both: None)
    assert "abc" in path.read_text(encoding="utf-8")


def test_what_cannot_be_told_does_not_happen(path: Path) -> None:
    def fail(*both: Sequence[Listed]) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        save_access(path, [ADMIN, SRI], UNITS, digest(path), fail)
    assert path.read_text(encoding="utf-8") == TEXT


def test_text_cannot_leave_its_place(path: Path) -> None:
    odd = Listed(None, 'x", role: admin}\n  - {sub: "y', "pimpinan")
    _save(path, ADMIN, odd)
    assert read_access(path, UNITS).listed == (ADMIN, odd)
