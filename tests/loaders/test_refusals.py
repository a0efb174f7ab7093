"""Files that are no worksheets: each refused with its reason, before anything is unpacked."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from tests.makers import best_answers, make_a
from zi_analytics.loaders import read_lke
from zi_analytics.loaders.container import Limits
from zi_analytics.registry import Registry

GOOD = make_a(best_answers()).data


def zipped(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def saved(book: Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def other_workbook() -> bytes:
    book = Workbook()
    book.worksheets[0].append(["Nama", "Jumlah"])
    return saved(book)


def far_cells() -> bytes:
    book = Workbook()
    book.worksheets[0]["A1"] = 1
    book.worksheets[0]["XFD1048576"] = 2
    return saved(book)


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le")


FILES = {
    "nothing in it": (b"", "empty_file", ""),
    "a CSV": (b"Unit;Jawaban\nDinkes;A\n", "not_a_workbook", "teks biasa"),
    "a PDF": (b"%PDF-1.7 ...", "not_a_workbook", "PDF"),
    "a web page": (b"<html><table></table></html>", "not_a_workbook", "halaman web"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "not_a_workbook", "PNG"),
    "other bytes": (b"\x00\x01\x02\x03", "not_a_workbook", "biner"),
    "a Word document": (zipped({"word/document.xml": b"x"}), "not_a_workbook", "Word"),
    "an old Word document": (ole("WordDocument"), "not_a_workbook", "Word"),
    "a plain archive": (zipped({"a.txt": b"x"}), "not_a_workbook", "ZIP"),
    "a password": (ole("EncryptedPackage"), "password", ""),
    "cut off": (GOOD[: len(GOOD) // 2], "truncated", ""),
    "its head only": (GOOD[:40], "truncated", ""),
    "an old workbook, cut off": (ole(""), "truncated", ""),
    "workbook parts that are no XML": (
        zipped({"xl/workbook.xml": b"<<<", "[Content_Types].xml": b"<Types/>"}),
        "unreadable",
        "",
    ),
    "another workbook": (other_workbook(), "no_lke", ""),
    "an empty template": (make_a({}).data, "empty_template", ""),
    "cells far apart": (far_cells(), "sheet_too_large", "XFD1048576"),
}


@pytest.mark.parametrize("file", FILES)
def test_a_wrong_file_is_refused_with_its_reason(file: str, situbondo: Registry) -> None:
    data, code, words = FILES[file]
    reading = read_lke(data, "LKE Dinkes 2022.xlsx", situbondo)
    assert reading.refused
    assert reading.worksheets == ()
    assert reading.findings["code"].tolist() == [code]
    assert reading.findings["severity"].tolist() == ["error"]
    assert words in reading.findings["message"].iloc[0]
    assert reading.findings["hint"].iloc[0]


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(size=1000), "oversize"),
        (Limits(unpacked=1000), "unpacked_oversize"),
        (Limits(members=3), "too_many_members"),
    ],
)
def test_bounds_hold_before_anything_is_parsed(
    limits: Limits, code: str, situbondo: Registry
) -> None:
    reading = read_lke(GOOD, "x.xlsx", situbondo, limits=limits)
    assert reading.findings["code"].tolist() == [code]


def test_painted_borders_far_down_are_no_reason_to_refuse(situbondo: Registry) -> None:
    from openpyxl import load_workbook
    from openpyxl.styles import Border, Side

    book = load_workbook(io.BytesIO(GOOD))
    line = Border(bottom=Side("thin"))
    for row in (12_000, 15_000):
        book.worksheets[0].cell(row, 800).border = line
    reading = read_lke(saved(book), "x.xlsx", situbondo)
    assert not reading.refused


def test_rows_of_two_regulations_in_one_sheet_are_refused(situbondo: Registry) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.append(["", "Penilaian", "", "Bobot", "Pilihan Jawaban", "Jawaban"])
    for text in ("PROSES", "PEMENUHAN", "MANAJEMEN PERUBAHAN", "SPBE", "Nilai TLHP"):
        page.append(["", text, "", None, "Ya/Tidak", "Ya"])
    reading = read_lke(saved(book), "LKE 2019.xlsx", situbondo)
    assert reading.findings["code"].tolist() == ["instrument_unclear"]
    assert "proses" in reading.findings["message"].iloc[0]
    assert "pemenuhan" in reading.findings["message"].iloc[0]


def test_questions_without_an_answer_column(situbondo: Registry) -> None:
    made = make_a(best_answers(), headings={"answer.unit": "Isian"})
    reading = read_lke(made.data, "x.xlsx", situbondo)
    assert reading.findings["code"].tolist() == ["no_answer_column"]


@pytest.mark.parametrize("name", ["x.xls", "x.ods"])
def test_a_wrong_suffix_is_said_and_the_content_read(name: str, situbondo: Registry) -> None:
    reading = read_lke(GOOD, name, situbondo)
    assert not reading.refused
    assert "renamed_format" in reading.findings["code"].tolist()


def test_a_reader_that_crashes_takes_nothing_with_it(situbondo: Registry) -> None:
    workbook = zipped({"xl/workbook.bin": b"\x9c\x01\x24" + b"\xff" * 36, "xl/x": b""})
    reading = read_lke(workbook, "x.xlsb", situbondo)
    assert reading.findings["code"].tolist() == ["unreadable"]


@pytest.mark.parametrize("damage", [b"<v>1e400", b"<v>nan", b"<x>", b"<v>&#0;"])
def test_damaged_cells_give_findings_and_no_exception(damage: bytes, situbondo: Registry) -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    reading = read_lke(
        zipped(members | {sheet: members[sheet].replace(b"<v>", damage)}), "x.xlsx", situbondo
    )
    assert len(reading.findings) > 0
