import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.databases import KINDS, Cluster, cluster
from zi_analytics.registry import Registry, load_registry
from zi_analytics.store import open_store

# Tests time nothing: a busy machine is no reason to fail.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

REGION = Path(__file__).parents[1] / "data" / "region"


@pytest.fixture(scope="session")
def situbondo() -> Registry:
    """The region that the project ships."""
    return load_registry(REGION)


@pytest.fixture(autouse=True)
def own_main_module() -> Iterator[None]:
    """Give every test the main module back: a page under test puts itself there.

    A process started later would run that page instead of its task.
    """
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL server for all tests; skipped, with the reason, where there is none."""
    with cluster() as running:
        yield running


@pytest.fixture(scope="session")
def postgres_template(postgres: Cluster) -> str:
    """The name of a database whose tables are made already."""
    url = postgres.create()
    open_store(url).close()
    return url.split("/")[3].split("?")[0]


@pytest.fixture(params=KINDS)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'basis' / 'zi.db'}"
        return
    server: Cluster = request.getfixturevalue("postgres")
    url = server.create(request.getfixturevalue("postgres_template"))
    yield url
    server.drop(url)


@pytest.fixture(params=KINDS)
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database of each kind that has no table yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'zi.db'}"
        return
    server: Cluster = request.getfixturevalue("postgres")
    url = server.create()
    yield url
    server.drop(url)
