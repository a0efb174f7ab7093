"""A problem as a mixed-integer programme, solved by HiGHS.

Each stretch of a lever is one integer variable, from 0 to its number of levels; a stretch is
entered only when the one below it is complete. Each condition that does not hold yet is a row: the
points gained in its questions cover what is lacking.

HiGHS lets a row be missed by a millionth, our conditions by a billionth. So every answer is
checked; one that misses a condition is cut off together with all that lies below it (less is never
more), and the programme is solved again. What remains is the exact optimum.
"""

from collections.abc import Sequence
from typing import Final

import highspy
import numpy as np

from zi_analytics.insight.path.problem import ALLOWED, Levels, Need, Problem

Entries = Sequence[tuple[int, float]]
INFINITE: Final = highspy.kHighsInf


class Programme:
    """The levels that can be chosen, the conditions, and cuts that leave out what was seen."""

    def __init__(self, problem: Problem) -> None:
        """Build the model; a condition that already holds gives no row."""
        self._problem = problem
        self._solver = _Solver()
        self._most: list[int] = []
        # One thread and no early stop: the same answer every time, and the exact one.
        self._solver.setOptionValue("threads", 1)
        self._solver.setOptionValue("mip_rel_gap", 0.0)
        # Presolve of 1.16.0 breaks on some of these small models ("untransformed violations"), and
        # they are solved as fast without it.
        self._solver.setOptionValue("presolve", "off")
        self._first = [self._add_lever(i) for i in range(len(problem.levers))]
        self._efforts, self._gains = self._costs()
        self._effort_row = self._row(-INFINITE, INFINITE, self._efforts)
        for need in problem.needs:
            lacking = need.minimum - ALLOWED - need.now
            if lacking > 0:
                self._row(lacking, INFINITE, self._gains_of(need))

    def cheapest(self) -> Levels | None:
        """Return the plan of least effort; None where none is left to choose from."""
        return self._exact(self._efforts)

    def richest(self) -> Levels | None:
        """Return the plan that brings most points; None where none is left to choose from."""
        gains = [entry for entries in self._gains.values() for entry in entries]
        return self._exact([(column, -gain) for column, gain in gains])

    def keep_effort(self, least: float, most: float) -> None:
        """Allow only efforts between the two, instead of those allowed before."""
        self._solver.changeRowBounds(self._effort_row, least, most)

    def leave_out(self, levels: Levels) -> None:
        """Leave out a plan, and all plans that contain it."""
        reaches = [(self._reaches(i, level), 1.0) for i, level in enumerate(levels) if level]
        self._row(-INFINITE, len(reaches) - 1.0, reaches)

    def leave_out_superfluous(self) -> None:
        """Leave out plans of which the topmost level of a lever could be taken away.

        Each lever that is pulled needs a condition that fails without its topmost level: one whose
        points are above the minimum by less than that level brings.
        """
        tight: dict[tuple[str, float], int] = {}
        for i, lever in enumerate(self._problem.levers):
            needs = [need for need in self._problem.needs if lever.question in need.questions]
            level = 1
            for stretch in lever.stretches:
                within = [(self._reaches(i, level), 1.0)]
                level += stretch.most
                if level <= lever.most:
                    within.append((self._reaches(i, level), -1.0))
                for need in needs:
                    key = (need.condition, stretch.gain)
                    if key not in tight:
                        tight[key] = self._tight(need, stretch.gain)
                    within.append((tight[key], -1.0))
                self._row(-INFINITE, 0.0, within)

    def _tight(self, need: Need, gain: float) -> int:
        """Return a column that is 1 only where a condition would fail with that much less."""
        gains = self._gains_of(need)
        most = sum(self._most[column] * value for column, value in gains)
        lacking = need.minimum - need.now
        flag = self._column(1)
        self._row(-INFINITE, gain + most, [*gains, (flag, most - lacking)])
        return flag

    def _gains_of(self, need: Need) -> Entries:
        return [entry for question in need.questions for entry in self._gains.get(question, [])]

    def _leave_out_below(self, levels: Levels) -> None:
        """Leave out a plan, and all plans that it contains."""
        tops = self._problem.everything
        above = [(i, level + 1) for i, level in enumerate(levels) if level < tops[i]]
        self._row(1.0, INFINITE, [(self._reaches(i, level), 1.0) for i, level in above])

    def _add_lever(self, lever: int) -> int:
        """Add the columns of a lever and return the first of them."""
        first = int(self._solver.getNumCol())
        for position, stretch in enumerate(self._problem.levers[lever].stretches):
            column = self._column(stretch.most)
            if position:
                self._row(0.0, INFINITE, [(column - 1, float(stretch.most)), (column, -1.0)])
        return first

    def _column(self, most: int) -> int:
        column = int(self._solver.getNumCol())
        self._solver.addVar(0.0, float(most))
        self._most.append(most)
        self._solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        return column

    def _row(self, least: float, most: float, entries: Entries) -> int:
        columns = np.array([column for column, _ in entries], dtype=np.int32)
        values = np.array([value for _, value in entries], dtype=np.float64)
        self._solver.addRow(least, most, len(entries), columns, values)
        return int(self._solver.getNumRow()) - 1

    def _costs(self) -> tuple[Entries, dict[str, Entries]]:
        """Return the effort of each column, and its points by question."""
        efforts: list[tuple[int, float]] = []
        gains: dict[str, Entries] = {}
        for first, lever in zip(self._first, self._problem.levers, strict=True):
            efforts += [(first + i, stretch.effort) for i, stretch in enumerate(lever.stretches)]
            gains[lever.question] = [
                (first + i, stretch.gain) for i, stretch in enumerate(lever.stretches)
            ]
        return efforts, gains

    def _reaches(self, lever: int, level: int) -> int:
        """Return a column that is 1 exactly where a lever is at a level or above."""
        column = self._first[lever]
        for stretch in self._problem.levers[lever].stretches:
            if level <= stretch.most:
                break
            level -= stretch.most
            column += 1
        if stretch.most == 1:
            return column
        flag, above = self._column(1), float(stretch.most - level + 1)
        self._row(-INFINITE, level - 1.0, [(column, 1.0), (flag, -above)])
        self._row(0.0, INFINITE, [(column, 1.0), (flag, -float(level))])
        return flag

    def _exact(self, costs: Entries) -> Levels | None:
        while (levels := self._solve(costs)) is not None and self._problem.short(levels):
            self._leave_out_below(levels)
        return levels

    def _solve(self, costs: Entries) -> Levels | None:
        cost = np.zeros(self._solver.getNumCol())
        for column, value in costs:
            cost[column] = value
        self._solver.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise RuntimeError(f"HiGHS: {self._solver.modelStatusToString(status)}")
        values = self._solver.getSolution().col_value
        return tuple(
            sum(round(values[first + i]) for i in range(len(lever.stretches)))
            for first, lever in zip(self._first, self._problem.levers, strict=True)
        )


class _Solver(highspy.Highs):
    """HiGHS without its banner, which it prints to standard output while it is made."""

    def __init__(self) -> None:
        """Make a silent solver."""
        super().__init__()  # type: ignore[no-untyped-call]

    def enableCallbacks(self) -> None:  # noqa: N802
        """Fall silent before the first thing that is logged."""
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]
