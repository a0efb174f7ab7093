"""What an instrument holds: the worksheet's tree, its answers, and the rules that decide.

An instrument is read from one YAML file and never changes afterwards. Node ids are unique only
together with the id of their instrument.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, Literal

import pandas as pd

from zi_analytics.instruments.model_predicates import (
    Borrowed,
    Condition,
    Keywords,
    Predicate,
    Prerequisite,
)

Combine = Literal["mean", "sum"]
Level = Literal["component", "aspect", "area", "sub_component"]
RatioKind = Literal["share", "decline"]
ScaleKind = Literal["choice", "ratio", "count", "index", "percent"]
ScaleSource = Literal["instrument", "row"]

TOTAL: Final = "total"


class InstrumentError(ValueError):
    """A rule file is wrong; the message names the file, the line, and what to correct."""

    def __init__(self, file: str, line: int, problem: str) -> None:
        """Keep the place and the problem apart, so that both can be shown."""
        super().__init__(f"{file}, baris {line}: {problem}")
        self.file = file
        self.line = line
        self.problem = problem


@dataclass(frozen=True)
class Scale:
    """How a question may be answered.

    ``written`` is the text of the worksheet's column "Pilihan Jawaban". ``options`` holds the
    value (0 to 1) of every choice, best first, and is empty unless ``kind`` is ``choice``.
    ``maximum`` is the highest number that may be typed (a survey index, a percentage), if there is
    one; a ``ratio`` is computed from counts, a ``percent`` is typed. ``also`` are other ways in
    which worksheets write the scale.
    """

    id: str
    kind: ScaleKind
    written: str
    options: Mapping[str, float]
    maximum: float | None
    article: str
    also: tuple[str, ...] = ()
    confirmed: bool = True


@dataclass(frozen=True)
class Input:
    """One count that is typed into the worksheet and used, or only recorded, by a ratio."""

    id: str
    question: str
    label: str
    keywords: Keywords
    article: str


@dataclass(frozen=True)
class Ratio:
    """How the typed counts of a question become its value (0 to 1).

    ``share``: numerator ÷ sum of the denominators, at most 1; ``zero`` when that sum is 0.
    ``decline``: (last year - this year) ÷ last year, at least 0, where the numerator is this
    year's count and the only denominator last year's. None in both years is 1; ``zero`` when
    there was none last year and there is one this year.
    ``recorded`` inputs are asked for and not used; while one is blank there is no value.
    ``note`` gives the reason for ``zero``: the regulation has no rule for it.
    """

    kind: RatioKind
    numerator: str
    denominator: tuple[str, ...]
    recorded: tuple[str, ...]
    zero: float
    note: str


@dataclass(frozen=True)
class Question:
    """One scored question.

    ``group`` is the id of the node right above it, ``letter`` what a worksheet prints before it,
    ``weight`` its full points. ``heading`` holds the keywords of a heading of its own, if any.
    ``scale`` is missing where no source for it was found and only the worksheet's row says it.
    """

    id: str
    label: str
    group: str
    letter: str
    scale: str | None
    weight: float
    keywords: Keywords
    inputs: tuple[str, ...]
    ratio: Ratio | None
    article: str
    heading: Keywords = ()
    confirmed: bool = True


@dataclass(frozen=True)
class Node:
    """A component, aspect, area or sub-component.

    ``label`` is its official heading, ``short`` the same in at most 38 characters. ``combine``
    is set where questions hang directly below: ``mean`` gives them the same weight, ``sum``
    gives each its own. ``area`` is the number of the area that an area-level node belongs to.
    ``also`` are other headings that worksheets print for it.
    """

    id: str
    level: Level
    label: str
    short: str
    weight: float
    parent: str | None
    combine: Combine | None
    keywords: Keywords
    article: str
    area: int | None
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Area:
    """An area of change over all aspects: ``area.1`` is Pemenuhan and Reform together."""

    number: int
    id: str
    label: str
    short: str
    nodes: tuple[str, ...]
    weight: float
    article: str


@dataclass(frozen=True)
class Signature:
    """How a worksheet of this instrument is recognised, all in lower case.

    ``headings`` are whole headings, ``words`` stand anywhere in the text; the other two speak
    for another instrument.
    """

    headings: tuple[str, ...]
    words: tuple[str, ...]
    against_headings: tuple[str, ...]
    against_words: tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """A convention or an open point, as the method page shows it."""

    id: str
    text: str
    article: str


@dataclass(frozen=True)
class Term:
    """A name used in speech, the official areas it comes near to, and how sure that is."""

    said: str
    areas: tuple[str, ...]
    text: str
    confirmed: bool
    article: str


@dataclass(frozen=True)
class Defect:
    """A wrong formula of worksheets in circulation: its cell and the node it falsifies."""

    cell: str
    node: str
    text: str
    article: str


@dataclass(frozen=True, eq=False)
class Instrument:
    """The rules of one regulation. All mappings keep the order of the worksheet.

    ``scale_source`` says who tells how a question may be answered: the instrument, or the row of
    the worksheet. ``borrowed`` is the yardstick while the minimums of the own predicates are not
    confirmed. ``in_force_from`` is missing where the day is not confirmed. ``thresholds``
    (``tables.THRESHOLDS``) are minimums that were entered for predicates that are not confirmed.
    """

    id: str
    short: str
    title: str
    in_force_from: date | None
    in_force_to: date | None
    source: str
    nodes: Mapping[str, Node]
    questions: Mapping[str, Question]
    inputs: Mapping[str, Input]
    scales: Mapping[str, Scale]
    scale_source: ScaleSource
    areas: tuple[Area, ...]
    conditions: Mapping[str, Condition]
    predicates: Mapping[str, Predicate]
    borrowed: Borrowed | None
    prerequisites: tuple[Prerequisite, ...]
    signature: Signature
    conventions: tuple[Note, ...]
    open_points: tuple[Note, ...]
    terms: tuple[Term, ...]
    known_defects: tuple[Defect, ...]
    labels: Mapping[str, str]
    weights: Mapping[str, float]
    thresholds: pd.DataFrame | None = field(default=None, compare=False, repr=False)

    def label(self, id_: str) -> str:
        """Return the label of a node, area, question, input, condition or ``total``."""
        return self.labels[id_]

    def weight(self, id_: str) -> float:
        """Return the full points of a node, area, question or ``total``."""
        return self.weights[id_]

    def in_force_in(self, year: int) -> bool:
        """Tell whether the regulation was in force on at least one day of a year."""
        begun = self.in_force_from is None or self.in_force_from.year <= year
        return begun and (self.in_force_to is None or self.in_force_to.year >= year)

    def scale_of(self, question: str) -> Scale:
        """Return a question's scale; raise LookupError where only the worksheet says it."""
        scale = self.questions[question].scale
        if scale is None:
            raise LookupError(f"no scale for {question} in {self.id}")
        return self.scales[scale]

    def choices(self, question: str) -> str:
        """Return how a question may be answered, as worksheets write it."""
        scale = self.questions[question].scale
        return self.scales[scale].written if scale is not None else "menurut lembarnya"

    def leaves(self, node: str) -> tuple[str, ...]:
        """Return the ids of the questions below a node, an area or ``total``, in order."""
        return self._leaves.get(node, ())

    @cached_property
    def _leaves(self) -> Mapping[str, tuple[str, ...]]:
        below: dict[str, list[str]] = {TOTAL: list(self.questions)}
        for question in self.questions:
            steps = question.split(".")
            for depth in range(len(steps)):
                below.setdefault(".".join(steps[: depth + 1]), []).append(question)
        for area in self.areas:
            own = {question for node in area.nodes for question in below.get(node, ())}
            below[area.id] = [question for question in self.questions if question in own]
        return {node: tuple(questions) for node, questions in below.items()}
