"""The tables as they were when this history began.

They stand here as they were, not as ``schema`` has them now. Databases from before have some of
them already; those stay as they are.
"""

from typing import Final

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    insert,
    select,
)

revision = "0001"
down_revision = None


def code(length: int) -> String:
    """Return text that is ordered by its characters in every database."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


NAMES: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)

meta = Table(
    "meta",
    metadata,
    Column("name", code(32), primary_key=True),
    Column("value", Integer, nullable=False),
)

workbooks = Table(
    "workbooks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", code(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("received_at", DateTime, nullable=False),
    Column("synthetic", Boolean, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

worksheets = Table(
    "worksheets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("workbook_id", ForeignKey("workbooks.id"), nullable=False),
    Column("sheet", Text, nullable=False),
    Column("instrument", code(64), nullable=False),
    Column("unit_written", Text),
    Column("unit", code(64)),
    Column("year", Integer),
    Column("synthetic", Boolean, nullable=False),
    Column("chosen", Boolean, nullable=False),
    Column("stored", Boolean, nullable=False),
    Column("judged_at", DateTime, nullable=False),
    UniqueConstraint("workbook_id", "sheet"),
)

readings = Table(
    "readings",
    metadata,
    Column("mark", code(64), primary_key=True),
    Column("workbook_id", ForeignKey("workbooks.id"), nullable=False),
)

submissions = Table(
    "submissions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("worksheet_id", ForeignKey("worksheets.id"), nullable=False),
    Column("assessor", code(16), nullable=False),
    Column("unit", code(64), nullable=False),
    Column("year", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("imported_at", DateTime, nullable=False),
    Column("superseded_by", ForeignKey("submissions.id")),
)
Index("ix_submissions_worksheet_id", submissions.c.worksheet_id)
Index(
    "uq_submissions_current",
    submissions.c.year,
    submissions.c.unit,
    submissions.c.assessor,
    unique=True,
    sqlite_where=submissions.c.current,
    postgresql_where=submissions.c.current,
)

answers = Table(
    "answers",
    metadata,
    Column("submission_id", ForeignKey("submissions.id"), primary_key=True),
    Column("question", code(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("raw", Text),
    Column("value", Float),
    Column("note", Text),
    Column("evidence", Text),
    Column("wording", Text),
    Column("cell", code(16)),
    sqlite_with_rowid=False,
)

scores = Table(
    "scores",
    metadata,
    Column("submission_id", ForeignKey("submissions.id"), primary_key=True),
    Column("node", code(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("level", code(16), nullable=False),
    Column("points", Float, nullable=False),
    Column("points_workbook", Float),
    Column("weight", Float, nullable=False),
    Column("share", Float, nullable=False),
    Column("unanswered", Integer, nullable=False),
    sqlite_with_rowid=False,
)

readiness = Table(
    "readiness",
    metadata,
    Column("submission_id", ForeignKey("submissions.id"), primary_key=True),
    Column("predicate", code(8), primary_key=True),
    Column("condition", code(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("value", Float),
    Column("minimum", Float),
    Column("shortfall", Float),
    Column("met", Boolean),
    sqlite_with_rowid=False,
)

written = Table(
    "written",
    metadata,
    Column("submission_id", ForeignKey("submissions.id"), primary_key=True),
    Column("node", code(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("points", Float, nullable=False),
    Column("cell", code(16)),
    sqlite_with_rowid=False,
)

sakip = Table(
    "sakip",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("workbook_id", ForeignKey("workbooks.id"), nullable=False),
    Column("unit", code(64), nullable=False),
    Column("year_key", code(8), nullable=False),
    Column("evaluation_year", Integer),
    Column("performance_year", Integer),
    Column("component", code(16), nullable=False),
    Column("weight", Float, nullable=False),
    Column("score", Float),
    Column("predicate_reported", code(2)),
    Column("predicate", code(2)),
    Column("sheet", Text, nullable=False),
    Column("cell", code(16), nullable=False),
    Column("imported_at", DateTime, nullable=False),
    Column("current", Boolean, nullable=False),
    UniqueConstraint("workbook_id", "unit", "year_key", "component"),
)

prerequisites = Table(
    "prerequisites",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit", code(64), nullable=False),
    Column("year", Integer, nullable=False),
    Column("item", code(32), nullable=False),
    Column("value", Text),
    Column("note", Text),
    Column("source", code(16), nullable=False),
    Column("entered_by", Text),
    Column("entered_at", DateTime, nullable=False),
    Column("workbook_id", ForeignKey("workbooks.id")),
    Column("sheet", Text),
    Column("cell", code(16)),
    Column("synthetic", Boolean, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("superseded_by", ForeignKey("prerequisites.id")),
)
Index(
    "uq_prerequisites_current",
    prerequisites.c.year,
    prerequisites.c.unit,
    prerequisites.c.item,
    unique=True,
    sqlite_where=prerequisites.c.current,
    postgresql_where=prerequisites.c.current,
)

findings = Table(
    "findings",
    metadata,
    Column("workbook_id", ForeignKey("workbooks.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("worksheet_id", ForeignKey("worksheets.id")),
    Column("severity", code(8), nullable=False),
    Column("code", code(64), nullable=False),
    Column("sheet", Text, nullable=False),
    Column("cell", code(16), nullable=False),
    Column("message", Text, nullable=False),
    Column("hint", Text, nullable=False),
    sqlite_with_rowid=False,
)

scenarios = Table(
    "scenarios",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit", code(64), nullable=False),
    Column("year", Integer, nullable=False),
    Column("assessor", code(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("predicate", code(8), nullable=False),
    Column("created_at", DateTime, nullable=False),
    UniqueConstraint("unit", "year", "assessor", "name", "version"),
)

scenario_changes = Table(
    "scenario_changes",
    metadata,
    Column("scenario_id", ForeignKey("scenarios.id"), primary_key=True),
    Column("item", code(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)

scenario_fixed = Table(
    "scenario_fixed",
    metadata,
    Column("scenario_id", ForeignKey("scenarios.id"), primary_key=True),
    Column("question", code(32), primary_key=True),
    Column("position", Integer, nullable=False),
    sqlite_with_rowid=False,
)

scenario_effort = Table(
    "scenario_effort",
    metadata,
    Column("scenario_id", ForeignKey("scenarios.id"), primary_key=True),
    Column("node", code(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("level", Float, nullable=False),
    Column("count", Float, nullable=False),
    sqlite_with_rowid=False,
)


def upgrade() -> None:
    """Make the tables that are missing, and the number that grows with every change."""
    connection = op.get_bind()
    metadata.create_all(connection)
    if not connection.execute(select(func.count()).select_from(meta)).scalar():
        connection.execute(insert(meta).values(name="version", value=0))
