"""Worksheets handed back: what is marked, what stays, and what is not opened."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from tests.makers import best_answers, make_a
from tests.official import needs_office, recalculate
from tests.reports.filling import COLUMNS, ROWS, filled
from zi_analytics.loaders import read_lke
from zi_analytics.loaders.container import LIMITS
from zi_analytics.registry import Registry
from zi_analytics.reports import returned, returned_name
from zi_analytics.reports.returning import bounds
from zi_analytics.reports.returning.listing import LIST
from zi_analytics.reports.template.columns import SHEET
from zi_analytics.tables import FINDINGS, empty

BEST = best_answers()


def findings(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """Make findings from severity, sheet, cell and message."""
    made = [
        ("", severity, "x", sheet, cell, said, "Betulkan.") for severity, sheet, cell, said in rows
    ]
    return pd.DataFrame(made, columns=list(FINDINGS)).astype(FINDINGS)


def small(**cells: object) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Isi"
    for address, value in ({"A1": "judul", "C5": 3} | cells).items():
        sheet[address] = value  # type: ignore[assignment]
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def opened(data: bytes, **options: Any) -> Workbook:
    return load_workbook(io.BytesIO(data), **options)


def listed(data: bytes) -> list[tuple[object, ...]]:
    sheet = opened(data)[LIST]
    return list(sheet.iter_rows(min_row=5, max_col=5, values_only=True))


def replaced(data: bytes, **parts: bytes) -> bytes:
    """Change the XML of parts, named by the last of their path: ``sheet1=…``."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            stem = name.rpartition("/")[2].removesuffix(".xml")
            after.writestr(name, parts.get(stem, before.read(name)))
    return out.getvalue()


def test_cells_are_coloured_and_told_what_is_wrong_and_everything_is_listed() -> None:
    seen = findings(
        ("warning", "Isi", "A1", "Periksa."),
        ("error", "Isi", "C5", "Salah."),
        ("info", "Isi", "C5", "Ketahuilah."),
    )
    data = returned(small(), "isian.xlsx", seen)
    book = opened(data)
    assert book.sheetnames == [LIST, "Isi"] and book.active.title == LIST
    first, last = book["Isi"]["A1"], book["Isi"]["C5"]
    assert first.comment.text == "! perlu diperiksa: Periksa. Betulkan."
    assert last.comment.text.startswith("✕ wajib diperbaiki: Salah.")
    assert "i untuk diketahui: Ketahuilah." in last.comment.text
    assert first.fill.fgColor.rgb != last.fill.fgColor.rgb != "00000000"
    assert (first.value, last.value) == ("judul", 3)
    assert [row[:3] for row in listed(data)] == [
        ("✕ wajib diperbaiki", "Isi", "C5"),
        ("! perlu diperiksa", "Isi", "A1"),
        ("i untuk diketahui", "Isi", "C5"),
    ]
    assert returned_name(data, "isian.xlsx") == "isian (perlu diperbaiki).xlsx"


def test_a_place_that_does_not_exist_is_only_listed() -> None:
    places = ["XFD1048576", "ZZZ9999999", "C6", "D5", "", "baris 3", "=A1", "A0", "a1", "C5:C9"]
    seen = findings(*(("error", "Isi", place, "Salah.") for place in places))
    seen = pd.concat([seen, findings(("error", "Lain", "A1", "Salah."))])
    data = returned(small(), "isian.xlsx", seen)
    sheet = opened(data)["Isi"]
    assert (sheet.max_row, sheet.max_column) == (5, 3)
    assert not any(cell.comment for line in sheet.iter_rows() for cell in line)
    assert len(listed(data)) == len(places) + 1


def test_a_cell_inside_a_merged_area_marks_its_first() -> None:
    book = opened(small())
    book["Isi"].merge_cells("A2:B4")
    data = returned(saved(book), "isian.xlsx", findings(("error", "Isi", "B3", "Salah.")))
    sheet = opened(data)["Isi"]
    assert "Salah." in sheet["A2"].comment.text
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A2:B4"]


def test_an_earlier_comment_and_a_list_of_that_name_are_kept() -> None:
    book = opened(small())
    book["Isi"]["C5"].comment = Comment("dari unit", "unit")
    book.create_sheet(LIST.upper())
    data = returned(saved(book), "isian.xlsx", findings(("error", "Isi", "C5", "Salah.")))
    again = opened(data)
    assert again.sheetnames == [f"{LIST} (2)", "Isi", LIST.upper()]
    assert "Salah." in again["Isi"]["C5"].comment.text
    assert again["Isi"]["C5"].comment.text.endswith("dari unit")


def test_text_of_findings_is_never_a_formula() -> None:
    seen = findings(("error", "=SUM(1)", "C5", '=HYPERLINK("x")\x07'))
    data = returned(small(), "=isian.xlsx", seen)
    cells = [cell for line in opened(data)[LIST].iter_rows() for cell in line]
    assert "f" not in {cell.data_type for cell in cells}
    assert listed(data)[0][3] == '=HYPERLINK("x")'
    assert listed(data)[0][1] == "=SUM(1)"


