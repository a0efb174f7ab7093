"""What each role may do. Nobody (None) may do nothing.

| role | sees | may |
|---|---|---|
| pimpinan | all units | read |
| organisasi | all units | read, edit, hand in for any unit |
| unit | its own units | read, hand in its own |
| admin | all units | all of this, and manage roles |
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, get_args

from zi_analytics.tables import REGENCY

Role = Literal["pimpinan", "organisasi", "unit", "admin"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)

_SEES_ALL: Final = frozenset({"pimpinan", "organisasi", "admin"})
_EDITS: Final = frozenset({"organisasi", "admin"})


@dataclass(frozen=True)
class Person:
    """Somebody with a role; ``name`` stands in the trail, ``units`` are the codes of a unit's."""

    name: str
    role: Role
    units: frozenset[str] = frozenset()


LOCAL: Final = Person("setempat", "admin")
"""Whoever sits at this machine, where no login is configured."""


def may_read(person: Person | None, unit: str | None) -> bool:
    """Tell whether a person may see a unit; None stands for all units together.

    What is of the region itself (``tables.REGENCY``) is nobody's secret: every role may see it.
    """
    if person is None:
        return False
    return person.role in _SEES_ALL or unit == REGENCY or unit in person.units


def readable(person: Person | None, units: Iterable[str]) -> list[str]:
    """Return those of the units that a person may see, in their order."""
    return [unit for unit in units if may_read(person, unit)]


def may_edit(person: Person | None) -> bool:
    """Tell whether a person may import, enter values and save scenarios for any unit."""
    return person is not None and person.role in _EDITS


def may_hand_in(person: Person | None, unit: str) -> bool:
    """Tell whether a person may hand in the worksheet of a unit."""
    if person is None or unit == REGENCY:
        return may_edit(person)
    return may_edit(person) or (person.role == "unit" and unit in person.units)


def may_administer(person: Person | None) -> bool:
    """Tell whether a person may give and take roles."""
    return person is not None and person.role == "admin"
