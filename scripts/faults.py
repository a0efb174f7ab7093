"""Kill imports at random moments, and check after each that nothing is half stored or lost.

    PYTHONPATH=. python scripts/faults.py --times 200 --seed 1

Prints how many were killed before, amid and after storing, a line every ten; ends with status 1 at
the first fault.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.faults.killed import Left, prepare, rounds
from zi_analytics.registry import load_registry

REGION = Path(__file__).resolve().parents[1] / "data" / "region"
EACH = 10


def main() -> int:
    """Kill as many imports as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    seen: Counter[str] = Counter()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        ground = prepare(Path(folder), load_registry(REGION))
        for left in rounds(ground, given.times, given.seed):
            seen[_moment(left)] += 1
            if seen.total() % EACH == 0:
                seconds = time.monotonic() - began
                print(f"{seen.total()} of {given.times}, {seconds:.0f} s: {dict(seen)}", flush=True)
    print(f"{seen.total()} killed: {dict(sorted(seen.items()))}; nothing half stored or lost")
    return 0


def _moment(left: Left) -> str:
    if not left.stored:
        return "before the first was stored"
    return "after the last" if left.stored == left.total else "amid"


if __name__ == "__main__":
    sys.exit(main())
