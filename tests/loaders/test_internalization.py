"""Worksheets of internalisation: both layouts, numbers that cannot be, and what must be asked."""

import pytest

from tests.makers.sakip import sakip_book
from zi_analytics.loaders import InternalizationReading, read_internalization
from zi_analytics.registry import Registry

HEAD = ["Unit", "Kelompok", "Jumlah orang", "Sosialisasi", "Pelatihan"]
WIDE = [
    ["INTERNALISASI"],
    ["Tahun", 2022],
    [],
    HEAD,
    ["Dinas Sosial", "Pimpinan", 1, 1, 1],
    [None, "Satpam", 4, 1, None],
    ["Dinas Kesehatan", "Office boy/kebersihan", 0, None, None],
]
LONG = [
    ["Unit:", "Dinas Sosial"],
    ["Kelompok", "Kegiatan", "Jumlah orang", "Tersentuh", "Catatan"],
    ["Tenaga kontrak", "Sosialisasi", "12 orang", "1.0", "x"],
    ["Staf", "Lomba budaya kerja", 30, 12],
    ["Staf", "Pelatihan", 30],
]


def read(lines: object, registry: Registry, **options: object) -> InternalizationReading:
    name = str(options.pop("name", "isian.xlsx"))
    return read_internalization(sakip_book(lines), name, registry, **options)  # type: ignore[arg-type]


def rows(reading: InternalizationReading) -> dict[tuple[str, int, str, str], tuple[object, object]]:
    table = reading.rows.astype(object).where(reading.rows.notna(), None)
    keys = zip(*(table[name] for name in ("unit", "year", "group", "activity")), strict=True)
    return dict(zip(keys, zip(table["people"], table["reached"], strict=True), strict=True))


def found(reading: InternalizationReading) -> list[tuple[str, str]]:
    return list(zip(reading.findings["code"], reading.findings["cell"], strict=True))


def with_row(*cells: object) -> list[list[object]]:
    return [["Tahun", 2022], HEAD, ["Dinas Sosial", *cells]]


def test_a_column_for_each_activity(situbondo: Registry) -> None:
    reading = read(WIDE, situbondo)
    assert rows(reading) == {
        ("DINSOS", 2022, "pimpinan", "sosialisasi"): (1, 1),
        ("DINSOS", 2022, "pimpinan", "pelatihan"): (1, 1),
        ("DINSOS", 2022, "satpam", "sosialisasi"): (4, 1),
        # Empty is not known, and never zero.
        ("DINSOS", 2022, "satpam", "pelatihan"): (4, None),
        ("DINKES", 2022, "kebersihan", "sosialisasi"): (0, None),
        ("DINKES", 2022, "kebersihan", "pelatihan"): (0, None),
    }
    assert found(reading) == []
    assert reading.rows.iloc[2]["cell"] == "D6"


def test_a_row_for_each_activity_of_one_unit(situbondo: Registry) -> None:
    reading = read(LONG, situbondo, folders=("internalisasi", "2021"))
    assert rows(reading) == {
        ("DINSOS", 2021, "pelaksana", "Lomba budaya kerja"): (30, 12),
        ("DINSOS", 2021, "pelaksana", "pelatihan"): (30, None),
    }
    assert found(reading) == [("internalization_count_unclear", "D3")]


@pytest.mark.parametrize(
    ("people", "reached", "code", "cell"),
    [
        (4, 5, "internalization_more_reached", "D3"),
        (-4, 1, "internalization_count_unclear", "C3"),
        (4, -1, "internalization_count_unclear", "D3"),
        (4, 1.5, "internalization_count_unclear", "D3"),
        (4, "semua", "internalization_count_unclear", "D3"),
        (4, "50 %", "internalization_count_unclear", "D3"),
        (1_000_000, 1, "internalization_count_unclear", "C3"),
        (True, 1, "internalization_count_unclear", "C3"),
    ],
)
def test_a_number_that_cannot_be_is_told_and_not_read(
    people: object, reached: object, code: str, cell: str, situbondo: Registry
) -> None:
    reading = read(with_row("Satpam", people, reached), situbondo)
    assert found(reading) == [(code, cell)]
    assert ("DINSOS", 2022, "satpam", "sosialisasi") not in rows(reading)


@pytest.mark.parametrize(
    ("written", "count"), [("1.250", 1250), ("12 orang", 12), (" 7 ", 7), (3.0, 3), (0, 0)]
)
def test_numbers_as_people_write_them(written: object, count: int, situbondo: Registry) -> None:
    reading = read(with_row("Satpam", 2000, written), situbondo)
    assert rows(reading)["DINSOS", 2022, "satpam", "sosialisasi"] == (2000, count)


