"""Unit and year: option, sheet, folder, file name, in this order; a clash is said."""

import numpy as np
import pytest

from tests.loaders.reading import codes
from tests.makers import best_answers, make_a, make_b, random_answers
from zi_analytics.loaders import read_lke
from zi_analytics.loaders.identity import without_noise
from zi_analytics.registry import Registry

ANSWERS = random_answers(np.random.default_rng(1))


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("LKE ZI Dinas Kesehatan 2022.xlsx", "DINKES"),
        ("lke_dinkes_2022_final(1).xlsx", "DINKES"),
        ("LKE ZI - Kecamatan Situbondo 2022 rev2.xlsx", "35.12.07"),
        ("LKE RSUD Besuki 2022.xlsx", "RSUD-BESUKI"),
        ("Kec. Besuki.xlsx", "35.12.02"),
        ("LKE Besuki 2022.xlsx", None),
        ("LKE Situbondo 2022.xlsx", None),
        ("isian.xlsx", None),
    ],
)
def test_the_file_name_names_the_unit(name: str, unit: str | None, situbondo: Registry) -> None:
    reading = read_lke(make_a(ANSWERS).data, name, situbondo, folders=("lke", "2022"))
    assert reading.worksheets[0].unit == unit
    assert reading.worksheets[0].year == 2022
    expected = [] if unit else ["unit_unknown"]
    assert reading.findings["code"].tolist() == expected


def test_a_name_that_is_not_sure_gives_candidates(situbondo: Registry) -> None:
    reading = read_lke(make_a(ANSWERS).data, "LKE Besuki 2022.xlsx", situbondo)
    message = reading.findings.iloc[0]["message"]
    assert "Kecamatan Besuki (35.12.02)" in message
    assert "RSUD Besuki (RSUD-BESUKI)" in message


def test_the_sheet_comes_before_folder_and_name(situbondo: Registry) -> None:
    made = make_a(ANSWERS, unit_name="Dinas Sosial", year=2022)
    worksheet = read_lke(made.data, "x.xlsx", situbondo).worksheets[0]
    assert (worksheet.unit, worksheet.unit_written, worksheet.year) == (
        "DINSOS",
        "Dinas Sosial",
        2022,
    )


def test_a_clash_is_said_with_every_source(situbondo: Registry) -> None:
    made = make_a(ANSWERS, unit_name="Dinas Sosial", year=2022)
    reading = read_lke(made.data, "LKE Dinkes 2023.xlsx", situbondo, folders=("2023",))
    assert sorted(codes(reading)) == ["unit_clash", "year_clash"]
    text = " ".join(reading.findings["message"])
    assert "lembar “Dinas Sosial” → Dinas Sosial; nama berkas" in text
    assert "→ Dinas Kesehatan. Yang dipakai: Dinas Sosial." in text
    assert "lembar 2022" in text
    assert "folder 2023" in text
    assert (reading.worksheets[0].unit, reading.worksheets[0].year) == ("DINSOS", 2022)


def test_an_option_decides_and_still_says_what_the_sheet_says(situbondo: Registry) -> None:
    made = make_a(ANSWERS, unit_name="Dinas Sosial", year=2022)
    reading = read_lke(made.data, "x.xlsx", situbondo, unit="DINKES", year=2023)
    assert (reading.worksheets[0].unit, reading.worksheets[0].year) == ("DINKES", 2023)
    assert sorted(codes(reading)) == ["unit_clash", "year_clash"]


def test_an_option_may_name_a_unit_that_was_none_in_that_year(situbondo: Registry) -> None:
    later = next(
        code for code, unit in situbondo.region.members.items() if not unit.period.covers(2019)
    )
    made = make_a(ANSWERS, unit_name="Dinas Sosial", year=2019)
    reading = read_lke(made.data, "x.xlsx", situbondo, unit=later)
    name = situbondo.region.members[later].in_year(None).name
    assert f"Yang dipakai: {name}." in " ".join(reading.findings["message"])


def test_the_recap_sheet_names_the_unit_in_layout_b(situbondo: Registry) -> None:
    reading = read_lke(make_b(ANSWERS, unit_name="Dinas Perhubungan").data, "x.xlsx", situbondo)
    assert reading.worksheets[0].unit == "DISHUB"
    blank = read_lke(make_b(ANSWERS).data, "x.xlsx", situbondo)
    assert blank.worksheets[0].unit is None
    assert blank.worksheets[0].unit_written is None


