"""Numbers and dates as people read them."""

from datetime import date

import pytest

from zi_analytics.charts import formats


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (61.24, "61,24"),
        (74.996, "74,99"),
        (75.0, "75,00"),
        (75 - 1e-10, "75,00"),
        (0.0, "0,00"),
        (-0.004, "0,00"),
        (-2.345, "−2,34"),
        (1234.5, "1.234,50"),
        (None, "–"),
        (float("nan"), "–"),
    ],
)
def test_points_are_cut_off_and_never_contradict_a_verdict(value: float | None, text: str) -> None:
    assert formats.points(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.5999, "59 %"), (0.6, "60 %"), (1.0, "100 %"), (None, "–")]
)
def test_shares_are_whole(value: float | None, text: str) -> None:
    assert formats.share(value).replace(formats.NO_BREAK, " ") == text


def test_short_drops_needless_zeros() -> None:
    assert [formats.short(value) for value in (75.0, 18.25, 17.5)] == ["75", "18,25", "17,5"]


@pytest.mark.parametrize(
    ("value", "text"), [(0.004, "0,01"), (5.0, "5,00"), (0.0, "0,00"), (1e-12, "0,00")]
)
def test_a_shortfall_is_rounded_up(value: float, text: str) -> None:
    assert formats.shortfall(value) == text


def test_a_share_that_is_lacking_is_never_written_as_nothing() -> None:
    written = [formats.shortfall_share(value) for value in (0.002, 0.05, 0.0, None)]
    assert [text.replace(formats.NO_BREAK, " ") for text in written] == ["1 %", "5 %", "0 %", "–"]


def test_value_and_shortfall_add_up_to_the_minimum() -> None:
    assert (formats.points(74.996), formats.shortfall(75 - 74.996)) == ("74,99", "0,01")


@pytest.mark.parametrize(
    ("value", "text"), [(3.1, "+3,10"), (-3.1, "−3,10"), (0.0, "0,00"), (0.001, "0,00")]
)
def test_a_change_has_its_sign(value: float, text: str) -> None:
    assert formats.change(value) == text


def test_dates_are_indonesian() -> None:
    assert formats.day(date(2022, 5, 17)) == "17 Mei 2022"
    assert formats.day(None) == "–"


def test_counts_and_lists() -> None:
    assert formats.count_of(12, 44, "unit") == "12 dari 44 unit"
    assert formats.listing(["a"]) == "a"
    assert formats.listing(["a", "b", "c"]) == "a, b dan c"
    assert formats.listing(["a", "b", "c", "d"]) == "a, b dan 2 lainnya"
    assert formats.listing([]) == ""
