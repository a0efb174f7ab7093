"""Notes that people write, and presentations that they keep by name."""

from alembic import op
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Integer,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
    text,
)

revision = "0006"
down_revision = "0005"


def code(length: int) -> String:
    """Return text that is ordered by its characters in every database."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Add both tables; of a note's versions at most one is current."""
    op.create_table(
        "notes",
        Column("id", Integer),
        Column("thread", Integer, nullable=False),
        Column("version", Integer, nullable=False),
        Column("unit", code(64)),
        Column("year", Integer, nullable=False),
        Column("subject", code(64), nullable=False),
        Column("text", Text, nullable=False),
        Column("author", Text, nullable=False),
        Column("written_at", DateTime, nullable=False),
        Column("removed", Boolean, nullable=False),
        Column("current", Boolean, nullable=False),
        Column("synthetic", Boolean, nullable=False),
        PrimaryKeyConstraint("id", name="pk_notes"),
        UniqueConstraint("thread", "version", name="uq_notes_thread_version"),
    )
    op.create_index(
        "uq_notes_current",
        "notes",
        ["thread"],
        unique=True,
        sqlite_where=text("current"),
        postgresql_where=text("current"),
    )
    op.create_table(
        "decks",
        Column("id", Integer),
        Column("name", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("year", Integer, nullable=False),
        Column("assessor", code(16), nullable=False),
        Column("predicate", code(8), nullable=False),
        Column("slides", JSON, nullable=False),
        Column("sentences", JSON, nullable=False),
        Column("archived", Boolean, nullable=False),
        Column("saved_by", Text, nullable=False),
        Column("saved_at", DateTime, nullable=False),
        PrimaryKeyConstraint("id", name="pk_decks"),
        UniqueConstraint("name", "version", name="uq_decks_name_version"),
    )