@pytest.mark.parametrize(
    "title",
    [
        "PERATURAN MENTERI NOMOR 90 TAHUN 2021 TENTANG PEMBANGUNAN ZONA INTEGRITAS",
        "Lampiran III PermenPANRB 90/2021",
    ],
)
def test_the_year_of_the_regulation_is_not_the_worksheets(title: str, situbondo: Registry) -> None:
    reading = read_lke(make_a(ANSWERS, title=title).data, "lampiran3_90_2021.xlsx", situbondo)
    assert reading.worksheets[0].year is None


def test_the_abbreviation_depends_on_the_year(situbondo: Registry) -> None:
    made = make_a(ANSWERS)
    for year, unit in ((2021, "DPKP-RUMKIM"), (2022, "DISPERTANGAN")):
        reading = read_lke(made.data, f"LKE DPKP {year}.xlsx", situbondo)
        assert reading.worksheets[0].unit == unit


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("LKE ZI 2022 - Dinas Sosial (final) v2", "Dinas Sosial"),
        ("Sheet1", ""),
        ("LKE ZI", ""),
        ("Jawaban TPI", ""),
        ("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", None),
    ],
)
def test_noise_around_a_name_is_set_aside(text: str, left: str | None) -> None:
    assert without_noise(text) == (text if left is None else left)


@pytest.mark.parametrize(
    "title",
    [
        "LEMBAR KERJA EVALUASI ZONA INTEGRITAS TAHUN 2021",
        "TAHUN 2021",
        "Tahun Penilaian : 2021",
        "LKE ZI DINAS KESEHATAN TAHUN 2021.",
        "LKE ZI Tahun 2021\nKabupaten Situbondo",
        "T.A. 2021",
    ],
)
def test_the_year_in_a_title_is_read_and_another_folder_clashes(
    title: str, situbondo: Registry
) -> None:
    made = make_a(ANSWERS, title=title)
    reading = read_lke(made.data, "Dinas Sosial.xlsx", situbondo, folders=("2022",))
    assert reading.worksheets[0].year == 2021
    assert codes(reading) == ["year_clash"]


@pytest.mark.parametrize("written", ["Puskesmas Panji", "Dinas Kesehatann", "Bagian Hukum Setda"])
def test_a_unit_in_the_sheet_that_nobody_knows_is_said(written: str, situbondo: Registry) -> None:
    made = make_a(ANSWERS, unit_name=written, year=2022)
    reading = read_lke(made.data, "Dinas Sosial.xlsx", situbondo)
    assert (reading.worksheets[0].unit, reading.worksheets[0].unit_written) == ("DINSOS", written)
    assert codes(reading) == ["unit_clash"]
    assert f"“{written}” → tidak dikenal" in reading.findings["message"].iloc[0]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Dinas Pendidikan dan Kebudayaan (DISDIKBUD) 2022.xlsx", "DISDIKBUD"),
        ("Dinas Kesehatan [DINKES] 2022.xlsx", "DINKES"),
        ("LKE Dinas Sosial (final) (2).xlsx", "DINSOS"),
        ("Dinas Sosial TA 2022.xlsx", "DINSOS"),
    ],
)
def test_brackets_around_an_abbreviation_are_understood(
    name: str, unit: str, situbondo: Registry
) -> None:
    reading = read_lke(make_a(ANSWERS).data, name, situbondo, folders=("2022",))
    assert reading.worksheets[0].unit == unit


@pytest.mark.parametrize(
    "label",
    ["Nama Unit = Dinas Kesehatan", "Unit Organisasi: Dinas Kesehatan", "OPD : DINAS KESEHATAN"],
)
def test_labels_of_a_unit_in_other_words(label: str, situbondo: Registry) -> None:
    reading = read_lke(make_a(ANSWERS, title=f"LKE ZI\n{label}").data, "x.xlsx", situbondo)
    assert reading.worksheets[0].unit == "DINKES"


def test_short_folder_names_give_no_candidates(situbondo: Registry) -> None:
    name = "LKE WBK 2022 - Puskesmas Panji.xlsx"
    reading = read_lke(make_a(ANSWERS).data, name, situbondo, folders=("id", "f"))
    message = reading.findings["message"].iloc[0]
    assert "nama berkas “Puskesmas Panji”" in message
    assert "folder" not in message


@pytest.mark.parametrize("text", ["Dinas Tenaga Kerja", "LKE ZI Dinas Tenaga Kerja 2021 final"])
@pytest.mark.parametrize("place", ["sheet", "file"])
def test_a_name_that_ends_in_a_word_of_noise_is_known(
    text: str, place: str, situbondo: Registry
) -> None:
    made = make_a(best_answers(), unit_name=text if place == "sheet" else None, year=2021)
    name = f"{text}.xlsx" if place == "file" else "x.xlsx"
    worksheet = read_lke(made.data, name, situbondo).worksheets[0]
    assert worksheet.unit == "DISNAKER"
