"""What is told of many units is told again to who may see others, and after a change."""

from collections.abc import Iterator

import pytest
import streamlit as st

from zi_analytics.access import Person
from zi_analytics.ui import access, told


class _Store:
    number = 1

    def version(self) -> int:
        return self.number


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Store]:
    """Put a store of a version behind what is told."""
    made = _Store()
    monkeypatch.setattr(told.data, "store", lambda: made)
    st.cache_resource.clear()
    yield made
    st.cache_resource.clear()


def _who(role: str, *units: str) -> Person:
    return Person(role, role, frozenset(units))  # type: ignore[arg-type]


def test_who_may_see_other_units_is_told_something_else(store: _Store) -> None:
    people = [_who("pimpinan"), _who("unit", "A"), _who("unit", "B"), _who("unit", "A"), None]
    said = []
    for number, who in enumerate(people):
        with access.bound(who):
            said.append(told.told("number", lambda number=number: number))
    # Nobody is known here without a login: the last one is who works on this machine, who sees all.
    assert said == [0, 1, 2, 1, 0]


def test_it_is_told_once_for_its_name_and_key_until_something_changes(store: _Store) -> None:
    done: list[int] = []

    def work() -> int:
        done.append(1)
        return len(done)

    assert [told.told("x", work, 2022), told.told("x", work, 2022)] == [1, 1]
    assert [told.told("x", work, 2021), told.told("y", work, 2022)] == [2, 3]
    store.number += 1
    assert told.told("x", work, 2022) == 4
