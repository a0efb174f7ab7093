"""Measuring side by side: every round runs all works one after the other."""

import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]

Work = Callable[[], object]


def side_by_side(works: Mapping[str, Work], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each work by round; a busy machine then slows all of them alike."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            seconds[name].append(time.perf_counter() - start)
    return seconds


def ratio(seconds: Mapping[str, list[float]], of: str, to: str) -> float:
    """Return the median over the rounds of one work's time to another's of the same round."""
    pairs = zip(seconds[of], seconds[to], strict=True)
    return statistics.median(one / other for one, other in pairs)


def line(name: str, value: str, said: str = "") -> None:
    """Print one result."""
    print(f"  {name:<52} {value:>12}  {said}".rstrip(), flush=True)


def milliseconds(seconds: list[float]) -> str:
    """Return the median in milliseconds."""
    return f"{statistics.median(seconds) * 1000:.0f} ms"
