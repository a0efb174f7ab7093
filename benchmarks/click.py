"""From the click on a menu entry to the last chart drawn, in a browser.

The dashboard shows the smallest store of ``growth``. Beside it, in the same browser, stands one
whose pages hold as many empty charts and nothing else.
"""

import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from benchmarks.growth import SIZES, kept_store, surroundings
from benchmarks.serving import served
from benchmarks.timing import line, milliseconds, ratio

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PAGES: Final = ("Ringkasan", "Unit", "Area lemah", "Tren & SAKIP")
SECTION: Final = {"Area lemah": "Telaah", "Tren & SAKIP": "Telaah"}
BETWEEN: Final = "Metode"
"""A page without charts, from which every click starts."""

MENU: Final = {BETWEEN: "Lainnya", **SECTION}
EMPTY: Final = """
import plotly.graph_objects as go
import streamlit as st

def page(name, charts):
    def draw():
        st.title(name)
        for number in range(charts):
            st.plotly_chart(go.Figure(), key=str(number))
    return st.Page(draw, title=name, url_path=name.split()[0].lower())

st.navigation([page(*each) for each in {pages!r}], position="top").run()
"""
DRAWN: Final = """charts => {
  const figures = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
  const drawn = figures.filter(figure => figure.querySelector('.main-svg'));
  return figures.length === drawn.length && drawn.length === charts;
}"""
RESTING: Final = """() =>
  document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
  && document.querySelector('h1') && !document.querySelector('[data-testid=stSkeleton]')
"""
CLICK: Final = f"""(entry, charts) => new Promise(done => {{
  const drawn = {DRAWN};
  const start = performance.now();
  const watch = () =>
    drawn(charts) ? done(performance.now() - start) : requestAnimationFrame(watch);
  entry.click();
  requestAnimationFrame(watch);
}})"""


def run(rounds: int) -> None:
    """Print the ratio of each page; says so where there is no Chromium."""
    print(f"Click: from the menu to the last chart drawn, median of {rounds} rounds", flush=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        line("no chromium on this machine", "–")
        return
    from playwright.sync_api import sync_playwright

    with ExitStack() as held:
        folder = Path(held.enter_context(TemporaryDirectory()))
        browser = held.enter_context(sync_playwright()).chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        settings = surroundings(kept_store(SIZES[0]), folder)
        view = {"width": 1366, "height": 768}
        ours = browser.new_page(viewport=view)
        ours.goto(held.enter_context(served(settings)).address, timeout=300_000)
        charts = {name: _charts(ours, name) for name in PAGES}
        empty = folder / "empty.py"
        empty.write_text(EMPTY.format(pages=[(BETWEEN, 0), *charts.items()]), "utf-8")
        other = browser.new_page(viewport=view)
        other.goto(held.enter_context(served({}, empty)).address)
        _measure(ours, other, charts, rounds)
        browser.close()


def _measure(ours: "Page", other: "Page", charts: Mapping[str, int], rounds: int) -> None:
    for name, count in charts.items():
        seconds: dict[str, list[float]] = {"page": [], "empty": []}
        _seconds(other, name, count, {})
        for _ in range(rounds):
            seconds["page"].append(_seconds(ours, name, count, MENU))
            seconds["empty"].append(_seconds(other, name, count, {}))
        said = f"{count} charts; {milliseconds(seconds['page'])} to "
        said += milliseconds(seconds["empty"])
        line(f"{name} ÷ empty charts", f"{ratio(seconds, 'page', 'empty'):.2f}", said)


def _charts(page: "Page", name: str) -> int:
    """Visit a page for the first time, and count its charts."""
    _choose(page, BETWEEN, MENU)
    _choose(page, name, MENU)
    return page.locator("[data-testid=stPlotlyChart]").count()


def _seconds(page: "Page", name: str, charts: int, menu: Mapping[str, str]) -> float:
    _choose(page, BETWEEN, menu)
    took = float(_entry(page, name, menu).evaluate(CLICK, charts)) / 1000
    _rest(page)
    return took


def _choose(page: "Page", name: str, menu: Mapping[str, str]) -> None:
    _rest(page)
    _entry(page, name, menu).click()
    _rest(page)


def _entry(page: "Page", name: str, menu: Mapping[str, str]) -> "Locator":
    """Return the entry of the menu, its list opened."""
    if section := menu.get(name):
        page.get_by_role("button", name=section, exact=True).click()
    return page.get_by_role("menuitem" if section else "link", name=name, exact=True).first


def _rest(page: "Page") -> None:
    page.wait_for_timeout(400)
    page.wait_for_function(RESTING, timeout=300_000)
    page.wait_for_timeout(600)
