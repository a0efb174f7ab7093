"""A dashboard served in a process of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.timing import ROOT

READY_WITHIN: Final = 60.0
# A database that is not the benchmark's; and what keeps Python from storing what it compiled, which
# nobody sets who starts a dashboard.
NOT_HANDED_ON: Final = ("ZI_DATABASE_URL", "PYTHONDONTWRITEBYTECODE")


@dataclass(frozen=True)
class Server:
    """A running dashboard, and the seconds from the command until it answered."""

    port: int
    pid: int
    started_in: float

    @property
    def address(self) -> str:
        """Its address in a browser."""
        return f"http://localhost:{self.port}"

    def memory(self) -> float:
        """Return the memory in use, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def processor(self) -> float:
        """Return the seconds of processor used so far."""
        used = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(
    settings: Mapping[str, str], script: Path = ROOT / "app.py", port: int | None = None
) -> Iterator[Server]:
    """Serve a script under these settings, at any free port unless one is named."""
    port = port or _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless", "true"]
    environment = {name: os.environ[name] for name in os.environ if name not in NOT_HANDED_ON}
    start = time.perf_counter()
    server = subprocess.Popen(
        [*command, "--server.port", str(port)],
        cwd=ROOT,
        env=environment | dict(settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, server)
        yield Server(port, server.pid, time.perf_counter() - start)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return int(free.getsockname()[1])


def _wait(port: int, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=2).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the dashboard did not start")
