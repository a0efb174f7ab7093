"""Which minimums count: the region's, or what was entered instead; and judging anew."""

from pathlib import Path

import pandas as pd
import pytest

from zi_analytics.instruments import InstrumentError, load, ruled, yardsticks_of
from zi_analytics.intake import enter_thresholds, thresholds
from zi_analytics.store import Threshold

from .folder import Folder
from .test_rejudge import old, verdict, with_thresholds

OLD = "permenpanrb-52-2014"


def said(table: pd.DataFrame) -> dict[tuple[str, str], float]:
    keys = zip(table["predicate"], table["condition"], strict=True)
    return dict(zip(keys, table["minimum"], strict=True))


def test_an_entry_takes_the_place_of_the_regions_and_gives_it_back(
    box: Folder, tmp_path: Path
) -> None:
    rows = ("52/2014,WBK,total,70,hal. 9", "52/2014,WBBM,total,80,hal. 9")
    registry = with_thresholds(tmp_path / "region", *rows)
    assert said(thresholds(box.store, registry)) == {("WBK", "total"): 70, ("WBBM", "total"): 80}
    enter_thresholds(box.store, registry, [Threshold(OLD, "WBK", "total", 75.0, article="x")])
    both = thresholds(box.store, registry)
    assert said(both) == {("WBBM", "total"): 80, ("WBK", "total"): 75}
    assert dict(zip(both["predicate"], both["line"], strict=True)) == {"WBBM": 3, "WBK": 0}
    enter_thresholds(box.store, registry, [Threshold(OLD, "WBK", "total", taken_back=True)])
    assert said(thresholds(box.store, registry)) == {("WBK", "total"): 70, ("WBBM", "total"): 80}


def test_entering_judges_stored_worksheets_anew_and_taking_back_does_too(box: Folder) -> None:
    box.put("a.xlsx", old())
    box.take_in()
    assert (verdict(box, "total"), verdict(box, "hasil.bersih")) == (True, None)
    entry = Threshold(OLD, "WBK", "hasil.bersih", 18.0, article="hal. 9")
    assert enter_thresholds(box.store, box.registry, [entry]) == [2019]
    assert (verdict(box, "total"), verdict(box, "hasil.bersih")) == (None, True)
    assert enter_thresholds(box.store, box.registry, [entry]) == []
    gone = Threshold(OLD, "WBK", "hasil.bersih", taken_back=True)
    assert enter_thresholds(box.store, box.registry, [gone]) == [2019]
    assert (verdict(box, "total"), verdict(box, "hasil.bersih")) == (True, None)


def test_a_worksheet_that_comes_later_is_judged_by_them(box: Folder) -> None:
    entry = Threshold(OLD, "WBK", "hasil.bersih", 18.0, article="hal. 9")
    enter_thresholds(box.store, box.registry, [entry])
    box.put("a.xlsx", old())
    box.take_in()
    assert (verdict(box, "total"), verdict(box, "hasil.bersih")) == (None, True)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (Threshold(OLD, "WBK", "pengungkit", 61.0), "melebihi bobot"),
        (Threshold(OLD, "WBK", "hasil.bersih.kinerja", 3.0), "tidak punya padanan"),
        (Threshold("permenpanrb-90-2021", "WBK", "total", 60.0), "sudah ditetapkan"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_entered(
    box: Folder, wrong: Threshold, says: str
) -> None:
    good = Threshold(OLD, "WBK", "total", 75.0, article="hal. 9")
    with pytest.raises(InstrumentError) as caught:
        enter_thresholds(box.store, box.registry, [good, wrong])
    assert says in caught.value.problem
    assert box.store.threshold_history().empty


def test_an_instrument_comes_with_what_was_entered(box: Folder) -> None:
    entry = Threshold(OLD, "WBK", "total", 77.0, article="hal. 9")
    enter_thresholds(box.store, box.registry, [entry])
    table = thresholds(box.store, box.registry)
    found = yardsticks_of(ruled(OLD, table))
    assert (found["WBK"].basis, found["WBBM"].basis) == ("regulation", "indicative")
    assert [minimum.minimum for minimum in found["WBK"].known] == [77.0]
    assert ruled("permenpanrb-90-2021", table) is load("permenpanrb-90-2021")
