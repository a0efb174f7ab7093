"""The figures of one unit, and the sentences of both pages."""

import pandas as pd
import pytest

from tests.charts import frames_made as made
from tests.ui.fakes import registry, rules
from zi_analytics import charts
from zi_analytics.charts import LIGHT, Look, status
from zi_analytics.charts.bullets import row_status
from zi_analytics.charts.sentences import overview_finding, unit_verdict, unmet_rows

WIDE, PHONE = Look(LIGHT), Look(LIGHT, narrow=True)


def test_conditions_hold_both_minimums_and_the_medians() -> None:
    table = made.conditions("DINSOS")
    assert len(table) == 12
    total = table.set_index("condition").loc["total"]
    assert (total["minimum_WBK"], total["minimum_WBBM"], total["weight"]) == (75, 85, 100)
    assert pd.isna(total["peers"])
    assert total["regency"] < total["value"]


def test_peers_are_the_units_of_the_same_kind() -> None:
    ready = pd.concat(
        [
            made.store().readiness(made.YEAR),
            made.store().readiness(made.YEAR).query("unit == 'DINSOS'").assign(unit="DINKES"),
        ]
    )
    middle = charts.medians(ready, registry().units(made.YEAR), "dinas").set_index("condition")
    own = made.conditions("DINSOS").set_index("condition")["value"]
    assert middle.loc["area.1", "peers"] == own["area.1"]
    table = made.conditions("DINSOS").drop(columns=["peers", "regency"])
    table = table.merge(middle.reset_index(), on="condition")
    figure = charts.bullets(table, rules(), "WBK", "dinas", WIDE).figure
    assert "median dinas" in {trace.name for trace in figure.data}


@pytest.mark.parametrize("look", [WIDE, PHONE])
def test_bullets_draw_value_minimums_and_medians(look: Look) -> None:
    table = made.conditions("35.12.06")
    picture = charts.bullets(table, rules(), "WBK", "dinas", look)
    by_name = {trace.name: trace for trace in picture.figure.data if trace.name}
    assert set(by_name) == {"batas WBK", "batas WBBM", "median kabupaten"}
    assert by_name["batas WBK"].x[0] == pytest.approx(0.75)
    assert by_name["batas WBBM"].x[0] == pytest.approx(0.85)
    values = picture.figure.data[1]
    assert list(values.x) == pytest.approx(list(table["value"] / table["weight"]))
    assert "belum terpenuhi" in picture.alt and "kurang" in picture.alt


def test_bullets_write_the_state_in_words() -> None:
    table = made.conditions("35.12.06")
    picture = charts.bullets(table, rules(), "WBK", "dinas", WIDE)
    notes = " | ".join(str(note.text) for note in picture.figure.layout.annotations)
    assert "✕ kurang" in notes


def test_areas_keep_pemenuhan_and_reform_apart() -> None:
    scores = made.store().scores(made.YEAR).query("unit == '35.12.06'")
    table = charts.areas_table(scores, rules())
    by_node = scores.set_index("node")["points"]
    assert list(table["pemenuhan_points"]) == [by_node[f"A.I.{n}"] for n in range(1, 7)]
    assert list(table["reform_points"]) == [by_node[f"A.II.{n}"] for n in range(1, 7)]
    picture = charts.areas(table, rules(), "WBBM", WIDE)
    assert {t.name for t in picture.figure.data if t.name} == {"Pemenuhan", "Reform"}
    assert "batas WBBM" in picture.alt


@pytest.mark.parametrize("look", [WIDE, PHONE])
def test_empty_unit_figures_say_so(look: Look) -> None:
    nothing = charts.areas_table(made.store().scores(made.YEAR).iloc[:0], rules())
    assert charts.areas(nothing, rules(), "WBK", look).alt.startswith("Belum ada")
    empty = made.conditions("DINSOS").iloc[:0]
    assert charts.bullets(empty, rules(), "WBK", "dinas", look).alt.startswith("Belum ada")


@pytest.mark.parametrize(
    ("met", "gap", "text"),
    [
        (True, 0.0, "✓ terpenuhi"),
        (False, 0.05, "◔ hampir"),
        (False, 0.0501, "✕ belum"),
        (None, 0.0, "? belum diketahui"),
        (pd.NA, 0.5, "? belum diketahui"),
    ],
)
def test_a_state_has_a_sign_and_a_word(met: object, gap: float, text: str) -> None:
    assert status.status(met, gap).text == text


def test_verdict_names_the_condition_that_lacks_most() -> None:
    table = made.conditions("35.12.06")
    said = unit_verdict("Kecamatan Panarukan", table, rules(), "WBK")
    unmet = unmet_rows(table, "WBK")
    gaps = [row.shortfall_WBK / row.minimum_WBK for row in unmet]
    assert said.headline == "Kecamatan Panarukan belum memenuhi WBK."
    assert gaps == sorted(gaps, reverse=True)
    worst = charts.condition_names(rules())[unmet[0].condition]
    assert f"{len(unmet)} dari 12 syarat nilai belum terpenuhi, terberat {worst}" in said.detail


