"""What a page gives on paper: its finding, and its figures from edge to edge."""

from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser import hands

Open = Callable[..., Page]
# The longer words in the figures; PDF keeps none that lies beyond the edge of the paper.
WORDS = """() => [...document.querySelectorAll('.js-plotly-plot text')]
  .map(text => text.textContent.trim()).filter(text => text.length > 12)"""


@pytest.mark.parametrize("width", [1366, 1920])
def test_a_printed_page_holds_its_finding_and_whole_figures(
    open_page: Open, address: str, width: int
) -> None:
    page = open_page(f"{address}/ringkasan", width)
    hands.settled(page)
    words = [_plain(word) for word in page.evaluate(WORDS)]
    title = _plain(hands.finding(page))
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    text = _plain("".join(sheet.extract_text() for sheet in reader.pages))
    assert title in text
    assert words
    assert [word for word in words if word not in text] == []
    assert float(reader.pages[0].mediabox.width) == pytest.approx(width * 0.75, abs=2)
    assert "Pengumpulan data" not in text  # a section of the menu


def _plain(text: str) -> str:
    return "".join(text.split())
