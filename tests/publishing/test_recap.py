"""The recap of a year, read back from its bytes."""

from datetime import date, datetime
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from zi_analytics.publishing import NothingToShowError, Shelf, recap_workbook
from zi_analytics.registry import Registry
from zi_analytics.store import Store

DAY = date(2022, 5, 17)


@pytest.fixture(scope="module")
def book(store: Store, situbondo: Registry) -> dict[str, pd.DataFrame]:
    return read(recap_workbook(Shelf(store, situbondo), 2022, DAY))


def read(data: bytes) -> dict[str, pd.DataFrame]:
    book = load_workbook(BytesIO(data), data_only=True)
    rows = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    tables = {title: pd.DataFrame(own[1:], columns=own[0]) for title, own in rows.items()}
    return {**tables, "Metode": pd.DataFrame(rows["Metode"])}


def of(table: pd.DataFrame, unit: str, assessor: str = "penilaian mandiri") -> pd.DataFrame:
    return table.loc[(table["Kode unit"] == unit) & (table["Penilai"] == assessor)]


def test_every_table_has_a_sheet_with_filter_and_frozen_head(
    store: Store, situbondo: Registry
) -> None:
    sheets = load_workbook(BytesIO(recap_workbook(Shelf(store, situbondo), 2022, DAY))).worksheets
    titles = [sheet.title for sheet in sheets]
    tables = ["Unit", "Syarat", "Nilai", "Jawaban", "Temuan", "Berkas", "Internalisasi"]
    assert titles == [*tables, "Catatan", "Metode"]
    assert {sheet.freeze_panes for sheet in sheets[:-1]} == {"A2"}
    assert all(sheet.auto_filter.ref for sheet in sheets[:-1])


def test_scores_are_those_of_the_store_exactly(book: dict[str, pd.DataFrame], store: Store) -> None:
    scores = store.scores(2022)
    table = book["Nilai"]
    assert len(table) == len(scores)
    key = ["Kode unit", "Penilai", "Simpul"]
    who = table["Penilai"].map({"penilaian mandiri": "unit", "TPI": "tpi"})
    points = table.assign(Penilai=who).set_index(key)["Poin"]
    expected = scores.set_index(["unit", "assessor", "node"])["points"]
    assert points.loc[list(expected.index)].tolist() == pytest.approx(expected.tolist(), abs=1e-12)


def test_a_unit_s_row_says_total_areas_and_verdict(book: dict[str, pd.DataFrame]) -> None:
    (row,) = of(book["Unit"], "DINKES").to_dict("records")
    assert row["Unit"] == "Dinas Kesehatan" and row["Jenis"] == "Dinas"
    assert row["Nilai total"] == pytest.approx(99.75)
    assert row["Pengungkit"] == pytest.approx(59.75)
    assert row["Hasil"] == pytest.approx(40)
    assert row["Manajemen Perubahan (bagian dari bobot)"] == pytest.approx(7.75 / 8)
    assert (row["WBK"], row["Syarat WBK yang kurang"]) == ("terpenuhi", 0)
    assert list(book["Unit"].columns).index("WBK") < list(book["Unit"].columns).index("WBBM")


def test_conditions_have_value_minimum_and_shortfall(book: dict[str, pd.DataFrame]) -> None:
    rows = of(book["Syarat"], "DINKES")
    assert len(rows) == 24
    total = rows.loc[(rows["Predikat"] == "WBK") & (rows["Syarat"] == "Nilai total")].iloc[0]
    assert (total["Batas"], total["Kurang"], total["Status"]) == (75, 0, "terpenuhi")
    assert total["Nilai"] == pytest.approx(99.75)
    assert set(rows["Dasar"]) == {"menurut peraturan"}


def test_an_answer_leads_to_its_file_sheet_and_cell(book: dict[str, pd.DataFrame]) -> None:
    rows = of(book["Jawaban"], "DINKES")
    first = rows.loc[rows["Pertanyaan"] == "A.I.1.i.a"].iloc[0]
    assert (first["Jawaban"], first["Berkas"], first["Lembar"]) == (
        "Tidak",
        "dinkes.xlsx",
        "Jawaban",
    )
    assert first["Sel"]
    blank = of(book["Jawaban"], "DINSOS").query("Pertanyaan == 'A.I.1.i.a'").iloc[0]
    assert pd.isna(blank["Jawaban"]) and pd.isna(blank["Nilai jawaban (0–1)"])


def test_findings_and_files_are_named(book: dict[str, pd.DataFrame], store: Store) -> None:
    assert len(book["Temuan"]) == len(store.findings(2022)) > 0
    assert set(book["Berkas"]["Berkas"]) == {"dinkes.xlsx", "dinsos.xlsx"}


def test_one_unit_alone(store: Store, situbondo: Registry) -> None:
    own = read(recap_workbook(Shelf(store, situbondo), 2022, DAY, "DINSOS"))
    for title in ("Unit", "Syarat", "Nilai", "Jawaban", "Berkas"):
        assert set(own[title]["Kode unit"]) == {"DINSOS"}


def test_notes_say_region_method_rules_and_day(book: dict[str, pd.DataFrame]) -> None:
    notes = list(book["Metode"][0])
    assert notes[0] == "Rekap Zona Integritas Kabupaten Situbondo, tahun 2022."
    assert any("90" in note and note.startswith("Aturan") for note in notes)
    assert notes[-1] == "Dibuat 17 Mei 2022."


def test_sample_data_says_so_on_every_printed_page(sample: Store, situbondo: Registry) -> None:
    data = recap_workbook(Shelf(sample, situbondo), 2022, DAY)
    assert read(data)["Metode"][0].iloc[0] == "DATA CONTOH – sintetis"
    heads = {s.oddHeader.center.text for s in load_workbook(BytesIO(data)).worksheets[:-1]}
    assert heads == {"DATA CONTOH – sintetis"}


def test_no_worksheet_no_recap(store: Store, situbondo: Registry) -> None:
    with pytest.raises(NothingToShowError, match="2021"):
        recap_workbook(Shelf(store, situbondo), 2021, DAY)
    with pytest.raises(NothingToShowError, match="DISDUK"):
        recap_workbook(Shelf(store, situbondo), 2022, DAY, "DISDUK")


def test_moments_are_dates_that_excel_sorts_as_dates(store: Store, situbondo: Registry) -> None:
    book = load_workbook(BytesIO(recap_workbook(Shelf(store, situbondo), 2022, DAY)))
    heads = [cell.value for cell in book["Berkas"][1]]
    cell = book["Berkas"].cell(2, heads.index("Diterima (UTC)") + 1)
    first = store.submissions(2022)["received_at"].min().tz_localize(None)
    assert isinstance(cell.value, datetime) and cell.number_format == "dd/mm/yyyy hh:mm"
    assert abs(cell.value - first) < pd.Timedelta(hours=1)
