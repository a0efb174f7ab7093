"""Time and memory of pages as the number of units grows, each size in a process of its own.

Sizes cannot run side by side in one process, so the processor's time is taken: what else the
machine does counts less in it than on the clock. Stores are kept in ``ZI_BENCH`` (else ``/tmp``).
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.pages_served import opened
from benchmarks.timing import ROOT, line

SIZES: Final = (44, 440, 4_400)
LARGEST: Final = 24_000
PAGES: Final = {"Ringkasan": "ringkasan", "Unit": "unit", "Area lemah": "area_lemah"}
WARM: Final = 5


def run(sizes: tuple[int, ...] = SIZES) -> None:
    """Print, for each size, the first and the later runs of each page and the memory."""
    print("Growth: units × 5 years × 2 assessors; a page's script run")
    first: dict[str, float] = {}
    for units in sizes:
        for name, page in PAGES.items():
            found = _in_process(units, page)
            warm = float(found["warm"])
            base = first.setdefault(name, warm)
            said = f"{warm / base:.2f}× of {sizes[0]} units; first {found['cold']:.2f} s; "
            line(f"{name}, {units} units", f"{warm * 1000:.0f} ms", f"{said}{found['memory']} MB")


def kept_store(units: int) -> Path:
    """Return the folder with the region and the store of so many units; made if it is missing."""
    home = Path(os.environ.get("ZI_BENCH", "/tmp")) / f"zi-bench-{units}"
    if not (home / "made").exists():
        _make(home, units)
    return home


def surroundings(home: Path, empty: Path) -> dict[str, str]:
    """Return the settings under which a dashboard shows such a store; ``empty`` is its inbox."""
    return {
        "ZI_DATA": str(empty),
        "ZI_REGION": str(home / "region"),
        "ZI_DATABASE_URL": f"sqlite:///{home}/zi.db",
    }


def _in_process(units: int, page: str) -> dict[str, Any]:
    home = kept_store(units)
    command = [sys.executable, "-m", "benchmarks.growth", str(home), page]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _make(home: Path, units: int) -> None:
    from benchmarks.made import make_region, make_store

    start = time.process_time()
    # One that was broken off is made again.
    shutil.rmtree(home, ignore_errors=True)
    make_region(home / "region", units)
    make_store(home / "zi.db", units)
    (home / "made").touch()
    size = (home / "zi.db").stat().st_size / 2**20
    line(f"store of {units} units made", f"{time.process_time() - start:.0f} s", f"{size:.0f} MB")


def _measure(home: Path, page: str) -> None:
    with TemporaryDirectory() as empty:
        os.environ |= surroundings(home, Path(empty))
        app = opened(f"pages/{page}.py")
        seconds = []
        for _ in range(1 + WARM):
            start = time.process_time()
            app.run()
            seconds.append(time.process_time() - start)
            assert not app.exception, app.exception
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    warm = statistics.median(seconds[1:])
    print(json.dumps({"cold": seconds[0], "warm": warm, "memory": memory, "all": seconds}))


if __name__ == "__main__":
    _measure(Path(sys.argv[1]), sys.argv[2])
