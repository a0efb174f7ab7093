"""The table of people and of those whom activities of internalisation reached."""

from typing import Final

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table

from zi_analytics.store.columns import Utc, Words, code
from zi_analytics.store.schema import metadata

internalization: Final = Table(
    "internalization",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit", code(64), nullable=False),
    Column("year", Integer, nullable=False),
    Column("group", code(32), nullable=False),
    Column("activity", code(96), nullable=False),
    Column("people", Integer),
    Column("reached", Integer),
    Column("source", code(16), nullable=False),
    Column("entered_by", Words),
    Column("entered_at", Utc, nullable=False),
    Column("workbook_id", ForeignKey("workbooks.id")),
    Column("sheet", Words),
    Column("cell", code(16)),
    Column("synthetic", Boolean, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("superseded_by", ForeignKey("internalization.id")),
)
Index(
    "uq_internalization_current",
    internalization.c.year,
    internalization.c.unit,
    internalization.c.group,
    internalization.c.activity,
    unique=True,
    sqlite_where=internalization.c.current,
    postgresql_where=internalization.c.current,
)
