"""Everything by keyboard: the menu, a choice, a note, a file, slides; and where the focus is."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import hands

Open = Callable[..., Page]
MOST_STOPS = 120
FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = at.getBoundingClientRect();
  return {
    name: (at.getAttribute('aria-label') || at.innerText || at.value || at.tagName).trim(),
    role: at.getAttribute('role') || at.tagName.toLowerCase(),
    table: at.closest('[data-testid=stElementContainer]')
      ?.querySelector('[data-testid=stDataFrame]') != null,
    place: [box.left, box.top, box.width, box.height],
  };
}"""
LEAVE = "() => document.activeElement.blur()"
AROUND = 6
# A table answers to Tab a moment later.
BETWEEN = 120
TABLE = ("canvas", "gridcell")
PATIENCE = 1500
# The page itself takes the focus for scrolling. Streamlit's table is left out where the focus must
# be seen: it draws its own on a canvas, and its tools have none.
NOT_SHOWN = ("main", "canvas", "gridcell")


def reach(page: Page, name: str) -> None:
    """Press Tab until something of this name has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        page.wait_for_timeout(BETWEEN)
        at = page.evaluate(FOCUSED)
        if at and at["role"] not in NOT_SHOWN and name in at["name"]:
            return
    raise AssertionError(f"not reached with Tab: {name}")


def test_pages_choices_notes_and_files_without_a_mouse(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/ringkasan")
    hands.settled(page)
    reach(page, "Laporan pimpinan")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".pdf")
    page.reload()
    hands.settled(page)
    reach(page, "Telaah")
    page.keyboard.press("Enter")
    focused = page.locator("[role=menuitem]:focus")
    for key, name in (("", "Area lemah"), ("ArrowDown", "Tren & SAKIP"), ("ArrowUp", "Area lemah")):
        if key:
            page.keyboard.press(key)
        expect(focused).to_contain_text(name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/area_lemah**")
    hands.settled(page)
    reach(page, "Tahun")
    page.keyboard.press("ArrowDown")  # opens the list, one below what is chosen
    page.get_by_role("option", name="2021", exact=True).wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**tahun=2021**")
    hands.settled(page)
    reach(page, "Tulis catatan")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_slides_are_turned_with_the_keys(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/rakor")
    hands.settled(page)
    reach(page, "Berikutnya")
    for key, number in (("Enter", 2), ("PageDown", 3), ("PageUp", 2), ("Home", 1)):
        page.keyboard.press(key)
        expect(page.get_by_text(f"{number} / ").first).to_be_visible()
        hands.settled(page)


def test_tab_into_a_table_opens_nothing_and_an_arrow_opens_a_row(
    open_page: Open, address: str
) -> None:
    page = open_page(f"{address}/ringkasan")
    hands.settled(page)
    table = hands.table_after(page, "Tabel unit")
    table.scroll_into_view_if_needed()
    hands.settled(page)
    table.get_by_role("button").last.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(PATIENCE)
    hands.settled(page)
    assert page.evaluate(FOCUSED)["name"] == "2"
    expect(page).to_have_url(re.compile("/ringkasan"))
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/unit?**")


# Metode has tables only to read, Ringkasan has one whose rows open.
@pytest.mark.parametrize("name", ["metode", "ringkasan"])
def test_the_focus_is_seen_and_never_caught(open_page: Open, address: str, name: str) -> None:
    page = open_page(f"{address}/{name}")
    hands.settled(page)
    unseen, stops = [], 0
    while stops < MOST_STOPS:
        stops += 1
        page.keyboard.press("Tab")
        page.wait_for_timeout(BETWEEN)
        at = page.evaluate(FOCUSED)
        if at is None:
            break
        if at["role"] in TABLE:
            page.keyboard.press("Escape")  # the way past a table whose rows open
            page.wait_for_timeout(BETWEEN)
            continue
        ours = at["role"] not in NOT_SHOWN and not at["table"]
        if ours and not _is_seen(page, at["place"]):
            unseen.append(at["name"])
    assert unseen == []
    assert 20 < stops < MOST_STOPS, "the focus never came to the end of the page"
    expect(page).to_have_url(re.compile(f"/{name}"))


def _is_seen(page: Page, place: list[float]) -> bool:
    """Tell whether the place looks different without the focus; Tab then goes on from there."""
    left, top, width, height = place
    clip = {
        "x": max(left - AROUND, 0),
        "y": max(top - AROUND, 0),
        "width": width + 2 * AROUND,
        "height": height + 2 * AROUND,
    }
    page.wait_for_timeout(150)
    with_focus = page.screenshot(clip=clip, caret="hide")
    page.evaluate(LEAVE)
    page.wait_for_timeout(150)
    return with_focus != page.screenshot(clip=clip, caret="hide")
