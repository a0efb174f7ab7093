"""How long paths take, against the time that HiGHS itself takes on the same models.

Measures the path of each unit of the sample (self-assessments) with its alternatives and next-best,
as a page shows it, and the paths of all units at once. "HiGHS" is the time within ``Highs.run``
alone; the rest is building the models, ordering the steps, and carrying out every plan and judging
it again.
"""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import highspy
import pandas as pd

from benchmarks.timing import ROOT, line
from zi_analytics.insight.path import paths, shortest_path
from zi_analytics.loaders import read_lke
from zi_analytics.registry import load_registry
from zi_analytics.sample import write_sample

PREDICATES = ("WBK", "WBBM")


class Clock:
    """Adds up the time within HiGHS."""

    def __init__(self) -> None:
        self.seconds = 0.0
        run = highspy.Highs.run

        def timed(solver: highspy.Highs) -> object:
            start = time.perf_counter()
            status = run(solver)
            self.seconds += time.perf_counter() - start
            return status

        highspy.Highs.run = timed

    def measure(self, work: Callable[[], object]) -> tuple[float, float]:
        """Return the seconds of some work, and those of them within HiGHS."""
        self.seconds, start = 0.0, time.perf_counter()
        work()
        return time.perf_counter() - start, self.seconds


def run(rounds: int) -> None:
    """Print how long one unit and all units take, the best of some rounds, and HiGHS alone."""
    answers, clock = _answers(), Clock()
    units = [rows for _, rows in answers.groupby("unit")]
    print(f"Path: {len(units)} units of the sample, best of {rounds} rounds")
    for predicate in PREDICATES:
        single = [
            min(clock.measure(lambda: shortest_path(rows, predicate)) for _ in range(rounds))  # noqa: B023
            for rows in units
        ]
        whole = min(clock.measure(lambda: paths(answers, predicate)) for _ in range(rounds))  # noqa: B023
        _line(f"{predicate}: one unit, median", *sorted(single)[len(single) // 2])
        _line(f"{predicate}: one unit, slowest", *max(single))
        _line(f"{predicate}: all units", *whole)


def _answers() -> pd.DataFrame:
    registry = load_registry(ROOT / "data" / "region")
    with TemporaryDirectory() as folder:
        readings = [
            read_lke(path.read_bytes(), path.name, registry, folders=(path.parent.name,))
            for path in write_sample(Path(folder), registry)
        ]
    answers = pd.concat([sheet.answers for one in readings for sheet in one.worksheets])
    return answers.loc[answers["assessor"] == "unit"]


def _line(name: str, whole: float, within: float) -> None:
    ratio = f"{whole / within:.2f}×" if within else "–"
    line(name, f"{whole * 1000:.1f} ms", f"{ratio} of HiGHS, {within * 1000:.1f} ms")
