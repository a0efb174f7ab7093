"""People who look at pages under test, each with a role."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from zi_analytics.access import Access, Person
from zi_analytics.ui import access, entry

UNIT, OTHER = "DINKES", "DINSOS"
LEADER = Person("asisten@contoh.invalid", "pimpinan")
EDITOR = Person("organisasi@contoh.invalid", "organisasi")
OF_UNIT = Person("dinkes@contoh.invalid", "unit", frozenset({UNIT}))
ADMIN = Person("admin@contoh.invalid", "admin")
EVERYBODY = (LEADER, EDITOR, OF_UNIT, ADMIN)


def look(
    monkeypatch: pytest.MonkeyPatch,
    person: Person | None,
    roles: Mapping[str, Person] | None = None,
    **claims: Any,
) -> None:
    """Let somebody look who logged in just now; None is logged in without a role.

    ``roles`` are all that the file has, instead of that person's; ``claims`` replace what the
    provider says.
    """
    name = "asing@contoh.invalid" if person is None else person.name
    said = {"sub": name, "email": name, "email_verified": True, "iat": int(time.time())} | claims
    listed = ({} if person is None else {person.name: person}) if roles is None else roles
    monkeypatch.setattr(access, "is_configured", lambda: True)
    monkeypatch.setattr(access, "claims", lambda: said)
    monkeypatch.setattr(access, "mapping", lambda: Access(listed))


def loses_the_right_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let who looks see forms as an editor does, but no longer write when it comes to it."""

    @contextmanager
    def refused() -> Iterator[None]:
        raise access.NotAllowedError(access.EDITORS_ONLY)
        yield

    monkeypatch.setattr(access, "writing", refused)


def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let somebody look who did not log in."""
    look(monkeypatch, None)
    monkeypatch.setattr(access, "claims", dict)
    monkeypatch.setattr(entry, "_providers", lambda: [None])
