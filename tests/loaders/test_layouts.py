"""Both layouts, plain and shifted about: the same answers, scores and cells."""

from collections.abc import Callable

import numpy as np
import pytest

from tests.loaders.reading import codes, found, total, values
from tests.makers import (
    QUESTIONS,
    Made,
    best_answers,
    make_a,
    make_b,
    make_many,
    question_value,
    random_answers,
)
from zi_analytics.loaders import read_lke
from zi_analytics.registry import Registry

ANSWERS = random_answers(np.random.default_rng(8))
EXPECTED = {row.id: question_value(row, ANSWERS) for row in QUESTIONS}

VARIANTS: dict[str, Callable[[], Made]] = {
    "layout A": lambda: make_a(ANSWERS),
    "layout B": lambda: make_b(ANSWERS),
    "another sheet name": lambda: make_a(ANSWERS, sheet="Isian Kami"),
    "shifted rows and columns": lambda: make_a(ANSWERS, shift=(5, 3)),
    "layout B shifted": lambda: make_b(ANSWERS, shift=(4, 2)),
    "rows inserted": lambda: make_a(
        ANSWERS, blank_before={"A.I.1.i.b": 3, "A.II.1": 2, "A.II.4.i.-.2": 1, "B.I.a": 4}
    ),
    "hidden rows": lambda: make_a(ANSWERS, hidden_rows=("A.I.1.i.a", "A.II.5.iii", "B.I.b")),
    "a column in between": lambda: make_b(
        ANSWERS, extra_columns={"answer.tpi": ("Kolom Instansi", "Nomor Surat")}
    ),
    "formulas never calculated": lambda: make_a(ANSWERS, totals="formulas"),
    "numbers in place of formulas": lambda: make_a(ANSWERS, totals="values"),
    "no totals": lambda: make_a(ANSWERS, totals="none"),
    "a stale recap": lambda: make_a(ANSWERS, stale_recap=True),
    "no title": lambda: make_a(ANSWERS, title=None),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_gives_the_same_answers_and_no_finding(
    variant: str, situbondo: Registry
) -> None:
    reading = read_lke(VARIANTS[variant]().data, "isian.xlsx", situbondo)
    assert not reading.refused
    assert values(reading) == pytest.approx(EXPECTED, abs=1e-12)
    assert codes(reading) == []


@pytest.mark.parametrize("variant", ["layout A", "shifted rows and columns", "layout B shifted"])
def test_every_answer_knows_its_sheet_and_cell(variant: str, situbondo: Registry) -> None:
    made = VARIANTS[variant]()
    answers = read_lke(made.data, "isian.xlsx", situbondo).worksheets[0].answers
    assert len(answers) == 113 + 22
    for row in answers.itertuples():
        assert row.sheet == made.sheet
        assert row.cell == made.cell(str(row.question))


def test_the_worksheets_own_words_notes_and_evidence_are_kept(situbondo: Registry) -> None:
    made = make_a(
        ANSWERS,
        wording={"A.I.1.i.a": "Sudah dibentuk tim kerja Zona Integritas di kantor kami"},
        notes={"A.I.1.i.a": "=SK Nomor 1"},
        evidence={"A.I.1.i.a": "SK Tim.pdf"},
    )
    answers = read_lke(made.data, "x.xlsx", situbondo).worksheets[0].answers.set_index("question")
    row = answers.loc["A.I.1.i.a"]
    assert row["wording"] == "Sudah dibentuk tim kerja Zona Integritas di kantor kami"
    assert row["evidence"] == "SK Tim.pdf"


def test_every_assessor_present_is_read_and_an_empty_column_is_absent(situbondo: Registry) -> None:
    other = random_answers(np.random.default_rng(9))
    best = best_answers()
    three = read_lke(make_b(ANSWERS, other, best).data, "x.xlsx", situbondo)
    assert three.worksheets[0].answers["assessor"].unique().tolist() == ["unit", "tpi", "tpi2"]
    assert total(three, "tpi2") == pytest.approx(100)
    assert values(three, "tpi")["B.I.a"] == pytest.approx(float(str(other["B.I.a"])) / 4)
    one = read_lke(make_b(ANSWERS).data, "x.xlsx", situbondo)
    assert one.worksheets[0].answers["assessor"].unique().tolist() == ["unit"]
    only_tpi = read_lke(make_b({}, other).data, "x.xlsx", situbondo)
    assert only_tpi.worksheets[0].answers["assessor"].unique().tolist() == ["tpi"]


def test_a_single_column_belongs_to_whom_the_option_says(situbondo: Registry) -> None:
    reading = read_lke(make_a(ANSWERS).data, "x.xlsx", situbondo, assessor="tpi")
    assert reading.worksheets[0].answers["assessor"].unique().tolist() == ["tpi"]
    both = read_lke(make_b(ANSWERS, ANSWERS).data, "x.xlsx", situbondo, assessor="tpi")
    assert both.worksheets[0].answers["assessor"].unique().tolist() == ["unit", "tpi"]


def test_a_file_name_that_mentions_tpi_is_asked_about(situbondo: Registry) -> None:
    reading = read_lke(make_a(ANSWERS).data, "LKE Dinkes TPI 2022.xlsx", situbondo)
    assert codes(reading) == ["assessor_from_name"]
    assert reading.worksheets[0].answers["assessor"].unique().tolist() == ["unit"]


def test_a_column_of_nobody_known_is_a_finding(situbondo: Registry) -> None:
    made = make_b(ANSWERS, ANSWERS, headings={"answer.tpi": "Jawaban Tetangga"})
    reading = read_lke(made.data, "x.xlsx", situbondo)
    assert codes(reading) == ["assessor_unknown"]
    assert reading.worksheets[0].answers["assessor"].unique().tolist() == ["unit"]


def test_several_units_in_one_workbook(situbondo: Registry) -> None:
    best = best_answers()
    made = make_many({"Dinas Sosial": ANSWERS, "Kecamatan Panji": best}, year=2022)
    reading = read_lke(made.data, "gabungan.xlsx", situbondo)
    assert [(w.sheet, w.unit, w.year) for w in reading.worksheets] == [
        ("Dinas Sosial", "DINSOS", 2022),
        ("Kecamatan Panji", "35.12.08", 2022),
    ]
    assert total(reading, sheet=1) == pytest.approx(100)


def test_a_hidden_sheet_is_read_and_said(situbondo: Registry) -> None:
    reading = read_lke(make_b(ANSWERS, hidden=True).data, "x.xlsx", situbondo)
    assert codes(reading) == ["hidden_sheet"]
    assert values(reading) == pytest.approx(EXPECTED)


def test_written_totals_stand_beside_their_assessor(situbondo: Registry) -> None:
    made = make_b(ANSWERS, best_answers())
    worksheet = read_lke(made.data, "x.xlsx", situbondo).worksheets[0]
    assert worksheet.written["unit"] == {}
    assert worksheet.written["tpi"]["total"] == pytest.approx(100)
    assert worksheet.written_cells["tpi"]["A.I.1"] == made.at("points.tpi", "A.I.1")


def test_a_template_of_the_other_layout_scores_the_same(situbondo: Registry) -> None:
    a = read_lke(make_a(ANSWERS).data, "a.xlsx", situbondo)
    b = read_lke(make_b(ANSWERS).data, "b.xlsx", situbondo)
    assert total(a) == pytest.approx(total(b), abs=1e-12)
    assert found(a) == found(b) == []


@pytest.mark.parametrize(
    ("unit", "tpi", "read", "found_codes"),
    [
        ("Jawaban", "Jawaban", ["unit"], ["assessor_unknown"]),
        ("Jawaban", "Jawaban Unit", ["unit"], ["assessor_unknown"]),
        ("Jawaban", "Jawaban TPI", ["unit", "tpi"], []),
        ("Jawaban", "TPI - Jawaban", ["unit", "tpi"], []),
        ("Jawaban Satker", "Jawaban Verifikator", ["unit", "tpi"], []),
    ],
)
def test_whose_columns_are_read(
    unit: str, tpi: str, read: list[str], found_codes: list[str], situbondo: Registry
) -> None:
    made = make_b(ANSWERS, ANSWERS, headings={"answer.unit": unit, "answer.tpi": tpi})
    reading = read_lke(made.data, "x.xlsx", situbondo)
    assert reading.worksheets[0].answers["assessor"].unique().tolist() == read
    assert [code for code in codes(reading) if code.startswith("assessor")] == found_codes
    assert total(reading) == pytest.approx(total(read_lke(make_a(ANSWERS).data, "x", situbondo)))


def test_columns_that_nobody_can_be_told_of_are_refused_with_their_cells(
    situbondo: Registry,
) -> None:
    headings = {"answer.unit": "Jawaban Anu", "answer.tpi": "Jawaban Itu"}
    made = make_b(ANSWERS, ANSWERS, headings=headings)
    reading = read_lke(made.data, "x.xlsx", situbondo)
    assert reading.findings["code"].tolist() == ["no_known_assessor"]
    assert "K1, N1" in reading.findings["message"].iloc[0]


def test_a_single_column_of_an_unknown_name_is_read_with_a_warning(situbondo: Registry) -> None:
    made = make_a(ANSWERS, headings={"answer.unit": "Jawaban Anu"})
    reading = read_lke(made.data, "x.xlsx", situbondo)
    assert codes(reading) == ["assessor_assumed"]
    assert values(reading) == pytest.approx(EXPECTED)
