"""The sample of internalisation: read without a finding, the same each time, and what it tells."""

from pathlib import Path

import pytest

from zi_analytics.insight.internalization import cells, coverage
from zi_analytics.instruments import internalization_rules
from zi_analytics.loaders import InternalizationReading, read_internalization
from zi_analytics.registry import Registry
from zi_analytics.sample import write_internalization_sample


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, situbondo: Registry) -> Path:
    out = tmp_path_factory.mktemp("internalisasi")
    write_internalization_sample(out, situbondo)
    return out


@pytest.fixture(scope="module")
def readings(folder: Path, situbondo: Registry) -> dict[int, InternalizationReading]:
    return {
        int(path.parent.name): read_internalization(path.read_bytes(), path.name, situbondo)
        for path in sorted(folder.rglob("*.xlsx"))
    }


def test_every_year_is_read_as_sample_without_a_finding(
    readings: dict[int, InternalizationReading],
) -> None:
    assert list(readings) == [2018, 2019, 2020, 2021, 2022]
    for year, reading in readings.items():
        assert reading.synthetic and reading.findings.empty
        assert set(reading.rows["year"]) == {year}


def test_it_is_the_same_each_time(folder: Path, tmp_path: Path, situbondo: Registry) -> None:
    steps: list[int] = []
    again = write_internalization_sample(
        tmp_path, situbondo, lambda done, of, name: steps.append(done)
    )
    assert steps == [1, 2, 3, 4, 5]
    for path in again:
        assert path.read_bytes() == (folder / path.relative_to(tmp_path)).read_bytes()


def test_the_lower_the_rank_the_fewer_are_reached_and_years_get_better(
    readings: dict[int, InternalizationReading], situbondo: Registry
) -> None:
    totals = {}
    for year, reading in readings.items():
        units = situbondo.units(year).query("expected")["code"].tolist()
        table = cells(reading.rows, units, list(internalization_rules().groups))
        by_group = coverage(table, "group").set_index("group")["share"]
        assert by_group["pimpinan"] > by_group["pelaksana"] > by_group["kontrak"]
        assert by_group["kontrak"] > max(by_group["satpam"], by_group["kebersihan"])
        totals[year] = by_group["pelaksana"]
        # Some hand in nothing, some groups have nobody: both occur, and are no 0 %.
        assert {"unknown", "absent", "known"} == set(table["state"])
    assert totals[2018] < totals[2020] < totals[2022]
