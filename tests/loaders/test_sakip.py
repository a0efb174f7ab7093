"""SAKIP recaps and reports in the shapes in which they come, and what must be asked about."""

import pandas as pd
import pytest

from tests.makers.sakip import sakip_book
from zi_analytics.instruments import sakip_rules
from zi_analytics.loaders import SakipReading, read_sakip
from zi_analytics.loaders.sakip_scores import read_predicate
from zi_analytics.registry import Registry

WIDE = [
    ["REKAPITULASI NILAI SAKIP"],
    [],
    ["No", "Perangkat Daerah", "Tahun Evaluasi", "Tahun Kinerja", "Nilai", "Predikat"],
    [1, "Dinas Kesehatan", 2021, 2020, "72,45", "BB"],
    [2, "Kecamatan Panji", 2021, 2020, 61.5, "B (Baik)"],
    [3, "Pemerintah Kabupaten Situbondo", 2021, 2020, "82,39", "A"],
]


def read(
    lines: object, registry: Registry, name: str = "rekap.xlsx", **options: object
) -> SakipReading:
    merge = options.pop("merge", ())
    return read_sakip(sakip_book(lines, merge), name, registry, **options)  # type: ignore[arg-type]


def codes(reading: SakipReading) -> list[str]:
    return reading.findings["code"].tolist()


def totals(reading: SakipReading) -> dict[tuple[object, ...], tuple[object, ...]]:
    """Give score, reported and computed predicate of every total, by unit and both years."""
    own = reading.scores[reading.scores["component"] == "total"].astype(object)
    own = own.where(own.notna(), None)
    keys = own[["unit", "evaluation_year", "performance_year"]].itertuples(index=False, name=None)
    facts = own[["score", "predicate_reported", "predicate"]].itertuples(index=False, name=None)
    return dict(zip(keys, facts, strict=True))


def test_a_wide_recap_keeps_both_years(situbondo: Registry) -> None:
    reading = read(WIDE, situbondo)
    assert totals(reading) == {
        ("DINKES", 2021, 2020): (72.45, "BB", "BB"),
        ("35.12.08", 2021, 2020): (61.5, "B", "B"),
        ("instansi", 2021, 2020): (82.39, "A", "A"),
    }
    assert codes(reading) == []
    assert reading.scores["cell"].tolist() == ["E4", "E5", "E6"]
    assert set(reading.scores["sheet"]) == {"Rekap"}


def test_components_of_a_wide_recap_sum_up(situbondo: Registry) -> None:
    parts = ["Perencanaan Kinerja", "Pengukuran Kinerja", "Pelaporan Kinerja"]
    last = ["Evaluasi Akuntabilitas Kinerja Internal", "Nilai Akhir"]
    lines = [
        ["Perangkat Daerah", "Tahun Evaluasi", *parts, *last],
        ["Dinas Kesehatan", 2022, "25,5", "21", "11,25", "17,5", "75,25"],
        ["Dinas Sosial", 2022, 20, 20, 10, 15, None],
    ]
    reading = read(lines, situbondo)
    assert codes(reading) == []
    own = reading.scores[reading.scores["unit"] == "DINKES"].set_index("component")
    assert own["weight"].to_dict() == {
        "perencanaan": 30,
        "pengukuran": 30,
        "pelaporan": 15,
        "evaluasi": 25,
        "total": 100,
    }
    assert own["score"].to_dict()["pelaporan"] == 11.25
    assert totals(reading)["DINSOS", 2022, None] == (65, None, "B")  # 20 + 20 + 10 + 15


def test_years_side_by_side_under_one_heading(situbondo: Registry) -> None:
    lines = [
        ["Nama Perangkat Daerah", "Nilai SAKIP", None, "Predikat", None],
        [None, 2019, 2020, 2019, 2020],
        ["Dinas Kesehatan", "69,10", "71,02", "B", "BB"],
    ]
    reading = read(lines, situbondo, merge=("A1:A2", "B1:C1", "D1:E1"))
    assert totals(reading) == {
        ("DINKES", 2019, None): (69.1, "B", "B"),
        ("DINKES", 2020, None): (71.02, "BB", "BB"),
    }
    assert codes(reading) == ["sakip_year_kind"]


def test_a_heading_may_say_that_its_year_is_the_performances(situbondo: Registry) -> None:
    lines = [
        ["Perangkat Daerah", "Nilai Kinerja 2019", "Nilai Kinerja 2020"],
        ["Dinas Kesehatan", "69,10", "71,02"],
    ]
    assert totals(read(lines, situbondo)) == {
        ("DINKES", None, 2019): (69.1, None, "B"),
        ("DINKES", None, 2020): (71.02, None, "BB"),
    }


