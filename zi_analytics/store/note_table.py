"""The table of notes: every version of each, of which one is current."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, UniqueConstraint

from zi_analytics.store.columns import Utc, Words, code
from zi_analytics.store.schema import metadata

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("thread", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("unit", code(64)),
    Column("year", Integer, nullable=False),
    Column("subject", code(64), nullable=False),
    Column("text", Words, nullable=False),
    Column("author", Words, nullable=False),
    Column("written_at", Utc, nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("synthetic", Boolean, nullable=False),
    UniqueConstraint("thread", "version"),
)
Index(
    "uq_notes_current",
    notes.c.thread,
    unique=True,
    sqlite_where=notes.c.current,
    postgresql_where=notes.c.current,
)
