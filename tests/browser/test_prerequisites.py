"""Entering a prerequisite in a real browser: the board changes, and it is there after a reload."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import hands
from tests.browser.conftest import served

Open = Callable[..., Page]
LIST = "prasyarat?tahun=2022&penilai=unit&predikat=WBK&daftar=DINSOS~unit.lama_zi"
LABEL = "Lama membangun Zona Integritas"


def board(page: Page) -> list[str]:
    """Return the texts on the board."""
    return page.locator(".js-plotly-plot").first.locator(".textpoint text").all_text_contents()


def test_a_value_is_entered_the_board_changes_and_it_stays(
    open_page: Open, fresh_folder: Path
) -> None:
    with served(fresh_folder) as address:
        page = open_page(f"{address}/{LIST}")
        hands.settled(page)
        form = page.get_by_role("dialog")
        assert "✓ 2019-03-01" not in board(page)
        form.get_by_role("textbox", name=LABEL).fill("1 Maret 2019")
        form.get_by_role("textbox", name="Nama pengisi").fill("Siti")
        form.get_by_role("button", name="Simpan").click()
        form.get_by_text("Isian tersimpan.").wait_for()
        hands.settled(page)
        page.keyboard.press("Escape")
        form.wait_for(state="hidden")
        hands.settled(page)
        assert hands.query(page.url)["daftar"] == "-"
        assert board(page).count("✓ 2019-03-01") == 1
        page.reload()
        hands.settled(page)
        assert board(page).count("✓ 2019-03-01") == 1
        page.goto(f"{address}/{LIST}")
        hands.settled(page)
        assert form.get_by_role("textbox", name=LABEL).input_value() == "2019-03-01"
        page.context.close()


def test_a_mark_on_the_board_opens_its_list(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/prasyarat")
    hands.settled(page)
    figure = page.locator(".js-plotly-plot").first
    marks = figure.locator(".scatterlayer .trace").last.locator(".points path")
    marks.first.scroll_into_view_if_needed()
    box = marks.first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.get_by_role("dialog").wait_for()
    hands.settled(page)
    unit, _, item = hands.query(page.url)["daftar"].partition("~")
    assert unit != "-" and item.startswith("unit.")
