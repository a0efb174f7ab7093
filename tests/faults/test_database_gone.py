"""PostgreSQL stopped under an open page, and started again."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.people import arrived
from tests.databases import Cluster, cluster
from tests.faults.serving import one_worksheet, served, together
from zi_analytics.registry import Registry
from zi_analytics.store.trouble import GONE
from zi_analytics.ui.errors import RETRY_SECONDS


@pytest.fixture
def own_postgres() -> Iterator[Cluster]:
    """A server that nobody else needs."""
    with cluster() as running:
        yield running


async def _told(port: int, postgres: Cluster) -> list[str]:
    """Return what the page says: before, while the server is stopped, and after it came back."""
    async with arrived(port) as person:
        told = [(await person.open("ringkasan")).wrong]
        postgres.stop(signal.SIGINT)
        changed = await person.choose("Predikat", 1)
        assert changed is not None and person.repeats
        told.append(changed.wrong)
        await person.wait(RETRY_SECONDS)
        still_there = person.shown
        postgres.start()
        await person.wait(RETRY_SECONDS)
        return [*told, still_there, person.shown, (await person.open("unit")).wrong]


def test_a_page_says_that_the_server_is_gone_and_comes_back_by_itself(
    tmp_path: Path, situbondo: Registry, own_postgres: Cluster
) -> None:
    url = own_postgres.create()
    one_worksheet(url, situbondo, tmp_path)
    place = {"ZI_DATA": str(tmp_path), "ZI_DATABASE_URL": url}
    with served(tmp_path / "log", place) as server:
        told = together(_told(server.port, own_postgres))
    before, gone, still_gone, back, other = told
    assert (before, gone, other) == ("", GONE.what, "")
    assert still_gone == GONE.what
    assert back not in ("", GONE.what)
