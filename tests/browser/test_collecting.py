"""Handing files in, in a real browser: drop, look, choose, import, and the board has changed."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import hands
from tests.browser.conftest import served
from tests.intake.folder import workbook

Open = Callable[..., Page]


def drop(page: Page, folder: Path, **files: bytes) -> None:
    """Put files into the drop zone."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{name.replace('_', ' ')}.xlsx" for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    page.locator("input[type=file]").set_input_files(paths)
    expect(page.get_by_role("button", name="Impor", exact=False).first).to_be_visible()
    hands.settled(page)


def test_from_dropped_files_to_the_board(open_page: Open, tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "lke" / "2022").mkdir(parents=True)
    (data / "lke" / "2022" / "LKE Dinas Perhubungan.xlsx").write_bytes(
        workbook("Dinas Perhubungan", 2022)
    )
    with served(data) as address:
        page = open_page(f"{address}/pengumpulan?lihat=papan&tahun=2022")
        hands.settled(page)
        assert hands.finding(page).startswith("1 dari 44 perangkat daerah")
        page.get_by_test_id("stButtonGroup").get_by_text("Terima", exact=True).click()
        hands.settled(page)
        assert hands.finding(page) == "Masukkan berkas LKE."
        files = {"LKE_Dinas_Kesehatan": workbook(), "kiriman_wa": workbook("Dinas Sosal")}
        drop(page, tmp_path / "kirim", **files)
        assert "1 dari 2 lembar kerja siap diimpor; 1 perlu dipilih" in hands.finding(page)
        # A list that opens while the page still scrolls closes again.
        page.get_by_text("Pilih yang belum jelas").evaluate(hands.BELOW_MENU)
        hands.settled(page)
        hands.choose(page, "Unit", "Dinas Sosial (mirip)")
        assert hands.finding(page) == "2 dari 2 lembar kerja siap diimpor."
        page.get_by_role("button", name="Impor 2 lembar kerja").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("2 lembar kerja tersimpan")
        page.get_by_role("button", name="Lihat papan").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("3 dari 44")
        hands.settled(page)
        assert hands.query(page.url)["lihat"] == "papan"
        page.context.close()  # while its server still answers what it asks for


def test_the_original_file_can_be_taken_back(open_page: Open, tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "lke" / "2022").mkdir(parents=True)
    (data / "lke" / "2022" / "LKE Dinas Sosial.xlsx").write_bytes(workbook("Dinas Sosial", 2022))
    with served(data) as address:
        page = open_page(f"{address}/pengumpulan?lihat=versi&tahun=2022&unit=DINSOS")
        hands.settled(page)
        with page.expect_download() as taken:
            page.get_by_role("button", name="Berkas asli").click()
        assert taken.value.suggested_filename == "LKE Dinas Sosial.xlsx"
        assert Path(taken.value.path()).read_bytes() == workbook("Dinas Sosial", 2022)
        page.context.close()
