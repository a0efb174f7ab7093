"""Area lemah in a real browser: from a picture to the answers behind it, and by its link."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser import hands

Open = Callable[..., Page]


def test_a_bar_opens_the_units_behind_it(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/area_lemah")
    hands.settled(page)
    hands.click_bar(page, figure=0, bar=3)
    panel = page.get_by_role("dialog")
    expect(panel).to_contain_text("kehilangan poin")
    unit, _, question = hands.query(page.url)["sorot"].partition("~")
    assert unit == "semua" and question.startswith("A.")
    book = hands.taken_away(panel, "Unduh tabel")
    kinds = {row[1] for row in book["Jawaban"].iter_rows(min_row=2, values_only=True)}
    assert kinds == {question}
    panel.get_by_role("button", name="Close").click()
    page.wait_for_url(lambda url: hands.query(url)["sorot"] == "-")


def test_a_cell_of_the_map_opens_its_answers_and_their_link(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/area_lemah?jenis=kecamatan")
    hands.settled(page)
    hands.click_mark(page, figure=1, mark=0)
    expect(page.get_by_role("dialog")).to_contain_text("Klik baris untuk jawaban lengkap.")
    title = page.get_by_role("dialog").get_by_role("heading").first.inner_text()
    assert title.startswith("Kecamatan ")
    other = open_page(page.url)
    expect(other.get_by_role("dialog").get_by_role("heading").first).to_have_text(title)


def test_a_copied_link_opens_the_same_order_search_and_view(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/area_lemah")
    hands.settled(page)
    page.get_by_text("Satu daftar", exact=True).click()
    hands.settled(page)
    field = page.get_by_placeholder("misalnya notulen")
    field.fill("rapat")
    field.press("Enter")
    hands.settled(page)
    found = page.get_by_text("“rapat”:").inner_text()
    link = hands.copied_link(page)
    assert {"cari=rapat", "kelompok=semua"} <= set(link.partition("?")[2].split("&"))
    other = open_page(link)
    hands.settled(other)
    expect(other.get_by_text("“rapat”:")).to_have_text(found)
    assert hands.query(other.url) == hands.query(link)


def test_gaps_lead_from_a_unit_to_its_corrected_answers(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/area_lemah")
    hands.settled(page)
    page.get_by_text("Selisih mandiri dan TPI", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("penilaian TPI")
    hands.settled(page)
    hands.click_bar(page, figure=2, bar=0)
    expect(page.get_by_role("dialog")).to_be_visible()
    unit, _, node = hands.query(page.url)["sorot"].partition("~")
    assert (hands.query(page.url)["lihat"], node) == ("selisih", "total") and unit != "semua"
