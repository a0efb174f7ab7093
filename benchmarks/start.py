"""From the command to the first page, and what imports cost."""

import re
import subprocess
import sys
from tempfile import TemporaryDirectory

from benchmarks.serving import served
from benchmarks.timing import ROOT, line

MODULES = ("streamlit", "pandas", "plotly.graph_objects", "sqlalchemy", "openpyxl", "highspy")
FIRST = ("zi_analytics.ui.start", "zi_analytics.ui.errors", "zi_analytics.ui.summary")
EVERYTHING = "*"


def run() -> None:
    """Print how soon the server answers, and the import times of the app and what it needs."""
    print("Start")
    with TemporaryDirectory() as home, served({"ZI_DATA": home}) as server:
        line("streamlit run until the server answers", f"{server.started_in:.1f} s")
    table = _import_time(f"import {', '.join(FIRST)}")
    line("all that the first page imports", f"{table[EVERYTHING] / 1000:.0f} ms")
    for name in MODULES:
        if name in table:
            line(f"import {name}", f"{table[name] / 1000:.0f} ms", "with all that it imports first")


def _import_time(code: str) -> dict[str, int]:
    """Return the microseconds of each module with all that it imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    found = re.findall(r"import time:\s+\d+ \|\s+(\d+) \|\s+(\S+)", done.stderr)
    whole = re.findall(r"import time:\s+\d+ \|\s+(\d+) \| (?=\S)", done.stderr)
    return {name: int(us) for us, name in found} | {EVERYTHING: sum(map(int, whole))}
