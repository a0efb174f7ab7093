"""The trail: a table of events that the database itself lets nobody change or delete."""

from typing import Final

from alembic import op
from sqlalchemy import JSON, Column, DateTime, Integer, PrimaryKeyConstraint, String, Text

revision = "0002"
down_revision = "0001"

REFUSAL: Final = "jejak tidak dapat diubah atau dihapus"
# A REPLACE would delete the old row without asking the trigger for deletions.
ON_SQLITE: Final = (
    f"""CREATE TRIGGER events_no_update BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    f"""CREATE TRIGGER events_no_delete BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    f"""CREATE TRIGGER events_no_replace BEFORE INSERT ON events
    WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
)
ON_POSTGRESQL: Final = (
    f"""CREATE FUNCTION refuse_change_of_events() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$""",
    """CREATE TRIGGER events_no_change BEFORE UPDATE OR DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_events()""",
    """CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_events()""",
)


def code(length: int) -> String:
    """Return text that is ordered by its characters in every database."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Add the table, and what protects it."""
    op.create_table(
        "events",
        Column("id", Integer),
        Column("at", DateTime, nullable=False),
        Column("person", Text, nullable=False),
        Column("kind", code(32), nullable=False),
        Column("unit", code(64)),
        Column("year", Integer),
        Column("assessor", code(16)),
        Column("workbook", code(64)),
        Column("subject", Text),
        Column("before", JSON),
        Column("after", JSON),
        Column("text", Text, nullable=False),
        PrimaryKeyConstraint("id", name="pk_events"),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in ON_SQLITE if sqlite else ON_POSTGRESQL:
        op.execute(statement)
