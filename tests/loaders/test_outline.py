"""How rows are recognised, where the whole worksheet does not show it."""

import pytest

from zi_analytics.loaders.outline import RowText, outline

INSTRUMENT = "permenpanrb-90-2021"


def rows(*texts: str) -> tuple[RowText, ...]:
    return tuple(RowText(text, "") for text in texts)


TEAM = ("PENGUNGKIT", "PEMENUHAN", "MANAJEMEN PERUBAHAN", "Penyusunan Tim Kerja")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Anggota tim ditentukan lewat prosedur yang jelas", True),
        ("Anggota tim ditentukan lewat prosedure yang jelas", True),
        ("Rapat rutin setiap Senin", False),
    ],
)
def test_a_question_is_known_by_its_words_and_small_slips(text: str, known: bool) -> None:
    found = outline(rows(*TEAM, "Unit kerja telah membentuk tim kerja", text), INSTRUMENT)
    assert ("A.I.1.i.b" in found.questions) is known


def test_words_that_only_look_alike_are_not_taken_for_each_other() -> None:
    found = outline(
        rows(*TEAM[:3], "Pemantauan dan Evaluasi", "Coaching dan mentoring"), INSTRUMENT
    )
    assert "A.I.1.iii.b" not in found.questions


def test_the_second_heading_of_an_area_belongs_to_reform() -> None:
    found = outline(
        rows(*TEAM, "x", "REFORM", "MANAJEMEN PERUBAHAN", "Komitmen Pimpinan"), INSTRUMENT
    )
    assert found.nodes["A.I.1"] == 2
    assert found.nodes["A.II.1"] == 6
    assert found.nodes["A.II.1.ii"] == 7


def test_counts_belong_to_the_ratio_above_them() -> None:
    found = outline(
        rows(
            *("PENGUNGKIT", "REFORM", "MANAJEMEN PERUBAHAN", "Komitmen dalam perubahan"),
            *("Agen perubahan membuat perubahan yang konkret", "- Jumlah Agen Perubahan"),
            *("- Jumlah Perubahan yang dibuat", "Perubahan oleh agen terintegrasi"),
            *("- Jumlah Perubahan yang dibuat", "- Jumlah Perubahan yang telah diintegrasikan"),
        ),
        INSTRUMENT,
    )
    assert found.inputs == {
        "A.II.1.i.a.1": 5,
        "A.II.1.i.a.2": 6,
        "A.II.1.i.b.1": 8,
        "A.II.1.i.b.2": 9,
    }
