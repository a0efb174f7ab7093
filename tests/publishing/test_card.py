"""A unit's report card: what it says, and the pages it becomes."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from zi_analytics.publishing import NothingToShowError, Shelf, card, unit_report, unit_reports
from zi_analytics.registry import Registry
from zi_analytics.reports.typeset import report_card
from zi_analytics.store import Store

DAY = date(2022, 5, 17)
Content = dict[str, object]


@pytest.fixture(scope="module")
def shelf(store: Store, situbondo: Registry) -> Shelf:
    return Shelf(store, situbondo)


@pytest.fixture(scope="module")
def content(shelf: Shelf) -> Content:
    return card(shelf, "DINKES", 2022, DAY)


def texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def test_the_head_says_who_and_how_much(content: Content) -> None:
    assert content["unit"] == "Dinas Kesehatan" and content["kind"] == "Dinas"
    assert content["what"] == "Rapor Zona Integritas tahun 2022, penilaian mandiri"
    assert content["total"] == "99,75"
    assert content["total_of"] == "nilai total dari 100 · TPI 99,75"
    assert content["mark"] == ""


def test_conditions_have_value_minimum_shortfall_and_state(shelf: Shelf) -> None:
    rows = card(shelf, "DINSOS", 2022, DAY)["conditions"]
    assert len(rows) == 12
    assert rows[0]["label"] == "Nilai total" and rows[0]["value"] == "99,75"
    assert rows[0]["verdicts"][1] == {
        "minimum": "85",
        "shortfall": "",
        "state": {"id": "met", "text": "✓ terpenuhi"},
    }


def test_components_stand_in_the_worksheet_s_order(content: Content) -> None:
    rows = content["components"]
    assert [row["label"] for row in rows][:3] == ["Pengungkit", "Pemenuhan", "Manajemen Perubahan"]
    assert [row["label"] for row in rows][-1] == "Nilai total"
    assert rows[0]["weight"] == "60" and rows[0]["scores"][0]["points"] == "59,75"
    assert sum(row["depth"] == 2 for row in rows) == 12
    assert content["assessors"] == ["Penilaian mandiri", "TPI"]


def test_what_loses_points_leads_and_a_blank_is_no_answer(content: Content, shelf: Shelf) -> None:
    (only,) = content["weakest"]
    assert (only["answer"], only["lost"], only["weight"]) == ("Tidak", "0,25", "0,25")
    (blank,) = card(shelf, "DINSOS", 2022, DAY)["weakest"]
    assert blank["answer"] == "belum dijawab"


def test_years_without_worksheets_are_missing_not_zero(content: Content) -> None:
    assert content["years"] == ["2018", "2019", "2020", "2021", "2022"]
    assert content["history"][0]["values"] == ["–", "–", "–", "–", "99\u00a0%"]
    assert content["sakip"][0]["values"] == ["–"] * 5


def test_a_path_is_printed_only_where_a_predicate_is_not_met(content: Content) -> None:
    assert content["paths"] == []


def test_the_pdf_has_two_pages_with_the_texts(shelf: Shelf) -> None:
    first, second = texts(unit_report(shelf, "DINKES", 2022, DAY))
    assert "Dinas Kesehatan" in first and "99,75" in first and "1 dari 2" in first
    assert "Lima tahun" in second and "17 Mei 2022" in second
    assert "DATA CONTOH" not in first


def test_sample_data_says_so_on_every_page(sample: Store, situbondo: Registry) -> None:
    pages = texts(unit_report(Shelf(sample, situbondo), "DINSOS", 2022, DAY))
    assert all("DATA CONTOH" in page for page in pages)


def test_texts_are_printed_as_they_stand(content: Content) -> None:
    hostile = {**content, "unit": "#panic() *tebal* $x$ @ref \\u{41} <label>"}
    assert "#panic() *tebal* $x$" in texts(report_card(hostile, DAY))[0]


def test_the_same_figures_give_the_same_bytes(shelf: Shelf) -> None:
    assert unit_reports(shelf, 2022, DAY) == unit_reports(shelf, 2022, DAY)


def test_all_units_in_one_zip_in_the_registry_s_order(shelf: Shelf) -> None:
    told: list[tuple[int, int, str]] = []
    data = unit_reports(shelf, 2022, DAY, lambda *step: told.append(step))
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        assert all(archive.read(name).startswith(b"%PDF-") for name in names)
    assert sorted(names) == ["Rapor ZI 2022 Dinas Kesehatan.pdf", "Rapor ZI 2022 Dinas Sosial.pdf"]
    assert [step[:2] for step in told] == [(1, 2), (2, 2)]


def test_no_worksheet_no_report(shelf: Shelf) -> None:
    with pytest.raises(NothingToShowError, match="DISDUK"):
        card(shelf, "DISDUK", 2022, DAY)
    with pytest.raises(NothingToShowError, match="2020"):
        unit_reports(shelf, 2020, DAY)
