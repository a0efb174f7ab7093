"""Frames as rows for a table of the database, and what it gives as frames."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection, Select, Table
from sqlalchemy.types import TypeEngine

from zi_analytics.store.columns import Words, storable
from zi_analytics.tables import Columns, PlainTable, empty, made_of, plain_values

Row = dict[str, Any]
AT_ONCE: Final = 50_000
"""Rows that are held as Python's own values at the same time; a year may have millions."""


def tables(
    connection: Connection, query: Select[Any], columns: Columns, at_once: int = AT_ONCE
) -> Iterator[pd.DataFrame]:
    """Yield what a query gives in these columns and types, at most so many rows at a time."""
    names = [str(column.key) for column in query.selected_columns]
    for rows in connection.execute(query).partitions(at_once):
        yield made_of(dict(zip(names, zip(*rows, strict=True), strict=True)), columns)


def joined(parts: Iterable[pd.DataFrame], columns: Columns) -> pd.DataFrame:
    """Return parts as one table."""
    frames = list(parts)
    if len(frames) == 1:
        return frames[0]
    return pd.concat(frames, ignore_index=True) if frames else empty(columns)


def plain_rows(frame: pd.DataFrame, table: Table) -> list[Row]:
    """Return the columns of a frame that the table has, as rows of plain Python values."""
    names = [name for name in frame.columns if name in table.c]
    columns = [plain_values(frame[name]) for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def insert_plain(
    connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows of plain values, in the order of these columns, by the driver itself.

    A worksheet has hundreds of rows, and what SQLAlchemy does for each takes longer than storing.
    """
    if not rows:
        return
    dialect = connection.dialect
    mark = "?" if dialect.paramstyle == "qmark" else "%s"
    quoted = ", ".join(map(dialect.identifier_preparer.quote, names))
    values = ", ".join(mark for _ in names)
    statement = f"INSERT INTO {table.name} ({quoted}) VALUES ({values})"
    connection.exec_driver_sql(statement, list(rows))


def storable_columns(given: PlainTable, table: Table) -> dict[str, Sequence[Any]]:
    """Return the columns that the table has, with what a driver may be given in them."""
    names = [name for name in given.values if name in table.c]
    return {name: _storable(given[name], table.c[name].type) for name in names}


def _storable(values: Sequence[Any], kind: TypeEngine[Any]) -> Sequence[Any]:
    if not isinstance(kind, Words):
        return values
    return [None if value is None else storable(value) for value in values]
