"""What was found in a workbook, and which of its worksheets are kept out.

A verdict is about bytes that stay. When the same bytes are judged again, for example with the unit
that was missing, the new verdict takes the place of the old one.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select

from zi_analytics.store.model import Delivery, SheetDelivery
from zi_analytics.store.schema import findings, worksheets

_TEXTS: Final = ["severity", "code", "sheet", "cell", "message", "hint"]


def is_same_verdict(
    connection: Connection, workbook: int, delivery: Delivery, fresh: Sequence[SheetDelivery]
) -> bool:
    """Tell whether what is kept out of a workbook is kept out again, in the same words."""
    table = worksheets.c
    query = select(table.sheet, table.unit_written, table.unit, table.year).where(
        table.workbook_id == workbook, ~table.stored
    )
    before = {tuple(row) for row in connection.execute(query)}
    if before != {(sheet.sheet, sheet.unit_written, sheet.unit, sheet.year) for sheet in fresh}:
        return False
    whole = _nothing_stored(connection, workbook)
    told = (
        select(*(findings.c[name] for name in _TEXTS))
        .where(_open(workbook, whole))
        .order_by(findings.c.position)
    )
    names = [sheet.sheet for sheet in fresh]
    return [tuple(row) for row in connection.execute(told)] == _told(delivery, names, whole)


def forget_verdict(connection: Connection, workbook: int) -> None:
    """Drop the verdict on what is kept out of this workbook; the workbook itself stays."""
    whole = _nothing_stored(connection, workbook)
    connection.execute(delete(findings).where(_open(workbook, whole)))
    connection.execute(
        delete(worksheets).where(worksheets.c.workbook_id == workbook, ~worksheets.c.stored)
    )


def keep_findings(
    connection: Connection,
    workbook: int,
    delivery: Delivery,
    ids: Mapping[str, int],
    *,
    whole: bool,
) -> None:
    """Keep the findings of these sheets (name → id) and, if ``whole``, of the file itself."""
    told = _told(delivery, list(ids), whole)
    if not told:
        return
    last = connection.execute(
        select(func.max(findings.c.position)).where(findings.c.workbook_id == workbook)
    ).scalar()
    first = 0 if last is None else last + 1
    rows = [
        dict(zip(_TEXTS, texts, strict=True))
        | {"workbook_id": workbook, "position": first + i, "worksheet_id": ids.get(texts[2])}
        for i, texts in enumerate(told)
    ]
    connection.execute(insert(findings), rows)


def _told(delivery: Delivery, sheets: Sequence[str], whole: bool) -> list[tuple[Any, ...]]:
    if delivery.findings.empty:
        return []
    table: pd.DataFrame = delivery.findings[_TEXTS].fillna("")
    own = table if whole else table.loc[table["sheet"].isin(list(sheets))]
    return list(own.itertuples(index=False, name=None))


def _open(workbook: int, whole: bool) -> ColumnElement[bool]:
    """Select the findings that a new verdict replaces: of what is kept out, or of all."""
    kept_out = select(worksheets.c.id).where(~worksheets.c.stored)
    of_kept_out = findings.c.worksheet_id.in_(kept_out)
    scope = or_(of_kept_out, findings.c.worksheet_id.is_(None)) if whole else of_kept_out
    return (findings.c.workbook_id == workbook) & scope


def _nothing_stored(connection: Connection, workbook: int) -> bool:
    query = select(worksheets.c.id).where(worksheets.c.workbook_id == workbook, worksheets.c.stored)
    return connection.execute(query.limit(1)).first() is None
