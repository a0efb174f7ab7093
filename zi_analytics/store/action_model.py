"""What people plan to do: goals, their actions, and what may be wrong with one."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

LONGEST_TITLE: Final = 200
LONGEST_NAME: Final = 120
LONGEST_OWNER: Final = 80
LONGEST_TEXT: Final = 500
DONE: Final = 100


class ActionError(ValueError):
    """A goal or an action cannot be kept as it is; the text says why, for people."""


class ActionConflictError(ActionError):
    """Somebody else changed the action meanwhile; nothing was written."""


@dataclass(frozen=True)
class GoalKey:
    """A goal: its name for a unit (a code, or ``tables.REGENCY``) and the year of the plan."""

    unit: str
    year: int
    name: str


@dataclass(frozen=True)
class ActionState:
    """All of an action that may change; ``progress`` is in percent, 0–100.

    A missing ``due`` means that no date was set. A ``cancelled`` one has a ``reason``.
    """

    title: str
    owner: str | None = None
    due: date | None = None
    progress: int = 0
    evidence: str | None = None
    note: str | None = None
    cancelled: bool = False
    reason: str | None = None


@dataclass(frozen=True)
class ActionDraft:
    """An action to add. Of one taken over from a path: the question or count, from, to, points."""

    state: ActionState
    item: str | None = None
    before: str | None = None
    after: str | None = None
    points: float | None = None


@dataclass(frozen=True)
class SampleAction:
    """An action of the sample, and the moments at which it came to be as it is, in order."""

    goal: GoalKey
    draft: ActionDraft
    entries: tuple[tuple[datetime, ActionState], ...]


@dataclass(frozen=True)
class Added:
    """How many actions were added, and how many were there already."""

    new: int
    present: int


def clean_goal(key: GoalKey) -> GoalKey:
    """Return a goal without needless blanks; raises `ActionError` for a name that cannot be."""
    return replace(key, name=_required(key.name, LONGEST_NAME, "tujuan perlu nama"))


def clean_state(state: ActionState) -> ActionState:
    """Return a state without needless blanks; raises `ActionError` for what cannot be kept."""
    if not 0 <= state.progress <= DONE:
        raise ActionError("kemajuan ditulis dari 0 sampai 100 persen")
    reason = _optional(state.reason, LONGEST_TEXT) if state.cancelled else None
    if state.cancelled and reason is None:
        raise ActionError("pembatalan perlu alasan")
    return replace(
        state,
        title=_required(state.title, LONGEST_TITLE, "aksi perlu uraian"),
        owner=_optional(state.owner, LONGEST_OWNER),
        evidence=_optional(state.evidence, LONGEST_TEXT),
        note=_optional(state.note, LONGEST_TEXT),
        reason=reason,
    )


def next_name(name: str, year: int) -> str:
    """Return the name of a goal in the next year: a year that it names moves on as well."""
    return re.sub(rf"\b{year}\b", str(year + 1), name)


def _required(text: str, longest: int, without: str) -> str:
    words = _optional(text, longest)
    if words is None:
        raise ActionError(without)
    return words


def _optional(text: str | None, longest: int) -> str | None:
    words = " ".join((text or "").split())
    if len(words) > longest:
        raise ActionError(f"teks paling panjang {longest} huruf")
    return words or None
