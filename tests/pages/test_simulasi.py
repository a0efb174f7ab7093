"""The simulation: the path, changed answers, all units, and where there is no path."""

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import reading
from tests.pages.conftest import Open
from tests.pages.simulating import (
    CHOICE,
    SIMULASI,
    choice,
    edit,
    metric,
    worksheet,
)
from tests.ui.fakes import YEAR, FakeStore, older_answers, rules, whole_sample
from zi_analytics.charts import formats
from zi_analytics.insight.path import shortest_path
from zi_analytics.ui import plan_state


def test_the_finding_is_the_path(simulate: Callable[..., AppTest]) -> None:
    app = simulate()
    path = shortest_path(worksheet(), "WBK")
    effort = formats.short(path.effort)
    expected = (
        f"Dinas Sosial dapat mencapai WBK dengan {len(path.steps)} perbaikan (upaya {effort}); "
        "IPAK harus naik dari 3,42 ke 3,60"
    )
    assert reading.finding(app).startswith(expected)
    assert metric(app, "Total rencana") == formats.points(path.total_after)
    assert metric(app, "Syarat terpenuhi") == "12 dari 12"
    assert "Survei: IPAK harus 3,60; sekarang 3,42" in reading.prose(app)


def test_the_steps_stand_in_order_without_surveys(simulate: Callable[..., AppTest]) -> None:
    path = shortest_path(worksheet(), "WBK")
    table = next(t.value for t in simulate().dataframe if "Menjadi" in t.value.columns)
    assert list(table["Menjadi"]) == [str(step.after) for step in path.steps]
    assert list(table["Total"]) == pytest.approx([step.total for step in path.steps])
    assert list(table["Upaya"]) == [step.effort for step in path.steps]


def test_where_only_a_survey_lacks_every_place_says_so(open_page: Open) -> None:
    store = FakeStore(worksheet(1.0))
    app = open_page(store, SIMULASI, unit="DINSOS", penilai="unit")
    assert (
        reading.finding(app) == "Dinas Sosial dapat mencapai WBK bila IPAK naik dari 3,42 ke 3,60."
    )
    said = reading.prose(app)
    assert "Yang kurang hanya hasil survei IPAK" in app.subheader[0].value
    assert metric(app, "Perubahan") == "1"
    assert said.count("1 survei, 0 jawaban") == 2 and "Tidak ada jawaban yang diubah" not in said
    assert "(nilai 14,96 → 15,75, +0,79 poin)" in said


def test_steps_and_totals_can_be_checked_with_pencil_and_paper(
    simulate: Callable[..., AppTest],
) -> None:
    app = simulate()
    table = next(t.value for t in app.dataframe if "Menjadi" in t.value.columns)
    before = shortest_path(worksheet(), "WBK").total_now
    shown = formats.differences([before, *table["Total"][:-1]], table["Total"])
    assert list(table["Poin"]) == shown
    compared = next(t.value for t in app.dataframe if "Berubah" in t.value.columns)
    moved = compared.loc[compared["Berubah"].notna()]
    assert len(moved) and list(moved["Berubah"]) == formats.differences(
        moved["Sekarang"], moved["Rencana"]
    )


def test_an_unreachable_predicate_names_what_stands_in_the_way(
    open_page: Open, simulate: Callable[..., AppTest]
) -> None:
    app = simulate(tetap="B.I.a")
    assert reading.finding(app) == (
        "Dinas Sosial belum dapat mencapai WBK: terhalang Survei persepsi antikorupsi (IPAK)."
    )
    detail = app.subheader[0].value
    assert "paling tinggi 14,96 dari batas 15,75" in detail
    assert "Ditandai tidak mungkin tahun ini: Survei persepsi antikorupsi (IPAK)" in detail


def test_a_change_moves_the_total_by_its_weight(simulate: Callable[..., AppTest]) -> None:
    app = edit(simulate(skenario="sekarang"), "area.4")
    now = app.session_state
    assert metric(app, "Perubahan") == "0"
    choice(app, CHOICE).set_value("A").run()
    assert not app.exception
    made = now[plan_state.STATE]
    assert dict(made.changes) == {CHOICE: "A"}
    total = FakeStore(worksheet()).scores(YEAR).query("node == 'total'")["points"].iloc[0]
    weight = rules().questions[CHOICE].weight
    assert metric(app, "Total rencana") == formats.points(total + weight)
    assert reading.finding(app).startswith("Dengan 1 perubahan ini Dinas Sosial")
    assert f"{formats.change(weight)} menjadi {formats.points(weight)} dari" in reading.prose(app)


def test_taking_a_change_back_restores_the_present(simulate: Callable[..., AppTest]) -> None:
    app = edit(simulate(skenario="sekarang"), "area.4")
    choice(app, CHOICE).set_value("A").run()
    assert dict(app.session_state[plan_state.STATE].changes) == {CHOICE: "A"}
    choice(app, CHOICE).set_value("D").run()
    assert dict(app.session_state[plan_state.STATE].changes) == {}


def test_all_changes_are_undone_at_once(simulate: Callable[..., AppTest]) -> None:
    app = edit(simulate(), "area.4")
    start = dict(app.session_state[plan_state.STATE].changes)
    choice(app, CHOICE).set_value("C").run()
    assert app.session_state[plan_state.STATE].changes[CHOICE] == "C"
    app.button(key="undo").click().run()
    assert dict(app.session_state[plan_state.STATE].changes) == start
    assert choice(app, CHOICE).value == start.get(CHOICE, "D")


