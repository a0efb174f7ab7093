"""Numbers and dates as people read them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (66.517, 75.369, "+8,85"),  # apart: 8.852
        (78.8701, 65.5699, "−13,31"),  # 78,87 and 65,56; apart −13.3002
        (13.8601, 14.0, "+0,14"),
        (2.0, 2.004, "0,00"),
        (-1.239, 1.239, "+2,46"),
        (None, 1.0, "–"),
        (1.0, float("nan"), "–"),
    ],
)
def test_a_change_is_that_of_the_figures_as_they_are_shown(
    before: float | None, after: float | None, text: str
) -> None:
    assert formats.change_between(before, after) == text


@given(
    st.floats(0, 100, allow_nan=False).map(lambda value: round(value, 6)),
    st.floats(0, 100, allow_nan=False).map(lambda value: round(value, 6)),
)
def test_a_reader_who_subtracts_comes_to_the_change(before: float, after: float) -> None:
    def read(text: str) -> Decimal:
        return Decimal(text.replace(",", ".").replace("−", "-").replace("+", ""))

    shown = read(formats.points(after)) - read(formats.points(before))
    assert read(formats.change_between(before, after)) == shown


def test_a_change_of_whole_percent_is_whole() -> None:
    assert formats.change_between(60.9, 63.1, 0) == "+3"
