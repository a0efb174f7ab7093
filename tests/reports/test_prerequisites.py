"""The worksheet of prerequisites: what it looks like, and that the loader reads it back."""

from io import BytesIO

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from zi_analytics.instruments import choices, load
from zi_analytics.loaders import PrerequisiteReading, read_prerequisites
from zi_analytics.registry import Registry
from zi_analytics.reports import prerequisite_worksheet
from zi_analytics.tables import PREREQUISITE_ENTRIES, REGENCY, empty, typed

RULES = {rule.id: rule for rule in load("permenpanrb-90-2021").prerequisites}
OF_REGION = {
    "instansi.opini_bpk": "WTP",
    "instansi.sakip": "A",
    "instansi.indeks_rb": "CC",
    "instansi.spip": "3,2",
}
OF_UNIT = {
    "unit.layanan_inti": "ya",
    "unit.tindak_lanjut": "87,5 %",
    "unit.lhkpn": "100 %",
    "unit.lama_zi": "2 tahun",
    "unit.sakip": "BB",
    "unit.predikat_wbk": "2021-12-10",
    "unit.pencabutan": "tidak",
}


def entered(*rows: tuple[str, str, str | None, str | None], year: int = 2022) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["unit", "item", "value", "note"]).assign(year=year)
    return typed(frame.reindex(columns=list(PREREQUISITE_ENTRIES)), PREREQUISITE_ENTRIES)


def full() -> pd.DataFrame:
    rows = [(REGENCY, item, value, "=surat") for item, value in OF_REGION.items()]
    return entered(*rows, *(("DINKES", item, value, None) for item, value in OF_UNIT.items()))


def made(situbondo: Registry, entries: pd.DataFrame, year: int = 2022) -> bytes:
    units = situbondo.units(year).query("expected")
    known = pd.DataFrame(
        [("DLH", "unit.lhkpn", "86,66 %", "LKE")], columns=["unit", "item", "value", "source"]
    )
    return prerequisite_worksheet(year, situbondo.name, units, entries, known)


def read(data: bytes, situbondo: Registry) -> PrerequisiteReading:
    return read_prerequisites(data, "isian.xlsx", situbondo)


def values(reading: PrerequisiteReading) -> dict[tuple[str, str], str]:
    table = reading.entries
    return dict(zip(zip(table["unit"], table["item"], strict=True), table["value"], strict=True))


def sheet_of(book: Workbook, name: str) -> Worksheet:
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def heading(sheet: Worksheet) -> int:
    return next(c.row for c in sheet["A"] if c.value == "Unit")


def test_a_blank_one_has_no_entry_and_no_finding(situbondo: Registry) -> None:
    reading = read(made(situbondo, empty(PREREQUISITE_ENTRIES)), situbondo)
    assert not reading.refused and not reading.synthetic
    assert reading.entries.empty and reading.findings.empty


def test_what_is_entered_comes_back_as_it_was(situbondo: Registry) -> None:
    reading = read(made(situbondo, full()), situbondo)
    assert reading.findings.empty
    assert values(reading) == {
        **{(REGENCY, item): value for item, value in OF_REGION.items()},
        **{("DINKES", item): value for item, value in OF_UNIT.items()},
    }
    assert set(reading.entries["year"]) == {2022}
    assert set(reading.entries.query("unit == 'instansi'")["note"]) == {"=surat"}


@pytest.mark.parametrize("year", [2018, 2022, 2023])
def test_every_choice_for_every_unit_is_read_without_a_finding(
    situbondo: Registry, year: int
) -> None:
    """Fill every cell where somebody types, with each choice in turn, and read all of it back."""
    book = load_workbook(BytesIO(made(situbondo, empty(PREREQUISITE_ENTRIES), year)))
    sheet = sheet_of(book, "Unit")
    start = heading(sheet)
    rules = [rule for rule in RULES.values() if rule.level == "unit"]
    for row in range(start + 1, sheet.max_row + 1):
        for column, rule in enumerate(rules, start=2):
            offered = choices(rule) or (OF_UNIT[rule.id],)
            sheet.cell(row, column).value = offered[row % len(offered)]
    out = BytesIO()
    book.save(out)
    reading = read(out.getvalue(), situbondo)
    units = situbondo.units(year).query("expected")
    assert reading.findings.empty
    assert len(reading.entries) == len(units) * len(rules)
    assert set(reading.entries["unit"]) == set(units["code"])
    assert set(reading.entries["year"]) == {year}


def test_other_years_and_what_was_taken_back_are_not_filled_in(situbondo: Registry) -> None:
    old = entered(("DINKES", "unit.sakip", "BB", None), year=2021)
    gone = entered(("DLH", "unit.sakip", None, "keliru"))
    reading = read(made(situbondo, pd.concat([old, gone])), situbondo)
    assert reading.entries.empty


def test_only_cells_to_fill_can_be_typed_in(situbondo: Registry) -> None:
    book = load_workbook(BytesIO(made(situbondo, full())))
    assert book.sheetnames == ["Kabupaten", "Unit"]
    for name in book.sheetnames:
        assert book[name].protection.sheet
    units = sheet_of(book, "Unit")
    free = {
        cell.coordinate for row in units.iter_rows() for cell in row if not cell.protection.locked
    }
    start, count = heading(units), len(situbondo.units(2022).query("expected"))
    assert free == {f"{c}{r}" for c in "BCDEFGHI" for r in range(start + 1, start + count + 1)}
    region = sheet_of(book, "Kabupaten")
    start = heading(region)
    free = {
        cell.coordinate for row in region.iter_rows() for cell in row if not cell.protection.locked
    }
    assert free == {f"{c}{r}" for c in "CD" for r in range(start + 1, start + 5)}


def test_cells_offer_choices_and_say_how_to_write(situbondo: Registry) -> None:
    book = load_workbook(BytesIO(made(situbondo, full())))
    checks = [c for name in book.sheetnames for c in book[name].data_validations.dataValidation]
    assert [check.promptTitle for check in checks] == [rule.short for rule in RULES.values()]
    for check, rule in zip(checks, RULES.values(), strict=True):
        assert check.prompt.endswith(".") and len(check.prompt) <= 255
        assert bool(check.showErrorMessage) == bool(choices(rule))
        if choices(rule):
            assert check.formula1 == f'"{",".join(choices(rule))}"'


def test_what_other_tables_say_is_told_and_not_filled_in(situbondo: Registry) -> None:
    sheet = sheet_of(load_workbook(BytesIO(made(situbondo, full()))), "Unit")
    told = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
    assert [(sheet.cell(c.row, 1).value, c.value) for c in told] == [
        ("Dinas Lingkungan Hidup", None)
    ]
    assert "Menurut LKE: 86,66 %." in told[0].comment.text


def test_text_is_never_a_formula(situbondo: Registry) -> None:
    sheet = sheet_of(load_workbook(BytesIO(made(situbondo, full()))), "Kabupaten")
    notes = [cell for cell in sheet["D"] if cell.value == "=surat"]
    assert len(notes) == 4
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in notes)