def test_our_own_worksheet_keeps_formulas_checks_and_protection(situbondo: Registry) -> None:
    answers = {k: v for k, v in BEST.items() if k not in ("A.I.1.i.b", "A.II.1.i.a.1")}
    data = filled(answers | {"A.I.1.ii.a": "mungkin"})
    reading = read_lke(data, "lke.xlsx", situbondo)
    own = reading.worksheets[0].answers
    before, sheet = (
        opened(data)[SHEET],
        opened(returned(data, "lke.xlsx", reading.findings, own))[SHEET],
    )
    for old, new in zip(before.iter_rows(), sheet.iter_rows(), strict=True):
        assert [c.value for c in old] == [c.value for c in new]
        assert [c.protection.locked for c in old] == [c.protection.locked for c in new]
    assert sheet.protection.sheet
    assert len(sheet.data_validations.dataValidation) == len(before.data_validations.dataValidation)
    marked = {cell.coordinate for line in sheet.iter_rows() for cell in line if cell.comment}
    answer = COLUMNS["unit"].answer
    expected = ("A.I.1.i.b", "A.II.1.i.a.1", "A.I.1.ii.a")
    assert marked == {sheet.cell(ROWS.number[id_], answer).coordinate for id_ in expected}


def test_every_blank_question_is_marked_where_answers_are_given(situbondo: Registry) -> None:
    data = filled({"A.I.1.i.a": "Ya"})
    reading = read_lke(data, "lke.xlsx", situbondo)
    book = opened(returned(data, "lke.xlsx", reading.findings, reading.worksheets[0].answers))
    comments = [cell for line in book[SHEET].iter_rows() for cell in line if cell.comment]
    assert len(comments) == len(list(ROWS.typed())) - 1
    assert len(listed(saved(book))) == len(reading.findings)


def test_a_returned_worksheet_is_read_as_before(situbondo: Registry) -> None:
    made = make_a(BEST, unit_name="Dinas Kesehatan", year=2022)
    before = read_lke(made.data, "x.xlsx", situbondo)
    cell = made.cell("A.I.1.i.b")
    data = returned(made.data, "x.xlsx", findings(("warning", made.sheet, cell, "Periksa.")))
    after = read_lke(data, "x.xlsx", situbondo)
    same = ["assessor", "question", "raw", "value", "cell"]
    pd.testing.assert_frame_equal(
        before.worksheets[0].answers[same], after.worksheets[0].answers[same]
    )
    assert after.worksheets[0].unit == "DINKES"


def with_macros(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(
                    b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
                ).replace(b"vnd.openxmlformats-officedocument.ms-excel", b"vnd.ms-excel")
            after.writestr(name, content)
        after.writestr("xl/vbaProject.bin", b"macros")
    return out.getvalue()


def test_macros_stay_and_are_not_run() -> None:
    seen = findings(("error", "Isi", "C5", "Salah."))
    data = returned(with_macros(small()), "isian.xlsm", seen)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("xl/vbaProject.bin") == b"macros"
        assert b"macroEnabled.main" in archive.read("[Content_Types].xml")
    assert "Salah." in opened(data)["Isi"]["C5"].comment.text
    assert returned_name(data, "isian.xlsm") == "isian (perlu diperbaiki).xlsm"


SHEET_XML = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/>%s'
    b"</worksheet>"
)
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
REFUSED = {
    "another format": (small(), "isian.xls"),
    "text": (b"a,b,c", "isian.xlsx"),
    "nothing": (b"", "isian.xlsx"),
    "cut off": (small()[:3000], "isian.xlsx"),
    "no workbook": (replaced(small(), workbook=b"<x"), "isian.xlsx"),
    "an entity": (replaced(small(), sheet1=DOCTYPE + SHEET_XML % b""), "isian.xlsx"),
    "an entity in UTF-16": (
        replaced(small(), sheet1=(DOCTYPE + SHEET_XML % b"").decode().encode("utf-16")),
        "isian.xlsx",
    ),
    "a merged area that covers everything": (
        replaced(
            small(),
            sheet1=SHEET_XML % b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
        "isian.xlsx",
    ),
    "a link that covers everything": (
        replaced(
            small(), sheet1=SHEET_XML % b'<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>'
        ),
        "isian.xlsx",
    ),
    "whole columns merged": (
        replaced(small(), sheet1=SHEET_XML % b'<mergeCells><mergeCell ref="A:C"/></mergeCells>'),
        "isian.xlsx",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_safe_to_open_gets_a_list_of_its_own(case: str) -> None:
    content, name = REFUSED[case]
    data = returned(content, name, findings(("error", "Isi", "C5", "Salah.")))
    assert opened(data).sheetnames == [LIST]
    assert listed(data) == [("✕ wajib diperbaiki", "Isi", "C5", "Salah.", "Betulkan.")]
    assert returned_name(data, name) == "isian (perlu diperbaiki).xlsx"


def test_a_bomb_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (bounds.SIZE + 1))
    assert not bounds.can_be_opened(out.getvalue(), "bom.xlsx")
    assert opened(returned(out.getvalue(), "bom.xlsx", empty(FINDINGS))).sheetnames == [LIST]


def test_the_bounds_are_no_wider_than_the_loaders() -> None:
    assert bounds.SIZE <= min(LIMITS.size, LIMITS.unpacked)
    assert bounds.MEMBERS <= LIMITS.members


def test_without_findings_the_list_says_so() -> None:
    assert listed(returned(small(), "isian.xlsx", empty(FINDINGS)))[0][0] == "Tidak ada temuan."


@needs_office
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    data = returned(filled(BEST), "lke.xlsx", findings(("error", SHEET, "L13", "Salah.")))
    book = opened(recalculate(data, tmp_path), data_only=True)
    assert "Salah." in book[SHEET]["L13"].comment.text
    assert book[SHEET].cell(ROWS.number["total"], COLUMNS["unit"].points).value == pytest.approx(
        100
    )
