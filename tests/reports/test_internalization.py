"""The worksheet of internalisation, read back by the loader, and the table of what is known."""

from io import BytesIO

import pandas as pd
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from zi_analytics.instruments import internalization_rules
from zi_analytics.loaders import InternalizationReading, read_internalization
from zi_analytics.registry import Registry
from zi_analytics.reports import internalization_worksheet, people_table
from zi_analytics.store import ENTERED_PEOPLE
from zi_analytics.tables import INTERNALIZATION, empty, typed

RULES = internalization_rules()
KEYS = ["unit", "group", "activity", "people", "reached"]
ENTERED = [
    ("DINSOS", "satpam", "sosialisasi", 4, 1),
    ("DINSOS", "satpam", "=Lomba", 4, 2),
    ("DINSOS", "pimpinan", "pakta", 1, None),
    ("DINKES", "kebersihan", "forum", 0, None),
]


def entries(*rows: tuple[object, ...]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=KEYS).assign(year=2022)
    return typed(frame.reindex(columns=list(INTERNALIZATION)), INTERNALIZATION)


def units(registry: Registry) -> pd.DataFrame:
    return registry.units(2022).query("code in ['DINSOS', 'DINKES']")


def made(registry: Registry, table: pd.DataFrame) -> bytes:
    return internalization_worksheet(2022, units(registry), table)


def sheet_of(content: bytes) -> Worksheet:
    (sheet,) = load_workbook(BytesIO(content)).worksheets
    return sheet


def back(content: bytes, registry: Registry) -> InternalizationReading:
    return read_internalization(content, "isian.xlsx", registry)


def known(table: pd.DataFrame) -> set[tuple[object, ...]]:
    own = table.loc[table["reached"].notna(), KEYS]
    return set(own.itertuples(index=False, name=None))


def test_a_blank_one_says_nothing_and_names_unit_and_year(situbondo: Registry) -> None:
    content = made(situbondo, empty(INTERNALIZATION))
    reading = back(content, situbondo)
    assert reading.rows.empty and reading.findings.empty and not reading.refused
    sheet = sheet_of(content)
    assert sheet["B2"].value == 2022
    assert sheet.max_row == 7 + 2 * len(RULES.groups)
    assert {sheet.cell(row, 1).value for row in range(8, sheet.max_row + 1)} == {
        "Dinas Sosial",
        "Dinas Kesehatan",
    }


def test_what_is_entered_comes_back(situbondo: Registry) -> None:
    reading = back(made(situbondo, entries(*ENTERED)), situbondo)
    assert reading.findings.empty
    assert known(reading.rows) == {row for row in ENTERED if row[4] is not None}
    absent = reading.rows.loc[reading.rows["group"] == "kebersihan"]
    assert set(absent["people"]) == {0} and absent["reached"].isna().all()


def test_only_what_is_asked_is_open_and_only_whole_numbers_fit(situbondo: Registry) -> None:
    sheet = sheet_of(made(situbondo, entries(*ENTERED)))
    heads = [cell.value for cell in sheet[7]]
    assert heads[:3] == ["Unit", "Kelompok", "Jumlah orang"]
    assert heads[-3:] == ["Kegiatan: =Lomba", "Kegiatan: …", "Kegiatan: …"]
    assert sheet.protection.sheet and sheet.protection.password is None
    assert sheet["A8"].protection.locked and not sheet["C8"].protection.locked
    assert sheet["D7"].protection.locked and not sheet.cell(7, len(heads)).protection.locked
    (check,) = sheet.data_validations.dataValidation
    assert check.type == "whole" and "C8" in check.sqref
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_a_named_activity_is_read_back(situbondo: Registry) -> None:
    book = load_workbook(BytesIO(made(situbondo, empty(INTERNALIZATION))))
    sheet = book.worksheets[0]
    sheet.cell(7, 8).value, sheet.cell(8, 3).value = "Kegiatan: Apel pagi", 3
    sheet.cell(8, 8).value = 2
    out = BytesIO()
    book.save(out)
    assert known(back(out.getvalue(), situbondo).rows) == {
        ("DINKES", "pimpinan", "Apel pagi", 3, 2)
    }


def test_the_table_for_excel(situbondo: Registry) -> None:
    table = entries(*ENTERED).assign(
        source="lembar", entered_by=None, entered_at=pd.Timestamp("2022-05-17", tz="UTC")
    )
    table = typed(table.assign(current=True, workbook="sha"), ENTERED_PEOPLE)
    table.loc[0, "workbook"] = pd.NA
    shown = people_table(table, units(situbondo), {"sha": "isian.xlsx"})
    # Units in the registry's order, groups from the head of the unit on.
    assert shown["Unit"].tolist() == ["Dinas Kesehatan", *["Dinas Sosial"] * 3]
    assert shown["Kelompok"].tolist()[1] == "Pimpinan"
    satpam = shown.iloc[2]
    assert (satpam["Belum tersentuh"], satpam["Cakupan (0–1)"]) == (3, 0.25)
    assert satpam["Sumber"] == "formulir" and shown.iloc[3]["Sumber"] == "isian.xlsx"
    assert pd.isna(shown["Cakupan (0–1)"].iloc[0]) and pd.isna(shown["Belum tersentuh"].iloc[1])
