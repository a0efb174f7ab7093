"""The same worksheet in every format that people hand in, and bounds on each before parsing."""

import io
import subprocess
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook

from tests.loaders.reading import codes, values
from tests.makers import QUESTIONS, make_a, question_value, random_answers
from tests.makers.xlsb import make_xlsb
from tests.official import needs_office
from zi_analytics.loaders import read_lke
from zi_analytics.loaders.extents import far_cell_in_binary, far_cell_in_xml
from zi_analytics.registry import Registry

ANSWERS = random_answers(np.random.default_rng(8))
EXPECTED = {row.id: question_value(row, ANSWERS) for row in QUESTIONS}
MADE = make_a(ANSWERS, unit_name="Dinas Sosial", year=2022)


def converted(data: bytes, suffix: str, folder: Path) -> bytes:
    (folder / "in.xlsx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", suffix, "--outdir", str(folder), str(folder / "in.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"in.{suffix}").read_bytes()


@needs_office
@pytest.mark.parametrize("suffix", ["ods", "xls", "xlsm"])
def test_a_converted_worksheet_reads_the_same(
    suffix: str, tmp_path: Path, situbondo: Registry
) -> None:
    if suffix == "xlsm":
        data = MADE.data
    else:
        data = converted(MADE.data, suffix, tmp_path)
    reading = read_lke(data, f"x.{suffix}", situbondo)
    assert values(reading) == pytest.approx(EXPECTED)
    assert reading.worksheets[0].unit == "DINSOS"
    assert codes(reading) == []


def test_a_binary_workbook_reads_the_same(situbondo: Registry) -> None:
    page = load_workbook(io.BytesIO(MADE.data), data_only=True).worksheets[0]
    data = make_xlsb(enumerate(page.iter_rows(values_only=True)))
    reading = read_lke(data, "x.xlsb", situbondo)
    assert values(reading) == pytest.approx(EXPECTED)
    assert codes(reading) == []


def test_far_cells_in_a_binary_workbook_are_refused(situbondo: Registry) -> None:
    data = make_xlsb([(0, ["a"]), (1_000_000, ["b"])])
    reading = read_lke(data, "x.xlsb", situbondo)
    assert reading.findings["code"].tolist() == ["sheet_too_large"]
    assert "baris 1000001" in reading.findings["message"].iloc[0]


@needs_office
def test_far_cells_in_an_open_document_are_refused(tmp_path: Path, situbondo: Registry) -> None:
    book = load_workbook(io.BytesIO(MADE.data))
    book.worksheets[0]["XFA9999"] = 1
    book.save(tmp_path / "far.xlsx")
    data = converted((tmp_path / "far.xlsx").read_bytes(), "ods", tmp_path)
    reading = read_lke(data, "x.ods", situbondo)
    assert reading.findings["code"].tolist() == ["sheet_too_large"]


@pytest.mark.parametrize(
    ("xml", "far"),
    [
        (b'<row r="1"><c r="A1"><v>1</v></c></row>', None),
        (b'<c r="ZZ9999"><v>1</v></c>', None),
        (b'<c r="AAA1"><v>1</v></c>', "AAA1"),
        (b'<c r="A10000" t="n"><v>1</v></c>', "A10000"),
        (b"<c s='1' r='XFD1048576'><v>1</v></c>", "XFD1048576"),
        (b'<x:c t="s" r="A20000"><x:v>1</x:v></x:c>', "A20000"),
        (b'<c r="A20000" s="4"/>', None),
        (b'<row r="20000"/><row r="30000"><c><v>1</v></c></row>', "A20000"),
    ],
)
def test_only_filled_cells_beyond_the_bounds_count(xml: bytes, far: str | None) -> None:
    assert far_cell_in_xml(xml) == far


def test_a_broken_binary_sheet_ends_the_scan() -> None:
    assert far_cell_in_binary(b"\x00\x19\x01") is None
    assert far_cell_in_binary(b"\xff" * 50) is None
