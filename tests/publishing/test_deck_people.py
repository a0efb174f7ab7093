"""The slide on internalisation, as data and as PowerPoint, and its sheet in the recap."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from tests.intake.folder import Folder, workbook
from zi_analytics.publishing import Shelf, make_deck, recap_workbook
from zi_analytics.registry import Registry
from zi_analytics.reports import powerpoint
from zi_analytics.reports.slides import Chart
from zi_analytics.store import Reach, Store, open_store

DAY = date(2022, 5, 17)


@pytest.fixture
def store(tmp_path: Path, situbondo: Registry) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'zi.db'}")
    box = Folder(tmp_path / "masuk", opened, situbondo)
    box.put("dinkes.xlsx", workbook())
    box.take_in()
    yield opened
    opened.close()


def enter(store: Store, unit: str, group: str, people: int, reached: int | None) -> None:
    store.enter_internalization(Reach(unit, 2022, group, "sosialisasi", people, reached, "Siti"))


def test_without_anything_entered_there_is_no_slide(store: Store, situbondo: Registry) -> None:
    enter(store, "DINKES", "satpam", 4, None)
    deck = make_deck(Shelf(store, situbondo), 2022, DAY)
    assert "internalisasi" not in {slide.id for slide in deck.slides}


def test_the_slide_stands_before_what_is_asked(store: Store, situbondo: Registry) -> None:
    enter(store, "DINKES", "pimpinan", 1, 1)
    enter(store, "DINKES", "satpam", 3, 2)
    enter(store, "DINSOS", "satpam", 3, 1)
    # An RSUD is counted apart.
    enter(store, "RSUD-AR", "satpam", 90, 0)
    deck = make_deck(Shelf(store, situbondo), 2022, DAY)
    ids = [slide.id for slide in deck.slides]
    place = ids.index("internalisasi")
    assert place + 1 == min(n for n, id_ in enumerate(ids) if id_.startswith(("perm", "penutup")))
    slide = deck.slides[place]
    assert slide.title == "Satpam paling jarang tersentuh: 50\u00a0% di 2 perangkat daerah."
    assert slide.says.startswith("3 dari 7 orang belum tersentuh; 42 unit belum diketahui")
    chart = slide.body
    assert isinstance(chart, Chart)
    assert chart.categories[0] == "Pimpinan" and chart.categories[-1] == "Satpam"
    assert chart.series[0].values[0] == 1.0 and chart.series[0].values[-1] == 0.5
    assert chart.series[0].values[1] is None
    drawn = [
        shape.chart
        for page in Presentation(BytesIO(powerpoint(deck))).slides
        for shape in page.shapes
        if shape.has_chart and "Satpam" in list(shape.chart.plots[0].categories)
    ]
    assert [list(one.plots[0].series[0].values)[-1] for one in drawn] == [0.5]


def test_the_recap_has_a_sheet_down_to_who_entered_it(store: Store, situbondo: Registry) -> None:
    enter(store, "DINKES", "satpam", 3, 2)
    enter(store, "DINSOS", "satpam", 3, 1)
    for unit, many in ((None, 2), ("DINKES", 1)):
        content = recap_workbook(Shelf(store, situbondo), 2022, DAY, unit)
        rows = list(load_workbook(BytesIO(content))["Internalisasi"].iter_rows(values_only=True))
        assert len(rows) == 1 + many
        row = dict(zip(rows[0], rows[1], strict=True))
        assert (row["Kelompok"], row["Jumlah orang"], row["Tersentuh"]) == ("Satpam", 3, 2)
        assert (row["Sumber"], row["Diisi oleh"]) == ("formulir", "Siti")
