"""Worksheets of prerequisites: a column for each or a row for each, and what must be asked."""

import io

import pytest
from openpyxl import Workbook

from tests.makers.sakip import sakip_book
from zi_analytics.loaders import PrerequisiteReading, read_prerequisites
from zi_analytics.registry import Registry

REGION = "Kabupaten Situbondo"
WIDE = [
    ["PRASYARAT WBK/WBBM"],
    ["Tahun", 2022],
    [],
    [
        *("No", "Perangkat Daerah", "Opini BPK", "Predikat SAKIP instansi", "Indeks RB"),
        *("Maturitas SPIP", "Layanan inti", "Tindak lanjut temuan", "LHKPN dan LHKASN"),
        *("Mulai membangun ZI", "SAKIP unit", "Berpredikat WBK", "Pencabutan", "Keterangan"),
    ],
    [1, REGION, "WTP", "A", "B", 3],
    [
        *(2, "Dinas Kesehatan", None, None, None, None, "ya", "100 %", "100 %", "1 Maret 2019"),
        *("BB", "tidak", "tidak pernah", "cek lagi"),
    ],
    [3, "Dinas Sosial", None, None, None, None, "-", None, None, None, "belum diketahui"],
]


def read(lines: object, registry: Registry, **options: object) -> PrerequisiteReading:
    return read_prerequisites(sakip_book(lines), "prasyarat.xlsx", registry, **options)  # type: ignore[arg-type]


def entries(reading: PrerequisiteReading) -> dict[tuple[str, int, str], str]:
    table = reading.entries
    keys = zip(table["unit"], table["year"], table["item"], strict=True)
    return dict(zip(keys, table["value"], strict=True))


def found(reading: PrerequisiteReading) -> list[tuple[str, str]]:
    return list(zip(reading.findings["code"], reading.findings["cell"], strict=True))


def test_a_column_for_each(situbondo: Registry) -> None:
    reading = read(WIDE, situbondo)
    assert entries(reading) == {
        ("instansi", 2022, "instansi.opini_bpk"): "WTP",
        ("instansi", 2022, "instansi.sakip"): "A",
        ("instansi", 2022, "instansi.indeks_rb"): "B",
        ("instansi", 2022, "instansi.spip"): "3",
        ("DINKES", 2022, "unit.layanan_inti"): "ya",
        ("DINKES", 2022, "unit.tindak_lanjut"): "100 %",
        ("DINKES", 2022, "unit.lhkpn"): "100 %",
        ("DINKES", 2022, "unit.lama_zi"): "2019-03-01",
        ("DINKES", 2022, "unit.sakip"): "BB",
        ("DINKES", 2022, "unit.predikat_wbk"): "tidak",
        ("DINKES", 2022, "unit.pencabutan"): "tidak",
    }
    assert found(reading) == []
    assert reading.entries.set_index("item").loc["unit.sakip", "cell"] == "K6"
    assert set(reading.entries.loc[reading.entries["unit"] == "DINKES", "note"]) == {"cek lagi"}


def test_a_row_for_each(situbondo: Registry) -> None:
    lines = [
        ["Unit Kerja", "Tahun", "Prasyarat", "Isi", "Catatan"],
        [REGION, 2022, "Predikat SAKIP", "BB", None],
        ["Dinas Sosial", 2022, "Nilai SAKIP unit, evaluasi internal", "B", None],
        ["Dinas Sosial", 2021, "Tindak lanjut temuan APIP dan BPK", 0.5, "2 temuan"],
        ["Dinas Sosial", 2022, "Lama membangun Zona Integritas", "3 tahun", None],
    ]
    reading = read(lines, situbondo)
    assert entries(reading) == {
        ("instansi", 2022, "instansi.sakip"): "BB",
        ("DINSOS", 2022, "unit.sakip"): "B",
        ("DINSOS", 2021, "unit.tindak_lanjut"): "50 %",
        ("DINSOS", 2022, "unit.lama_zi"): "3 tahun",
    }
    assert found(reading) == []