def test_verdict_of_a_unit_that_meets_everything() -> None:
    table = made.conditions("DINSOS")
    for predicate in ("WBK", "WBBM"):
        table[f"met_{predicate}"], table[f"shortfall_{predicate}"] = True, 0.0
    assert row_status(next(table.itertuples()), "WBK").id == "met"
    said = unit_verdict("Dinsos", table, rules(), "WBBM")
    assert said.headline == "Dinsos memenuhi seluruh 12 syarat nilai WBBM." and said.detail == ""


def test_what_is_not_known_is_neither_met_nor_lacking() -> None:
    table = made.conditions("DINSOS")
    table["met_WBK"], table["shortfall_WBK"] = True, 0.0
    table["met_WBK"] = table["met_WBK"].astype("boolean")
    table.loc[:1, ["met_WBK", "shortfall_WBK", "minimum_WBK"]] = pd.NA
    said = unit_verdict("Dinsos", table, rules(), "WBK")
    assert said.headline == "Dinsos: belum diketahui apakah memenuhi WBK."
    assert said.detail == "2 dari 12 syarat nilai belum diketahui."
    assert unmet_rows(table, "WBK") == []
    picture = charts.bullets(table, rules(), "WBK", "dinas", charts.Look(charts.LIGHT))
    assert picture.alt == "2 dari 12 syarat WBK belum diketahui."
    texts = [str(note.text) for note in picture.figure.layout.annotations]
    assert sum("? belum diketahui" in text for text in texts) == 2
    assert not any("kurang" in text for text in texts)
    table.loc[3, ["met_WBK", "shortfall_WBK"]] = [False, 1.5]
    said = unit_verdict("Dinsos", table, rules(), "WBK")
    assert said.headline == "Dinsos belum memenuhi WBK."
    assert said.detail.startswith("1 dari 12 syarat nilai belum terpenuhi, terberat ")
    assert said.detail.endswith("; 2 belum diketahui.")


def overview_of(unmet: list[int]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return an overview with these numbers of unmet conditions, and its counts."""
    names = ["hasil.bersih.ipak", "total", "area.5", "area.1", "pengungkit"]
    rows = [
        {
            "unit": f"U{n}",
            "short": f"Unit {n}",
            "counted": n != 2,
            "unmet": count,
            "worst": names[0] if count else None,
            "met": count == 0,
            "lacking": tuple(names[:count]),
        }
        for n, count in enumerate(unmet)
    ]
    counts = pd.DataFrame({"condition": ["area.5"], "lacking": [2], "judged": [2]})
    return pd.DataFrame(rows), counts


def test_finding_when_nobody_is_ready_names_who_is_near_and_what_lacks() -> None:
    table, counts = overview_of([1, 4, 5])
    said = overview_finding(table, counts, rules(), "WBK")
    assert said.headline == "Belum ada unit yang memenuhi WBK."
    assert said.detail == (
        "Terdekat: Unit 0 (kurang IPAK). Yang paling sering kurang: Area Penguatan Pengawasan, "
        "pada 2 dari 2 perangkat daerah yang dinilai."
    )


def test_finding_when_all_are_far_still_names_the_condition() -> None:
    table, counts = overview_of([5, 5, 5])
    assert "3 unit terdekat kurang 5 syarat nilai, terberat IPAK." in (
        overview_finding(table, counts, rules(), "WBK").detail
    )


def test_finding_counts_perangkat_daerah_and_rsud_apart() -> None:
    table, counts = overview_of([0, 2, 0])
    said = overview_finding(table, counts, rules(), "WBK")
    assert said.headline == (
        "1 dari 2 perangkat daerah dan 1 dari 1 RSUD memenuhi syarat nilai WBK."
    )
    assert said.detail.startswith("Unit 0 dan Unit 2. ")


def test_finding_when_all_are_ready() -> None:
    table, counts = overview_of([0, 0, 0])
    said = overview_finding(table, counts, rules(), "WBBM")
    assert said.headline == "Semua 3 unit yang dinilai memenuhi syarat nilai WBBM."


def test_units_that_cannot_be_decided_are_counted_apart() -> None:
    table, counts = overview_of([1, 0])
    table["met"] = pd.array([False, pd.NA], dtype="boolean")
    said = overview_finding(table, counts, rules(), "WBK")
    assert said.headline == "Belum ada unit yang memenuhi WBK; 1 belum diketahui."
    table, counts = overview_of([0, 0])
    table["met"] = pd.array([pd.NA, pd.NA], dtype="boolean")
    said = overview_finding(table, counts.iloc[:0], rules(), "WBK")
    assert said.headline == "Belum dapat dinyatakan siapa yang memenuhi WBK."
    assert "Semua 2 unit memenuhi syarat yang batasnya diketahui" in said.detail
