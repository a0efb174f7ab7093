"""What each role may see and do."""

import pytest

from zi_analytics.access import (
    LOCAL,
    ROLES,
    Person,
    may_administer,
    may_edit,
    may_hand_in,
    may_read,
    readable,
)
from zi_analytics.tables import REGENCY

# Role → reads its own, reads another, reads all together, edits, hands in own, other, administers.
MAY = {
    "pimpinan": (True, True, True, False, False, False, False),
    "organisasi": (True, True, True, True, True, True, False),
    "unit": (True, False, False, False, True, False, False),
    "admin": (True, True, True, True, True, True, True),
}


def _may(person: Person | None) -> tuple[bool, ...]:
    return (
        may_read(person, "DINKES"),
        may_read(person, "DINSOS"),
        may_read(person, None),
        may_edit(person),
        may_hand_in(person, "DINKES"),
        may_hand_in(person, "DINSOS"),
        may_administer(person),
    )


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_just_this(role: str) -> None:
    units = frozenset({"DINKES"}) if role == "unit" else frozenset()
    assert _may(Person("a@contoh.invalid", role, units)) == MAY[role]  # type: ignore[arg-type]


def test_nobody_may_nothing_and_who_sits_here_may_all() -> None:
    assert not any(_may(None))
    assert all(_may(LOCAL))


def test_only_the_role_unit_is_bound_to_units_and_only_it_gains_by_them() -> None:
    leader = Person("a@contoh.invalid", "pimpinan", frozenset({"DINKES"}))
    assert not may_hand_in(leader, "DINKES")


def test_what_is_of_the_region_is_seen_by_all_and_handed_in_by_editors() -> None:
    of_unit = Person("a@contoh.invalid", "unit", frozenset({"DINKES", REGENCY}))
    assert may_read(of_unit, REGENCY) and not may_hand_in(of_unit, REGENCY)
    assert may_hand_in(LOCAL, REGENCY)
    assert not may_read(None, REGENCY)


def test_units_that_may_be_seen_keep_their_order() -> None:
    of_unit = Person("a@contoh.invalid", "unit", frozenset({"DINKES", "35.12.06"}))
    assert readable(of_unit, ["DINSOS", "DINKES", "35.12.06"]) == ["DINKES", "35.12.06"]
    assert readable(LOCAL, ["DINSOS", "DINKES"]) == ["DINSOS", "DINKES"]
