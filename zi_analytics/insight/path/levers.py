"""What a unit can do about one question: a staircase of improvements, each with its effort."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from zi_analytics.insight.path.counts import CountPlan, count_plan, ratio_value
from zi_analytics.insight.path.effort import Effort, Rate
from zi_analytics.insight.path.errors import PathError
from zi_analytics.insight.path.filled import Filled
from zi_analytics.instruments import Question, Ratio, Scale

Entry = str | int | None
_SAME = 1e-9


@dataclass(frozen=True)
class Stretch:
    """Levels that follow each other with the same effort and gain (points) each."""

    most: int
    effort: float
    gain: float


@dataclass(frozen=True)
class Change:
    """One entry of the worksheet to change: a question's answer or a typed count."""

    item: str
    before: Entry
    after: str | int
    points: float
    effort: float


@dataclass(frozen=True)
class Lever(ABC):
    """What can be done about one question, level by level; level 0 is how it stands.

    Only the last stretch may have more than one level.
    """

    question: str
    stretches: tuple[Stretch, ...]

    @property
    def most(self) -> int:
        """The highest level."""
        return sum(stretch.most for stretch in self.stretches)

    def effort(self, level: int) -> float:
        """Return the effort of reaching a level."""
        return sum(n * stretch.effort for stretch, n in self.parts(level))

    def gain(self, level: int) -> float:
        """Return the points that a level brings over how it stands."""
        return sum(n * stretch.gain for stretch, n in self.parts(level))

    def parts(self, level: int) -> Iterator[tuple[Stretch, int]]:
        """Give each stretch and how many of its levels are below or at the level."""
        for stretch in self.stretches:
            yield stretch, min(level, stretch.most)
            level -= min(level, stretch.most)

    @abstractmethod
    def changes(self, level: int) -> tuple[Change, ...]:
        """Return the entries to change for a level above 0, in the order of the worksheet."""


@dataclass(frozen=True)
class ChoiceLever(Lever):
    """A question with options: ``options`` are those better than now, the next better first."""

    now: str | None
    options: tuple[str, ...]

    def changes(self, level: int) -> tuple[Change, ...]:
        """Return the one change of answer."""
        option = self.options[level - 1]
        points, effort = self.gain(level), self.effort(level)
        return (Change(self.question, self.now, option, points, effort),)


@dataclass(frozen=True)
class CountLever(Lever):
    """A ratio question, improved in whole counts."""

    ratio: Ratio
    weight: float
    counts: Mapping[str, int | None]
    plan: CountPlan
    rate: float

    def changes(self, level: int) -> tuple[Change, ...]:
        """Return a change for each count; the points fall to the one that brings them about."""
        counts = dict(self.counts)
        found = []
        for name, after in self.plan.targets(level).items():
            before, value = counts[name], ratio_value(self.ratio, counts)
            counts[name] = after
            gained = (ratio_value(self.ratio, counts) - value) * self.weight
            effort = self.plan.units(name, before, after) * self.rate
            found.append(Change(name, before, after, gained, effort))
        return tuple(found)


def levers(sheet: Filled, effort: Effort, fixed: Collection[str]) -> tuple[Lever, ...]:
    """Return what can be done about each question, in the order of the worksheet.

    Questions that are fixed, that stand at their best, or that are surveys have no lever.
    """
    instrument = sheet.instrument
    found: list[Lever | None] = []
    for question in instrument.questions.values():
        scale = instrument.scale_of(question.id)
        if question.id in fixed or scale.kind == "index":
            continue
        rate = effort.of(question.id)
        if rate is None:
            raise PathError(f"upaya untuk pertanyaan {question.id} belum ditetapkan")
        found.append(_lever(sheet, question, scale, rate))
    return tuple(lever for lever in found if lever is not None)


def _lever(sheet: Filled, question: Question, scale: Scale, rate: Rate) -> Lever | None:
    if question.ratio is None:
        return _choice_lever(sheet.values[question.id], question, scale, rate.level)
    counts = {name: sheet.counts[name] for name in question.inputs}
    if abs(ratio_value(question.ratio, counts) - (sheet.values[question.id] or 0.0)) > _SAME:
        # A percentage that does not come from these counts is not improved by changing them.
        return None
    return _count_lever(question, question.ratio, counts, rate.count)


def _choice_lever(
    value: float | None, question: Question, scale: Scale, effort: float
) -> ChoiceLever | None:
    """Make the lever of a choice; an unanswered question starts from its worst option."""
    start = min(scale.options.values()) if value is None else value
    better = {o: v for o, v in reversed([*scale.options.items()]) if v > start + _SAME}
    if not better:
        return None
    values = [start, *better.values()]
    stretches = tuple(Stretch(1, effort, (b - a) * question.weight) for a, b in pairwise(values))
    names = {v: o for o, v in scale.options.items()}
    now = None if value is None else names.get(value)
    return ChoiceLever(question.id, stretches, now, tuple(better))


def _count_lever(
    question: Question, ratio: Ratio, counts: Mapping[str, int | None], rate: float
) -> CountLever | None:
    plan = count_plan(ratio, counts)
    if plan is None:
        return None
    first = {**counts, **plan.first}
    now, raised = ratio_value(ratio, counts), ratio_value(ratio, first)
    units = sum(plan.units(name, counts[name], after) for name, after in plan.first.items())
    stretches = [Stretch(1, units * rate, (raised - now) * question.weight)]
    if plan.further:
        each = (1.0 - raised) / plan.further * question.weight
        stretches.append(Stretch(plan.further, rate, each))
    return CountLever(question.id, tuple(stretches), ratio, question.weight, counts, plan, rate)
