"""Where columns of a wide figure stand: groups of them a little apart."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One part of the worksheet: its node, its name, its name for an axis, and its group's."""

    node: str
    label: str
    short: str
    group: str = ""


def positions(columns: list[Column], gap: float) -> dict[str, float]:
    """Place the columns from 0 on, by their node, with a ``gap`` between groups."""
    at: dict[str, float] = {}
    x = 0.0
    for position, column in enumerate(columns):
        if position and column.group != columns[position - 1].group:
            x += gap
        at[column.node] = x
        x += 1
    return at
