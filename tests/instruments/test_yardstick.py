"""What worksheets of 52/2014 are judged by: borrowed shares, until a region enters its own."""

import pandas as pd
import pytest

from zi_analytics.instruments import InstrumentError, load, yardsticks
from zi_analytics.tables import THRESHOLDS, typed

OLD, NEW = "permenpanrb-52-2014", "permenpanrb-90-2021"
# By hand: the share that 90/2021 asks for × the weight in 52/2014.
BORROWED = {
    "WBK": {
        "total": 75,  # 75/100 × 100
        "pengungkit": 40,  # 40/60 × 60
        "area.1": 3,  # 60 % × 5
        "area.2": 3,
        "area.3": 9,  # 60 % × 15
        "area.4": 6,
        "area.5": 9,
        "area.6": 6,
        "hasil.bersih": None,
        "hasil.bersih.ipak": 13.5,  # 15.75/17.5 × 15
        "hasil.bersih.kinerja": None,
        "hasil.pelayanan": 16,  # 14/17.5 × 20
    },
    "WBBM": {
        "total": 85,
        "pengungkit": 48,
        "area.1": 3.75,  # 75 % × 5
        "area.2": 3.75,
        "area.3": 11.25,
        "area.4": 7.5,
        "area.5": 11.25,
        "area.6": 7.5,
        "hasil.bersih": None,
        "hasil.bersih.ipak": 13.5,
        "hasil.bersih.kinerja": None,
        "hasil.pelayanan": 18,  # 15.75/17.5 × 20
    },
}


def entered(*rows: tuple[str, str, float | None, float | None, bool]) -> pd.DataFrame:
    names = ["predicate", "condition", "minimum", "share", "asked"]
    frame = pd.DataFrame(rows, columns=names).assign(instrument="52/2014", article="hal. 9")
    frame["line"] = range(2, 2 + len(rows))
    return typed(frame, THRESHOLDS)


@pytest.mark.parametrize("predicate", BORROWED)
def test_borrowed_minimums_are_the_same_shares_of_weight(predicate: str) -> None:
    yardstick = yardsticks(OLD)[predicate]
    assert yardstick.basis == "indicative"
    points = {id_: m and m.minimum for id_, m in yardstick.minimums.items()}
    assert list(points) == list(BORROWED[predicate])
    assert points == pytest.approx(BORROWED[predicate], abs=1e-9)


def test_a_confirmed_regulation_is_its_own_yardstick() -> None:
    for name, yardstick in yardsticks(NEW).items():
        assert yardstick.basis == "regulation"
        assert tuple(yardstick.minimums.values()) == load(NEW).predicates[name].minimums


def test_entered_minimums_take_the_place_of_borrowed_ones() -> None:
    table = entered(
        ("WBK", "total", 80, None, True),
        ("WBK", "area.5", None, 0.7, True),
        ("WBK", "hasil.bersih.kinerja", None, None, False),
    )
    found = yardsticks(OLD, table)
    minimums = found["WBK"].minimums
    assert found["WBK"].basis == "regulation"
    assert {id_: m.minimum for id_, m in minimums.items() if m} == pytest.approx(
        {"total": 80, "area.5": 10.5}
    )
    assert minimums["hasil.pelayanan"] is None  # nobody entered it
    assert "hasil.bersih.kinerja" not in minimums  # there is no such condition
    assert found["WBBM"].basis == "indicative"


def test_entries_for_another_instrument_change_nothing() -> None:
    table = entered(("WBK", "total", 80, None, True)).assign(instrument="1/1900")
    assert yardsticks(OLD, table) == yardsticks(OLD)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("WBX", "total", 80, None, True), "predikat 'WBX' tidak ada"),
        (("WBK", "totl", 80, None, True), "syarat 'totl' tidak ada"),
        (("WBK", "area.1", 5.5, None, True), "melebihi bobot area.1 (5)"),
        (("WBK", "hasil.bersih.kinerja", 2, None, True), "tidak punya padanan"),
    ],
)
def test_an_entry_that_cannot_be_meant_names_its_line(
    row: tuple[str, str, float | None, float | None, bool], says: str
) -> None:
    with pytest.raises(InstrumentError, match=r"thresholds.csv, baris 2: ") as caught:
        yardsticks(OLD, entered(row))
    assert says in str(caught.value)


def test_a_condition_under_two_names_of_the_regulation_is_entered_twice() -> None:
    twice = entered(("WBK", "total", 80, None, True), ("WBK", "total", 70, None, True))
    twice.loc[1, "instrument"] = "52/2014"
    with pytest.raises(InstrumentError, match=r"baris 3: syarat total untuk WBK sudah ada"):
        yardsticks(OLD, twice)


def test_what_a_regulation_states_cannot_be_overridden() -> None:
    table = entered(("WBK", "total", 10, None, True)).assign(instrument="90/2021")
    with pytest.raises(InstrumentError, match="sudah ditetapkan"):
        yardsticks(NEW, table)
