"""Tables that leave the dashboard as .xlsx."""

from io import BytesIO

import pandas as pd
from openpyxl import load_workbook

from zi_analytics.reports import workbook

TABLE = pd.DataFrame(
    {
        "Pertanyaan": ["=1+1", "@SUM(A1)", "SOP\x07 utama"],
        "Poin": [0.375, None, 2.0],
        "No.": [1, 2, 3],
        "Siapa": "",
    }
)


def test_values_keep_their_kind_and_text_is_no_formula() -> None:
    book = load_workbook(BytesIO(workbook({"Daftar kerja": TABLE}, ["DATA CONTOH", "=2+2"])))
    assert book.sheetnames == ["Daftar kerja", "Catatan"]
    sheet = book["Daftar kerja"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == tuple(TABLE.columns)
    assert rows[1] == ("=1+1", 0.375, 1, None)
    assert rows[2] == ("@SUM(A1)", None, 2, None)
    assert rows[3][0] == "SOP utama"
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in [*cells, *book["Catatan"]["A"]]}
    assert sheet.oddHeader.center.text == "DATA CONTOH"


def test_an_empty_table_has_its_headings_and_no_notes_no_sheet() -> None:
    book = load_workbook(BytesIO(workbook({"Kosong": TABLE.iloc[:0]})))
    assert book.sheetnames == ["Kosong"]
    assert [cell.value for cell in book["Kosong"][1]] == list(TABLE.columns)


def test_text_that_looks_like_a_formula_stays_text_when_it_is_edited() -> None:
    table = pd.DataFrame({"Catatan": ["=HYPERLINK(1)", "+1", "-1", "@A1", "\t=1", "biasa", "7"]})
    sheet = load_workbook(BytesIO(workbook({"Isi": table})))["Isi"]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [bool(cell.quotePrefix) for cell in cells] == [True] * 5 + [False] * 2
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_column_or_a_whole_sheet_may_have_a_number_format() -> None:
    table = pd.DataFrame({"Bagian": ["a"], "% hilang": [0.25], "Poin": [1.5]})
    formats = {"% hilang": "0 %", "Peta": "0 %"}
    book = load_workbook(BytesIO(workbook({"Isi": table, "Peta": table}, formats=formats)))
    written = {s.title: [c.number_format for c in s[2]] for s in book}
    assert written == {"Isi": ["General", "0 %", "0.00"], "Peta": ["General", "0 %", "0 %"]}
    assert book["Isi"].freeze_panes == "A2" and book["Isi"].auto_filter.ref == "A1:C2"
