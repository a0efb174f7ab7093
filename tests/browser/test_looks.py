"""Every page at three sizes, light and dark: nothing cut off, and pictures to look at."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser import hands
from tests.browser.conftest import SHOTS
from zi_analytics.ui.navigation import PAGES

Open = Callable[..., Page]
VIEWS = [
    (1920, 1080, "light"),
    (1366, 768, "light"),
    (390, 844, "light"),
    (1366, 768, "dark"),
]
LONGEST = 9000
NAMES = [entry.file.removeprefix("pages/").removesuffix(".py") for entry in PAGES]
SIDEWAYS = "() => document.querySelector('[data-testid=stMain]').scrollWidth - innerWidth"
HEIGHT = "() => document.querySelector('[data-testid=stMain]').scrollHeight"
CUT = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
  const frame = plot.getBoundingClientRect();
  return [...plot.querySelectorAll('text')].filter(text => {
    const box = text.getBoundingClientRect();
    return box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1);
  }).map(text => text.textContent);
})"""


# The small charts in key figures are drawn by Streamlit's own element.
NOT_OURS = {"exclude": [["[data-testid=stMetricChart]"]]}
READ_AT = 1366


def barriers(page: Page) -> list[str]:
    """Return what keeps people out, as axe-core finds it: serious and critical only."""
    found = Axe().run(page, context=NOT_OURS).response["violations"]
    return [
        f"{violation['id']}: {node['html']}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize(("width", "height", "scheme"), VIEWS)
@pytest.mark.parametrize("name", NAMES)
def test_page_fits(
    open_page: Open, address: str, name: str, width: int, height: int, scheme: str
) -> None:
    page = open_page(f"{address}/{name}", width, height, scheme)
    hands.settled(page)
    SHOTS.mkdir(parents=True, exist_ok=True)
    stem = f"{name}-{width}x{height}-{scheme}"
    page.screenshot(path=SHOTS / f"{stem}.png")
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.get_by_role("heading", level=1).first.bounding_box()["y"] < height
    page.set_viewport_size({"width": width, "height": min(page.evaluate(HEIGHT), LONGEST)})
    hands.settled(page)
    page.screenshot(path=SHOTS / f"{stem}-panjang.png")
    assert page.evaluate(CUT) == []
    if width == READ_AT:
        assert barriers(page) == []
