"""What looks empty in an .ods: an error, a formula never calculated, or nothing."""

import io
import zipfile

import pytest
from openpyxl import load_workbook

from tests.loaders.reading import codes, found
from tests.makers import best_answers, make_a
from tests.makers.ods import ERRORS, make_ods
from zi_analytics.loaders import read_lke
from zi_analytics.loaders.archive import Archive
from zi_analytics.loaders.closer import CellState
from zi_analytics.loaders.closer_document import cells_of
from zi_analytics.registry import Registry

QUESTION = "A.I.1.i.a"


def worksheet(value: object) -> tuple[bytes, str]:
    made = make_a(best_answers(), unit_name="Dinas Sosial", year=2022)
    page = load_workbook(io.BytesIO(made.data), data_only=True).worksheets[0]
    cell = made.cell(QUESTION)
    page[cell] = value
    return make_ods(page.iter_rows(values_only=True)), cell


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_is_told_from_an_empty_cell(error: str, situbondo: Registry) -> None:
    data, cell = worksheet(error)
    reading = read_lke(data, "x.ods", situbondo)
    assert ("excel_error", cell) in found(reading)
    message = reading.findings.set_index("code").loc["excel_error", "message"]
    assert error in message


def test_an_empty_cell_is_no_error(situbondo: Registry) -> None:
    data, cell = worksheet(None)
    reading = read_lke(data, "x.ods", situbondo)
    assert ("unanswered", cell) in found(reading)
    assert not {"excel_error", "errors_not_told_apart"} & set(codes(reading))


def test_repeated_and_covered_cells_are_counted() -> None:
    cells = (
        '<table:table-cell table:number-columns-repeated="2"/>'
        "<table:covered-table-cell/>"
        '<table:table-cell table:number-columns-repeated="2" table:formula="of:=1/0" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
        '<table:table-cell office:value-type="percentage" office:value="0.9"/>'
        '<table:table-cell table:formula="of:=1+1"/>'
    )
    row = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
    rows = row.format(3, "<table:table-cell/>") + row.format(2, cells)
    plain = make_ods([["here"]])
    data = _with_rows(plain, rows)
    wanted = ["C4", "D3", "D4", "E5", "E6", "F4", "G4"]
    assert cells_of(Archive(data), "LKE ZI").look_closer(wanted) == {
        "C4": CellState("empty"),
        "D4": CellState("error", error="#DIV/0!", formula=True),
        "E5": CellState("error", error="#DIV/0!", formula=True),
        "F4": CellState("value", percent=True),
        "G4": CellState("not_calculated", formula=True),
    }
    assert cells_of(Archive(data), "another").look_closer(wanted) == {}
    assert cells_of(Archive(data[:-200]), "LKE ZI").look_closer(wanted) == {}


def _with_rows(data: bytes, rows: str) -> bytes:
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name).decode()
            start = content.find("<table:table-row>")
            if start > 0:
                end = content.index("</table:table>")
                content = content[:start] + rows + content[end:]
            new.writestr(name, content)
    return changed.getvalue()
