"""What is peculiar to PostgreSQL: its lock, its driver, its own way to make copies."""

import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from tests.databases import Cluster
from tests.store.deliveries import delivery, sheet
from zi_analytics.store import Store, StoreError, engine, open_store, postgresql

GUIDE = Path(__file__).parents[2] / "docs" / "operasi.md"


@pytest.fixture
def url(postgres: Cluster) -> Iterator[str]:
    made = postgres.create()
    yield made
    postgres.drop(made)


def test_a_writer_holds_the_lock_before_it_reads(store: Store, url: str) -> None:
    other = create_engine(url)

    def change(_: object) -> None:
        with other.connect() as connection:
            taken = connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({postgresql.LOCK})")
            assert taken.scalar() is False

    engine.write(store.engine, change)
    other.dispose()


def test_a_writer_that_waits_too_long_tries_again_and_then_gives_up(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "BUSY_SECONDS", "0.05")
    failed: list[BaseException] = []

    def other() -> None:
        try:
            store.receive(delivery(b"1", sheet()))
        except OperationalError as error:
            failed.append(error)

    def hold(_: object) -> None:
        thread = threading.Thread(target=other)
        thread.start()
        thread.join(20)

    engine.write(store.engine, hold)
    assert failed and getattr(failed[0].orig, "sqlstate", "") == "55P03"  # type: ignore[attr-defined]
    assert store.version() == 0


def test_nothing_of_sqlite_is_said_to_it(url: str) -> None:
    said = []
    made = engine._engine(engine.address(url))
    from sqlalchemy import event

    event.listen(made, "before_cursor_execute", lambda *given: said.append(given[2]))
    engine.write(made, lambda connection: connection.exec_driver_sql("SELECT 1"))
    made.dispose()
    assert said[-1] == "SELECT 1"
    assert not [statement for statement in said if re.search("PRAGMA|IMMEDIATE", str(statement))]


def test_a_database_that_does_not_keep_text_as_utf8(postgres: Cluster) -> None:
    made = "CREATE DATABASE latin TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'"
    postgres.run(f"{made} LOCALE_PROVIDER libc")
    with pytest.raises(StoreError, match=r"encoding SQL_ASCII.*createdb --encoding=UTF8"):
        open_store(postgres.url("latin"))
    postgres.run("DROP DATABASE latin")


def test_without_the_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"requirements-postgres\.txt"):
        open_store("postgresql://zi@localhost/zi")


def _commands() -> dict[str, list[str]]:
    """Return the commands of the guide by their program."""
    lines = re.findall(r"^(pg_dump|pg_restore|createdb) (.*)$", GUIDE.read_text("utf-8"), re.M)
    return {program: shlex.split(rest) for program, rest in lines}


def test_copy_and_restore_as_the_guide_says(
    postgres: Cluster, store: Store, url: str, tmp_path: Path
) -> None:
    store.receive(delivery(b"1", sheet()))
    copy = tmp_path / "zi.dump"
    new = postgres.url("zi_baru").render_as_string()

    def run(program: str, **places: str) -> None:
        given = [places.get(word, word) for word in _commands()[program]]
        options = ["-h", str(postgres.folder), "-U", "zi"] if program == "createdb" else []
        command = [str(postgres.binaries / program), *options, *given]
        subprocess.run(command, check=True, capture_output=True)

    run("pg_dump", **{"--file=zi.dump": f"--file={copy}", "postgresql://zi@localhost/zi": url})
    run("createdb")
    run(
        "pg_restore",
        **{"zi.dump": str(copy), "--dbname=postgresql://zi@localhost/zi_baru": f"--dbname={new}"},
    )
    restored = open_store(new)
    assert restored.scores(2022).equals(store.scores(2022))
    assert restored.events().equals(store.events())
    with pytest.raises(Exception, match="jejak tidak dapat diubah"):
        engine.write(restored.engine, lambda c: c.exec_driver_sql("DELETE FROM events"))
    restored.receive(delivery(b"2", sheet()))
    restored.close()
    postgres.drop(new)
