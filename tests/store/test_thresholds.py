"""Minimums that people enter: the latest counts, all of them stay."""

from dataclasses import replace

import pandas as pd

from zi_analytics.store import Store, Threshold, open_store

OLD = "permenpanrb-52-2014"
TOTAL = Threshold(OLD, "WBK", "total", minimum=75.0, article="hal. 9", entered_by="Siti")
AREA = Threshold(OLD, "WBK", "area.1", share=0.6, article="hal. 9")


def now(store: Store) -> dict[str, tuple[float | None, float | None, bool]]:
    table = store.thresholds()
    rows = table[["condition", "minimum", "share", "asked"]].itertuples(index=False, name=None)
    return {
        condition: (None if pd.isna(points) else points, None if pd.isna(share) else share, asked)
        for condition, points, share, asked in rows
    }


def test_what_is_entered_counts_and_is_there_after_a_restart(store: Store, url: str) -> None:
    before = store.version()
    assert store.enter_thresholds([TOTAL, AREA])
    assert store.version() == before + 1
    again = open_store(url)
    assert now(again) == {"total": (75.0, None, True), "area.1": (None, 0.6, True)}
    again.close()


def test_the_same_again_changes_nothing(store: Store) -> None:
    store.enter_thresholds([TOTAL])
    version = store.version()
    assert not store.enter_thresholds([replace(TOTAL, entered_by="Budi")])
    assert store.version() == version and len(store.threshold_history()) == 1


def test_a_later_one_takes_the_place_and_the_earlier_one_stays(store: Store) -> None:
    store.enter_thresholds([TOTAL])
    store.enter_thresholds([replace(TOTAL, minimum=None, asked=False)])
    assert now(store) == {"total": (None, None, False)}
    history = store.threshold_history()
    assert history["current"].tolist() == [False, True]
    assert history["entered_by"].tolist() == ["Siti", "Siti"]


def test_what_is_taken_back_counts_no_more(store: Store) -> None:
    store.enter_thresholds([TOTAL])
    assert store.enter_thresholds([Threshold(OLD, "WBK", "total", taken_back=True)])
    assert now(store) == {}
    assert store.threshold_history()["taken_back"].tolist() == [False, True]


def test_taking_back_what_was_never_entered_changes_nothing(store: Store) -> None:
    assert not store.enter_thresholds([Threshold(OLD, "WBK", "total", taken_back=True)])
    assert store.threshold_history().empty
