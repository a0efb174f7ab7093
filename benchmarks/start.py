"""From the command to the first page, and what imports cost."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from tempfile import TemporaryDirectory

from benchmarks.timing import ROOT, line

MODULES = ("streamlit", "pandas", "plotly.graph_objects", "sqlalchemy", "openpyxl", "highspy")
FIRST = ("zi_analytics.ui.start", "zi_analytics.ui.errors", "zi_analytics.ui.summary")
EVERYTHING = "*"


def run() -> None:
    """Print how soon the server answers, and the import times of the app and what it needs."""
    print("Start")
    line("streamlit run until the server answers", f"{_server():.1f} s")
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


def _server() -> float:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        port = any_port.getsockname()[1]
    with TemporaryDirectory() as home:
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        command += ["--server.headless", "true"]
        start = time.perf_counter()
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "ZI_DATA": home},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            while True:
                try:
                    urllib.request.urlopen(f"http://localhost:{port}/_stcore/health").read()
                    return time.perf_counter() - start
                except OSError:
                    time.sleep(0.05)
        finally:
            server.kill()
            server.wait()
