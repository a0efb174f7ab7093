"""Trends by hand: spreads, changes of units that have both years, joins, and their parts."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zi_analytics.insight.trends import (
    breaks,
    change,
    history,
    movers,
    spread,
    year_over_year,
)
from zi_analytics.insight.years import mixed_years, usual_year
from zi_analytics.registry import Registry

from .figures import NEW, OLD, flat, scores, worksheet

FIVE = scores(
    flat("DINKES", 2020, 0.50),
    flat("DLH", 2020, 0.60),
    flat("DINSOS", 2020, 0.80),
    flat("DINKES", 2021, 0.55),
    flat("DLH", 2021, 0.50),
    flat("DISHUB", 2021, 0.70),
    flat("DINKES", 2022, 0.65),
    flat("DLH", 2022, 0.52),
)


def totals(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return list(
        table.loc[table["node"] == "total", list(columns)].itertuples(index=False, name=None)
    )


# Spread by year
def test_median_quartiles_and_number_of_each_year() -> None:
    table = spread(FIVE)
    assert totals(table, "year", "median", "n") == [
        (2020, pytest.approx(0.60), 3),
        (2021, pytest.approx(0.55), 3),
        (2022, pytest.approx(0.585), 2),
    ]
    first = table.iloc[0]
    assert (first["lower"], first["upper"]) == pytest.approx((0.55, 0.70))
    assert table["node"].unique().tolist()[:2] == ["total", "area.1"]


def test_a_kind_of_units_or_one_unit() -> None:
    one = spread(FIVE, ["DLH"])
    assert totals(one, "year", "median", "lower", "n") == [
        (2020, 0.60, 0.60, 1),
        (2021, 0.50, 0.50, 1),
        (2022, 0.52, 0.52, 1),
    ]


def test_a_year_of_both_instruments_has_rows_for_each() -> None:
    table = scores(FIVE, worksheet("DISPUSIP", 2021, [0.9] * 7, NEW))
    own = spread(table)
    own = own[(own["node"] == "total") & (own["year"] == 2021)]
    rows = own[["instrument", "n"]].itertuples(index=False, name=None)
    assert list(rows) == [(OLD, 3), (NEW, 1)]
    assert [(b.before, b.after) for b in breaks(table)] == [(2020, 2021), (2021, 2022)]


def test_the_break_lies_where_the_instrument_changes() -> None:
    (found,) = breaks(FIVE)
    assert (found.before, found.after, found.old, found.new) == (2021, 2022, (OLD,), (NEW,))
    assert breaks(FIVE[FIVE["year"] < 2022]) == ()


# Changes
def test_only_units_with_both_years_are_compared() -> None:
    step = change(FIVE, 2020, 2021)
    assert totals(step.table, "unit", "change") == [
        ("DINKES", pytest.approx(0.05)),
        ("DLH", pytest.approx(-0.10)),
    ]
    assert step.n == 2
    assert step.left_out == ("DINSOS", "DISHUB")
    assert not step.breaks
    assert change(FIVE, 2021, 2022).breaks


def test_years_without_a_common_unit_have_no_change() -> None:
    step = change(scores(flat("DINKES", 2020, 0.5), flat("DLH", 2021, 0.5)), 2020, 2021)
    assert (step.n, step.table.empty, step.parts.empty) == (0, True, True)


def test_step_by_step_with_their_numbers() -> None:
    table = year_over_year(FIVE)
    assert totals(table, "before", "after", "median", "n", "left_out", "breaks") == [
        (2020, 2021, pytest.approx(-0.025), 2, 2, False),
        (2021, 2022, pytest.approx(0.06), 2, 1, True),
    ]


def test_a_step_over_a_missing_year_leads_to_the_next_that_has_worksheets() -> None:
    table = year_over_year(FIVE[FIVE["year"] != 2021])
    assert totals(table, "before", "after", "n") == [(2020, 2022, 2)]


# Merged and split units
MERGED = scores(
    flat("DPUPR", 2021, 0.40),
    flat("DPKP-RUMKIM", 2021, 0.60),
    flat("DLH", 2021, 0.30),
    flat("BPPKAD", 2021, 0.50),
    flat("DP3A", 2021, 0.50),  # its partner DPPKB handed in nothing
    flat("DPUPP", 2022, 0.70),
    flat("DLH", 2022, 0.35),
    flat("BKAD", 2022, 0.55),
    flat("BAPENDA", 2022, 0.65),
    flat("DP3AP2KB", 2022, 0.60),
)


def test_merged_units_are_joined_only_when_asked(situbondo: Registry) -> None:
    assert totals(change(MERGED, 2021, 2022).table, "unit") == [("DLH",)]
    joined = change(MERGED, 2021, 2022, registry=situbondo)
    assert dict(totals(joined.table, "unit", "change")) == {
        "DPUPP": pytest.approx(0.70 - (0.40 + 0.60) / 2),
        "DLH": pytest.approx(0.05),  # it existed before, whatever it received
        "BKAD": pytest.approx(0.05),  # both come from BPPKAD
        "BAPENDA": pytest.approx(0.15),
    }
    assert joined.left_out == ("DP3A", "DP3AP2KB")


def test_the_parts_of_a_joined_change_sum_up_too(situbondo: Registry) -> None:
    table = scores(
        worksheet("DPUPR", 2021, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]),
        worksheet("DPKP-RUMKIM", 2021, [0.9, 0.5, 0.2, 0.1, 0.4, 0.3, 0.8]),
        worksheet("DPUPP", 2022, [0.5, 0.6, 0.7, 0.1, 0.2, 0.9, 0.3]),
    )
    step = change(table, 2021, 2022, registry=situbondo)
    (moved,) = totals(step.table, "change")
    assert step.parts["contribution"].sum() == pytest.approx(moved[0], abs=1e-12)


def test_a_units_history_goes_back_to_its_predecessors(situbondo: Registry) -> None:
    alone = history(MERGED, "DPUPP")
    assert totals(alone, "year", "share") == [(2022, pytest.approx(0.70))]
    joined = history(MERGED, "DPUPP", situbondo)
    assert totals(joined, "year", "share", "own") == [
        (2021, pytest.approx(0.50), False),
        (2022, pytest.approx(0.70), True),
    ]


def test_predecessors_of_two_instruments_are_not_averaged(situbondo: Registry) -> None:
    table = scores(
        worksheet("DPUPR", 2021, [0.4] * 7, NEW),
        flat("DPKP-RUMKIM", 2021, 0.60),
        flat("DPUPP", 2022, 0.70),
        flat("BPPKAD", 2021, 0.50),
        flat("BKAD", 2022, 0.55),
    )
    step = change(table, 2021, 2022, registry=situbondo)
    assert totals(step.table, "unit") == [("BKAD",)]
    assert step.left_out == ("DPKP-RUMKIM", "DPUPP", "DPUPR")
    assert totals(history(table, "DPUPP", situbondo), "year") == [(2022,)]
    assert mixed_years(table, "DPUPP", [2021, 2022], situbondo) == [2021]
    assert mixed_years(table, "BKAD", [2021, 2022], situbondo) == []
    assert mixed_years(MERGED, "DPUPP", [2020, 2021, 2022], situbondo) == []


# What a change is made of
def test_a_decomposition_by_hand() -> None:
    before = worksheet("DINKES", 2021, [0.5, 0.4, 0.6, 0.5, 0.2, 0.7, 0.8])
    after = worksheet("DINKES", 2022, [0.5, 0.6, 0.6, 0.5, 0.4, 0.7, 0.75])
    step = change(scores(before, after), 2021, 2022)
    parts = step.parts.set_index("part")
    # area.1: the share stays, its weight goes from 5 to 8: 0.5 × 3 = 1.5 of 100 points
    assert parts.loc["area.1", ["by_share", "by_weight"]].tolist() == pytest.approx([0, 0.015])
    # area.2: 6 is the mean weight × 0.2, and 0.5 the mean share × 2
    assert parts.loc["area.2", ["by_share", "by_weight"]].tolist() == pytest.approx([0.012, 0.01])
    assert parts.loc["area.5", "contribution"] == pytest.approx(0.15 * 0.2)
    assert parts.loc["B", "contribution"] == pytest.approx(-0.4 * 0.05)
    (moved,) = totals(step.table, "change")
    assert parts["contribution"].sum() == pytest.approx(moved[0], abs=1e-12)


def test_movers_and_the_part_that_moved_them() -> None:
    table = scores(
        worksheet("DINKES", 2020, [0.5] * 7),
        worksheet("DINKES", 2021, [0.5, 0.5, 0.5, 0.5, 0.9, 0.5, 0.5]),
        worksheet("DLH", 2020, [0.5] * 7),
        worksheet("DLH", 2021, [0.9, 0.5, 0.5, 0.5, 0.5, 0.5, 0.3]),
        flat("DISHUB", 2020, 0.4),
        flat("DISHUB", 2021, 0.4),
    )
    up, down = movers(change(table, 2020, 2021))
    assert up[["unit", "part"]].to_numpy().tolist() == [["DINKES", "area.5"]]
    assert down[["unit", "part"]].to_numpy().tolist() == [["DLH", "B"]]
    assert down["change"].iloc[0] == pytest.approx((5 * 0.4 - 40 * 0.2) / 100)
    assert down["contribution"].iloc[0] == pytest.approx(-0.08)


def test_the_largest_movers_come_first() -> None:
    moves = {"DINKES": 0.1, "DLH": 0.3, "DISHUB": 0.2, "DINSOS": -0.1}
    table = scores(
        *(flat(unit, 2020, 0.5) for unit in moves),
        *(flat(unit, 2021, 0.5 + move) for unit, move in moves.items()),
    )
    up, down = movers(change(table, 2020, 2021), count=2)
    assert up["unit"].tolist() == ["DLH", "DISHUB"]
    assert down["unit"].tolist() == ["DINSOS"]


# Laws
share = st.floats(0, 1)
sheets = st.lists(
    st.tuples(
        st.sampled_from(["DINKES", "DLH", "DISHUB"]),
        st.sampled_from([2019, 2020, 2021, 2022]),
        st.lists(share, min_size=7, max_size=7),
    ),
    min_size=2,
    max_size=8,
    unique_by=lambda sheet: sheet[:2],
)


@settings(deadline=None, max_examples=12)
@given(sheets, st.randoms())
def test_a_trend_does_not_depend_on_the_order_of_years(
    made: list[tuple[str, int, list[float]]], random: object
) -> None:
    table = [worksheet(*one) for one in made]
    mixed = list(table)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = scores(*table), scores(*mixed).sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(spread(one), spread(other))
    pd.testing.assert_frame_equal(year_over_year(one), year_over_year(other))
    assert breaks(one) == breaks(other)


@settings(deadline=None, max_examples=25)
@given(sheets)
def test_a_decomposition_sums_to_the_change(made: list[tuple[str, int, list[float]]]) -> None:
    table = scores(*(worksheet(*one) for one in made))
    years = sorted(set(table["year"]))
    step = change(table, int(years[0]), int(years[-1]))
    moved = step.table[step.table["node"] == "total"].set_index("unit")["change"]
    summed = step.parts.groupby("unit")["contribution"].sum()
    pd.testing.assert_series_equal(
        summed.reindex(moved.index), moved, check_names=False, atol=1e-12, rtol=0
    )
    both = step.parts["by_share"] + step.parts["by_weight"]
    assert both.tolist() == pytest.approx(step.parts["contribution"].tolist())


@settings(deadline=None, max_examples=20)
@given(sheets)
def test_turning_time_around_turns_the_change_around(
    made: list[tuple[str, int, list[float]]],
) -> None:
    table = scores(*(worksheet(*one) for one in made))
    there, back = change(table, 2020, 2021), change(table, 2021, 2020)
    assert there.left_out == back.left_out
    forward = there.table.sort_values(["unit", "node"])["change"].tolist()
    backward = back.table.sort_values(["unit", "node"])["change"].tolist()
    assert forward == pytest.approx([-value for value in backward])


def test_a_year_still_to_come_is_not_shown_unless_asked_for() -> None:
    assert usual_year([2035, 2022, 2021], 2026) == 2022
    assert usual_year([2026, 2022], 2026) == 2026
    assert usual_year([2036, 2035], 2026) == 2036
