import csv
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zi_analytics.registry import Registry
from zi_analytics.registry.normalise import normalise

REGION = Path(__file__).parents[2] / "data" / "region"
YEARS = (2018, 2021, 2022, 2025)

CLASHES = {
    ("dkp", 2018): {"DKP", "DISPERIKANAN"},
    ("dkp", 2021): {"DKP", "DISPERIKANAN"},
}

SEVERAL_UNITS_OVER_THE_YEARS = {
    "dinas pemberdayaan perempuan dan perlindungan anak": {"DP3A", "DP3AP2KB"},
    "dinas perikanan": {"DISPERIKANAN", "DISNAKKAN"},
    "dinas pertanian": {"DTPHP", "DISPERTANGAN"},
    "dinas peternakan": {"DISNAKKESWAN", "DISNAKKAN"},
    "dkp": {"DKP", "DISPERIKANAN", "DISNAKKAN"},
    "dp3a": {"DP3A", "DP3AP2KB"},
    "dpkp": {"DPKP-RUMKIM", "DISPERTANGAN"},
}


def rows(name: str) -> list[dict[str, str]]:
    with (REGION / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


WRITTEN = [(row["unit"], row["alias"]) for row in rows("aliases.csv")] + [
    (row["unit"], row[column]) for row in rows("names.csv") for column in ("name", "short")
]
KNOWN = {normalise(text) for _, text in WRITTEN} | {
    normalise(row["code"]) for row in rows("units.csv")
}


def candidates(registry: Registry, written: str, year: int | None) -> list[str]:
    resolution = registry.resolve(written, year)
    assert resolution.code is None
    scores = [candidate.score for candidate in resolution.candidates]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) <= 5
    return [candidate.code for candidate in resolution.candidates]


@pytest.mark.parametrize("year", YEARS)
def test_every_written_name_means_its_unit_or_is_a_listed_clash(
    situbondo: Registry, year: int
) -> None:
    existing = set(situbondo.units(year)["code"])
    for unit, written in WRITTEN:
        clash = CLASHES.get((normalise(written), year), set())
        if unit in existing and unit not in clash:
            assert situbondo.resolve(written, year).code == unit, written
        elif unit in clash:
            assert set(candidates(situbondo, written, year)[: len(clash)]) == clash, written
        else:
            assert situbondo.resolve(written, year).code != unit, written


def test_without_a_year_only_names_that_never_changed_hands_resolve(situbondo: Registry) -> None:
    for unit, written in WRITTEN:
        several = SEVERAL_UNITS_OVER_THE_YEARS.get(normalise(written))
        if several is None:
            assert situbondo.resolve(written, None).code == unit, written
        else:
            assert unit in several
            assert set(candidates(situbondo, written, None)[: len(several)]) == several, written


@pytest.mark.parametrize(
    ("written", "unit_2021", "unit_2022"),
    [
        ("DPKP", "DPKP-RUMKIM", "DISPERTANGAN"),
        ("DP3A", "DP3A", "DP3AP2KB"),
        ("Dinas Peternakan", "DISNAKKESWAN", "DISNAKKAN"),
        ("Dinas Pertanian", "DTPHP", "DISPERTANGAN"),
        ("DKP", None, "DISNAKKAN"),
    ],
)
def test_an_abbreviation_depends_on_the_year(
    situbondo: Registry, written: str, unit_2021: str | None, unit_2022: str
) -> None:
    assert situbondo.resolve(written, 2021).code == unit_2021
    assert situbondo.resolve(written, 2022).code == unit_2022
    assert situbondo.resolve(written, None).code is None


