"""From the command to the first page, and what imports cost.

The first page is that of an ordinary store; it is over when a session's first run is finished.
Beside it, the same of an app of one line.
"""

import asyncio
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.load import kept_sample
from benchmarks.people import arrived
from benchmarks.serving import served
from benchmarks.timing import ROOT, line, ratio

MODULES = ("streamlit", "pandas", "plotly.graph_objects", "sqlalchemy", "openpyxl", "highspy")
FIRST = ("zi_analytics.ui.start", "zi_analytics.ui.errors", "zi_analytics.ui.summary")
EVERYTHING = "*"
ONE_LINE = 'import streamlit as st; st.write("Halo")'
APP = ROOT / "app.py"


def run(rounds: int) -> None:
    """Print how soon the first page is there, and the import times of what it needs."""
    print(f"Start: median of {rounds} rounds", flush=True)
    with TemporaryDirectory() as home:
        simple = Path(home) / "simple.py"
        simple.write_text(ONE_LINE, "utf-8")
        data = {"ZI_DATA": str(kept_sample())}
        seconds: dict[str, list[float]] = {}
        for _ in range(rounds):
            _first_page(seconds, "ours", APP, data, "ringkasan")
            _first_page(seconds, "one line", simple, {}, "")
    for until in ("answers", "page"):
        ours, other = f"ours {until}", f"one line {until}"
        said = f"{statistics.median(seconds[other]):.1f} s with one line, "
        said += f"{ratio(seconds, ours, other):.1f} times that"
        name = "the first page is drawn" if until == "page" else "the server answers"
        line(f"streamlit run until {name}", f"{statistics.median(seconds[ours]):.1f} s", said)
    table = _import_time(f"import {', '.join(FIRST)}")
    line("all that the first page imports", f"{table[EVERYTHING] / 1000:.0f} ms")
    for name in MODULES:
        if name in table:
            line(f"import {name}", f"{table[name] / 1000:.0f} ms", "with all that it imports first")


def _first_page(
    seconds: dict[str, list[float]], name: str, script: Path, data: Mapping[str, str], page: str
) -> None:
    """Serve a script anew; add the seconds until it answers, and until a page is there."""
    began = time.perf_counter()
    with served(data, script) as server:
        wrong = asyncio.run(_open(server.port, page))
        taken = time.perf_counter() - began
        assert not wrong, wrong
        seconds.setdefault(f"{name} answers", []).append(server.started_in)
        seconds.setdefault(f"{name} page", []).append(taken)


async def _open(port: int, page: str) -> str:
    async with arrived(port) as person:
        return (await person.open(page)).wrong


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
