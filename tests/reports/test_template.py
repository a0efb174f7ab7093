"""Worksheets to hand out: what stands in them, what may be typed, and that they are read back."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pandas as pd
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.loaders.reading import values
from tests.makers import best_answers
from tests.reports.filling import COLUMNS, ROWS, RULES, UNIT, YEAR, blank, filled, opened
from zi_analytics.charts import status as shown_status
from zi_analytics.instruments import load
from zi_analytics.loaders import read_lke
from zi_analytics.registry import Registry
from zi_analytics.reports import (
    TemplateError,
    UnitLabel,
    edition,
    file_name,
    template,
    worksheets,
)
from zi_analytics.reports.template import recap
from zi_analytics.reports.template.columns import EARLIER, HEADER, SHEET
from zi_analytics.reports.template.guide import GUIDE

BEST = best_answers()


def last_year(registry: Registry, **changes: object) -> pd.DataFrame:
    data = filled(BEST | changes, {"A.I.1.i.a": "Tidak"})
    answers = read_lke(data, "x.xlsx", registry).worksheets[0].answers
    return answers.assign(year=pd.Series([YEAR - 1] * len(answers), dtype="Int64"))


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def renamed(data: bytes, name: str) -> bytes:
    """Give the worksheet another unit's name: quicker than to make it anew."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for member in before.namelist():
            new = before.read(member).replace(UNIT.name.encode(), escape(name).encode())
            after.writestr(member, new)
    return out.getvalue()


def sheet_of(data: bytes, name: str = SHEET) -> Worksheet:
    return opened(data)[name]


def test_a_filled_worksheet_is_recognised_without_any_finding(situbondo: Registry) -> None:
    reading = read_lke(filled(BEST, BEST), "diisi.xlsx", situbondo)
    assert reading.findings.empty
    (worksheet,) = reading.worksheets
    assert (worksheet.unit, worksheet.year) == ("DINKES", YEAR)
    assert worksheet.instrument == RULES.id and not worksheet.synthetic
    assert set(worksheet.answers["assessor"]) == {"unit", "tpi"}
    assert set(values(reading)) == set(values(reading, "tpi")) == set(RULES.questions)


def test_notes_and_evidence_are_read_with_their_assessor(situbondo: Registry) -> None:
    book = opened(filled(BEST, BEST))
    row = ROWS.number["A.I.1.i.b"]
    for who, columns in COLUMNS.items():
        book[SHEET].cell(row, columns.note).value = f"catatan {who}"
        book[SHEET].cell(row, columns.evidence).value = f"bukti {who}"
    out = io.BytesIO()
    book.save(out)
    answers = read_lke(out.getvalue(), "x.xlsx", situbondo).worksheets[0].answers
    own = answers.loc[answers["question"] == "A.I.1.i.b"].set_index("assessor")
    assert own["note"].to_dict() == {"unit": "catatan unit", "tpi": "catatan tpi"}
    assert own["evidence"].to_dict() == {"unit": "bukti unit", "tpi": "bukti tpi"}


def test_every_unit_is_recognised_from_the_worksheet(situbondo: Registry) -> None:
    made = template(RULES, UNIT, YEAR, last_year(situbondo))
    known = situbondo.units(YEAR)
    for code, name in zip(known["code"], known["name"], strict=True):
        unit = UnitLabel(code, name)
        reading = read_lke(renamed(made, name), file_name(unit, YEAR), situbondo)
        found = (reading.worksheets[0].unit, reading.worksheets[0].year)
        assert found == (code, YEAR) and reading.findings.empty, name


def test_the_same_worksheet_has_the_same_bytes() -> None:
    assert blank() == blank()


def test_the_edition_of_a_year() -> None:
    assert edition(2026).id == edition(2022).id == "permenpanrb-90-2021"
    with pytest.raises(TemplateError, match="52/2014"):
        edition(2019)
    with pytest.raises(TemplateError, match="skala jawabannya"):
        template(load("permenpanrb-52-2014"), UNIT, 2019)


