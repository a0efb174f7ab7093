"""How long paths take, against the time that HiGHS itself takes on the same models.

    python benchmarks/path.py [--repeat N]

Reads the synthetic worksheets of the sample (self-assessments), then measures the path of each unit
with its alternatives and next-best, as a page shows it, and the paths of all units at once. "HiGHS"
is the time within ``Highs.run`` alone; the rest is building the models, ordering the steps, and
carrying out every plan and judging it again.
"""

import argparse
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import highspy
import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from zi_analytics.insight.path import paths, shortest_path  # noqa: E402
from zi_analytics.loaders import read_lke  # noqa: E402
from zi_analytics.registry import load_registry  # noqa: E402
from zi_analytics.sample import write_sample  # noqa: E402

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


def sample_answers() -> pd.DataFrame:
    registry = load_registry(ROOT / "data" / "region")
    with TemporaryDirectory() as folder:
        readings = [
            read_lke(path.read_bytes(), path.name, registry, folders=(path.parent.name,))
            for path in write_sample(Path(folder), registry)
        ]
    answers = pd.concat([sheet.answers for one in readings for sheet in one.worksheets])
    return answers.loc[answers["assessor"] == "unit"]


def line(name: str, whole: float, within: float) -> str:
    ratio = f"{whole / within:.2f}" if within else "-"
    return f"{name:<42} {whole * 1000:>9.1f} ms   HiGHS {within * 1000:>9.1f} ms   ratio {ratio}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=3)
    repeat = parser.parse_args().repeat
    answers, clock = sample_answers(), Clock()
    units = [rows for _, rows in answers.groupby("unit")]
    print(f"highspy {version('highspy')}, {len(units)} units, best of {repeat}")
    for predicate in PREDICATES:
        single = [
            min(clock.measure(lambda: shortest_path(rows, predicate)) for _ in range(repeat))  # noqa: B023
            for rows in units
        ]
        middle = sorted(single)[len(single) // 2]
        print(line(f"{predicate}: one unit, median", *middle))
        print(line(f"{predicate}: one unit, slowest", *max(single)))
        whole = min(clock.measure(lambda: paths(answers, predicate)) for _ in range(repeat))  # noqa: B023
        print(line(f"{predicate}: all units", *whole))


if __name__ == "__main__":
    main()
