"""The page of one unit: verdicts, comparison, and the way down to the cell."""

import pandas as pd
import pytest

from tests.pages import reading
from tests.pages.conftest import Open
from tests.scoring.test_prerequisites import REGION as OF_REGION
from tests.scoring.test_prerequisites import UNIT as OF_UNIT
from tests.ui.fakes import MARKUP, YEAR, FakeStore, answers_of, rules
from zi_analytics.charts import formats
from zi_analytics.store import Entry

UNIT = "pages/unit.py"
RATIO = next(q.id for q in rules().questions.values() if q.ratio)
CHOICE = next(iter(rules().questions))


@pytest.fixture
def store() -> FakeStore:
    """Return three units; the first by both assessors."""
    return FakeStore(
        pd.concat(
            [
                answers_of("DINSOS", "unit", 0.7, 1),
                answers_of("DINSOS", "tpi", 0.5, 2),
                answers_of("DINKES", "unit", 0.9, 3),
                answers_of("35.12.06", "unit", 0.4, 4),
            ],
            ignore_index=True,
        )
    )


def test_verdicts_for_both_predicates_are_sentences(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, UNIT, unit="35.12.06", penilai="unit")
    assert reading.finding(app) == "Kecamatan Panarukan belum memenuhi WBK."
    assert "syarat nilai belum terpenuhi, terberat " in app.subheader[0].value
    assert "**WBBM**: " in reading.prose(app)


def test_conditions_hold_values_minimums_shortfalls_and_words(
    open_page: Open, store: FakeStore
) -> None:
    app = open_page(store, UNIT, unit="DINSOS", penilai="unit")
    table = app.dataframe[0].value
    assert len(table) == 12
    wanted = {"Nilai", "Batas WBK", "Kurang WBK", "Batas WBBM", "Median sejenis"}
    assert wanted <= set(table.columns)
    assert set(table["WBK"]) <= {"✓ terpenuhi", "◔ hampir", "✕ belum"}
    lacking = table["WBK"] != "✓ terpenuhi"
    assert table["Kurang WBK"].notna().equals(lacking)


def test_prerequisites_are_not_known(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, UNIT, unit="DINSOS", penilai="unit")
    table = next(t.value for t in app.dataframe if "Prasyarat" in t.value.columns)
    assert len(table) == len(rules().prerequisites)
    # LHKPN and LHKASN stand in the worksheet; WBK does not ask for WBK.
    known = table.set_index("Prasyarat")["WBK"].drop(
        ["Penyampaian LHKPN dan LHKASN", "Telah berpredikat WBK"]
    )
    assert set(known) == {"? belum diketahui"}
    assert "✕ Belum siap diusulkan WBK: syarat nilai belum terpenuhi; " in reading.prose(app)
    assert "9 prasyarat belum diketahui: Opini BPK, SAKIP instansi dan 7 lainnya" in (
        reading.prose(app)
    )


def test_what_is_entered_stands_in_the_checklist_and_the_sentence(
    open_page: Open, store: FakeStore
) -> None:
    entered = {"unit.sakip": "CC", "unit.pencabutan": "2021-06-30", "unit.layanan_inti": "ya"}
    for item, value in entered.items():
        store.beside.enter_prerequisite(Entry("DINSOS", YEAR, item, value, None, "Siti"))
    app = open_page(store, UNIT, unit="DINSOS", penilai="unit")
    table = next(t.value for t in app.dataframe if "Sumber" in t.value.columns)
    table = table.set_index("Prasyarat")
    states = {"Nilai SAKIP unit, evaluasi internal": ("✕ belum", "CC")}
    states["Layanan inti instansi dan berdampak luas bagi masyarakat"] = ("✓ terpenuhi", "ya")
    for label, state in states.items():
        assert tuple(table.loc[label, ["WBK", "Isi"]]) == state
    assert "boleh diusulkan lagi mulai 30 Juni 2023" in reading.prose(app)


def test_a_unit_that_fulfils_both_is_ready(open_page: Open) -> None:
    answers = answers_of("DINSOS", "unit", 0.95, 1)
    answers.loc[answers["value"].notna(), "value"] = 1.0
    ready = FakeStore(answers)
    for unit, entered in (("instansi", OF_REGION), ("DINSOS", OF_UNIT)):
        for item, value in entered.items():
            ready.beside.enter_prerequisite(Entry(unit, YEAR, item, value, None, "Siti"))
    app = open_page(ready, UNIT)
    assert "✓ Siap diusulkan WBK: syarat nilai dan semua prasyarat terpenuhi." in (
        reading.prose(app)
    )


