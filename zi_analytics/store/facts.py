"""What a worksheet gives to the tables: its answers, scores, readiness and stated points."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table

from zi_analytics.store.model import SheetDelivery
from zi_analytics.store.rows import insert_plain, storable_columns
from zi_analytics.store.schema import answers, readiness, scores, written
from zi_analytics.tables import PlainTable


@dataclass(frozen=True)
class Facts:
    """What a worksheet gives to one table: the rows of its columns by assessor, in their order."""

    table: Table
    columns: Sequence[str]
    rows: Mapping[str, Sequence[tuple[Any, ...]]]


def facts_of(sheet: SheetDelivery) -> list[Facts]:
    """Return what a worksheet gives to each table."""
    given = ((answers, sheet.answers), (scores, sheet.scores))
    more = ((readiness, sheet.readiness), (written, sheet.written))
    return [_facts_for(table, own) for table, own in (*given, *more)]


def _facts_for(table: Table, given: PlainTable) -> Facts:
    columns = storable_columns(given, table)
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    own = zip(*columns.values(), strict=True)
    for assessor, row in zip(given["assessor"], own, strict=True):
        rows[assessor].append(row)
    return Facts(table, tuple(columns), rows)


def add_facts(connection: Connection, submission: int, facts: Facts, assessor: str) -> None:
    """Store what one assessor's submission gives to a table."""
    own = facts.rows.get(assessor, ())
    rows = [(submission, position, *row) for position, row in enumerate(own)]
    insert_plain(connection, facts.table, ("submission_id", "position", *facts.columns), rows)
