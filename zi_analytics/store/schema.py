"""The tables of worksheets, scenarios and the trail; the same for every kind of database.

Others stand in ``action_tables``, ``internalization_table``, ``note_table``, ``decks``,
``thresholds``. Text that databases would order by the language of their server is ordered by its
codes everywhere. A change of these tables needs a revision in ``migrations/versions``.

``workbooks`` keeps every file that was received, also a refused one. A workbook has ``worksheets``;
one that was not kept out has a submission for each assessor, and one more for each time that a
person puts right whose it is (``chosen``). A submission has answers, scores, readiness and the
totals that its sheet states. Of all submissions with the same unit, year and
assessor, at most one is current. ``sakip`` and ``prerequisites`` hold what is collected beside the
LKE, history included: what is superseded stays and is not current.

``scenarios`` are what people planned for a unit: changes of answers under a name, the questions
left out and the effort they reckoned with. Saving a name again adds a version; none is ever changed
or deleted.

``events`` are the trail of all this. The database itself refuses to change or delete one.
"""

from typing import Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)

from zi_analytics.store.columns import Utc, Words, code

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
    Column("name", code(32), primary_key=True),
    Column("value", Integer, nullable=False),
)

workbooks = Table(
    "workbooks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", code(64), nullable=False, unique=True),
    Column("name", Words, nullable=False),
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
    Column("sheet", Words, nullable=False),
    Column("instrument", code(64), nullable=False),
    Column("unit_written", Words),
    Column("unit", code(64)),
    Column("year", Integer),
    Column("synthetic", Boolean, nullable=False),
    Column("chosen", Boolean, nullable=False),
    Column("stored", Boolean, nullable=False),
    Column("judged_at", Utc, nullable=False),
    UniqueConstraint("workbook_id", "sheet"),
)
Index("ix_worksheets_unit_year", worksheets.c.unit, worksheets.c.year)

# What was read and stored as a whole, so that it need not be read again.
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
    Column("imported_at", Utc, nullable=False),
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
    Column("raw", Words),
    Column("value", Float),
    Column("note", Words),
    Column("evidence", Words),
    Column("wording", Words),
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
    # Either year may be missing, and a database treats missing ones as different.
    Column("year_key", code(8), nullable=False),
    Column("evaluation_year", Integer),
    Column("performance_year", Integer),
    Column("component", code(16), nullable=False),
    Column("weight", Float, nullable=False),
    Column("score", Float),
    Column("predicate_reported", code(2)),
    Column("predicate", code(2)),
    Column("sheet", Words, nullable=False),
    Column("cell", code(16), nullable=False),
    Column("imported_at", Utc, nullable=False),
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
    Column("value", Words),
    Column("note", Words),
    Column("source", code(16), nullable=False),
    Column("entered_by", Words),
    Column("entered_at", Utc, nullable=False),
    Column("workbook_id", ForeignKey("workbooks.id")),
    Column("sheet", Words),
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
    Column("sheet", Words, nullable=False),
    Column("cell", code(16), nullable=False),
    Column("message", Words, nullable=False),
    Column("hint", Words, nullable=False),
    sqlite_with_rowid=False,
)

scenarios = Table(
    "scenarios",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit", code(64), nullable=False),
    Column("year", Integer, nullable=False),
    Column("assessor", code(16), nullable=False),
    Column("name", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("predicate", code(8), nullable=False),
    Column("created_at", Utc, nullable=False),
    UniqueConstraint("unit", "year", "assessor", "name", "version"),
)

scenario_changes = Table(
    "scenario_changes",
    metadata,
    Column("scenario_id", ForeignKey("scenarios.id"), primary_key=True),
    Column("item", code(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("value", Words, nullable=False),
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

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Utc, nullable=False),
    Column("person", Words, nullable=False),
    Column("kind", code(32), nullable=False),
    Column("unit", code(64)),
    Column("year", Integer),
    Column("assessor", code(16)),
    Column("workbook", code(64)),
    Column("subject", Words),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Column("text", Words, nullable=False),
)
