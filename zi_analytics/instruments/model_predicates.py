"""What an instrument holds about predicates: what they look at, ask for, and need beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

PrerequisiteKind = Literal["ordered", "number", "share", "yes", "since", "holds", "revoked"]
PrerequisiteLevel = Literal["instansi", "unit"]
Keywords = tuple[tuple[str, ...], ...]
"""Every entry must be found, as one of its alternatives. An alternative is one or more words in
lower case, without punctuation; it is found where it begins a word of the text, written likewise.
If the entries of several siblings are all found, the sibling with most entries is meant."""


@dataclass(frozen=True)
class Condition:
    """What a predicate looks at; ``node`` is missing where the instrument has no counterpart."""

    id: str
    label: str
    short: str
    node: str | None


@dataclass(frozen=True)
class Minimum:
    """What one condition of a predicate asks of ``node``, in points.

    ``share`` (0 to 1) is set where the regulation asks for a part of the weight, ``index`` (0 to 4)
    where it also names a survey index; ``display`` is a hint for people.
    """

    condition: str
    label: str
    short: str
    node: str
    minimum: float
    share: float | None
    index: float | None
    display: str | None
    article: str


@dataclass(frozen=True)
class Predicate:
    """WBK or WBBM: all of its minimums must hold; there are none while they are not confirmed."""

    id: str
    label: str
    minimums: tuple[Minimum, ...]
    article: str
    confirmed: bool = True


@dataclass(frozen=True)
class Borrowed:
    """Another instrument's minimums as a yardstick, as shares of weight, for some conditions."""

    instrument: str
    conditions: tuple[str, ...]
    article: str


@dataclass(frozen=True)
class Prerequisite:
    """What must be so before a unit is proposed; ``required`` says what, by predicate.

    ``kind`` says how an entry is judged, ``minimum`` by what: a place in ``order`` (worst first), a
    number, a share (0–1), or years. ``counted_from`` names the entry whose date counts instead of
    the own one. ``prefilled_from`` are the worksheet's questions that answer it.
    """

    id: str
    level: PrerequisiteLevel
    label: str
    short: str
    required: Mapping[str, str]
    kind: PrerequisiteKind
    order: tuple[str, ...]
    minimum: Mapping[str, str | float]
    counted_from: Mapping[str, str]
    prefilled_from: tuple[str, ...]
    keywords: Keywords
    article: str