@pytest.mark.parametrize("nothing", [None, "-", "–", "?", "belum diketahui"])
def test_a_dash_is_not_known(nothing: object, situbondo: Registry) -> None:
    reading = read(with_row("Satpam", 4, nothing), situbondo)
    assert rows(reading)["DINSOS", 2022, "satpam", "sosialisasi"] == (4, None)
    assert found(reading) == []


@pytest.mark.parametrize(
    ("lines", "code", "cell"),
    [
        ([["Tahun", 2022], HEAD, ["Dinas Sihir", "Satpam", 4, 1]], "unit_unknown", "A3"),
        ([HEAD, ["Dinas Sosial", "Satpam", 4, 1]], "year_unknown", "B2"),
        (with_row("Penyihir", 4, 1), "group_unknown", "B3"),
        (
            [["Tahun", 2022], [*HEAD, "Penghargaan"], ["Dinas Sosial", "Satpam", 4, 1, 1, "ya"]],
            "column_unread",
            "F2",
        ),
        (
            [["Tahun", 2022], [*HEAD, "Kegiatan: …"], ["Dinas Sosial", "Satpam", 4, 1, 1, 2]],
            "activity_unknown",
            "F2",
        ),
        (
            [
                ["Tahun", 2022],
                ["Unit", "Kelompok", "Kegiatan", "Tersentuh"],
                ["Dinas Sosial", "Satpam", None, 2],
            ],
            "activity_unknown",
            "C3",
        ),
    ],
)
def test_what_must_be_asked(lines: object, code: str, cell: str, situbondo: Registry) -> None:
    assert found(read(lines, situbondo)) == [(f"internalization_{code}", cell)]


def test_two_that_differ_keep_the_first(situbondo: Registry) -> None:
    lines = [*with_row("Satpam", 4, 1), ["Dinas Sosial", "Satpam", 4, 2]]
    reading = read(lines, situbondo)
    assert rows(reading)["DINSOS", 2022, "satpam", "sosialisasi"] == (4, 1)
    assert found(reading) == [("internalization_repeated", "D4")]


def test_another_number_of_people_for_another_activity(situbondo: Registry) -> None:
    head = ["Unit", "Kelompok", "Kegiatan", "Jumlah orang", "Tersentuh"]
    first = ["Dinas Sosial", "Satpam", "Sosialisasi", 4, 1]
    second = ["Dinas Sosial", "Satpam", "Pelatihan", 5, 1]
    reading = read([["Tahun", 2022], head, first, second], situbondo)
    assert found(reading) == [("internalization_people_differ", "E4")]


def test_an_activity_that_somebody_named(situbondo: Registry) -> None:
    lines = [["Tahun", 2022], [*HEAD, "Kegiatan: yel-yel ZI"], ["Dinas Sosial", "Satpam", 4]]
    assert ("DINSOS", 2022, "satpam", "Yel-yel ZI") not in rows(read(lines, situbondo))
    lines[2] += [None, None, 3]
    assert rows(read(lines, situbondo))["DINSOS", 2022, "satpam", "Yel-yel ZI"] == (4, 3)


def test_a_line_of_sums_is_no_group(situbondo: Registry) -> None:
    lines = [*with_row("Satpam", 4, 1), ["Dinas Sosial", "Jumlah", 4, 1]]
    assert found(read(lines, situbondo)) == []


def test_no_table_is_refused(situbondo: Registry) -> None:
    reading = read([["Tahun", 2022], ["Nama", "Nilai"], ["x", 1]], situbondo)
    assert reading.refused and found(reading) == [("no_internalization", "")]


def test_the_file_may_say_whose_and_of_when(situbondo: Registry) -> None:
    lines = [["Kelompok", "Jumlah orang", "Sosialisasi"], ["Satpam", 4, 1]]
    reading = read(lines, situbondo, name="Dinas Sosial.xlsx", folders=("2022",))
    assert rows(reading) == {("DINSOS", 2022, "satpam", "sosialisasi"): (4, 1)}


def test_the_sample_is_known_as_such(situbondo: Registry) -> None:
    marked = [["DATA CONTOH – sintetis"], *with_row("Satpam", 4, 1)]
    assert read(marked, situbondo).synthetic
    assert not read(with_row("Satpam", 4, 1), situbondo).synthetic
