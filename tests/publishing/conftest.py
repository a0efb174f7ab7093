from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.folder import SAMPLE_TITLE, Folder, workbook
from tests.makers import best_answers, make_a
from tests.makers.old import best_old, make_old
from zi_analytics.instruments import load
from zi_analytics.registry import Registry
from zi_analytics.store import Store, open_store


def _store(folder: Path, registry: Registry, **files: bytes) -> Store:
    store = open_store(f"sqlite:///{folder / 'zi.db'}")
    box = Folder(folder / "masuk", store, registry)
    for name, content in files.items():
        box.put(f"{name}.xlsx", content)
    box.take_in()
    return store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, situbondo: Registry) -> Iterator[Store]:
    """A unit with both assessors, and one with a single assessor and a blank answer."""
    opened = _store(
        tmp_path_factory.mktemp("penyimpanan"),
        situbondo,
        dinkes=workbook(first="Tidak", tpi=True),
        dinsos=workbook("Dinas Sosial", first=""),
    )
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, situbondo: Registry) -> Iterator[Store]:
    """A unit whose worksheet says that it is sample data."""
    folder = tmp_path_factory.mktemp("contoh")
    opened = _store(folder, situbondo, dinsos=workbook("Dinas Sosial", title=SAMPLE_TITLE))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def weak(tmp_path_factory: pytest.TempPathFactory, situbondo: Registry) -> Iterator[Store]:
    """A unit that meets all, and one whose supervision (area 5) is too weak for any predicate."""
    rules = load("permenpanrb-90-2021")
    lowest = {
        question: list(rules.scale_of(question).options)[-1]
        for question in rules.leaves("A.I.5")
        if rules.scale_of(question).options
    }
    poor = make_a({**best_answers(), **lowest}, unit_name="Dinas Sosial", year=2022).data
    folder = tmp_path_factory.mktemp("lemah")
    opened = _store(folder, situbondo, dinkes=workbook(first="Tidak"), dinsos=poor)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory, situbondo: Registry) -> Iterator[Store]:
    """A unit with a worksheet of the older regulation in 2021 and of the newer one in 2022."""
    opened = _store(
        tmp_path_factory.mktemp("berganti"),
        situbondo,
        lama=make_old(best_old(), unit_name="Dinas Sosial", year=2021).data,
        baru=workbook("Dinas Sosial"),
    )
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory, situbondo: Registry) -> Iterator[Store]:
    """Two years; in the second one unit still has a worksheet of the older regulation."""
    opened = _store(
        tmp_path_factory.mktemp("campur"),
        situbondo,
        lama=make_old(best_old(), unit_name="Dinas Sosial", year=2021).data,
        baru=workbook("Dinas Sosial"),
        lain=make_old(best_old(), unit_name="Dinas Kesehatan", year=2022).data,
    )
    yield opened
    opened.close()