@pytest.mark.parametrize(
    ("written", "year", "first"),
    [
        ("DPUPR", 2022, {"DPUPP"}),
        ("Dinas Perumahan dan Kawasan Permukiman", 2022, {"DPUPP", "DLH"}),
        ("BPPKAD", 2023, {"BKAD", "BAPENDA"}),
        ("Dinas Ketahanan Pangan", 2022, {"DISPERTANGAN"}),
        ("DPUPP", 2021, {"DPUPR", "DPKP-RUMKIM"}),
        ("BKAD", 2020, {"BPPKAD"}),
    ],
)
def test_a_merged_or_split_unit_offers_what_it_became_or_was(
    situbondo: Registry, written: str, year: int, first: set[str]
) -> None:
    found = candidates(situbondo, written, year)
    assert set(found[: len(first)]) == first
    assert set(found) <= set(situbondo.units(year)["code"])


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("Situbondo", {"35.12.07", "RSUD-AR"}),
        ("Kabupaten Situbondo", {"35.12.07", "RSUD-AR"}),
        ("BESUKI", {"35.12.02", "RSUD-BESUKI"}),
        ("Asembagus", {"35.12.13", "RSUD-ASEMBAGUS"}),
        ("Besuki Situbondo", {"35.12.02", "RSUD-BESUKI"}),
    ],
)
@pytest.mark.parametrize("year", [2021, 2022, None])
def test_a_place_that_is_a_kecamatan_and_a_hospital_is_asked_about(
    situbondo: Registry, written: str, first: set[str], year: int | None
) -> None:
    assert set(candidates(situbondo, written, year)[:2]) == first


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("  dinas   KESEHATAN ", "DINKES"),
        ("Dinas Kesehatan Kab. Situbondo", "DINKES"),
        ("DINAS SOSIAL KABUPATEN SITUBONDO", "DINSOS"),
        ("Pemerintah Kabupaten Situbondo - Dinas Sosial", "DINSOS"),
        ("PEMERINTAH KABUPATEN SITUBONDO\nINSPEKTORAT", "INSPEKTORAT"),
        ("Dinas Pendidikan & Kebudayaan (DISDIKBUD)", "DISDIKBUD"),
        ("(DISDIKBUD)", "DISDIKBUD"),
        ("Dinas Pekerjaan Umum dan Perumahan Pemukiman", "DPUPP"),
        ("Dinas Pariwisata , Pemuda & Olahraga", "DISPARPORA"),
        ("Dinas Pemberdayaan Perempuan Perlindungan Anak Pengendalian Penduduk dan Keluarga"
         " Berencana", "DP3AP2KB"),
        ("Kec. Situbondo", "35.12.07"),
        ("Kecamatan Situbondo Kabupaten Situbondo", "35.12.07"),
        ("KEC.BESUKI KAB.SITUBONDO", "35.12.02"),
        ("Kecamatan_Panji", "35.12.08"),
        ("RSUD Besuki Situbondo", "RSUD-BESUKI"),
        ("Rumah Sakit Umum Daerah (RSUD) dr. Abdoer Rahem", "RSUD-AR"),
        ("DPMPTSP (Penanaman Modal & PTSP)", "DPMPTSP"),
        ("Dinas Pertanian (DPKP)", "DISPERTANGAN"),
        ("Dinas Kesehatan (1)", "DINKES"),
        ("Dinas Kesehatan [Situbondo]", "DINKES"),
        ("Dinas\x00Kese\u200bhatan\r\n\x1f", "DINKES"),
        ("ＤＩＮＫＥＳ", "DINKES"),
        ("35.12.07", "35.12.07"),
        ("bkpsdm", "BKPSDM"),
        ("Bagian Organisasi", "BAG-ORGANISASI"),
    ],
)  # fmt: skip
def test_ways_of_writing_the_same_name(situbondo: Registry, written: str, code: str) -> None:
    resolution = situbondo.resolve(written, 2022)
    assert resolution.code == code
    assert resolution.candidates == ()


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("Dinas Kesehatn", "DINKES"),
        ("Dinas Kesehatan Kab. Bondowoso", "DINKES"),
        ("Dinas Kesehatan (Puskesmas Besuki)", "DINKES"),
        ("Sekretariat Daerah (Bagian Hukum)", "SETDA"),
        ("LKE 2022 Dinas Sosial final", "DINSOS"),
        ("Kecamatan Panjii", "35.12.08"),
        ("Badan Kepegawaian dan Pengembang", "BKPSDM"),
    ],
)
def test_what_only_resembles_a_name_is_a_candidate(
    situbondo: Registry, written: str, first: str
) -> None:
    resolution = situbondo.resolve(written, 2022)
    assert resolution.code is None
    assert resolution.candidates[0].code == first
    assert resolution.candidates[0].name == situbondo.unit(first, 2022).name
    assert resolution.candidates[0].score < 100


def test_brackets_that_contradict_the_name_are_asked_about(situbondo: Registry) -> None:
    found = candidates(situbondo, "Sekretariat Daerah (Bagian Organisasi)", 2022)
    assert set(found[:2]) == {"SETDA", "BAG-ORGANISASI"}
    assert "DPKP-RUMKIM" in candidates(situbondo, "Dinas Pertanian (DPKP)", 2021)


@pytest.mark.parametrize("written", ["", "   ", "()", "–", "qqq", "\x00\x07", "🏛"])
def test_what_resembles_nothing_has_no_candidates(situbondo: Registry, written: str) -> None:
    assert candidates(situbondo, written, 2022) == []


def test_an_overlong_text_is_never_a_name(situbondo: Registry) -> None:
    padded = "Dinas Kesehatan" + " " * 100_000
    assert candidates(situbondo, padded, 2022)[0] == "DINKES"
    assert candidates(situbondo, "(" * 100_000, 2022) == []


letters = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=3)


@given(st.sampled_from(sorted(KNOWN)), letters, st.sampled_from([*YEARS, None]))
def test_a_known_name_with_an_addition_is_no_name(
    situbondo: Registry, name: str, addition: str, year: int | None
) -> None:
    if normalise(name + addition) not in KNOWN:
        assert situbondo.resolve(name + addition, year).code is None


@given(st.text(), st.sampled_from([*YEARS, None]))
@example("situbondo kabupaten situbondo", 2022)
@example("kecamatan kabupaten situbondo", 2022)
@example("besuki (rsud)", 2022)
def test_nothing_but_a_known_name_resolves(
    situbondo: Registry, written: str, year: int | None
) -> None:
    if normalise(written) not in KNOWN:
        assert situbondo.resolve(written, year).code is None


words = st.sampled_from(sorted({word for key in KNOWN for word in key.split()}))


@given(st.lists(words, min_size=1, max_size=6).map(" ".join), st.sampled_from([*YEARS, None]))
def test_words_of_names_in_another_order_never_resolve(
    situbondo: Registry, written: str, year: int | None
) -> None:
    without_region = written
    for words_added in ("kabupaten situbondo", "situbondo"):
        without_region = without_region.removesuffix(words_added).removeprefix(words_added).strip()
    if situbondo.resolve(written, year).code is not None:
        assert KNOWN & {written, without_region}
