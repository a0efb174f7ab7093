from dataclasses import replace

import pytest

from zi_analytics.registry import Registry, UnknownUnitError


@pytest.mark.parametrize(
    ("year", "counted", "offices"),
    [
        (2018, 48, 31),
        (2019, 48, 31),
        (2020, 48, 31),
        (2021, 48, 31),
        (2022, 44, 27),
        (2026, 44, 27),
    ],
)
def test_perangkat_daerah_by_year(
    situbondo: Registry, year: int, counted: int, offices: int
) -> None:
    units = situbondo.units(year)
    perangkat = units[units["counted"]]
    assert len(perangkat) == counted
    assert (perangkat["kind"] != "kecamatan").sum() == offices
    assert (perangkat["kind"] == "kecamatan").sum() == 17
    assert units["code"].is_unique
    assert units["name"].is_unique


def test_hospitals_are_expected_but_not_counted(situbondo: Registry) -> None:
    units = situbondo.units(2022)
    hospitals = units[units["kind"] == "rsud"]
    assert len(hospitals) == 3
    assert not hospitals["counted"].any()
    assert hospitals["expected"].all()
    assert units["expected"].sum() == 44 + 3


def test_bagian_are_neither_counted_nor_expected(situbondo: Registry) -> None:
    units = situbondo.units(2022)
    bagian = units[units["kind"] == "bagian"]
    assert sorted(bagian["code"]) == ["BAG-ORGANISASI", "BAG-PROKOPIM"]
    assert not bagian[["counted", "expected"]].any(axis=None)


def test_units_have_these_columns_and_types(situbondo: Registry) -> None:
    units = situbondo.units(2022)
    assert list(units.columns) == ["code", "name", "short", "kind", "counted", "expected"]
    assert units["counted"].dtype == bool
    assert units["expected"].dtype == bool


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("DISNAKER", "Dinas Tenaga Kerja", "Dinas Ketenagakerjaan"),
        (
            "DISKOMINFO",
            "Dinas Komunikasi, Informatika dan Persandian",
            "Dinas Komunikasi dan Informatika",
        ),
    ],
)
def test_a_renamed_unit_keeps_its_code(
    situbondo: Registry, code: str, before: str, after: str
) -> None:
    assert situbondo.unit(code, 2021).name == before
    assert situbondo.unit(code, 2022).name == after
    for written in (before, after):
        for year in (2021, 2022, None):
            assert situbondo.resolve(written, year).code == code


def test_a_unit_outside_its_years_is_unknown(situbondo: Registry) -> None:
    assert situbondo.unit("DPUPR", 2021).short == "DPUPR"
    for code, year in [("DPUPR", 2022), ("DPUPP", 2021), ("TIDAK-ADA", 2022)]:
        with pytest.raises(UnknownUnitError, match=f"'{code}' pada tahun {year}"):
            situbondo.unit(code, year)


def test_succession_is_many_to_many(situbondo: Registry) -> None:
    pairs = situbondo.succession
    assert list(pairs.columns) == ["predecessor", "successor"]
    successors = pairs.groupby("predecessor")["successor"].agg(set)
    assert successors["BPPKAD"] == {"BKAD", "BAPENDA"}
    assert successors["DPKP-RUMKIM"] == {"DPUPP", "DLH"}
    assert set(pairs.loc[pairs["successor"] == "DISPERTANGAN", "predecessor"]) == {"DKP", "DTPHP"}
    assert set(situbondo.units(2021)["code"]) - set(situbondo.units(2022)["code"]) == set(
        successors.index
    )


def test_published_figures_keep_what_is_not_known_empty(situbondo: Registry) -> None:
    published = situbondo.published.set_index(["year", "field"])["value"]
    assert published[2019, "sakip_score"] == "81.50"
    assert published[2020, "sakip_predicate"] == "A"
    assert published[2022, "bpk_opinion"] == "WTP"
    unknown = published[published.isna()].index.tolist()
    assert unknown == [
        (2018, "sakip_score"),
        (2021, "sakip_predicate"),
        (2021, "sakip_score"),
        (2022, "sakip_predicate"),
        (2022, "sakip_score"),
    ]


def test_kinds_have_labels(situbondo: Registry) -> None:
    assert situbondo.name == "Kabupaten Situbondo"
    assert list(situbondo.kinds) == (
        "sekretariat inspektorat dinas badan satuan kecamatan rsud bagian".split()
    )
    assert situbondo.kinds["kecamatan"] == "Kecamatan"


def test_short_names_fit_an_axis(situbondo: Registry) -> None:
    for year in (2021, 2022):
        assert situbondo.units(year)["short"].str.len().max() <= 18


def test_a_unit_has_a_name_also_in_a_year_in_which_it_was_none(situbondo: Registry) -> None:
    region = situbondo.region
    later = next(unit for unit in region.members.values() if not unit.period.covers(2019))
    bounded = replace(later, names=tuple(replace(n, period=later.period) for n in later.names[-1:]))
    registry = Registry(replace(region, members={**region.members, later.code: bounded}))
    assert registry.name_of(later.code, 2019) == later.names[-1].name
    assert registry.name_of("DINSOS", 2022) == "Dinas Sosial"
    assert registry.name_of("tidak dikenal", 2022) == "tidak dikenal"
