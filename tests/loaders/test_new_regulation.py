"""A further rule file: a regulation that keeps the worksheet and changes what it asks for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.makers import best_answers, make_a
from zi_analytics.instruments import available, load, reader
from zi_analytics.loaders import read_lke
from zi_analytics.registry import Registry

NEW = "permenpanrb-1-2027"
OLD = "permenpanrb-90-2021"
CHANGES = {
    "id: permenpanrb-90-2021": f"id: {NEW}",
    "short: 90/2021": "short: 1/2027",
    "in_force_from: 2021-12-31": "in_force_from: 2027-01-01",
}


@pytest.fixture
def with_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give the program the rule files that there are, and one more."""
    folder = Path(reader.__file__).parent
    for path in folder.glob("*.yaml"):
        shutil.copy(path, tmp_path)
    old = tmp_path / "90_2021.yaml"
    text = old.read_text(encoding="utf-8")
    for before, after in CHANGES.items():
        assert text.count(before) == 1
        text = text.replace(before, after)
    (tmp_path / "1_2027.yaml").write_text(text, encoding="utf-8")
    ended = old.read_text(encoding="utf-8").replace("in_force_to: null", "in_force_to: 2026-12-31")
    old.write_text(ended, encoding="utf-8")
    monkeypatch.setattr(reader, "_FOLDER", tmp_path)
    load.cache_clear()
    yield
    load.cache_clear()


@pytest.mark.parametrize(("year", "expected"), [(2022, OLD), (2026, OLD), (2027, NEW)])
def test_the_year_decides_between_regulations_of_one_worksheet(
    with_new: None, situbondo: Registry, year: int, expected: str
) -> None:
    assert NEW in available()
    made = make_a(best_answers(), unit_name="Dinas Kesehatan", year=year)
    reading = read_lke(made.data, "x.xlsx", situbondo)
    assert [worksheet.instrument for worksheet in reading.worksheets] == [expected]
    assert "instrument_not_in_force" not in set(reading.findings["code"])


def test_without_a_year_the_newest_counts(with_new: None, situbondo: Registry) -> None:
    made = make_a(best_answers(), unit_name="Dinas Kesehatan", year=None)
    (worksheet,) = read_lke(made.data, "x.xlsx", situbondo).worksheets
    assert (worksheet.instrument, worksheet.year) == (NEW, None)
