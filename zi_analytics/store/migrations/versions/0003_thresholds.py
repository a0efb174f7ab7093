"""Minimums that people enter where a regulation's are not confirmed."""

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Float,
    Integer,
    PrimaryKeyConstraint,
    String,
    Text,
    text,
)

revision = "0003"
down_revision = "0002"


def code(length: int) -> String:
    """Return text that is ordered by its characters in every database."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Add the table; of all entries for a condition at most one is current."""
    op.create_table(
        "thresholds",
        Column("id", Integer),
        Column("instrument", code(32), nullable=False),
        Column("predicate", code(8), nullable=False),
        Column("condition", code(32), nullable=False),
        Column("minimum", Float),
        Column("share", Float),
        Column("asked", Boolean, nullable=False),
        Column("article", Text, nullable=False),
        Column("taken_back", Boolean, nullable=False),
        Column("entered_by", Text),
        Column("entered_at", DateTime, nullable=False),
        Column("current", Boolean, nullable=False),
        PrimaryKeyConstraint("id", name="pk_thresholds"),
    )
    op.create_index(
        "uq_thresholds_current",
        "thresholds",
        ["instrument", "predicate", "condition"],
        unique=True,
        sqlite_where=text("current"),
        postgresql_where=text("current"),
    )
