"""What a plan leaves behind: scenarios, their links, and tables to take away."""

from collections.abc import Callable
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from tests.pages import reading
from tests.pages.conftest import Open
from tests.pages.simulating import (
    CHOICE,
    SIMULASI,
    choice,
    downloads,
    draft,
    edit,
    worksheet,
)
from tests.ui.fakes import FakeStore, answers_of, rules
from zi_analytics.insight.path import shortest_path
from zi_analytics.ui import plan_state

WORK_LIST = "daftar-kerja-Dinsos-WBK.xlsx"


def test_a_scenario_is_kept_and_opened_by_its_link(
    open_page: Open, planned_store: FakeStore, simulate: Callable[..., AppTest]
) -> None:
    app = edit(simulate(skenario="sekarang", tetap="B.I.b"), "area.4")
    choice(app, CHOICE).set_value("B").run()
    app.text_input(key="skenario_nama").set_value("Rencana <b>A</b>")
    next(b for b in app.button if b.label == "Simpan").click().run()
    (kept,) = planned_store.kept
    assert kept.draft.changes == {CHOICE: "B"} and kept.draft.fixed == ("B.I.b",)
    again = open_page(planned_store, SIMULASI, skenario=str(kept.id))
    assert not again.warning
    query = {name: str(value) for name, value in again.query_params.items()}
    assert (query["unit"], query["penilai"], query["tetap"]) == ("DINSOS", "unit", "B.I.b")
    assert dict(again.session_state[plan_state.STATE].changes) == {CHOICE: "B"}
    assert any("Rencana <b>A</b>, versi 1" in text.value for text in again.text)


def test_a_link_brings_the_scenarios_unit_and_predicate(open_page: Open) -> None:
    both = pd.concat([worksheet(), answers_of("DINKES", "unit", 0.8, 5)], ignore_index=True)
    store = FakeStore(both)
    kept = store.save_scenario(draft())
    app = open_page(store, SIMULASI, unit="DINKES", skenario=str(kept.id))
    assert "Dinas Sosial" in reading.finding(app) and "WBBM" in reading.finding(app)
    app.selectbox(key="pilih_unit").select("DINKES").run()
    assert not app.warning and "Dinas Kesehatan" in reading.finding(app)
    assert str(app.query_params["skenario"]) == "jalur"


def test_an_old_version_stays_open_to_its_link(open_page: Open, planned_store: FakeStore) -> None:
    first = planned_store.save_scenario(draft())
    planned_store.save_scenario(draft(changes={"B.I.a": "3.9"}))
    app = open_page(planned_store, SIMULASI, skenario=str(first.id))
    assert dict(app.session_state[plan_state.STATE].changes) == {CHOICE: "A"}
    options = app.selectbox(key="pilih_skenario").options
    assert sum("Rencana A, versi" in option for option in options) == 2


def test_a_scenario_with_answers_that_do_not_exist_opens(
    open_page: Open, planned_store: FakeStore
) -> None:
    kept = planned_store.save_scenario(draft(changes={"A.X": "A", CHOICE: "Z", "B.I.a": "3.9"}))
    app = open_page(planned_store, SIMULASI, skenario=str(kept.id))
    assert not app.exception
    assert dict(app.session_state[plan_state.STATE].changes) == {"B.I.a": "3.9"}


def test_a_scenario_needs_a_name(
    simulate: Callable[..., AppTest], planned_store: FakeStore
) -> None:
    app = simulate()
    next(b for b in app.button if b.label == "Simpan").click().run()
    assert "perlu nama" in app.error[0].value and planned_store.kept == []


