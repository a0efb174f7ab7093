"""The presentation: what its slides say, from the store's tables."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from zi_analytics.publishing import NothingToShowError, Shelf, make_deck, saved_deck
from zi_analytics.publishing.scene import scene_of
from zi_analytics.registry import Registry
from zi_analytics.reports.slide_chart import chart_svg
from zi_analytics.reports.slides import Chart, Deck, Grid, Slide
from zi_analytics.store import DeckDraft, SavedDeck, Store

DAY = date(2022, 5, 17)


@pytest.fixture(scope="module")
def deck(weak: Store, situbondo: Registry) -> Deck:
    return make_deck(Shelf(weak, situbondo), 2022, DAY)


def slide(deck: Deck, id_: str) -> Slide:
    (found,) = [slide for slide in deck.slides if slide.id == id_]
    return found


def test_the_slides_are_told_in_their_order(deck: Deck) -> None:
    ids = [slide.id for slide in deck.slides]
    assert ids[:4] == ["judul", "posisi", "kesiapan", "peta"]
    assert ids[-2:] == ["permintaan-1", "penutup"]
    assert len(set(ids)) == len(ids)


def test_where_we_stand_counts_of_those_expected(deck: Deck) -> None:
    own = slide(deck, "posisi")
    assert own.title == "1 dari 2 perangkat daerah memenuhi syarat nilai WBK."
    assert [figure.value for figure in own.figures] == [
        "2 dari 44",
        "1 dari 44",
        "1 dari 44",
        "96,12",
    ]


def test_every_unit_stands_with_sign_and_count(deck: Deck) -> None:
    body = slide(deck, "kesiapan").body
    assert isinstance(body, Grid)
    cells = {cell.text: cell.tone for row in body.rows for cell in row if cell.text}
    assert cells == {"✓ Dinkes · 0": "met", "✕ Dinsos · 1": "unmet"}


def test_the_heat_map_holds_medians_by_kind(deck: Deck) -> None:
    body = slide(deck, "peta").body
    assert isinstance(body, Grid)
    ((kind, *areas),) = body.rows
    assert kind.text == "Dinas (2)"
    assert areas[4].text == "✓ 75\u00a0%"
    assert len(areas) == 6


def test_points_lost_are_those_of_all_units(deck: Deck) -> None:
    body = slide(deck, "lemah").body
    assert isinstance(body, Chart)
    (lost,) = body.series
    assert list(lost.values) == sorted(lost.values, reverse=True)
    assert sum(lost.values) == pytest.approx(4.875)
    assert slide(deck, "lemah").says.startswith("10 pertanyaan ini menahan 62\u00a0%")  # of 7.75


def test_what_is_asked_names_the_conditions(deck: Deck) -> None:
    body = slide(deck, "permintaan-1").body
    assert isinstance(body, Grid)
    assert [[cell.text for cell in row] for row in body.rows] == [
        ["Dinsos", "1 syarat", "Pengawasan"]
    ]


def test_a_path_names_steps_and_totals(deck: Deck) -> None:
    body = slide(deck, "terdekat").body
    assert isinstance(body, Grid)
    ((unit, asked, *_, totals),) = body.rows
    assert (unit.text, asked.text) == ("Dinsos", "3 perbaikan jawaban")
    assert totals.text.startswith("92,50 → ")


def test_one_year_has_no_trend_and_no_movers(deck: Deck) -> None:
    assert not {"tren", "bergerak", "sakip"} & {slide.id for slide in deck.slides}


def test_every_slide_names_the_source_and_the_day(deck: Deck) -> None:
    assert all("17 Mei 2022" in slide.source for slide in deck.slides)
    assert all("penilaian mandiri" in slide.source for slide in deck.slides)
    assert deck.mark == "" and deck.dated == "Data per 17 Mei 2022"


def test_nothing_to_show_is_said(weak: Store, situbondo: Registry) -> None:
    with pytest.raises(NothingToShowError, match="2021"):
        make_deck(Shelf(weak, situbondo), 2021, DAY)
    with pytest.raises(NothingToShowError, match="TPI"):
        make_deck(Shelf(weak, situbondo), 2022, DAY, assessor="tpi")


def test_movers_are_not_compared_across_a_change_of_instrument(
    broken: Store, situbondo: Registry
) -> None:
    own = slide(make_deck(Shelf(broken, situbondo), 2022, DAY), "bergerak")
    assert own.body is None and own.title == "Yang bergerak tidak dibandingkan"
    assert "2021 dan 2022 tidak dibandingkan: instrumen berganti" in own.says


def test_a_limit_stands_over_the_years_of_its_instrument_and_says_if_it_is_not_confirmed(
    broken: Store, situbondo: Registry
) -> None:
    chart = slide(make_deck(Shelf(broken, situbondo), 2022, DAY), "tren").body
    assert isinstance(chart, Chart) and chart.categories == ("2021", "2022")
    assert [(one.name, one.value, one.first, one.last) for one in chart.limits] == [
        ("batas WBK 75\u00a0%, indikatif", 0.75, 0, 0),
        ("batas WBK 75\u00a0%", 0.75, 1, 1),
    ]
    assert chart.breaks == ((0, "instrumen berganti"),)
    assert chart.band is not None and len(chart.band.lower) == len(chart.band.upper) == 2


def test_a_year_of_two_instruments_has_no_quartiles_of_both(
    mixed: Store, situbondo: Registry
) -> None:
    own = slide(make_deck(Shelf(mixed, situbondo), 2022, DAY), "tren")
    assert isinstance(own.body, Chart) and own.body.band is not None
    assert own.body.band.lower[0] is not None and own.body.band.lower[1] is None
    assert [(limit.first, limit.last) for limit in own.body.limits] == [(0, 1), (1, 1)]
    assert "instrumen berganti" in chart_svg(own.body)


def test_a_saved_deck_has_its_slides_order_sentences_and_says_what_is_gone(
    weak: Store, situbondo: Registry
) -> None:
    draft = DeckDraft(
        "Rakor", 2022, "unit", "WBBM", ("penutup", "tren", "posisi"), {"posisi": "Mohon perhatian."}
    )
    saved = SavedDeck(1, 1, False, "setempat", datetime(2022, 5, 1, tzinfo=UTC), draft)
    shown, gone = saved_deck(Shelf(weak, situbondo), saved, DAY)
    assert [slide.id for slide in shown.slides] == ["penutup", "posisi"]
    assert shown.slides[1].says.endswith(" Mohon perhatian.") and gone == ("tren",)
    assert "WBBM" in shown.slides[0].says
    every, gone = saved_deck(
        Shelf(weak, situbondo), replace(saved, draft=replace(draft, slides=())), DAY
    )
    assert len(every.slides) > 5 and gone == ()


def test_years_are_compared_over_the_units_that_count(weak: Store, situbondo: Registry) -> None:
    scene = scene_of(Shelf(weak, situbondo), 2022, "WBK", "unit", DAY)
    hospital = scene.history.loc[scene.history["unit"] == "DINSOS"].assign(unit="RSUD-AR", share=0)
    both = replace(scene, history=pd.concat([scene.history, hospital], ignore_index=True))
    assert set(both.compared["unit"]) == {"DINKES", "DINSOS"}
    assert set(replace(scene, history=hospital).compared["unit"]) == {"RSUD-AR"}