def test_tpi_stands_beside_the_unit_with_the_difference(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, UNIT, unit="DINSOS", penilai="unit")
    table = next(t.value for t in app.dataframe if "Reform" in t.value.columns)
    scores = store.scores(YEAR).query("unit == 'DINSOS' and node == 'area.1'")
    points = scores.set_index("assessor")["points"]
    assert table["TPI"].iloc[0] == points["tpi"]
    assert table["Selisih"].iloc[0] == formats.difference(points["tpi"], points["unit"])


@pytest.mark.parametrize("node", ["total", "area.2", "A.I.2", "A.I.1.i", "B.I", "A", CHOICE, RATIO])
def test_every_level_has_a_link(open_page: Open, store: FakeStore, node: str) -> None:
    app = open_page(store, UNIT, unit="DINSOS", penilai="unit", node=node)
    assert not app.exception and not app.warning
    assert reading.finding(app) == "Dinas Sosial belum memenuhi WBK."
    label = "Seluruh lembar" if node == "total" else rules().label(node)
    assert label in reading.prose(app)


def test_the_panel_reaches_file_sheet_and_cell_of_both(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, UNIT, unit="DINSOS", penilai="unit", node=CHOICE)
    texts = [text.value for text in app.text]
    assert f"Bunyi uji {rules().label(CHOICE)}" in texts
    assert texts.count("LKE ZI, sel K8") == 2
    assert "LKE DINSOS unit.xlsx" in texts and "LKE DINSOS tpi.xlsx" in texts


def test_worksheet_text_is_plain_text(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, UNIT, unit="DINSOS", penilai="unit", node=CHOICE)
    assert MARKUP in [text.value for text in app.text]
    rendered = [*app.markdown, *app.caption, *app.title, *app.subheader, *app.table]
    assert not any(MARKUP in str(element.value) for element in rendered)
    assert "contoh.invalid" not in "".join(str(m.value) for m in app.markdown)


def test_a_ratio_shows_its_counts_and_cells(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, UNIT, unit="DINSOS", penilai="unit", node=RATIO)
    table = next(t.value for t in app.dataframe if "Isian" in t.value.columns)
    assert list(table["Isian"]) == [rules().label(i) for i in rules().questions[RATIO].inputs]
    assert table["Penilaian mandiri"].iloc[0].startswith("7 · sel K")


def test_unanswered_is_said_and_counts_zero(open_page: Open) -> None:
    answers = answers_of("DINSOS", "unit", 0.7, 1)
    answers.loc[answers["question"] == CHOICE, ["raw", "value"]] = [pd.NA, float("nan")]
    app = open_page(FakeStore(answers), UNIT, node=CHOICE)
    assert "Belum dijawab, dihitung 0" in [text.value for text in app.text]
    assert {m.label: m.value for m in app.metric}["Belum dijawab"] == "1"


def test_findings_say_where(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, UNIT, unit="DINSOS", penilai="unit")
    table = next(t.value for t in app.dataframe if "Temuan" in t.value.columns)
    assert len(table) == 2 and set(table["Sel"]) == {"K175"}
    assert set(table["Tingkat"]) == {"! peringatan"}


def test_a_unit_without_worksheet_says_what_to_do(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, UNIT, unit="DISHUB")
    assert "belum mengumpulkan lembar kerja tahun 2022" in reading.finding(app)
    assert app.code[-1].value.endswith("/2022/")
    assert not app.metric


def test_an_assessor_without_answers_says_who_has(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, UNIT, unit="DINKES", penilai="tpi")
    assert reading.finding(app) == "Dinas Kesehatan: belum ada penilaian TPI."
    assert "Yang sudah ada: penilaian mandiri." in reading.prose(app)


def test_unknown_unit_and_node_are_said(open_page: Open, store: FakeStore) -> None:
    app = open_page(store, UNIT, unit="TIDAKADA", node="Z.9")
    assert len(app.warning) == 2
    assert "Yang ditampilkan: Dinas Kesehatan." in app.warning[0].value
