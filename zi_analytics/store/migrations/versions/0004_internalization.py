"""People, and those whom activities of internalisation reached."""

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    String,
    Text,
    text,
)

revision = "0004"
down_revision = "0003"


def code(length: int) -> String:
    """Return text that is ordered by its characters in every database."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Add the table; of all entries for a group and an activity at most one is current."""
    name = "internalization"
    op.create_table(
        name,
        Column("id", Integer),
        Column("unit", code(64), nullable=False),
        Column("year", Integer, nullable=False),
        Column("group", code(32), nullable=False),
        Column("activity", code(96), nullable=False),
        Column("people", Integer),
        Column("reached", Integer),
        Column("source", code(16), nullable=False),
        Column("entered_by", Text),
        Column("entered_at", DateTime, nullable=False),
        Column("workbook_id", Integer),
        Column("sheet", Text),
        Column("cell", code(16)),
        Column("synthetic", Boolean, nullable=False),
        Column("current", Boolean, nullable=False),
        Column("superseded_by", Integer),
        PrimaryKeyConstraint("id", name=f"pk_{name}"),
        ForeignKeyConstraint(["workbook_id"], ["workbooks.id"], name=f"fk_{name}_workbook_id"),
        ForeignKeyConstraint(["superseded_by"], [f"{name}.id"], name=f"fk_{name}_superseded_by"),
    )
    op.create_index(
        "uq_internalization_current",
        name,
        ["year", "unit", "group", "activity"],
        unique=True,
        sqlite_where=text("current"),
        postgresql_where=text("current"),
    )
