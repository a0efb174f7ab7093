"""From trends and SAKIP on to units and lists, in a real browser."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import hands
from tests.browser.conftest import served
from tests.ui.fakes import ROOT
from zi_analytics.intake import import_sakip
from zi_analytics.registry import load_registry
from zi_analytics.sample import write_sakip_sample
from zi_analytics.store import open_store

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def with_sakip(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the sample together with five years of SAKIP."""
    folder = tmp_path_factory.mktemp("sakip") / "data"
    shutil.copytree(sample_folder, folder)
    registry = load_registry(ROOT / "data" / "region")
    recaps = tmp_path_factory.mktemp("recaps")
    write_sakip_sample(recaps, registry)
    store = open_store(f"sqlite:///{folder / 'zi.db'}")
    import_sakip(store, registry, [recaps])
    store.engine.dispose()
    with served(folder) as address:
        yield address


def test_a_stream_leads_to_its_units_and_they_to_their_page(
    open_page: Open, with_sakip: str
) -> None:
    page = open_page(f"{with_sakip}/tren_sakip?lihat=sakip")
    hands.settled(page)
    hands.click_mark(page, figure=0, mark=0)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    code = hands.query(page.url)["arus"]
    before, after = code.split("~")[1:]
    expect(dialog.get_by_text(f"{before} → {after}", exact=False).first).to_be_visible()
    other = open_page(page.url)
    expect(other.get_by_role("dialog")).to_be_visible()
    table = dialog.get_by_test_id("stDataFrame")
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 300, box["y"] + 35 + 17)
    page.wait_for_url("**/unit?**")
    assert hands.finding(page)


def test_a_unit_at_the_gate_leads_to_its_page_and_the_link_comes_back(
    open_page: Open, with_sakip: str
) -> None:
    page = open_page(f"{with_sakip}/tren_sakip")
    page.get_by_role("button", name="ZI × SAKIP").or_(
        page.get_by_role("radio", name="ZI × SAKIP")
    ).first.click()
    hands.settled(page)
    hands.choose(page, "Predikat", "WBBM")
    wanted = {"lihat": "kaitan", "predikat": "WBBM", "tahun": "2022", "lingkup": "semua"}
    assert wanted.items() <= hands.query(page.url).items()
    other = open_page(page.url)
    hands.settled(other)
    assert hands.finding(other) == hands.finding(page)
    hands.click_mark(page, figure=0, mark=0)
    page.wait_for_url("**/unit?**")
    assert hands.query(page.url)["predikat"] == "WBBM"
    assert "belum memenuhi WBBM" in hands.finding(page)