def long(*row: object) -> list[list[object]]:
    return [["Unit Kerja", "Tahun", "Prasyarat", "Isi"], list(row)]


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (("Dinas Antah", 2022, "Layanan inti", "ya"), "prerequisite_unit_unknown", "A2"),
        (("Dinas Sosial", None, "Layanan inti", "ya"), "prerequisite_year_unknown", "A2"),
        (("Dinas Sosial", 2022, "Kelengkapan berkas", "ya"), "prerequisite_unknown", "C2"),
        (("Dinas Sosial", 2022, "Layanan inti", "kadang"), "prerequisite_unclear", "D2"),
        (("Dinas Sosial", 2022, "Tindak lanjut temuan", 1), "prerequisite_unclear", "D2"),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(
    row: tuple[object, ...], code: str, cell: str, situbondo: Registry
) -> None:
    reading = read(long(*row), situbondo)
    assert found(reading) == [(code, cell)]
    assert reading.entries.empty


def test_what_belongs_to_the_region_is_no_units(situbondo: Registry) -> None:
    lines = [
        ["Unit", "Opini BPK", "Layanan inti"],
        ["Dinas Sosial", "WTP", "ya"],
        [REGION, "", "ya"],
    ]
    reading = read(lines, situbondo, year=2022)
    assert found(reading) == [("prerequisite_level", "B2"), ("prerequisite_level", "C3")]
    assert list(entries(reading)) == [("DINSOS", 2022, "unit.layanan_inti")]


def test_the_same_thing_twice(situbondo: Registry) -> None:
    row = ["Dinas Sosial", 2022, "Layanan inti"]
    reading = read([*long(*row, "ya"), [*row, "tidak"], [*row, "Ya"]], situbondo)
    assert found(reading) == [("prerequisite_repeated", "D3")]
    assert list(entries(reading).values()) == ["ya"]


def test_the_year_may_be_the_folders(situbondo: Registry) -> None:
    lines = [["Unit", "Layanan inti"], ["Dinas Sosial", "ya"]]
    reading = read(lines, situbondo, folders=("prasyarat", "2023"))
    assert list(entries(reading)) == [("DINSOS", 2023, "unit.layanan_inti")]


def test_a_column_of_evidence_for_a_prerequisite_is_none_itself(situbondo: Registry) -> None:
    heading = ["Perangkat Daerah", "Tahun", "Tindak lanjut temuan", "Bukti tindak lanjut temuan"]
    reading = read([heading, ["Dinas Kesehatan", 2022, "100 %", "Surat 12/2022"]], situbondo)
    assert entries(reading) == {("DINKES", 2022, "unit.tindak_lanjut"): "100 %"}
    assert reading.entries["note"].tolist() == ["Surat 12/2022"]
    assert found(reading) == []


@pytest.mark.parametrize("years", [[], ["Tahun"]])
def test_the_year_in_which_it_began_is_not_the_worksheets(
    situbondo: Registry, years: list[str]
) -> None:
    heading = ["Perangkat Daerah", "Tahun mulai membangun ZI", "SAKIP unit", *years]
    lines = [heading, ["Dinas Kesehatan", 2019, "BB", *(2022 for _ in years)]]
    reading = read(lines, situbondo, folders=("prasyarat", "2022"))
    assert entries(reading) == {
        ("DINKES", 2022, "unit.lama_zi"): "2019",
        ("DINKES", 2022, "unit.sakip"): "BB",
    }


@pytest.mark.parametrize(("shown", "meant"), [("0%", "100 %"), ("General", None)])
def test_a_hundred_percent_that_excel_keeps_as_1_is_told_by_its_format(
    situbondo: Registry, shown: str, meant: str | None
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Perangkat Daerah", "Tahun", "LHKPN dan LHKASN"])
    sheet.append(["Dinas Kesehatan", 2022, 1])
    sheet["C2"].number_format = shown
    content = io.BytesIO()
    book.save(content)
    reading = read_prerequisites(content.getvalue(), "prasyarat.xlsx", situbondo)
    assert entries(reading).get(("DINKES", 2022, "unit.lhkpn")) == meant
    assert found(reading) == ([] if meant else [("prerequisite_unclear", "C2")])


def test_no_table_is_refused(situbondo: Registry) -> None:
    reading = read([["Unit", "Nilai"], ["Dinas Sosial", 3]], situbondo)
    assert reading.refused
    assert found(reading) == [("no_prerequisites", "")]
