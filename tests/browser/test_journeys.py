"""The ways through the dashboard, in a real browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import hands
from tests.browser.conftest import served
from tests.pages.reading import APOLOGY
from zi_analytics.ui.navigation import FOR_ADMINS, PAGES

Open = Callable[..., Page]
PREPARED_WITHIN = 300_000
CELL = "unit?tahun=2022&unit=DINSOS&penilai=unit&predikat=WBBM&node=A.I.1.i.a"


def test_the_first_start_shows_2022_first_and_the_earlier_years_later(
    open_page: Open, browser: object, tmp_path: Path
) -> None:
    with served(tmp_path) as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(address)
        bar = page.get_by_test_id("stProgress")
        expect(bar).to_contain_text("lembar kerja", timeout=30_000)
        context.close()
        page, other = open_page(address), open_page(f"{address}/unit?unit=DINSOS")
        assert hands.finding(page) == "Belum ada unit yang memenuhi WBK."
        expect(page.get_by_text("DATA CONTOH – sintetis").first).to_be_visible()
        progress = page.get_by_text("Menyiapkan contoh 2018–2021: ")
        expect(progress).to_contain_text("dari 229 lembar kerja")
        assert hands.chosen(page, "Tahun") == "2022"
        for one in (page, other):  # the pages show the new years by themselves
            told = one.get_by_text("Menyiapkan contoh 2018–2021: ")
            expect(told).to_have_count(0, timeout=PREPARED_WITHIN)
            hands.settled(one)
        assert hands.options(page, "Tahun") == ["2022", "2021", "2020", "2019", "2018"]
        expect(other.get_by_text("LKE 52/2014 diganti 90/2021 mulai 2022")).to_be_visible()
        for one in (page, other):
            one.context.close()  # while its server still answers what it asks for


@pytest.mark.parametrize("name", ["ringkasan", "unit", "area_lemah", "peta"])
def test_a_year_of_the_older_rules_can_be_chosen(open_page: Open, address: str, name: str) -> None:
    page = open_page(f"{address}/{name}")
    hands.choose(page, "Tahun", "2019")
    assert hands.finding(page) != APOLOGY
    expect(page.get_by_text("Indikatif: lembar kerja tahun 2019")).to_be_visible()
    assert hands.query(page.url)["tahun"] == "2019"


def test_the_menu_leads_to_every_page(open_page: Open, address: str) -> None:
    page = open_page(address)
    offered = [entry for entry in PAGES if entry.file not in FOR_ADMINS]
    for entry in (*offered[1:], offered[0]):
        path = "/" + entry.file.removeprefix("pages/").removesuffix(".py")
        if entry.section:
            page.get_by_role("button", name=entry.section, exact=True).click()
        role = "menuitem" if entry.section else "link"
        page.get_by_role(role, name=entry.title, exact=True).first.click()
        page.wait_for_url(lambda url, path=path: hands.urlsplit(url).path == path)
        hands.settled(page)
        assert hands.finding(page)


def test_filters_change_page_and_address(open_page: Open, address: str) -> None:
    page = open_page(address)
    hands.choose(page, "Jenis unit", "Kecamatan")
    hands.choose(page, "Predikat", "WBBM")
    assert hands.finding(page) == "Belum ada kecamatan yang memenuhi WBBM."
    wanted = {"tahun": "2022", "penilai": "unit", "jenis": "kecamatan", "predikat": "WBBM"}
    assert hands.query(page.url) == wanted
    expect(page.get_by_text("dari 17").first).to_be_visible()


def test_a_mark_in_the_picture_leads_to_its_unit(open_page: Open, address: str) -> None:
    page = open_page(address)
    hands.settled(page)
    hands.click_mark(page, figure=0, mark=0)
    page.wait_for_url("**/unit?**")
    assert "belum memenuhi WBK." in hands.finding(page)
    page.go_back()
    page.wait_for_url(lambda url: hands.urlsplit(url).path == "/ringkasan")
    expect(page.get_by_role("heading", level=1)).to_have_text("Belum ada unit yang memenuhi WBK.")


def test_from_the_overview_down_to_a_cell(open_page: Open, address: str) -> None:
    page = open_page(address)
    hands.settled(page)
    hands.click_row(page, "Tabel unit", 0, leads_to="/unit?")
    for node in ("area.1", "A.I.1.i", "A.I.1.i.a"):
        hands.click_row(page, "Lembar kerja", 0, leads_to=f"node={node}")
        assert hands.query(page.url)["node"] == node
    expect(page.get_by_text("Lembar dan sel").first).to_be_visible()
    expect(page.get_by_text(", sel ").first).to_be_visible()
    page.get_by_role("button", name="Manajemen Perubahan").click()
    hands.settled(page)
    assert hands.query(page.url)["node"] == "area.1"


def test_a_deep_link_is_the_first_thing_a_new_server_is_asked(
    open_page: Open, fresh_folder: Path
) -> None:
    with served(fresh_folder) as address:
        page = open_page(f"{address}/{CELL}")
        assert hands.finding(page) == "Dinas Sosial belum memenuhi WBBM."
        hands.settled(page)
        expect(page.get_by_role("link", name="Ringkasan").first).to_be_visible()
        expect(page.get_by_text("Pembentukan tim kerja (A.I.1.i.a)")).to_be_visible()
        assert hands.query(page.url) == hands.query(CELL)
        page.context.close()


def test_a_copied_link_opens_the_same_view_elsewhere(open_page: Open, address: str) -> None:
    page = open_page(address)
    hands.choose(page, "Penilai", "TPI")
    hands.choose(page, "Jenis unit", "Dinas")
    link = hands.copied_link(page)
    other = open_page(link)
    hands.settled(other)
    assert hands.finding(other) == hands.finding(page)
    for label in ("Tahun", "Penilai", "Jenis unit", "Predikat"):
        assert hands.chosen(other, label) == hands.chosen(page, label)
    assert hands.query(other.url) == hands.query(link)


def test_an_unknown_value_in_a_link_is_said(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/?tahun=1999")
    hands.settled(page)
    expect(page.get_by_text("tahun “1999”, yang tidak dikenal")).to_be_visible()


def test_the_root_leads_to_the_first_page_and_back_out(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/?penilai=tpi")
    page.wait_for_url("**/ringkasan?**")
    assert hands.query(page.url)["penilai"] == "tpi"
    page.get_by_role("link", name="Unit").first.click()
    page.wait_for_url("**/unit?**")
    for _ in range(5):
        page.go_back()
        if page.url == "about:blank":
            return
        hands.settled(page)
    raise AssertionError(f"still at {page.url}")


def test_contents_of_the_rules_lead_to_their_section(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/metode")
    hands.settled(page)
    page.get_by_role("link", name="Contoh hitungan, langkah demi langkah").click()
    page.wait_for_timeout(800)
    title = page.get_by_role("heading", name="Contoh hitungan, langkah demi langkah")
    expect(title).to_be_in_viewport()
    assert hands.urlsplit(page.url).path == "/metode"
