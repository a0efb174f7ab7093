"""The leader's two pages: what they say, and the pages they become."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.publishing.noting import HOSTILE, noted
from zi_analytics.publishing import NothingToShowError, Shelf, regency_report
from zi_analytics.publishing.regency import regency
from zi_analytics.registry import Registry
from zi_analytics.store import Store

DAY = date(2022, 5, 17)
Content = dict[str, object]


@pytest.fixture(scope="module")
def content(weak: Store, situbondo: Registry) -> Content:
    return regency(Shelf(weak, situbondo), 2022, DAY, "WBK", "unit")


def texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def test_the_first_page_says_where_we_stand(content: Content) -> None:
    assert content["headline"] == "1 dari 2 perangkat daerah memenuhi syarat nilai WBK."
    figures = [figure["value"] for figure in content["figures"]]
    assert figures == ["2 dari 44", "1 dari 44", "1 dari 44", "96,12"]
    assert content["mark"] == "" and content["basis"] == ""


def test_every_unit_is_in_the_small_chart(content: Content) -> None:
    counts = {column["unmet"]: column["count"] for column in content["all_units"]["columns"]}
    assert {unmet: count for unmet, count in counts.items() if count} == {"0": 1, "1": 1}
    assert len(counts) == 13


def test_the_nearest_are_named_with_their_shortfall(content: Content) -> None:
    first, second = content["near"]
    assert (first["unit"], first["unmet"], first["gap"]) == ("Dinas Kesehatan", "0", "–")
    assert (second["unit"], second["worst"]) == ("Dinas Sosial", "Pengawasan")
    assert second["gap"] == "1,50" and second["state"]["id"] == "unmet"


def test_what_most_lack_and_where_points_go(content: Content) -> None:
    (only,) = content["lacking"]["rows"]
    assert (only["label"], only["text"], only["part"]) == (
        *("Area Penguatan Pengawasan", "1 dari 2"),
        0.5,
    )
    assert 1 <= len(content["weakest"]["rows"]) <= 6
    assert content["paths"]["rows"][0][0] == "Dinsos"


def test_years_without_worksheets_are_missing(content: Content) -> None:
    assert content["years"] == ["2018", "2019", "2020", "2021", "2022"]
    assert content["history"][0]["values"][:4] == ["–"] * 4
    assert content["trend_svg"] == "" and content["break_after"] == [] and content["sakip"] == []


def test_it_is_two_pages_with_the_texts(weak: Store, situbondo: Registry) -> None:
    pages = texts(regency_report(Shelf(weak, situbondo), 2022, DAY))
    assert len(pages) == 2
    assert "di mana kita berdiri" in pages[0] and "Sepuluh unit terdekat" in pages[0]
    assert "Lima tahun" in pages[1] and "17 Mei 2022" in pages[1] and "Aturan: " in pages[1]
    assert not any("DATA CONTOH" in page for page in pages)


def test_sample_data_says_so_on_both_pages(sample: Store, situbondo: Registry) -> None:
    pages = texts(regency_report(Shelf(sample, situbondo), 2022, DAY, "WBBM"))
    assert len(pages) == 2 and all("DATA CONTOH" in page for page in pages)


def test_notes_on_the_region_are_printed_as_they_stand(weak: Store, situbondo: Registry) -> None:
    with noted(weak, HOSTILE, None, "tren.area"), noted(weak, "Milik unit.", "DINSOS"):
        shelf = Shelf(weak, situbondo)
        assert [HOSTILE in line for line in regency(shelf, 2022, DAY, "WBK", "unit")["notes"]] == [
            True
        ]
        said = " ".join(texts(regency_report(shelf, 2022, DAY))[1].split())
    assert HOSTILE in said and "Milik unit." not in said


def test_the_same_figures_give_the_same_bytes(weak: Store, situbondo: Registry) -> None:
    made = [regency_report(Shelf(weak, situbondo), 2022, DAY) for _ in range(2)]
    assert made[0] == made[1]


def test_nothing_to_report_is_said(weak: Store, situbondo: Registry) -> None:
    with pytest.raises(NothingToShowError, match="2021"):
        regency_report(Shelf(weak, situbondo), 2021, DAY)
