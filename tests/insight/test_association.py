"""Spearman by hand, its interval, and when there is no figure at all."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zi_analytics.insight.association import Association, association, spearman

from .figures import flat, sakip, scores


def of(x: Sequence[float], y: Sequence[float]) -> Association:
    units = [f"U{number}" for number in range(len(x))]
    table = sakip({(unit, 2021): (score, None, "B") for unit, score in zip(units, x, strict=True)})
    sheets = [flat(unit, 2021, share) for unit, share in zip(units, y, strict=True)]
    return association(scores(*sheets), table, 2021)


@pytest.mark.parametrize(
    ("x", "y", "rho"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 4], 1.0),
        ([1, 2, 3, 4], [9, 7, 5, 3], -1.0),
        # d = (-1, 1, 0, 0, 0): 1 − 6 × 2 ÷ (5 × 24) = 0.9
        ([1, 2, 3, 4, 5], [2, 1, 3, 4, 5], 0.9),
        # ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: 4.5 ÷ √(4.5 × 5)
        ([1, 2, 2, 4], [1, 2, 3, 4], 4.5 / 22.5**0.5),
    ],
)
def test_rho_by_hand(x: list[float], y: list[float], rho: float) -> None:
    assert spearman(np.array(x, float), np.array(y, float)) == pytest.approx(rho)


def test_the_figure_its_interval_and_its_units() -> None:
    rng = np.random.default_rng(3)
    x = rng.uniform(55, 90, 40)
    found = of(x, 0.4 + x / 300 + rng.normal(0, 0.03, 40))
    assert found.reason is None
    assert found.n == 40
    assert found.lower is not None and found.rho is not None and found.upper is not None
    assert -1 <= found.lower < found.rho < found.upper <= 1
    assert set(found.pairs["unit"]) == {f"U{number}" for number in range(40)}
    assert "deskriptif" in found.caution


def test_the_same_figures_give_the_same_interval_in_any_order() -> None:
    x, y = [60, 70, 65, 80, 75, 62], [0.5, 0.6, 0.4, 0.7, 0.8, 0.45]
    one, again, turned = of(x, y), of(x, y), of(x, y)
    assert (one.rho, one.lower, one.upper) == (again.rho, again.lower, again.upper)
    assert turned.pairs.equals(one.pairs)


NOT_COMPUTABLE = {
    "too few": ([60, 70, 80], [0.5, 0.6, 0.7], "Hanya 3 unit"),
    "nobody": ([], [], "Hanya 0 unit"),
    "constant SAKIP": ([70, 70, 70, 70, 70], [0.5, 0.6, 0.7, 0.8, 0.9], "nilai SAKIP yang sama"),
    "constant ZI": ([60, 65, 70, 75], [0.5] * 4, "nilai Zona Integritas yang sama"),
    "only ties": ([60, 60, 70, 70], [0.5, 0.6, 0.7, 0.8], "lebih dari satu unit"),
    "nearly constant": ([60] * 7 + [70], [0.1 * n for n in range(1, 9)], "Terlalu banyak"),
}


@pytest.mark.parametrize("case", NOT_COMPUTABLE)
def test_what_cannot_be_computed_is_no_number(case: str) -> None:
    x, y, says = NOT_COMPUTABLE[case]
    sheets = [flat(f"U{n}", 2021, share) for n, share in enumerate(y)] or [flat("X", 2021, 0.5)]
    table = sakip({(f"U{n}", 2021): (score, None, "B") for n, score in enumerate(x)})
    found = association(scores(*sheets), table, 2021)
    assert (found.rho, found.lower, found.upper) == (None, None, None)
    assert found.reason is not None
    assert found.reason is not None and says in found.reason


def test_units_without_a_score_or_worksheet_do_not_count() -> None:
    table = sakip({(f"U{n}", 2021): (60.0 + n, None, "B") for n in range(6)})
    table.loc[table["unit"] == "U5", "score"] = float("nan")
    sheets = [flat(f"U{n}", 2021, 0.5 + n / 100) for n in range(1, 7)]
    found = association(scores(*sheets), table, 2021)
    assert sorted(found.pairs["unit"]) == ["U1", "U2", "U3", "U4"]
    assert found.rho == pytest.approx(1.0)


column = st.lists(st.integers(0, 8).map(float), min_size=4, max_size=12)


@settings(deadline=None, max_examples=60)
@given(column, st.randoms())
def test_ranks_share_ties_as_pandas_does(x: list[float], random: object) -> None:
    y = list(x)
    random.shuffle(y)  # type: ignore[attr-defined]
    if len(set(x)) < 2:
        return
    ranks = [pd.Series(values).rank() for values in (x, y)]
    assert spearman(np.array(x), np.array(y)) == pytest.approx(ranks[0].corr(ranks[1]), abs=1e-9)
