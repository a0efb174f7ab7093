"""The tables of the database, in one place; nothing in here is peculiar to one kind of database.

``workbooks`` keeps every file that was received, also a refused one. A workbook has ``worksheets``;
one that was not kept out has a submission for each assessor, and a submission has answers, scores,
readiness and the totals that its sheet states. Of all submissions with the same unit, year and
assessor, at most one is current. ``sakip`` and ``prerequisites`` hold what is collected beside the
LKE, history included: what is superseded stays and is not current.

``scenarios`` are what people planned for a unit: changes of answers under a name, the questions
left out and the effort they reckoned with. Saving a name again adds a version; none is ever changed
or deleted.
"""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Utc(TypeDecorator[datetime]):
    """A moment, kept as UTC without a zone and given back with it."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Take the zone off a moment on its way in."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Put the zone back on the way out."""
        return None if value is None else value.replace(tzinfo=UTC)


NAMES: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
VERSION: Final = "version"

metadata = MetaData(naming_convention=NAMES)

meta = Table(
    "meta",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Integer, nullable=False),
)

workbooks = Table(
    "workbooks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("received_at", Utc, nullable=False),
    Column("synthetic", Boolean, nullable=False),
    Column("retired", Boolean, nullable=False),
    # Last, so that reading the columns above never walks through the file.
    Column("content", LargeBinary, nullable=False),
)

worksheets = Table(
    "worksheets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("workbook_id", ForeignKey("workbooks.id"), nullable=False),
    Column("sheet", Text, nullable=False),
    Column("instrument", String(64), nullable=False),
    Column("unit_written", Text),
    Column("unit", String(64)),
    Column("year", Integer),
    Column("synthetic", Boolean, nullable=False),
    Column("stored", Boolean, nullable=False),
    Column("judged_at", Utc, nullable=False),
    UniqueConstraint("workbook_id", "sheet"),
)

submissions = Table(
    "submissions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("worksheet_id", ForeignKey("worksheets.id"), nullable=False),
    Column("assessor", String(16), nullable=False),
    Column("unit", String(64), nullable=False),
    Column("year", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("imported_at", Utc, nullable=False),
    Column("superseded_by", ForeignKey("submissions.id")),
    UniqueConstraint("worksheet_id", "assessor"),
)
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
    Column("question", String(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("raw", Text),
    Column("value", Float),
    Column("note", Text),
    Column("evidence", Text),
    Column("wording", Text),
    Column("cell", String(16)),
    sqlite_with_rowid=False,
)

scores = Table(
    "scores",
    metadata,
    Column("submission_id", ForeignKey("submissions.id"), primary_key=True),
    Column("node", String(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("level", String(16), nullable=False),
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
    Column("predicate", String(8), primary_key=True),
    Column("condition", String(32), primary_key=True),
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
    Column("node", String(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("points", Float, nullable=False),
    Column("cell", String(16)),
    sqlite_with_rowid=False,
)

sakip = Table(
    "sakip",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("workbook_id", ForeignKey("workbooks.id"), nullable=False),
    Column("unit", String(64), nullable=False),
    # Either year may be missing, and a database treats missing ones as different.
    Column("year_key", String(8), nullable=False),
    Column("evaluation_year", Integer),
    Column("performance_year", Integer),
    Column("component", String(16), nullable=False),
    Column("weight", Float, nullable=False),
    Column("score", Float),
    Column("predicate_reported", String(2)),
    Column("predicate", String(2)),
    Column("sheet", Text, nullable=False),
    Column("cell", String(16), nullable=False),
    Column("imported_at", Utc, nullable=False),
    Column("current", Boolean, nullable=False),
    UniqueConstraint("workbook_id", "unit", "year_key", "component"),
)

prerequisites = Table(
    "prerequisites",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit", String(64), nullable=False),
    Column("year", Integer, nullable=False),
    Column("item", String(32), nullable=False),
    Column("value", Text),
    Column("note", Text),
    Column("source", String(16), nullable=False),
    Column("entered_by", Text),
    Column("entered_at", Utc, nullable=False),
    Column("workbook_id", ForeignKey("workbooks.id")),
    Column("sheet", Text),
    Column("cell", String(16)),
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
    Column("severity", String(8), nullable=False),
    Column("code", String(64), nullable=False),
    Column("sheet", Text, nullable=False),
    Column("cell", String(16), nullable=False),
    Column("message", Text, nullable=False),
    Column("hint", Text, nullable=False),
    sqlite_with_rowid=False,
)

scenarios = Table(
    "scenarios",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit", String(64), nullable=False),
    Column("year", Integer, nullable=False),
    Column("assessor", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("predicate", String(8), nullable=False),
    Column("created_at", Utc, nullable=False),
    UniqueConstraint("unit", "year", "assessor", "name", "version"),
)

scenario_changes = Table(
    "scenario_changes",
    metadata,
    Column("scenario_id", ForeignKey("scenarios.id"), primary_key=True),
    Column("item", String(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)

scenario_fixed = Table(
    "scenario_fixed",
    metadata,
    Column("scenario_id", ForeignKey("scenarios.id"), primary_key=True),
    Column("question", String(32), primary_key=True),
    Column("position", Integer, nullable=False),
    sqlite_with_rowid=False,
)

scenario_effort = Table(
    "scenario_effort",
    metadata,
    Column("scenario_id", ForeignKey("scenarios.id"), primary_key=True),
    Column("node", String(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("level", Float, nullable=False),
    Column("count", Float, nullable=False),
    sqlite_with_rowid=False,
)
