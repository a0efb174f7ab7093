"""Groups of people and activities, and how worksheets call them."""

from pathlib import Path

import pytest

from zi_analytics.instruments import (
    InstrumentError,
    free_name,
    internalization_rules,
    read_internalization_rules,
)

RULES = internalization_rules()


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("pimpinan", "pimpinan"),
        ("kepala perangkat daerah eselon ii", "pimpinan"),
        ("eselon iii", "administrator"),
        ("kepala subbagian pengawas eselon iv", "pengawas"),
        ("pejabat fungsional", "fungsional"),
        ("staf", "pelaksana"),
        ("tenaga kontrak", "kontrak"),
        ("tenaga kontrak kebersihan", "kebersihan"),
        ("office boy kebersihan", "kebersihan"),
        ("petugas keamanan", "satpam"),
        ("kepala bidang", None),
        ("tamu", None),
    ],
)
def test_a_group_by_its_words(text: str, group: str | None) -> None:
    assert RULES.group_of(text) == group


def test_every_group_and_activity_is_known_by_its_own_label() -> None:
    for group in RULES.groups.values():
        said = group.label.lower().replace("(", "").replace(")", "").replace("/", " ")
        assert RULES.group_of(said) == group.id
        assert len(group.short) <= 14
    for activity in RULES.activities.values():
        assert RULES.activity_of(activity.label) == activity.id


def test_another_activity_keeps_its_name() -> None:
    assert RULES.activity_of("sosialisasi") == "sosialisasi"
    assert RULES.activity_of("sosialisasi  tahap 2") == "Sosialisasi tahap 2"
    assert RULES.activity_in("peserta sosialisasi zi") == "sosialisasi"
    assert RULES.label("Lomba") == "Lomba" and RULES.label("pakta").startswith("Deklarasi")
    assert len(free_name("x" * 300)) == 80


def test_a_mistake_in_the_file_names_its_place(tmp_path: Path) -> None:
    file = tmp_path / "uji.yaml"
    file.write_text("groups:\n  - {id: a, label: A, keywords: [a]}\nactivities: []\n")
    with pytest.raises(InstrumentError, match=r"uji\.yaml.*short"):
        read_internalization_rules(file)
