"""What a person does on a page: wait, click a mark, click a cell, choose."""

from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from openpyxl import Workbook, load_workbook
from playwright.sync_api import Locator, Page

# The run has ended, the page's heading stands, and every figure in it is drawn.
DRAWN = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const ran = app && app.dataset.testScriptState === 'notRunning';
  const figures = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
  const drawn = figures.every((figure) => figure.querySelector('.main-svg'));
  const waiting = document.querySelector('[data-testid=stSkeleton]');
  return ran && document.querySelector('h1') && drawn && !waiting;
}"""
BELOW_MENU = """element => {
  element.scrollIntoView({block: 'start'});
  document.querySelector('[data-testid=stMain]').scrollBy(0, -160);
}"""


def settled(page: Page) -> None:
    """Wait until the page has finished its run and its figures are drawn."""
    page.wait_for_timeout(400)
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(500)


def finding(page: Page) -> str:
    """Return the page's largest text."""
    return page.get_by_role("heading", level=1).first.inner_text()


def query(url: str) -> dict[str, str]:
    """Return the choices in an address."""
    return dict(parse_qsl(urlsplit(url).query))


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a filter."""
    page.get_by_role("combobox", name=label, exact=False).first.click()
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def chosen(page: Page, label: str) -> str:
    """Return what a filter shows."""
    return page.get_by_role("combobox", name=label, exact=False).first.input_value()


def options(page: Page, label: str) -> list[str]:
    """Return what a filter offers."""
    page.get_by_role("combobox", name=label, exact=False).first.click()
    return page.get_by_role("option").all_inner_texts()


def table_after(page: Page, heading: str) -> Locator:
    """Return the first table below a section's heading."""
    title = page.get_by_role("heading", name=heading, exact=True)
    return title.locator("xpath=following::*[@data-testid='stDataFrame'][1]")


def click_row(page: Page, heading: str, row: int, leads_to: str) -> None:
    """Click a row's first cell in the table below a heading; wait for the address it leads to."""
    table = table_after(page, heading)
    table.locator("canvas").first.wait_for()
    table.evaluate(BELOW_MENU)
    settled(page)
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 150, box["y"] + 35 * (row + 1) + 17)
    page.wait_for_url(lambda url: leads_to in url)
    settled(page)


def click_mark(page: Page, figure: int, mark: int) -> None:
    """Click a mark of a figure's scatter."""
    marks = page.locator(".js-plotly-plot").nth(figure).locator(".scatterlayer .points path")
    marks.nth(mark).scroll_into_view_if_needed()
    box = marks.nth(mark).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    settled(page)


def click_bar(page: Page, figure: int, bar: int) -> None:
    """Click a bar of a figure, near its start."""
    bars = page.locator(".js-plotly-plot").nth(figure).locator(".barlayer .point path")
    bars.nth(bar).scroll_into_view_if_needed()
    bars.nth(bar).evaluate(BELOW_MENU)
    settled(page)
    box = bars.nth(bar).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 4, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + 4, box["y"] + box["height"] / 2)
    settled(page)


def copied_link(page: Page) -> str:
    """Return the link that the page offers to copy."""
    page.get_by_role("button", name="Salin tautan").click()
    return page.get_by_test_id("stCode").inner_text().replace("\n", "").strip()


def taken_away(place: Page | Locator, button: str) -> Workbook:
    """Click a button for an .xlsx, in a page or a part of it, and read what came."""
    page = place if isinstance(place, Page) else place.page
    with page.expect_download() as waiting:
        place.get_by_role("button", name=button).first.click()
    return load_workbook(BytesIO(Path(waiting.value.path()).read_bytes()))