def test_the_tables_beside_a_plan_can_be_taken_away(
    simulate: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = downloads(monkeypatch)
    app = simulate()
    book = load_workbook(BytesIO(made["perbandingan-Dinsos-WBK-2022.xlsx"]()))
    assert book.sheetnames == ["Syarat", "Area", "Langkah", "Catatan"]
    shown = next(t.value for t in app.dataframe if "Status nanti" in t.value.columns)
    rows = list(book["Syarat"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == list(shown["Syarat"])
    assert [row[2] for row in rows] == pytest.approx(list(shown["Rencana"]))


def test_what_is_not_kept_is_not_said_to_be_in_the_link(simulate: Callable[..., AppTest]) -> None:
    notice = "belum ada di tautan"
    assert notice not in reading.prose(simulate())
    app = edit(simulate(skenario="sekarang"), "area.4")
    assert notice not in reading.prose(app)
    choice(app, CHOICE).set_value("A").run()
    assert notice in reading.prose(app)


def test_effort_is_kept_with_a_scenario(
    open_page: Open, planned_store: FakeStore, simulate: Callable[..., AppTest]
) -> None:
    app = simulate(upaya="4-1_2-2_3-3")
    app.text_input(key="skenario_nama").set_value("Rencana A")
    next(b for b in app.button if b.label == "Simpan").click().run()
    (kept,) = planned_store.kept
    assert kept.draft.effort == {"A.I": (4, 1), "A.II": (2, 2), "B.I.b": (3, 3)}
    again = open_page(planned_store, SIMULASI, skenario=str(kept.id))
    assert str(again.query_params["upaya"]) == "4-1_2-2_3-3"
    assert again.number_input(key="asumsi_A.I_level").value == 4
    given = open_page(planned_store, SIMULASI, skenario=str(kept.id), upaya="baku")
    assert given.number_input(key="asumsi_A.I_level").value == 1


@pytest.mark.parametrize(
    "effort", [{}, {"A.I": (4.0, 1.0)}, {"A.I": (1.0, 1.0), "A.II": (2.0, 2.0)}]
)
def test_a_scenario_without_a_known_effort_opens_with_the_usual_one(
    open_page: Open, planned_store: FakeStore, effort: dict[str, tuple[float, float]]
) -> None:
    kept = planned_store.save_scenario(draft(effort=effort))
    app = open_page(planned_store, SIMULASI, skenario=str(kept.id))
    assert not app.exception and not app.warning
    assert str(app.query_params["upaya"]) == "baku"


def test_all_units_can_be_taken_away_with_every_step(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = downloads(monkeypatch)
    both = pd.concat([worksheet(), answers_of("DINKES", "unit", 0.6, 5)], ignore_index=True)
    app = open_page(FakeStore(both), SIMULASI, unit="semua", penilai="unit")
    book = load_workbook(BytesIO(made["jalur-semua-unit-WBK-2022.xlsx"]()))
    units = [row[0] for row in book["Unit"].iter_rows(min_row=2, values_only=True)]
    nearest, helps = (t.value for t in app.dataframe)
    assert units == list(nearest["Unit"])
    rows = list(book["Langkah per unit"].iter_rows(min_row=2, values_only=True))
    asked = dict(zip(nearest["Unit"], nearest["Langkah"] + nearest["Survei"], strict=True))
    assert {unit: sum(row[0] == unit for row in rows) for unit in units} == asked
    book = load_workbook(BytesIO(made["perbaikan-bersama-WBK-2022.xlsx"]()))
    assert book["Perbaikan"].max_row - 1 == len(helps)


def test_the_work_list_holds_the_steps_and_columns_to_fill(
    simulate: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = downloads(monkeypatch)
    app = simulate()
    assert not app.exception
    book = load_workbook(BytesIO(made[WORK_LIST]()))
    head, *rows = book["Daftar kerja"].iter_rows(values_only=True)
    wanted = (
        "Kode",
        "Pertanyaan",
        "Dari",
        "Menjadi",
        "Poin",
        "Upaya",
        "Penanggung jawab",
        "Tenggat",
    )
    assert set(wanted) <= set(head)
    path = shortest_path(worksheet(), "WBK")
    codes = [step.item for step in path.steps] + [s.question for s in path.surveys]
    assert [row[head.index("Kode")] for row in rows] == codes
    assert {row[head.index("Penanggung jawab")] for row in rows} == {None}
    other = next(q for q in rules().leaves("area.4") if q not in codes and q != CHOICE)
    app = edit(app, "area.4")
    lowered = list(rules().scales[rules().questions[other].scale].options)[-1]
    app.toggle(key="edit_all").set_value(True).run()
    choice(app, other).set_value(lowered).run()
    rows = load_workbook(BytesIO(made[WORK_LIST]()))["Daftar kerja"].iter_rows(values_only=True)
    assert [row[head.index("Kode")] for row in rows][1:] == [*codes, other]
    notes = [str(cell.value) for cell in book["Catatan"]["A"]]
    assert any("Dinas Sosial" in note and "WBK" in note for note in notes)
    assert any(note.startswith("Anggapan upaya: Pemenuhan 1 setiap tingkat") for note in notes)
