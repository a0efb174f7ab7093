"""From any earlier database to the tables of today; never from a newer one."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from tests.store.deliveries import delivery, sheet
from zi_analytics.store import (
    ScenarioDraft,
    StoreError,
    action_tables,
    decks,
    engine,
    internalization_table,
    judged,
    migrating,
    notes,
    open_store,
    schema,
    thresholds,
)
from zi_analytics.store.schema import metadata

REVISIONS = [script.revision for script in migrating.history().walk_revisions()][::-1]


@pytest.fixture
def bare(bare_url: str) -> Iterator[Engine]:
    """A database of each kind without any table."""
    made = engine._engine(engine.address(bare_url))
    yield made
    made.dispose()


def _differences(opened: Engine) -> list[object]:
    with opened.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, metadata)


def test_the_last_revision_is_the_one_of_the_program() -> None:
    assert REVISIONS[-1] == migrating.HEAD
    assert migrating.history().get_heads() == [migrating.HEAD]


@pytest.mark.parametrize("start", REVISIONS)
def test_after_an_upgrade_the_database_has_the_tables_of_the_program(
    bare: Engine, start: str
) -> None:
    engine.write(bare, lambda connection: migrating.migrate(connection, start))
    engine.write(bare, migrating.migrate)
    assert _differences(bare) == []
    with bare.connect() as connection:
        assert migrating.revision(connection) == migrating.HEAD


def test_a_difference_would_be_noticed(bare: Engine) -> None:
    engine.write(bare, migrating.migrate)
    engine.write(bare, lambda c: c.exec_driver_sql("ALTER TABLE sakip ADD COLUMN lain TEXT"))
    assert len(_differences(bare)) == 1


def _as_before_the_history(opened: Engine) -> None:
    """Make a database as it was before revisions were kept, and before there were scenarios."""

    def undo(connection: engine.Connection) -> None:
        connection.exec_driver_sql("DROP TABLE alembic_version")
        schema.events.drop(connection)
        connection.exec_driver_sql("DROP INDEX ix_worksheets_unit_year")
        thresholds.thresholds.drop(connection)
        internalization_table.internalization.drop(connection)
        notes.notes.drop(connection)
        decks.decks.drop(connection)
        judged.judged.drop(connection)
        for table in (action_tables.action_progress, action_tables.actions, action_tables.goals):
            table.drop(connection)
        later = (schema.scenario_changes, schema.scenario_fixed, schema.scenario_effort)
        for table in (*later, schema.scenarios):
            table.drop(connection)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("DROP FUNCTION refuse_change_of_events()")

    engine.write(opened, undo)


def test_a_database_from_before_the_history_keeps_all_and_gets_the_rest(store_url: str) -> None:
    before = open_store(store_url)
    before.receive(delivery(b"1", sheet()))
    scores, version = before.scores(2022), before.version()
    _as_before_the_history(before.engine)
    assert not inspect(before.engine).has_table("scenarios")
    before.close()
    after = open_store(store_url)
    assert after.scores(2022).equals(scores) and after.version() == version
    assert after.events().empty
    draft = ScenarioDraft("Rencana", "DINKES", 2022, "unit", "WBK", {"B.I.a": "3.6"})
    assert after.save_scenario(draft).version == 1
    assert list(after.events()["kind"]) == ["scenario"]
    assert _differences(after.engine) == []
    after.close()


def test_a_database_of_a_newer_program_is_refused_and_left_alone(store_url: str) -> None:
    opened = open_store(store_url)
    engine.write(
        opened.engine,
        lambda c: c.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'"),
    )
    with pytest.raises(StoreError, match=r"lebih baru \(skema 9999.*Perbarui program"):
        open_store(store_url)
    with opened.engine.connect() as connection:
        assert migrating.revision(connection) == "9999"
    opened.close()


def test_an_upgrade_that_fails_leaves_nothing(
    bare: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts = migrating.history()
    (last,) = scripts.get_revisions(migrating.HEAD)

    def fail() -> None:
        raise RuntimeError("listrik padam")

    monkeypatch.setattr(last.module, "upgrade", fail)
    monkeypatch.setattr(migrating, "history", lambda: scripts)
    with pytest.raises(RuntimeError, match="listrik"):
        engine.write(bare, migrating.migrate)
    assert inspect(bare).get_table_names() == []


@pytest.mark.parametrize("url", ["bukan alamat", "mysql://x/y", "tidakada://x/y", "oracle://x"])
def test_what_is_no_address_of_a_store(url: str) -> None:
    with pytest.raises(StoreError, match=r"ZI_DATABASE_URL|tidak didukung"):
        open_store(url)
