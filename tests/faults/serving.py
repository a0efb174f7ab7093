"""The dashboard as it is served, and somebody who looks at it without a browser."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeVar
from urllib.request import urlopen

from tests.intake.folder import workbook
from tests.ui.fakes import ROOT
from zi_analytics.intake import import_paths
from zi_analytics.registry import Registry
from zi_analytics.store import open_store

Result = TypeVar("Result")
READY_WITHIN = 120.0
RUN = "from streamlit.web.cli import main; main(['run', 'app.py'])"


@dataclass(frozen=True)
class Served:
    """A running dashboard and where it writes its log."""

    port: int
    log: Path

    def said(self) -> str:
        return self.log.read_text("utf-8")


def one_worksheet(url: str, registry: Registry, folder: Path) -> None:
    """Store the worksheet of one unit, so that there is no sample to be made."""
    file = folder / "2022" / "DINKES.xlsx"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(workbook("Dinas Kesehatan", 2022))
    store = open_store(url)
    import_paths(store, registry, [file])
    store.close()


@contextmanager
def served(
    log: Path, environment: Mapping[str, str], first: str = "", before: Sequence[str] = ()
) -> Iterator[Served]:
    """Serve the dashboard.

    ``first`` is Python that its process runs at first, ``before`` the command that runs it.
    """
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = int(free.getsockname()[1])
    known = {key: value for key, value in os.environ.items() if not key.startswith("ZI_")}
    with log.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(
            [*before, sys.executable, "-c", f"{first}\n{RUN}"],
            cwd=ROOT,
            env={**known, "STREAMLIT_SERVER_PORT": str(port), **environment},
            stdout=out,
            stderr=out,
        )
        try:
            _wait(port, server, log)
            yield Served(port, log)
        finally:
            server.terminate()
            server.wait(timeout=60)


def together(work: Coroutine[Any, Any, Result]) -> Result:
    """Run what waits for the server."""
    return asyncio.run(work)


def _wait(port: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = monotonic() + READY_WITHIN
    while monotonic() < until:
        assert server.poll() is None, log.read_text("utf-8")
        try:
            with urlopen(f"http://localhost:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            sleep(0.2)
    raise AssertionError("the server did not become ready")