def test_a_long_table_names_the_component_in_the_row(situbondo: Registry) -> None:
    lines = [
        ["Unit", "Tahun Evaluasi", "Komponen", "Bobot", "Nilai tahun lalu", "Nilai tahun ini"],
        ["Dinas Sosial", 2020, "Perencanaan Kinerja", 30, "19,5", "20,1"],
        ["Dinas Sosial", 2020, "Pengukuran Kinerja", 25, 15, 16],
        ["Dinas Sosial", 2020, "Pelaporan Kinerja", 15, 10, 10],
        ["Dinas Sosial", 2020, "Evaluasi Internal", 10, 5, 6],
        ["Dinas Sosial", 2020, "Capaian Kinerja", 20, 11, 12],
        ["Dinas Sosial", 2020, "Nilai Hasil Evaluasi", 100, "60,5", "64,1"],
        ["Dinas Sosial", 2020, "Tingkat Akuntabilitas Kinerja", None, "B", "B"],
    ]
    reading = read(lines, situbondo, folders=("2020",))
    assert codes(reading) == ["sakip_year_kind"]
    assert totals(reading) == {
        ("DINSOS", 2019, None): (60.5, "B", "B"),
        ("DINSOS", 2020, None): (64.1, "B", "B"),
    }
    assert len(reading.scores) == 12


REPORT = [
    ["LAPORAN HASIL EVALUASI"],
    ["Perangkat Daerah: Dinas Perhubungan"],
    ["Tahun Evaluasi", 2021],
    [],
    ["No", "Komponen yang Dinilai", "Bobot", "Nilai 2020", "Nilai 2021"],
    ["a", "Perencanaan Kinerja", 30, "21,00", "22,50"],
    ["b", "Pengukuran Kinerja", 25, "16,00", "17,00"],
    ["c", "Pelaporan Kinerja", 15, "10,00", "10,50"],
    ["d", "Evaluasi Internal", 10, "6,00", "6,00"],
    ["e", "Pencapaian Sasaran/Kinerja Organisasi", 20, "13,00", "14,00"],
    [None, "Nilai Hasil Evaluasi Akuntabilitas Kinerja", 100, "66,00", "70,00"],
    [None, "Tingkat Akuntabilitas Kinerja", None, "B", "BB"],
]


def test_the_component_table_of_a_report(situbondo: Registry) -> None:
    reading = read(REPORT, situbondo)
    assert totals(reading) == {
        ("DISHUB", 2020, None): (66, "B", "B"),
        ("DISHUB", 2021, None): (70, "BB", "B"),  # 70.00 is B: the bound is not part of BB
    }
    found = reading.findings.set_index("code")
    assert found.loc["sakip_predicate_differs", "cell"] == "E12"
    assert "nilai 70,00 berarti B" in found.loc["sakip_predicate_differs", "message"]


def test_the_unit_of_a_report_may_stand_in_the_files_name(situbondo: Registry) -> None:
    lines = [line for line in REPORT if "Perangkat Daerah: Dinas Perhubungan" not in line]
    reading = read(lines, situbondo, name="LHE SAKIP Dinas Perhubungan 2021.xlsx")
    assert set(reading.scores["unit"]) == {"DISHUB"}


@pytest.mark.parametrize(
    ("score", "predicate"),
    [
        ("90,01", "AA"),
        (90, "A"),
        ("80,01", "A"),
        (80, "BB"),
        ("70,01", "BB"),
        (70, "B"),
        (60, "CC"),
        (50, "C"),
        (30, "D"),
        (0, "D"),
    ],
)
def test_a_lower_bound_is_not_part_of_a_predicate(
    score: object, predicate: str, situbondo: Registry
) -> None:
    lines = [["Unit", "Tahun Evaluasi", "Nilai"], ["Dinas Sosial", 2021, score]]
    ((_, _, computed),) = totals(read(lines, situbondo)).values()
    assert computed == predicate


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("bb", "BB"),
        ("BB (Sangat Baik)", "BB"),
        ("Sangat Baik", "BB"),
        ("A / Memuaskan", "A"),
        ("Cukup (Memadai)", "CC"),
        ("A (Sangat Baik)", None),
        ("B+", None),
        ("luar biasa", None),
    ],
)
def test_predicates_as_text(text: str, predicate: str | None) -> None:
    assert read_predicate(text, sakip_rules()) == predicate


