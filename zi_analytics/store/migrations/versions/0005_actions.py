"""Goals, their actions, and how those come along."""

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    String,
    Text,
    UniqueConstraint,
    text,
)

revision = "0005"
down_revision = "0004"


def code(length: int) -> String:
    """Return text that is ordered by its characters in every database."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Add the tables; of all goals that are shown, a name occurs once a unit and year."""
    _goals()
    _actions()
    _progress()


def _goals() -> None:
    op.create_table(
        "goals",
        Column("id", Integer),
        Column("unit", code(64), nullable=False),
        Column("year", Integer, nullable=False),
        Column("name", Text, nullable=False),
        Column("origin_id", Integer),
        Column("created_at", DateTime, nullable=False),
        Column("created_by", Text, nullable=False),
        Column("synthetic", Boolean, nullable=False),
        Column("retired", Boolean, nullable=False),
        PrimaryKeyConstraint("id", name="pk_goals"),
        ForeignKeyConstraint(["origin_id"], ["goals.id"], name="fk_goals_origin_id"),
    )
    op.create_index(
        "uq_goals_live",
        "goals",
        ["unit", "year", "name"],
        unique=True,
        sqlite_where=text("NOT retired"),
        postgresql_where=text("NOT retired"),
    )


def _actions() -> None:
    op.create_table(
        "actions",
        Column("id", Integer),
        Column("goal_id", Integer, nullable=False),
        Column("item", code(32)),
        Column("before", Text),
        Column("after", Text),
        Column("points", Float),
        Column("origin_id", Integer),
        PrimaryKeyConstraint("id", name="pk_actions"),
        ForeignKeyConstraint(["goal_id"], ["goals.id"], name="fk_actions_goal_id"),
        ForeignKeyConstraint(["origin_id"], ["actions.id"], name="fk_actions_origin_id"),
        UniqueConstraint("goal_id", "item", name="uq_actions_goal_id_item"),
        UniqueConstraint("origin_id", name="uq_actions_origin_id"),
    )


def _progress() -> None:
    op.create_table(
        "action_progress",
        Column("id", Integer),
        Column("action_id", Integer, nullable=False),
        Column("version", Integer, nullable=False),
        Column("at", DateTime, nullable=False),
        Column("person", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("owner", Text),
        Column("due", Date),
        Column("progress", Integer, nullable=False),
        Column("evidence", Text),
        Column("note", Text),
        Column("cancelled", Boolean, nullable=False),
        Column("reason", Text),
        PrimaryKeyConstraint("id", name="pk_action_progress"),
        ForeignKeyConstraint(["action_id"], ["actions.id"], name="fk_action_progress_action_id"),
        UniqueConstraint("action_id", "version", name="uq_action_progress_action_id_version"),
    )
