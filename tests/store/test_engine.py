"""Several processes and threads at one database."""

import multiprocessing
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from tests.intake.folder import workbook
from tests.store.deliveries import delivery, sheet
from zi_analytics.intake import import_paths
from zi_analytics.registry import load_registry
from zi_analytics.store import Store, engine, migrating, open_store, schema

REGION = Path(__file__).parents[2] / "data" / "region"
WRITERS = 3
SHARED, OWN = 6, 4


def _write(url: str, number: int) -> None:
    opened = open_store(url)
    for i in range(SHARED):
        opened.receive(delivery(b"sama %d" % i, sheet(f"U{i}"), name=f"{i}.xlsx"))
    for i in range(OWN):
        opened.receive(delivery(b"%d %d" % (number, i), sheet("DINKES"), name=f"{number}{i}.xlsx"))
    opened.close()


def test_processes_that_write_at_once_end_with_one_of_each(url: str) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(url, n)) for n in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    opened = open_store(url)
    table = opened.submissions()
    assert len(table) == SHARED + WRITERS * OWN
    assert opened.version() == SHARED + WRITERS * OWN
    current = table.loc[table["current"]]
    assert sorted(current["unit"]) == ["DINKES", *(f"U{i}" for i in range(SHARED))]
    opened.close()


IMPORTERS = 2
SECONDS = 120


def _import(url: str, folder: str) -> None:
    opened = open_store(url)
    outcome = import_paths(opened, load_registry(REGION), [Path(folder)])
    opened.close()
    statuses = {result.status for result in outcome.results}
    assert statuses <= {"imported", "unchanged", "superseded"}, statuses


def test_two_servers_that_import_the_same_worksheet_at_once_end_with_one(
    url: str, tmp_path: Path
) -> None:
    box = tmp_path / "masuk"
    box.mkdir()
    for unit in ("Dinas Kesehatan", "Dinas Sosial"):
        (box / f"{unit}.xlsx").write_bytes(workbook(unit, tpi=True))
    context = multiprocessing.get_context("spawn")
    servers = [context.Process(target=_import, args=(url, str(box))) for _ in range(IMPORTERS)]
    for server in servers:
        server.start()
    for server in servers:
        server.join(SECONDS)
    assert [server.exitcode for server in servers] == [0] * IMPORTERS
    opened = open_store(url)
    table = opened.submissions()
    events = opened.events()
    opened.close()
    assert table["current"].all()
    keys = sorted(zip(table["unit"], table["assessor"], strict=True))
    assert keys == [(u, a) for u in ("DINKES", "DINSOS") for a in ("tpi", "unit")]
    assert list(events["kind"]) == ["import"] * 4


def _open(url: str) -> None:
    open_store(url).close()


def test_servers_that_open_a_new_database_at_once_make_its_tables_once(bare_url: str) -> None:
    context = multiprocessing.get_context("spawn")
    servers = [context.Process(target=_open, args=(bare_url,)) for _ in range(IMPORTERS)]
    for server in servers:
        server.start()
    for server in servers:
        server.join(SECONDS)
    assert [server.exitcode for server in servers] == [0] * IMPORTERS
    opened = open_store(bare_url)
    assert opened.version() == 0
    with opened.engine.connect() as connection:
        assert migrating.revision(connection) == migrating.HEAD
    opened.close()


def test_a_writer_waits_for_another_and_a_reader_does_not(store: Store) -> None:
    waited: list[float] = []

    def receive() -> None:
        start = time.monotonic()
        store.receive(delivery(b"1", sheet()))
        waited.append(time.monotonic() - start)

    def hold(_: object) -> None:
        thread.start()
        time.sleep(0.3)
        assert store.version() == 0

    thread = threading.Thread(target=receive)
    engine.write(store.engine, hold)
    thread.join(10)
    assert waited and waited[0] >= 0.25
    assert store.version() == 1


def test_a_writer_sees_what_the_one_before_it_wrote(store: Store) -> None:
    """Two writers that both count and then add must not count the same."""

    def count(connection: Connection) -> None:
        version = schema.meta.c.value
        found = connection.execute(select(version)).scalar_one()
        time.sleep(0.05)
        connection.execute(schema.meta.update().values(value=found + 1))

    threads = [threading.Thread(target=lambda: engine.write(store.engine, count)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert store.version() == 4


def test_a_submission_without_a_worksheet_is_impossible(store: Store) -> None:
    row = {
        "assessor": "unit",
        "unit": "X",
        "year": 2022,
        "imported_at": datetime.now(UTC),
        "current": True,
    }
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        engine.write(
            store.engine,
            lambda c: c.execute(insert(schema.submissions).values(worksheet_id=9, **row)),
        )


def test_two_current_submissions_of_one_key_are_impossible(store: Store) -> None:
    store.receive(delivery(b"1", sheet(name="a")))
    store.receive(delivery(b"2", sheet("DINSOS", name="a")))
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        engine.write(
            store.engine, lambda c: c.execute(schema.submissions.update().values(unit="DINKES"))
        )
