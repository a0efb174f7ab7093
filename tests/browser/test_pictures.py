"""A figure saved as a picture, by its one button."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.hands import settled

PNG = b"\x89PNG\r\n\x1a\n"


def test_a_click_saves_the_figure_as_a_picture(
    address: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{address}/ringkasan", width=390, height=844)
    settled(page)
    figure = page.locator(".js-plotly-plot").first
    (button,) = figure.locator(".modebar-btn").all()
    assert button.get_attribute("data-title") == "Unduh gambar (PNG)"
    button.scroll_into_view_if_needed()
    below = button.bounding_box()
    first = figure.locator(".annotation-text").first.bounding_box()
    assert below is not None and first is not None
    assert below["y"] + below["height"] <= first["y"] + 2, "the button covers the figure"
    with page.expect_download() as waiting:
        button.click()
    assert waiting.value.suggested_filename == "jarak-unit-2022-unit-wbk.png"
    data = Path(waiting.value.path()).read_bytes()
    assert data.startswith(PNG)
    width = int.from_bytes(data[16:20], "big")
    shown = figure.bounding_box()
    assert shown is not None and abs(width - 2 * shown["width"]) <= 4


def test_a_chart_on_a_slide_is_drawn(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{address}/rakor?salindia=lemah")
    chart = page.locator(".zi-slide img")
    chart.wait_for()
    assert chart.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
