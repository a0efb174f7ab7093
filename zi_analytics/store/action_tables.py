"""The tables of goals and their actions.

An action belongs to a goal. All of it that may change stands in ``action_progress``, to which rows
are only ever added: the last version is what holds now. What is cancelled stays, with its reason.
``origin_id`` names what a goal or an action was carried on from. Goals of the sample are
``retired`` when the sample goes.
"""

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)

from zi_analytics.store.columns import Utc, Words, code
from zi_analytics.store.schema import metadata

goals = Table(
    "goals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("unit", code(64), nullable=False),
    Column("year", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Column("origin_id", ForeignKey("goals.id")),
    Column("created_at", Utc, nullable=False),
    Column("created_by", Words, nullable=False),
    Column("synthetic", Boolean, nullable=False),
    Column("retired", Boolean, nullable=False),
)
LIVE: Final = ~goals.c.retired
Index(
    "uq_goals_live",
    goals.c.unit,
    goals.c.year,
    goals.c.name,
    unique=True,
    sqlite_where=LIVE,
    postgresql_where=LIVE,
)

actions = Table(
    "actions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("goal_id", ForeignKey("goals.id"), nullable=False),
    Column("item", code(32)),
    Column("before", Words),
    Column("after", Words),
    Column("points", Float),
    Column("origin_id", ForeignKey("actions.id")),
    UniqueConstraint("goal_id", "item"),
    UniqueConstraint("origin_id"),
)

action_progress = Table(
    "action_progress",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("action_id", ForeignKey("actions.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Utc, nullable=False),
    Column("person", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("owner", Words),
    Column("due", Date),
    Column("progress", Integer, nullable=False),
    Column("evidence", Words),
    Column("note", Words),
    Column("cancelled", Boolean, nullable=False),
    Column("reason", Words),
    UniqueConstraint("action_id", "version"),
)