def line_with(**cells: object) -> list[list[object]]:
    values = {"unit": "Dinas Sosial", "year": 2021, "score": "65,00", "predicate": "B", **cells}
    return [["Unit", "Tahun Evaluasi", "Nilai", "Predikat"], list(values.values())]


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"unit": "Dinas Perbintangan"}, "sakip_unit_unknown", "A2"),
        ({"unit": "Situbondo"}, "sakip_unit_unknown", "A2"),  # a kecamatan, a regency, a hospital
        ({"score": "enam puluh"}, "sakip_score_unclear", "C2"),
        ({"score": 650}, "sakip_score_outside", "C2"),
        ({"score": -1}, "sakip_score_outside", "C2"),
        ({"predicate": "A"}, "sakip_predicate_differs", "D2"),
        ({"predicate": "lulus"}, "sakip_predicate_unclear", "D2"),
        ({"year": None}, "sakip_year_unknown", "C2"),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(
    cells: dict[str, object], code: str, cell: str, situbondo: Registry
) -> None:
    reading = read(line_with(**cells), situbondo)
    assert (code, cell) in list(
        zip(reading.findings["code"], reading.findings["cell"], strict=True)
    )
    assert not reading.refused


def test_a_reported_predicate_is_never_overwritten(situbondo: Registry) -> None:
    reading = read(line_with(score=80, predicate="A"), situbondo)
    assert totals(reading) == {("DINSOS", 2021, None): (80, "A", "BB")}


def test_a_predicate_alone_is_kept_and_none_is_computed(situbondo: Registry) -> None:
    reading = read(line_with(score="-"), situbondo)
    assert totals(reading) == {("DINSOS", 2021, None): (None, "B", None)}


def test_totals_and_weights_that_do_not_agree(situbondo: Registry) -> None:
    lines = [list(line) for line in REPORT]
    lines[5][2] = 35
    lines[10][4] = "71,00"
    found = read(lines, situbondo).findings.set_index("code")
    assert found.loc["sakip_total_differs", "cell"] == "E11"
    assert "71,00" in found.loc["sakip_total_differs", "message"]
    weights = found.loc[["sakip_weight_differs"], "cell"]
    assert set(weights) == {"D6", "E6"}


def test_the_same_thing_twice(situbondo: Registry) -> None:
    lines = [*line_with(), ["Dinas Sosial", 2021, "70,00", "B"]]
    reading = read(lines, situbondo)
    assert codes(reading) == ["sakip_repeated"]
    assert totals(reading)["DINSOS", 2021, None][0] == 65


def test_several_sheets_and_a_note_below(situbondo: Registry) -> None:
    lines = [*line_with(), ["Rata-rata", None, 65], ["Keterangan: nilai sementara"]]
    other = line_with(year=2020, score=60)
    reading = read({"2021": lines, "2020": other, "Catatan": [["tidak ada tabel"]]}, situbondo)
    assert [key[1] for key in totals(reading)] == [2021, 2020]
    assert codes(reading) == ["sakip_predicate_differs"]


def test_no_table_at_all_is_refused(situbondo: Registry) -> None:
    reading = read([["Dinas Sosial", "BB"]], situbondo)
    assert reading.refused
    assert codes(reading) == ["no_sakip"]
    assert reading.scores.empty


def test_no_workbook_is_refused(situbondo: Registry) -> None:
    reading = read_sakip(b"nilai;predikat", "x.xlsx", situbondo)
    assert codes(reading) == ["not_a_workbook"]


def test_both_component_sets_hold_in_their_years() -> None:
    rules = sakip_rules()
    old, new = rules.scheme(2021), rules.scheme(2022)
    assert old.weights == {
        "perencanaan": 30,
        "pengukuran": 25,
        "pelaporan": 15,
        "evaluasi": 10,
        "capaian": 20,
    }
    assert new.weights == {"perencanaan": 30, "pengukuran": 30, "pelaporan": 15, "evaluasi": 25}
    assert rules.shared() == ("perencanaan", "pengukuran", "pelaporan", "evaluasi")


def test_published_figures_of_the_region_keep_their_certainty(situbondo: Registry) -> None:
    table = situbondo.published
    scores = table[table["field"] == "sakip_score"].set_index("year")
    assert scores["value"].dropna().to_dict() == {2019: "81.50", 2020: "82.39"}
    assert set(scores.loc[scores["value"].isna(), "certainty"]) == {"tidak_ditemukan"}
    for score, predicate in ((81.50, "A"), (82.39, "A")):
        assert sakip_rules().predicate(score) == predicate
    assert pd.isna(scores.loc[2018, "value"])
