"""What the trail says of people and of those whom internalisation reached."""

from collections.abc import Sequence
from typing import Any

from zi_analytics.store.events import Event
from zi_analytics.store.model import Collected
from zi_analytics.store.rows import Row


def stored(
    delivery: Collected, unit: str, year: int, changes: Sequence[tuple[Row | None, Row]]
) -> Event:
    """Tell of the numbers of one unit and year that a worksheet changed."""
    before = {_name(after): _counts(now) for now, after in changes if now is not None}
    return Event(
        "internalization",
        f"Internalisasi {unit} tahun {year} diisi dari berkas {delivery.name}.",
        unit=unit,
        year=year,
        workbook=delivery.sha256,
        subject=delivery.name,
        before=before or None,
        after={_name(after): _counts(after) for _, after in changes},
    )


def entered(row: Row, now: Row | None) -> Event:
    """Tell of the numbers of one group and activity that a person entered, or took back."""
    withdrawn = row["people"] is None and row["reached"] is None
    names = ("people", "reached")
    return Event(
        "internalization_withdrawn" if withdrawn else "internalization",
        f"Internalisasi {_name(row)} di {row['unit']} tahun {row['year']} "
        f"{'ditarik kembali' if withdrawn else 'diisi'}.",
        unit=row["unit"],
        year=row["year"],
        subject=_name(row),
        before=None if now is None else {name: now[name] for name in names},
        after={name: row[name] for name in (*names, "entered_by")},
    )


def _name(row: Row) -> str:
    return f"{row['group']}, {row['activity']}"


def _counts(row: Row) -> list[Any]:
    return [row["people"], row["reached"]]