def test_only_questions_that_can_matter_are_offered(simulate: Callable[..., AppTest]) -> None:
    app = edit(simulate(skenario="sekarang"), "area.4")
    offered = {str(w.key).rpartition("_")[2] for w in app.get("button_group")}
    best = {
        row.question
        for row in worksheet().itertuples()
        if row.question in rules().leaves("area.4") and row.value == 1
    }
    assert best and not best & offered
    app.toggle(key="edit_all").set_value(True).run()
    everything = {str(w.key).rpartition("_")[2] for w in app.get("button_group")}
    assert best - {q for q in best if rules().questions[q].ratio} <= everything


def test_what_is_looked_at_stands_in_the_link(simulate: Callable[..., AppTest]) -> None:
    app = simulate(skenario="sekarang", lihat_rencana="ubah", pertanyaan="semua", rincian="langkah")
    assert not app.warning and app.toggle(key="edit_all").value is True
    assert app.query_params["rincian"] == "langkah"
    app.toggle(key="edit_all").set_value(False).run()
    assert app.query_params["pertanyaan"] == "kurang"
    (view,) = [w for w in app.get("button_group") if w.key == "pilih_lihat_rencana"]
    view.set_value("langkah").run()
    assert app.query_params["lihat_rencana"] == "langkah" and not app.toggle
    assert "lihat_rencana=langkah" in app.code[0].value
    assert "entah" in simulate(lihat_rencana="entah").warning[0].value


def test_counts_and_surveys_are_numbers(simulate: Callable[..., AppTest]) -> None:
    app = edit(simulate(skenario="sekarang"), "B.I")
    survey = next(w for w in app.number_input if str(w.key).endswith("_B.I.a"))
    assert survey.value == 3.42 and survey.max == 4
    survey.set_value(3.6).run()
    assert dict(app.session_state[plan_state.STATE].changes) == {"B.I.a": "3.6"}
    assert "Survei: IPAK harus 3,60; sekarang 3,42" not in reading.prose(app)
    app = edit(app, "area.1")
    count = next(w for w in app.number_input if str(w.key).endswith("_A.II.1.i.a.1"))
    count.set_value(9).run()
    assert app.session_state[plan_state.STATE].changes["A.II.1.i.a.1"] == "9"


def test_fixed_questions_and_effort_go_into_the_link(simulate: Callable[..., AppTest]) -> None:
    app = simulate()
    first = shortest_path(worksheet(), "WBK").steps[0].question
    app.multiselect(key="asumsi_tetap").set_value([first]).run()
    app.number_input(key="asumsi_A.I_level").set_value(3.0).run()
    query = {name: str(value) for name, value in app.query_params.items()}
    assert (query["tetap"], query["upaya"]) == (first, "3-1_2-2_3-3")
    assert f"tetap={first}" in app.code[0].value
    again = simulate(**query)
    assert reading.finding(again) == reading.finding(app)
    assert again.number_input(key="asumsi_A.I_level").value == 3
    items = set(again.session_state[plan_state.STATE].changes)
    assert first not in items


@pytest.mark.parametrize(
    ("name", "value"),
    [("upaya", "0-0_1-1_1-1"), ("upaya", "x"), ("tetap", "A.X"), ("skenario", "9")],
)
def test_an_unknown_value_is_said(simulate: Callable[..., AppTest], name: str, value: str) -> None:
    app = simulate(**{name: value})
    assert not app.exception
    assert "tidak dikenal" in app.warning[0].value


def test_another_plan_can_be_used(simulate: Callable[..., AppTest]) -> None:
    app = simulate()
    path = shortest_path(worksheet(), "WBK")
    other = (*path.alternatives, path.next_best)[0]
    app.button(key="use_0").click().run()
    assert not app.exception
    made = app.session_state[plan_state.STATE].changes
    assert {i: t for i, t in made.items() if i not in ("B.I.a", "B.II.a")} == {
        step.item: str(step.after) for step in other.steps
    }
    assert metric(app, "Syarat terpenuhi") == "12 dari 12"


@pytest.mark.parametrize("unit", ["DINSOS", "semua"])
def test_a_year_of_older_rules_says_why_there_is_no_path(open_page: Open, unit: str) -> None:
    both = pd.concat([worksheet(), older_answers("DINSOS", 2019)], ignore_index=True)
    store = FakeStore(both)
    app = open_page(store, SIMULASI, tahun="2019", unit=unit)
    assert not app.exception
    assert reading.finding(app) == "Jalur tidak dapat dihitung untuk lembar kerja tahun 2019."
    assert "PermenPANRB 52/2014" in app.subheader[0].value
    app.button(key="year_2022").click().run()
    assert "punya jalur" in reading.finding(app) or "dapat mencapai" in reading.finding(app)


def test_all_units_say_who_is_nearest_and_what_helps(open_page: Open) -> None:
    store = FakeStore(whole_sample(), sample=True)
    app = open_page(store, SIMULASI, unit="semua", penilai="unit")
    assert not app.exception
    assert "44 dari 44 perangkat daerah" in reading.finding(app)
    nearest, helps = (t.value for t in app.dataframe)
    assert list(nearest["Upaya"]) == sorted(nearest["Upaya"])
    assert list(helps["Di jalur"]) == sorted(helps["Di jalur"], reverse=True)
    assert helps["Pertanyaan"].iloc[0] in app.subheader[0].value


def test_an_assessor_without_answers_says_so(simulate: Callable[..., AppTest]) -> None:
    app = simulate(penilai="tpi")
    assert reading.finding(app) == "Dinas Sosial: belum ada penilaian TPI tahun 2022."
    app = simulate(penilai="tpi", unit="semua")
    assert reading.finding(app) == "Belum ada penilaian TPI untuk tahun 2022."
