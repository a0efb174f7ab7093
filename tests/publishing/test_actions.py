"""Actions in the deck and the recap: as they stand on the day, and nothing where there are none."""

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
from zi_analytics.reports.slides import Deck, Grid, Slide
from zi_analytics.store import ActionDraft, Actions, ActionState, GoalKey, Store, open_store
from zi_analytics.tables import REGENCY

DAY = date(2023, 6, 30)
LATE = ActionState("=Tetapkan tim kerja", "Sekretaris", date(2023, 5, 1), 40)


@pytest.fixture
def store(tmp_path: Path, situbondo: Registry) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'zi.db'}")
    box = Folder(tmp_path / "masuk", opened, situbondo)
    box.put("dinkes.xlsx", workbook(first="Tidak"))
    box.take_in()
    yield opened
    opened.close()


def plan(store: Store, *states: ActionState, unit: str = "DINKES") -> None:
    drafts = [ActionDraft(state) for state in states]
    Actions(store.engine).add(GoalKey(unit, 2023, "Menuju WBK 2023"), drafts)


def deck(store: Store, registry: Registry) -> Deck:
    return make_deck(Shelf(store, registry), 2022, DAY)


def slide(store: Store, registry: Registry) -> Slide:
    (found,) = [slide for slide in deck(store, registry).slides if slide.id == "rencana"]
    return found


def test_without_actions_there_is_no_slide_and_no_sheet(store: Store, situbondo: Registry) -> None:
    assert "rencana" not in [slide.id for slide in deck(store, situbondo).slides]
    book = load_workbook(BytesIO(recap_workbook(Shelf(store, situbondo), 2022, DAY)))
    assert "Rencana aksi" not in book.sheetnames
    plan(store, ActionState("Batal", cancelled=True, reason="Digabung"))
    assert "rencana" not in [slide.id for slide in deck(store, situbondo).slides]


def test_the_slide_counts_and_names_the_late(store: Store, situbondo: Registry) -> None:
    plan(store, LATE, ActionState("Selesai", progress=100), ActionState("Tanpa tenggat"))
    plan(store, ActionState("Satu kanal", due=date(2023, 7, 30)), unit=REGENCY)
    found = slide(store, situbondo)
    assert found.title == "Rencana aksi 2023: 1 dari 4 aksi terlambat"
    assert found.says == (
        "1 terlambat · 1 segera jatuh tempo · 1 belum mulai · 1 selesai. Rata-rata kemajuan "
        "35\u00a0%."
    )
    assert isinstance(found.body, Grid) and not found.figures
    assert [[cell.text for cell in row] for row in found.body.rows] == [
        ["=Tetapkan tim kerja", "Dinkes", "Sekretaris", "1 Mei 2023", "✕ terlambat"],
        [
            *("Satu kanal", "Kabupaten Situbondo", "belum ditentukan"),
            *("30 Jul 2023", "◔ segera"),
        ],
    ]


def test_it_follows_the_paths_and_is_a_native_table(store: Store, situbondo: Registry) -> None:
    plan(store, LATE)
    made = deck(store, situbondo)
    ids = [slide.id for slide in made.slides]
    assert ids.index("rencana") > ids.index("terdekat") if "terdekat" in ids else True
    shown = Presentation(BytesIO(powerpoint(made))).slides[ids.index("rencana")]
    (table,) = [shape.table for shape in shown.shapes if shape.has_table]
    assert table.cell(1, 0).text == "=Tetapkan tim kerja"


def test_the_most_urgent_are_named_and_the_rest_counted(store: Store, situbondo: Registry) -> None:
    plan(store, *[ActionState(f"Aksi {n}", due=date(2023, 1, n)) for n in range(1, 13)])
    found = slide(store, situbondo)
    assert isinstance(found.body, Grid) and len(found.body.rows) == 9
    assert "3 lainnya" in found.says and found.body.rows[0][0].text == "Aksi 1"


def test_nothing_urgent_is_told_in_figures(store: Store, situbondo: Registry) -> None:
    plan(store, ActionState("Selesai", progress=100))
    found = slide(store, situbondo)
    assert found.title == "Rencana aksi 2023: tidak ada yang terlambat dari 1"
    assert found.body is None and [figure.value for figure in found.figures] == ["0", "0", "0", "1"]


def test_the_recap_holds_the_actions_as_text_numbers_and_dates(
    store: Store, situbondo: Registry
) -> None:
    plan(store, LATE, ActionState("Tanpa tenggat"))
    plan(store, ActionState("Kanal"), unit=REGENCY)
    book = load_workbook(BytesIO(recap_workbook(Shelf(store, situbondo), 2022, DAY)))
    head, first, second, third = book["Rencana aksi"].iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    assert (row["Status"], row["Aksi"], row["Kemajuan"]) == (
        *("✕ terlambat", "=Tetapkan tim kerja"),
        0.4,
    )
    assert row["Tenggat"].date() == date(2023, 5, 1) and row["Sisa hari"] == -60
    assert dict(zip(head, second, strict=True))["Tenggat"] is None and third[2] is not None
    cell = book["Rencana aksi"]["B2"]
    assert cell.data_type == "s" and book["Rencana aksi"]["H2"].number_format == "0 %"
    own = recap_workbook(Shelf(store, situbondo), 2022, DAY, unit="DINKES")
    assert load_workbook(BytesIO(own))["Rencana aksi"].max_row == 3
