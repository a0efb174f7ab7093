"""Takes the pictures of README and docs from the sample: python scripts/screenshots.py [NAME …].

Starts a dashboard of its own over an empty folder, waits for all years of the sample, and saves
each view of `VIEWS`. Needs Chromium and what requirements-dev.txt installs.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

ROOT: Final = Path(__file__).parents[1]
DOCS: Final = ROOT / "docs"
PATIENCE: Final = 300_000
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
DRAWN: Final = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const figures = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
  return app && app.dataset.testScriptState === 'notRunning' && document.querySelector('h1')
    && figures.every((figure) => figure.querySelector('.main-svg'))
    && !document.querySelector('[data-testid=stSkeleton]');
}"""


@dataclass(frozen=True)
class View:
    """A picture: its file in docs, the address after the server's name, size and colours."""

    file: str
    path: str
    width: int = 1366
    height: int = 900
    scheme: str = "light"


VIEWS: Final = (
    View("ringkasan", "ringkasan", 1920, 1080),
    View("ringkasan-gelap", "ringkasan", 1920, 1080, "dark"),
    View("unit", "unit?unit=DINSOS", height=1000),
    View("area-lemah", "area_lemah", height=1000),
    View("tren-sakip", "tren_sakip", height=1000),
    View("sakip", "tren_sakip?lihat=sakip", height=1000),
    View("peta", "peta", height=1000),
    View("internalisasi", "internalisasi", height=1000),
    View("rencana-aksi", "rencana", height=1000),
    View("simulasi", "simulasi?unit=DINSOS", height=1200),
    View("rakor", "rakor", height=900),
    View("pengumpulan", "pengumpulan", height=1200),
    View("prasyarat", "prasyarat", height=1200),
    View("jejak", "jejak", height=900),
    View("metode-ponsel", "metode", 390, 844),
)


def main(names: list[str]) -> int:
    """Save the pictures named, or all of them; return the exit status."""
    wanted = [view for view in VIEWS if not names or view.file in names]
    unknown = set(names) - {view.file for view in VIEWS}
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    if unknown or chromium is None:
        print(f"Not a picture: {', '.join(sorted(unknown))}" if unknown else "No Chromium found.")
        return 2
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        wait_for_sample(browser, address)
        for view in wanted:
            save(browser, address, view)
            print(f"docs/{view.file}.png")
        browser.close()
    return 0


@contextmanager
def served() -> Iterator[str]:
    """Run a dashboard over an empty folder and give its address."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("localhost", 0))
        port = str(free.getsockname()[1])
        free.close()
        own = {"ZI_DATA": folder, "ZI_REGION": str(ROOT / "data" / "region")}
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", port],
            cwd=ROOT,
            env={**os.environ, **own},
            stdout=subprocess.DEVNULL,
        )
        try:
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait()


def wait_for_sample(browser: Browser, address: str) -> None:
    """Wait until the server answers and has all years of the sample."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    for _ in range(60):
        try:
            page.goto(f"{address}/tren_sakip")
            break
        except Exception:
            time.sleep(1)
    page.get_by_role("heading", level=1).first.wait_for()
    page.wait_for_timeout(5_000)
    page.get_by_text("Menyiapkan contoh").first.wait_for(state="detached")
    page.close()


def save(browser: Browser, address: str, view: View) -> None:
    """Open a view and save what stands on the first screen."""
    size = {"width": view.width, "height": view.height}
    context = browser.new_context(viewport=size, color_scheme=view.scheme)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}/{view.path}")
    page.get_by_role("heading", level=1).first.wait_for()
    page.wait_for_timeout(1_000)
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(1_000)
    page.screenshot(path=DOCS / f"{view.file}.png")
    context.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
