"""How the typed counts of a ratio question can be improved, one whole unit at a time.

What is known is taken as it stands. A numerator rises up to its denominator, and a decline lowers
this year's count; denominators and last year's count are facts and stay. Two cases have no ratio
yet:

- A denominator of 0 whose rule gives no full value (no agent of change was named): one unit is
  added to the denominator, and one to the numerator if that is 0. Both cost.
- Blank counts. An unknown count neither gives points for free nor is guessed to advantage: every
  blank count of the question must be named, each at the cost of one unit at least. A blank
  numerator starts from 0. Blank denominators come to at least 1, and to what the numerator already
  is, so that filling in never claims that nothing was due. A blank count of this year starts from
  last year's. Where last year's is blank, only a decline to 0 counts: it has its full value
  whatever last year was.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from zi_analytics.instruments import Ratio, evaluate

Counts = Mapping[str, int | None]


@dataclass(frozen=True)
class CountPlan:
    """The counts that change: to ``first`` at level 1, then ``moving`` by one unit a level.

    ``further`` is the number of levels after the first; at the last one the value is 1.
    ``reckoned`` holds what a blank count is taken to be, to tell how many units a change is.
    """

    first: Mapping[str, int]
    moving: str
    direction: int
    further: int
    reckoned: Mapping[str, int]

    def targets(self, level: int) -> Mapping[str, int]:
        """Return what the counts become at a level, in the order of the worksheet."""
        if level == 1:
            return self.first
        # Beyond the first level the moving count changes even if the first left it alone.
        start = self.first.get(self.moving, self.reckoned[self.moving])
        moved = {**self.first, self.moving: start + self.direction * (level - 1)}
        return {name: moved[name] for name in self.reckoned if name in moved}

    def units(self, name: str, before: int | None, after: int) -> int:
        """Return how many units a change is; naming a blank count is one at least."""
        moved = abs(after - self.reckoned[name])
        return max(1, moved) if before is None else moved


def ratio_value(ratio: Ratio, counts: Counts) -> float:
    """Return the value (0–1) of counts; 0 while one of them is blank."""
    arrays = {
        name: np.array([np.nan if count is None else float(count)])
        for name, count in counts.items()
    }
    return float(np.nan_to_num(evaluate(ratio, arrays).value[0]))


def count_plan(ratio: Ratio, counts: Counts) -> CountPlan | None:
    """Return how the counts can be improved; None where they stand at their best.

    ``counts`` holds every input of the ratio in the order of the worksheet.
    """
    return _decline(ratio, counts) if ratio.kind == "decline" else _share(ratio, counts)


def _share(ratio: Ratio, counts: Counts) -> CountPlan | None:
    blank = [name for name, count in counts.items() if count is None]
    done = counts[ratio.numerator] or 0
    known = sum(counts[name] or 0 for name in ratio.denominator)
    unnamed = [name for name in ratio.denominator if name in blank]
    whole = known
    if unnamed:
        whole = max(known, 1, done)
    elif known == 0 and ratio.zero < 1:
        whole = 1
    first = dict.fromkeys(blank, 0)
    if whole > known:
        raised = (unnamed or ratio.denominator)[0]
        first[raised] = (counts[raised] or 0) + whole - known
    if done < whole and (done == 0 or not first):
        first[ratio.numerator] = done = done + 1
    if not first:
        return None
    further = max(0, whole - done)
    return _plan(first, ratio.numerator, 1, further, _reckoned(counts))


def _decline(ratio: Ratio, counts: Counts) -> CountPlan | None:
    this_year, last_year = ratio.numerator, ratio.denominator[0]
    last, now = counts[last_year], counts[this_year]
    first = {name: 0 for name, count in counts.items() if count is None}
    start = (last or 0) if now is None else now
    after = 0
    if last:
        after = start if first and now is not None and now < last else max(0, min(start, last) - 1)
    if after != start or now is None:
        first[this_year] = after
    if not first:
        return None
    return _plan(first, this_year, -1, after, _reckoned(counts) | {this_year: start})


def _reckoned(counts: Counts) -> dict[str, int]:
    return {name: count or 0 for name, count in counts.items()}


def _plan(
    first: Mapping[str, int], moving: str, direction: int, further: int, reckoned: dict[str, int]
) -> CountPlan:
    in_order = {name: first[name] for name in reckoned if name in first}
    return CountPlan(in_order, moving, direction, further, reckoned)
