"""The file of roles: who is found by what, and every mistake with its line."""

from pathlib import Path

import pytest

from zi_analytics.access import Access, AccessError, Person, read_access

UNITS = {"DINKES", "DINSOS", "35.12.06"}
ADMIN = "  - {email: admin@contoh.invalid, role: admin}\n"
GOOD = f"""people:
{ADMIN}  - {{email: Budi@Contoh.invalid, role: organisasi}}
  - email: Sri@Contoh.invalid
    sub: "0815"
    role: unit
    units: [DINKES, "35.12.06"]
  - {{sub: abc, role: pimpinan}}
"""
SRI = Person("Sri@Contoh.invalid", "unit", frozenset({"DINKES", "35.12.06"}))
BUDI = Person("Budi@Contoh.invalid", "organisasi")


def _read(tmp_path: Path, text: str) -> Access:
    path = tmp_path / "access.yaml"
    path.write_text(text, encoding="utf-8")
    return read_access(path, UNITS)


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        ({"sub": "0815"}, SRI),
        ({"sub": "lain", "email": "budi@contoh.INVALID ", "email_verified": True}, BUDI),
        ({"sub": "0815", "email": "admin@contoh.invalid", "email_verified": True}, SRI),
        ({"sub": "abc"}, Person("abc", "pimpinan")),
        ({"sub": "lain", "email": "budi@contoh.invalid", "email_verified": False}, None),
        ({"sub": "lain", "email": "budi@contoh.invalid", "email_verified": "true"}, None),
        ({"sub": "lain", "email": "budi@contoh.invalid"}, None),
        ({"sub": "lain", "email": "orang@contoh.invalid", "email_verified": True}, None),
        ({"sub": "", "email": "", "email_verified": True}, None),
        ({}, None),
    ],
)
def test_people_are_found_by_sub_and_by_an_address_that_is_theirs(
    tmp_path: Path, claims: dict[str, object], found: Person | None
) -> None:
    assert _read(tmp_path, GOOD).person(claims) == found


def test_a_provider_that_does_not_verify_addresses_may_be_trusted(tmp_path: Path) -> None:
    access = _read(tmp_path, f"unverified_email: terima\n{GOOD}")
    assert access.person({"email": "budi@contoh.invalid"}) == BUDI


@pytest.mark.parametrize("unverified", ["tolak", "terima"])
@pytest.mark.parametrize("sub", [{"sub": "orang-lain"}, {"sub": ""}, {}])
def test_an_address_does_not_let_in_another_than_the_sub_that_is_written(
    tmp_path: Path, unverified: str, sub: dict[str, object]
) -> None:
    access = _read(tmp_path, f"unverified_email: {unverified}\n{GOOD}")
    assert access.person({"email": "sri@contoh.invalid", "email_verified": True, **sub}) is None
    assert access.person({"email": "baru@contoh.invalid", "sub": "0815"}) == SRI


def test_an_address_stands_once_also_beside_a_sub(tmp_path: Path) -> None:
    with pytest.raises(AccessError, match="baris 9: email “sri@contoh"):
        _read(tmp_path, f"{GOOD}  - {{email: sri@contoh.invalid, role: pimpinan}}\n")


MISTAKES = {
    "orang: []": (1, "kunci “orang” tidak dikenal"),
    "people: sri": (1, "daftar orang"),
    "people: []": (1, "daftar orang"),
    "people:\n  - sri@contoh.invalid": (2, "email atau sub"),
    f"people:\n{ADMIN}  - {{email: a@b.c, role: kepala}}": (3, "role “kepala” tidak ada"),
    f"people:\n{ADMIN}  - email: a@b.c": (3, "role belum ditulis"),
    f"people:\n{ADMIN}  - role: pimpinan": (3, "tidak punya email atau sub"),
    f"people:\n{ADMIN}  - role: pimpinan\n    email: bukan": (4, "bukan alamat surel"),
    f"people:\n{ADMIN}  - sub: 815\n    role: pimpinan": (3, "sub harus teks"),
    f"people:\n{ADMIN}  - role: pimpinan\n    email:": (4, "email harus teks"),
    f"people:\n{ADMIN}  - {{email: a@b.c, role: unit}}": (3, "perlu units"),
    f"people:\n{ADMIN}  - email: a@b.c\n    role: unit\n    units: DINKES": (5, "perlu units"),
    f"people:\n{ADMIN}  - email: a@b.c\n    role: unit\n    units:\n      - DINKES\n      - LAIN": (
        7,
        "kode “LAIN”",
    ),
    f"people:\n{ADMIN}  - email: a@b.c\n    role: pimpinan\n    units: [DINKES]": (
        5,
        "hanya untuk role unit",
    ),
    f"people:\n{ADMIN}  - role: pimpinan\n    email: ADMIN@contoh.invalid": (4, "sudah ditulis"),
    f"people:\n{ADMIN}  - {{email: a@b.c, role: pimpinan, jabatan: x}}": (3, "“jabatan”"),
    "people:\n  - {email: a@b.c, role: pimpinan}": (1, "tidak ada admin"),
    f"people:\n{ADMIN}unverified_email: mungkin": (3, "tolak atau terima"),
    f"people:\n{ADMIN}  - [a": (4, "YAML salah"),
    f"people:\n{ADMIN}people: []": (3, "dua kali"),
}


@pytest.mark.parametrize("text", MISTAKES)
def test_each_mistake_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    line, words = MISTAKES[text]
    with pytest.raises(AccessError) as caught:
        _read(tmp_path, text + "\n")
    said = [problem for problem in caught.value.problems if words in problem]
    assert said and said[0].startswith(f"access.yaml, baris {line}: "), caught.value.problems


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(AccessError) as caught:
        _read(tmp_path, "people:\n  - {email: x, role: kepala}\n  - {sub: b}\n")
    assert len(caught.value.problems) == 4


def test_no_file_is_nobody(tmp_path: Path) -> None:
    with pytest.raises(AccessError, match=r"access\.yaml tidak ada"):
        read_access(tmp_path / "access.yaml", UNITS)
