"""The part of the store that answers for many units at once, without reading all they hold."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
from sqlalchemy import Engine, Select, case, false, func, select

from zi_analytics.store import reading
from zi_analytics.store.rows import AT_ONCE, joined, tables
from zi_analytics.store.schema import readiness, scores, submissions, worksheets
from zi_analytics.tables import ANSWERS, READINESS, SCORES, Columns, made_of, typed

QUESTION_SCORES: Final[Columns] = {
    name: kind for name, kind in SCORES.items() if name not in ("points_workbook", "share")
}
CONDITION_VALUES: Final[Columns] = {"unit": "str", "condition": "str", "value": "float64"}


@dataclass(frozen=True)
class Slices:
    """What a page needs of a year with thousands of units."""

    engine: Engine

    def node_scores(
        self, year: int, nodes: Collection[str], assessor: str | None = None
    ) -> pd.DataFrame:
        """Return ``tables.SCORES`` of a year, of these nodes only, of one assessor if named."""
        query = reading.current_scores(year, nodes=nodes, assessor=assessor)
        with self.engine.connect() as connection:
            return joined(tables(connection, query, SCORES), SCORES)

    def readiness(
        self, year: int, unit: str | None = None, assessor: str | None = None
    ) -> pd.DataFrame:
        """Return ``tables.READINESS`` of a year, of a unit and an assessor if named."""
        query = reading.current_readiness(year, unit, assessor)
        with self.engine.connect() as connection:
            return joined(tables(connection, query, READINESS), READINESS)

    def assessor_answers(
        self, year: int, assessor: str, questions: Collection[str] | None = None
    ) -> pd.DataFrame:
        """Return ``tables.ANSWERS`` of a year and assessor, of some questions if named."""
        query = reading.assessor_answers(year, assessor, questions)
        with self.engine.connect() as connection:
            return joined(tables(connection, query, ANSWERS), ANSWERS)

    def question_scores(self, year: int, assessor: str, instrument: str) -> Iterator[pd.DataFrame]:
        """Yield ``QUESTION_SCORES`` of one assessor and instrument, some rows at a time, in order.

        What all rows have in common is not read for each of the millions that there may be.
        """
        query = _questions(year, assessor, instrument)
        own = {name: QUESTION_SCORES[name] for name in query.selected_columns.keys()}
        with self.engine.connect() as connection:
            for part in tables(connection, query, own):
                whole = part.assign(
                    year=year, assessor=assessor, instrument=instrument, level="question"
                )
                yield typed(whole, QUESTION_SCORES)

    def handed_in(self, year: int) -> list[str]:
        """Return the units that have current worksheets of a year."""
        query = select(submissions.c.unit).where(reading.current(year)).distinct()
        return self._column(query)

    def meeting(self, year: int, assessor: str, predicate: str) -> list[str]:
        """Return the units that meet every condition of a predicate; not known is not met."""
        met = func.sum(case((readiness.c.met, 1), else_=0))
        query = (
            select(submissions.c.unit)
            .select_from(submissions.join(readiness))
            .where(
                reading.current(year, assessor=assessor),
                readiness.c.predicate == predicate,
            )
            .group_by(submissions.c.unit)
            .having(met == func.count())
            .order_by(submissions.c.unit)
        )
        return self._column(query)

    def nearest(self, year: int, assessor: str, predicate: str) -> list[str]:
        """Return the units with readiness in the order of ``scoring.distance``."""
        table = readiness.c
        part = table.shortfall / func.nullif(table.minimum, 0.0)
        query = (
            select(submissions.c.unit)
            .select_from(submissions.join(readiness))
            .where(reading.current(year, assessor=assessor), table.predicate == predicate)
            .group_by(submissions.c.unit)
            .order_by(
                func.sum(case((table.met == false(), 1), else_=0)),
                func.coalesce(func.max(part), 0.0),
                submissions.c.unit,
            )
        )
        return self._column(query)

    def condition_values(self, year: int, assessor: str) -> pd.DataFrame:
        """Return ``CONDITION_VALUES``: each condition's value once, whatever predicates ask it."""
        table = readiness.c
        query = (
            select(submissions.c.unit, table.condition, table.value)
            .select_from(submissions.join(readiness))
            .where(reading.current(year, assessor=assessor))
            .order_by(submissions.c.unit, table.position)
        )
        names = list(CONDITION_VALUES)
        seen: dict[tuple[str, str], float | None] = {}
        with self.engine.connect() as connection:
            for rows in connection.execute(query).partitions(AT_ONCE):
                for unit, condition, value in rows:
                    seen.setdefault((unit, condition), value)
        columns = ([unit for unit, _ in seen], [name for _, name in seen], list(seen.values()))
        return made_of(dict(zip(names, columns, strict=True)), CONDITION_VALUES)

    def _column(self, query: Select[Any]) -> list[str]:
        with self.engine.connect() as connection:
            return [str(value) for value in connection.execute(query).scalars()]


def _questions(year: int, assessor: str, instrument: str) -> Select[Any]:
    """What one assessor's questions of a year and instrument differ in."""
    table = scores.c
    return (
        select(submissions.c.unit, table.node, table.points, table.weight, table.unanswered)
        .select_from(submissions.join(worksheets).join(scores))
        .where(reading.current(year, assessor=assessor), worksheets.c.instrument == instrument)
        .where(table.level == "question")
        .order_by(submissions.c.unit, table.position)
    )
