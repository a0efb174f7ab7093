"""Kill imports at random moments, and check after each that nothing is half stored or lost.

    PYTHONPATH=. python scripts/faults.py --times 200 --seed 1

Prints how many were killed before, amid and after storing; ends with status 1 at the first fault.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults.killed import Left, prepare, rounds
from zi_analytics.registry import load_registry

REGION = Path(__file__).resolve().parents[1] / "data" / "region"


def main() -> int:
    """Kill as many imports as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        ground = prepare(Path(folder), load_registry(REGION))
        for left in rounds(ground, given.times, given.seed):
            seen[_moment(left)] += 1
    print(f"{sum(seen.values())} killed: {dict(sorted(seen.items()))}; nothing half stored or lost")
    return 0


def _moment(left: Left) -> str:
    if not left.stored:
        return "before the first was stored"
    return "after the last" if left.stored == left.total else "amid"


if __name__ == "__main__":
    sys.exit(main())