def test_only_what_is_typed_is_unlocked() -> None:
    book = opened(blank())
    sheet = book[SHEET]
    unlocked = {
        cell.coordinate for line in sheet.iter_rows() for cell in line if not cell.protection.locked
    }
    expected = {
        sheet.cell(row.number, columns.answer).coordinate
        for row in ROWS.typed()
        for columns in COLUMNS.values()
    }
    questions = [ROWS.number[question] for question in RULES.questions]
    expected |= {
        sheet.cell(row, column).coordinate
        for row in questions
        for columns in COLUMNS.values()
        for column in (columns.note, columns.evidence)
    }
    assert unlocked == expected
    assert all(page.protection.sheet for page in book) and book.security.lockStructure
    for name in (recap.RECAP, GUIDE):
        locked = {c.protection.locked for line in book[name].iter_rows() for c in line}
        assert locked == {True}


def test_every_answer_is_checked_by_its_own_scale() -> None:
    sheet = sheet_of(blank())
    for row in ROWS.typed():
        for columns in COLUMNS.values():
            address = sheet.cell(row.number, columns.answer).coordinate
            own = [v for v in sheet.data_validations.dataValidation if address in v.sqref]
            assert len(own) == 1, address
            if row.kind == "input":
                assert (own[0].type, own[0].operator) == ("whole", "greaterThanOrEqual")
                continue
            scale = RULES.scale_of(row.id)
            if scale.kind == "choice":
                options = ",".join(scale.options)
                assert (own[0].type, own[0].formula1) == ("list", f'"{options}"')
            else:
                bounds = (own[0].formula1, own[0].formula2)
                assert (own[0].type, *bounds) == ("decimal", "0", f"{scale.maximum:g}")


def test_weights_scales_and_labels_stand_in_their_rows() -> None:
    sheet = sheet_of(blank())
    for id_, row in ROWS.number.items():
        texts = {str(sheet.cell(row, column).value) for column in range(2, 8)}
        label = "NILAI EVALUASI ZONA INTEGRITAS" if id_ == "total" else RULES.label(id_)
        assert {label, label.upper(), f"– {label}"} & texts, id_
        if id_ in RULES.nodes or id_ == "total":
            assert sheet.cell(row, 8).value == RULES.weight(id_)
        elif id_ in RULES.questions:
            assert sheet.cell(row, 10).value == RULES.choices(id_)


def test_it_prints_on_a4_with_its_header_on_every_page() -> None:
    book = opened(blank())
    for page in book:
        assert int(page.page_setup.paperSize) == 9
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
        assert "&P" in page.oddFooter.right.text
    assert book[SHEET].print_title_rows == f"${HEADER}:${HEADER}"


