"""Simulasi in a real browser: change, see it move, keep it, open it again, take it away."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import hands
from tests.browser.conftest import served

Open = Callable[..., Page]
PRESENT = "simulasi?tahun=2022&unit=DINSOS&penilai=unit&predikat=WBK&skenario=sekarang"


def planned(page: Page) -> str:
    """Return the planned total."""
    return page.get_by_test_id("stMetric").filter(has_text="Total rencana").inner_text()


def test_a_change_is_seen_kept_opened_by_its_link_and_taken_away(
    open_page: Open, fresh_folder: Path
) -> None:
    with served(fresh_folder) as address:
        page = open_page(f"{address}/{PRESENT}")
        hands.settled(page)
        before = planned(page)
        page.get_by_text("Ubah jawaban", exact=True).first.click()
        hands.settled(page)
        page.get_by_text("Penguatan Pengawasan ·").click()
        hands.settled(page)
        question = page.get_by_role("radiogroup", name="Kampanye pengendalian gratifikasi")
        question.get_by_text("A", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Dengan 1 perubahan ini")
        hands.settled(page)
        assert planned(page) != before
        page.get_by_role("button", name="Simpan skenario").click()
        page.get_by_label("Nama skenario").fill("Rencana kampanye")
        page.get_by_role("button", name="Simpan", exact=True).click()
        page.wait_for_url(lambda url: "skenario=sekarang" not in url)
        hands.settled(page)
        other = open_page(f"{address}/simulasi?skenario={hands.query(page.url)['skenario']}")
        hands.settled(other)
        assert planned(other) == planned(page)
        rows = list(hands.taken_away(other, "Daftar kerja")["Daftar kerja"].values)
        assert len(rows) == 2
        step = dict(zip(*rows, strict=True))
        assert (step["Kode"], step["Dari"], step["Menjadi"]) == ("A.I.5.i.a", "C", "A")
        page.context.close()
        other.context.close()  # while their server still answers what they ask for


def test_all_units_lead_to_the_plan_of_one(open_page: Open, address: str) -> None:
    page = open_page(f"{address}/simulasi?unit=semua&penilai=unit")
    expect(page.get_by_role("heading", level=1)).to_contain_text("punya jalur ke WBK")
    hands.settled(page)
    steps = hands.taken_away(page, "Unduh tabel")["Langkah per unit"].max_row
    assert steps > 100
    hands.click_bar(page, figure=0, bar=10)
    page.wait_for_url(lambda url: "unit=semua" not in url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("dapat mencapai WBK dengan")
