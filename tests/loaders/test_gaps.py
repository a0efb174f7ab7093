"""Where a finding points to, and what an older format hides."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.loaders.reading import codes, found
from tests.loaders.test_formats import converted, needs_office
from tests.makers import best_answers, make_a, make_b
from tests.makers.xlsb import make_xlsb
from zi_analytics.loaders import read_lke
from zi_analytics.registry import Registry


@pytest.mark.parametrize(
    ("gone", "heading"),
    [("A.I.1.i.a", "A.I.1.i"), ("A.II.4.i.-.2", "A.II.4.i.-"), ("B.I.a", "B.I")],
)
def test_a_missing_question_points_to_its_heading(
    gone: str, heading: str, situbondo: Registry
) -> None:
    made = make_a(best_answers(), wording={gone: "Kami punya kantin"})
    row = made.cell(heading)[1:]
    cells = [
        cell
        for code, cell in found(read_lke(made.data, "x.xlsx", situbondo))
        if code == "question_missing"
    ]
    assert [cell.lstrip("ABCDEFGHIJ") for cell in cells] == [row]
    page = load_workbook(io.BytesIO(made.data)).worksheets[0]
    assert len(str(page[cells[0]].value)) > 3


def test_without_any_heading_a_missing_question_points_to_the_header(situbondo: Registry) -> None:
    nodes = ("A", "A.I", "A.I.1", "A.I.1.i", "A.I.1.i.a")
    made = make_a(best_answers(), totals="none", wording=dict.fromkeys(nodes, ""))
    reading = read_lke(made.data, "x.xlsx", situbondo)
    table = reading.findings.loc[reading.findings["code"] == "question_missing"]
    assert table["cell"].ne("").all()
    assert table["message"].str.contains("judul tabel").any()


def test_a_chosen_assessor_is_not_silently_ignored(situbondo: Registry) -> None:
    both = make_b(best_answers(), best_answers()).data
    reading = read_lke(both, "x.xlsx", situbondo, assessor="tpi")
    assert "assessor_option_ignored" in codes(reading)
    assert set(reading.worksheets[0].answers["assessor"]) == {"unit", "tpi"}
    single = make_a(best_answers()).data
    assert codes(read_lke(single, "x.xlsx", situbondo, assessor="tpi")) == []


def far(book_sheet: str) -> bytes:
    book = Workbook()
    book.worksheets[0]["A1"] = 1
    page = book.create_sheet(book_sheet)
    page["A12000"] = "x"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_too_large_a_sheet_is_named(situbondo: Registry) -> None:
    (row,) = read_lke(far("Bukti & Foto"), "x.xlsx", situbondo).findings.to_dict("records")
    assert (row["code"], row["sheet"], row["cell"]) == ("sheet_too_large", "Bukti & Foto", "A12000")
    assert "Bukti & Foto" in row["message"]


@needs_office
def test_too_large_a_sheet_of_an_open_document_is_named(
    tmp_path: Path, situbondo: Registry
) -> None:
    data = converted(far("Bukti"), "ods", tmp_path)
    (row,) = read_lke(data, "x.ods", situbondo).findings.to_dict("records")
    assert (row["code"], row["sheet"]) == ("sheet_too_large", "Bukti")


def test_blank_answers_of_an_older_format_may_be_errors(situbondo: Registry) -> None:
    answers = {**best_answers(), "A.I.1.i.a": "#REF!"}
    made = make_a(answers)
    assert ("excel_error", made.cell("A.I.1.i.a")) in found(
        read_lke(made.data, "x.xlsx", situbondo)
    )
    page = load_workbook(io.BytesIO(made.data), data_only=True).worksheets[0]
    page[made.cell("A.I.1.i.a")] = None
    data = make_xlsb(enumerate(page.iter_rows(values_only=True)))
    reading = read_lke(data, "x.xlsb", situbondo)
    assert ("errors_not_told_apart", made.cell("A.I.1.i.a")) in found(reading)
    message = reading.findings.set_index("code").loc["errors_not_told_apart", "message"]
    assert ".xlsb" in message and "penilaian mandiri" in message
