"""Damage workbooks at random and read them: no traceback, no hang, no memory over 1 GiB.

    PYTHONPATH=. python scripts/fuzz.py --cases 5000 --seed 0

Prints a line every 250 files, and at the end what came of them and the most time and memory that
one took. Ends with status 1 where a file gave neither a finding nor the right score; ``--keep
FOLDER`` writes such files down. A run that was stopped goes on from ``--seed``.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

from tests.faults.fuzzing import Fuzzed, fuzz
from tests.faults.mutations import damaged
from zi_analytics.registry import load_registry

EVERY = 250
REGION = Path(__file__).resolve().parents[1] / "data" / "region"


def main() -> int:
    """Read as many damaged files as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    registry = load_registry(REGION)
    seen: list[Fuzzed] = []
    for one in fuzz(registry, range(given.seed, given.seed + given.cases)):
        seen.append(one)
        if len(seen) % EVERY == 0:
            _tell(seen, f"up to seed {one.seed}: ")
        if one.fault:
            print(f"seed {one.seed} {one.name} {one.way}: {one.fault}", flush=True)
            if given.keep:
                given.keep.mkdir(parents=True, exist_ok=True)
                (given.keep / f"{one.seed}-{one.name}").write_bytes(damaged(one.seed)[2])
    _tell(seen)
    for what, cost in (("seconds", "seconds"), ("MB", "memory")):
        worst = max(seen, key=lambda one: getattr(one, cost))
        value = worst.seconds if cost == "seconds" else worst.memory / 2**20
        print(f"most {what}: {value:.1f} (seed {worst.seed}, {worst.name}, {worst.way})")
    return 1 if any(one.fault for one in seen) else 0


def _tell(seen: list[Fuzzed], where: str = "") -> None:
    ends = Counter(one.end for one in seen if not one.fault)
    faults = len(seen) - ends.total()
    print(f"{where}{len(seen)} files: {dict(ends)}, {faults} faults", flush=True)


if __name__ == "__main__":
    sys.exit(main())
