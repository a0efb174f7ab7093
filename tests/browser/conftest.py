"""A served dashboard and a real browser; skipped, with the reason, where there is none."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.pages.reading import APOLOGY
from tests.ui.fakes import ROOT
from zi_analytics.intake import ensure_earlier_sample, ensure_sample
from zi_analytics.registry import load_registry
from zi_analytics.store import open_store

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
READY_WITHIN = 60.0
PATIENCE = 60_000
PHONE_BELOW = 760
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
SHOTS = ROOT / "build" / "screenshots"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the browser's tests where no Chromium is found; in CI that is a failure instead."""
    if CHROMIUM is None and not os.environ.get("CI"):
        reason = pytest.mark.skip(reason="no chromium on this machine")
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(reason)


@dataclass
class Watch:
    """What a page said on its console, and whom it asked for what."""

    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def attach(self, page: "Page") -> "Page":  # noqa: F821
        """Listen to a page."""
        page.on("console", lambda said: self._console(said))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._request(request.url))
        return page

    def _console(self, said: "ConsoleMessage") -> None:  # noqa: F821
        # A page's own address is first tried as the server's root; Streamlit then goes one up.
        probing = "_stcore/" in str(said.location.get("url", ""))
        if said.type == "error" and not probing:
            self.errors.append(f"{said.text} {said.location}")

    def _request(self, url: str) -> None:
        if not url.startswith(("http://localhost:", "ws://localhost:", "data:", "blob:")):
            self.outside.append(url)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(data: Path, *options: str, port: int | None = None) -> Iterator[str]:
    """Serve the dashboard over a data folder; give its address."""
    port = free_port() if port is None else port
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += options
    settings = {**os.environ, "ZI_DATA": str(data)}
    settings.pop("ZI_DATABASE_URL", None)
    log = (data / "server.log").open("w", encoding="utf-8")
    server = subprocess.Popen(command, cwd=ROOT, env=settings, stdout=log, stderr=log)
    try:
        address = f"http://localhost:{port}"
        wait_for(f"{address}/_stcore/health", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    """Wait until a server answers."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended at once"
        try:
            with urlopen(url, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError("the server did not become ready")


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder that already holds the imported sample of all years."""
    folder = tmp_path_factory.mktemp("data")
    store = open_store(f"sqlite:///{folder / 'zi.db'}")
    registry = load_registry(ROOT / "data" / "region")
    ensure_sample(store, registry, inbox=folder / "lke")
    ensure_earlier_sample(store, registry, folder=folder)
    store.engine.dispose()
    return folder


@pytest.fixture
def fresh_folder(sample_folder: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample's folder, for a server of its own."""
    shutil.copytree(sample_folder, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture(scope="session")
def address(sample_folder: Path) -> Iterator[str]:
    """Serve the sample for all tests that only look."""
    with served(sample_folder) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:  # noqa: F821
    """Start Chromium once."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: "Browser") -> Iterator[Callable[..., "Page"]]:  # noqa: F821
    """Give a function that opens an address; at the end nothing may have gone wrong or outside."""
    watch, contexts = Watch(), []

    def open_(url: str, width: int = 1366, height: int = 768, scheme: str = "light") -> "Page":  # noqa: F821
        size = {"width": width, "height": height}
        agent = PHONE if width < PHONE_BELOW else None
        contexts.append(browser.new_context(viewport=size, color_scheme=scheme, user_agent=agent))
        page = watch.attach(contexts[-1].new_page())
        page.set_default_timeout(PATIENCE)
        page.goto(url)
        heading = page.get_by_role("heading", level=1).first
        heading.wait_for(timeout=READY_WITHIN * 1000)
        assert heading.inner_text() != APOLOGY
        return page

    yield open_
    for context in contexts:
        context.close()
    assert watch.errors == []
    assert watch.outside == []
