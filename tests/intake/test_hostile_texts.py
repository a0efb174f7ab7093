"""What a worksheet's texts could do outside: nothing in an export, nothing on a page."""

import io

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from tests.makers import best_answers, make_a
from tests.pages.conftest import Open, open_page
from zi_analytics.intake import Given, import_files
from zi_analytics.reports import workbook as export

from .folder import Folder

__all__ = ["open_page"]

FORMULA = '=cmd|" /C calc"!A0'
MARKUP = (
    "<script>alert(1)</script> **tebal** [tautan](http://contoh.invalid) ![x](http://y.invalid)"
)
QUESTION = "A.I.1.i.a"


def take_in(box: Folder, text: str, name: str) -> None:
    made = make_a(
        {**best_answers(), "A.I.1.i.b": text},
        unit_name="Dinas Kesehatan",
        year=2022,
        notes={QUESTION: f"'{text}" if text.startswith("=") else text},
        evidence={QUESTION: text.replace("=", "@")},
    )
    (result,) = import_files(box.store, box.registry, [Given(name, made.data)]).results
    assert result.status == "imported"


@pytest.mark.parametrize("text", [FORMULA, "+1+cmd|x", "-2+3", "@SUM(A1)"])
def test_formulas_arrive_in_an_export_as_text(box: Folder, text: str) -> None:
    take_in(box, text, f"{text}.xlsx")
    answers, files = box.store.answers(2022, "DINKES"), box.store.submissions()
    tables = {"Jawaban": answers[["raw", "note", "evidence"]], "Berkas": files[["file"]]}
    book = load_workbook(io.BytesIO(export(tables)))
    cells = [cell for page in book for row in page.iter_rows(min_row=2) for cell in row]
    risky = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert risky
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert all(cell.quotePrefix for cell in risky)


def test_markup_is_shown_as_text(box: Folder, open_page: Open) -> None:
    take_in(box, MARKUP, f"{MARKUP}.xlsx".replace("/", "_"))
    app: AppTest = open_page(
        box.store,  # type: ignore[arg-type]
        "pages/unit.py",
        unit="DINKES",
        tahun="2022",
        penilai="unit",
        node=QUESTION,
    )
    assert not app.exception
    assert MARKUP in [text.value for text in app.text]
    rendered = [*app.markdown, *app.caption, *app.title, *app.subheader, *app.info, *app.warning]
    shown = "".join(str(element.value) for element in rendered)
    assert "<script>" not in shown and "contoh.invalid" not in shown


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:/x/y\u202exslx.exe", "a\r\nb.xlsx"])
def test_names_of_files_are_names_and_no_paths(box: Folder, name: str) -> None:
    data = make_a(best_answers(), unit_name="Dinas Kesehatan", year=2022).data
    (result,) = import_files(box.store, box.registry, [Given(name, data)]).results
    assert "/" not in result.file and result.file.isprintable()
    assert box.store.workbook(result.workbook)[0] == result.file
