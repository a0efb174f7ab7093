"""What a path is: the plan, what surveys must show, or what stands in the way."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Step:
    """One entry of the worksheet to change.

    ``item`` is the question, or a count of a ratio question; ``question`` is the question itself.
    ``before`` and ``after`` are options (``A``, ``Ya``) or counts; ``before`` is None where nothing
    legible was entered. ``points`` is what the step adds, ``total`` the worksheet's total after it.
    Of the counts of one question, the last that is needed brings the points.
    """

    item: str
    question: str
    before: str | int | None
    after: str | int
    points: float
    effort: float
    total: float


@dataclass(frozen=True)
class Survey:
    """A survey index (0–4) that the predicate asks for and that is not there yet.

    A demand, not an improvement that is chosen: it is set to the minimum and never above, so that a
    survey cannot buy the total. ``now`` is None where it is not answered.
    """

    question: str
    now: float | None
    needed: float
    points: float


@dataclass(frozen=True)
class Plan:
    """Steps, most points per effort first (ties in the order of the worksheet), then surveys.

    ``total_after`` is the total with all steps and surveys.
    """

    effort: float
    steps: tuple[Step, ...]
    surveys: tuple[Survey, ...]
    total_after: float


@dataclass(frozen=True)
class Block:
    """A condition that no plan can meet: the most points that can be reached, and the minimum."""

    condition: str
    at_best: float
    minimum: float


@dataclass(frozen=True)
class Path:
    """The shortest path of one worksheet to a predicate.

    ``plan`` is missing where there is none; then ``blocking`` says which conditions stand in the
    way. Raising one answer never lowers a condition, so that conditions that can each be met can be
    met together: a path without ``blocking`` always has a plan. ``alternatives`` have the same
    effort as the plan, ``next_best`` more, and no plan contains another. ``open_questions`` are
    those that could be raised at all: neither fixed nor at their best, and no surveys.
    """

    unit: str | None
    year: int | None
    assessor: str
    instrument: str
    predicate: str
    total_now: float
    plan: Plan | None
    surveys: tuple[Survey, ...]
    blocking: tuple[Block, ...]
    open_questions: tuple[str, ...]
    alternatives: tuple[Plan, ...] = ()
    next_best: Plan | None = None

    @property
    def reachable(self) -> bool:
        """Tell whether there is a plan."""
        return self.plan is not None

    @property
    def effort(self) -> float | None:
        """The effort of the plan; None where there is none."""
        return None if self.plan is None else self.plan.effort

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the plan; none where there is no plan."""
        return () if self.plan is None else self.plan.steps

    @property
    def total_after(self) -> float | None:
        """The total after the plan; None where there is none."""
        return None if self.plan is None else self.plan.total_after


@dataclass(frozen=True)
class Paths:
    """The paths of many worksheets to one predicate.

    ``nearest``: unit, year, assessor, reachable, effort (missing where unreachable), steps,
    surveys, blocking (number of conditions), total_now, total_after; reachable ones first, least
    effort first. ``improvements``: question, planned (worksheets whose plan raises it), possible
    (worksheets with steps to take in which it could be raised), points and effort (sums over the
    plans); what most plans need first. ``left_out`` counts worksheets whose instrument has no such
    predicate or no answer scales of its own.
    """

    predicate: str
    paths: tuple[Path, ...]
    nearest: pd.DataFrame
    improvements: pd.DataFrame
    left_out: int

    def needing(self, question: str) -> tuple[str, ...]:
        """Return the units whose plan raises a question, the nearest first."""
        raised = {
            path.unit: {step.question for step in path.steps} for path in self.paths if path.unit
        }
        return tuple(
            str(unit) for unit in self.nearest["unit"] if question in raised.get(unit, set())
        )

    def by_unit(self) -> Mapping[tuple[str | None, int | None, str], Path]:
        """Return the paths by unit, year and assessor."""
        return {(path.unit, path.year, path.assessor): path for path in self.paths}