def test_every_part_is_well_formed_and_every_opening_calculates() -> None:
    with zipfile.ZipFile(io.BytesIO(blank())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(content)
    assert b'fullCalcOnLoad="1"' in parts["xl/workbook.xml"]
    sheet = parts["xl/worksheets/sheet1.xml"]
    formulas = re.findall(rb"<f>(.*?)</f><v ?(?:/>|></v>)", sheet)
    # None has a figure that no program has calculated.
    assert len(formulas) == sheet.count(b"<f>") > 400
    assert max(len(formula) for formula in formulas) < 8_192


def test_names_are_text_in_one_line_whatever_they_begin_with(situbondo: Registry) -> None:
    unit = UnitLabel("=1+1", "=HYPERLINK(1)\nTahun: 2019\x07 & Co")
    data = template(RULES, unit, YEAR, last_year(situbondo))
    book = opened(data)
    assert book[SHEET]["A2"].value == "Unit Kerja: =HYPERLINK(1) Tahun: 2019 & Co"
    first = book[recap.RECAP]["A2"]
    assert (first.data_type, bool(first.quotePrefix)) == ("s", True)
    assert "&& Co" in book[SHEET].oddHeader.left.text
    assert read_lke(data, "x.xlsx", situbondo).worksheets[0].year == YEAR


def test_answers_of_last_year_are_filled_in_and_marked(situbondo: Registry) -> None:
    before = last_year(situbondo)
    data = template(RULES, UNIT, YEAR, before)
    reading = read_lke(data, "x.xlsx", situbondo)
    assert reading.findings.empty
    own = before.loc[(before["assessor"] == "unit") & before["value"].notna()]
    assert values(reading) == dict(zip(own["question"], own["value"], strict=True))
    assert set(reading.worksheets[0].answers["assessor"]) == {"unit"}
    sheet = sheet_of(data)
    assert sheet.cell(HEADER, EARLIER).value == f"Isian {YEAR - 1}"
    assert not sheet.column_dimensions["K"].hidden
    for row in ROWS.typed():
        now = sheet.cell(row.number, COLUMNS["unit"].answer).value
        assert sheet.cell(row.number, EARLIER).value == now == BEST[row.id]
    assert f"penilaian mandiri {YEAR - 1}" in str(sheet["A6"].value)
    (rules,) = sheet.conditional_formatting
    assert rules.rules[0].formula == ['AND($K9<>"",$K9=$L9)']
    assert sheet_of(blank()).column_dimensions["K"].hidden


def test_an_answer_without_a_clear_meaning_is_not_filled_in(situbondo: Registry) -> None:
    before = last_year(situbondo, **{"A.I.1.i.a": "mungkin", "A.II.1.i.a.1": None})
    sheet = sheet_of(template(RULES, UNIT, YEAR, before))
    for blank_one in ("A.I.1.i.a", "A.II.1.i.a.1"):
        assert sheet.cell(ROWS.number[blank_one], COLUMNS["unit"].answer).value is None


def test_answers_of_another_instrument_are_not_filled_in_and_it_is_said(
    situbondo: Registry,
) -> None:
    before = last_year(situbondo).assign(instrument="permenpanrb-52-2014")
    sheet = sheet_of(template(RULES, UNIT, YEAR, before))
    assert "52/2014" in str(sheet["A6"].value)
    answers = {sheet.cell(r.number, COLUMNS["unit"].answer).value for r in ROWS.typed()}
    assert answers == {None}


def test_a_worksheet_with_sample_answers_says_so(situbondo: Registry) -> None:
    data = template(RULES, UNIT, YEAR, last_year(situbondo), synthetic=True)
    assert read_lke(data, "x.xlsx", situbondo).worksheets[0].synthetic
    book = opened(data)
    for page in book:
        assert "SINTETIS" in page.oddHeader.left.text
        assert any("SINTETIS" in str(line[0]) for line in page.iter_rows(max_row=6, values_only=1))


def test_the_words_of_the_recap_are_those_of_the_dashboard() -> None:
    words = (recap.MET, recap.NEAR, recap.UNMET, recap.UNKNOWN)
    theirs = (shown_status.MET, shown_status.NEAR, shown_status.UNMET, shown_status.UNKNOWN)
    assert words == tuple(one.text for one in theirs)
    assert recap.NEAR_SHARE == shown_status.NEAR_SHARE


def test_worksheets_of_all_units_have_safe_names_and_the_same_bytes(situbondo: Registry) -> None:
    units = [UnitLabel("A", "Dinas A"), UnitLabel("DINKES", "DINAS A"), UnitLabel("C", "../etc/p*")]
    before = {"DINKES": last_year(situbondo)}
    made = list(worksheets(RULES, units, YEAR, before, synthetic={"DINKES"}))
    assert made == list(worksheets(RULES, units, YEAR, before, synthetic={"DINKES"}))
    assert [name for name, _ in made] == [
        f"LKE_{YEAR}_Dinas-A.xlsx",
        f"LKE_{YEAR}_DINAS-A_2.xlsx",
        f"LKE_{YEAR}_etc-p.xlsx",
    ]
    sheets = [part(content, "xl/worksheets/sheet1.xml") for _, content in made]
    assert [b"SINTETIS" in sheet for sheet in sheets] == [False, True, False]


def test_labels_of_questions_and_counts_are_told_apart() -> None:
    for group in {question.group for question in RULES.questions.values()}:
        labels = [q.label for q in RULES.questions.values() if q.group == group]
        assert len(labels) == len(set(labels)), group
    for question in RULES.questions.values():
        labels = [RULES.inputs[name].label for name in question.inputs]
        assert len(labels) == len(set(labels)), question.id


def test_the_file_opens_again_in_openpyxl() -> None:
    assert load_workbook(io.BytesIO(blank())).sheetnames == [SHEET, recap.RECAP, GUIDE]
