"""Where a worksheet's own totals first differ from the recomputed ones."""

import pytest

from tests.makers import Made, best_answers, make_a, make_b
from zi_analytics.intake.reconcile import reconcile
from zi_analytics.loaders import read_lke
from zi_analytics.registry import Registry
from zi_analytics.scoring import score
from zi_analytics.tables import SCORES, PlainTable

BEST = best_answers()


def differences(made: Made, registry: Registry) -> list[tuple[str, str]]:
    worksheet = read_lke(made.data, "x.xlsx", registry).worksheets[0]
    found = reconcile(worksheet, PlainTable.of(score(worksheet.answers), SCORES))
    return [(seen.code, seen.cell) for seen in found]


def test_totals_that_agree_are_no_finding(situbondo: Registry) -> None:
    assert differences(make_a(BEST), situbondo) == []


@pytest.mark.parametrize("node", ["A.I.1.i", "A.I.3", "A.II", "B.I", "B.I.a", "total"])
def test_an_overtyped_total_is_named_where_it_stands(node: str, situbondo: Registry) -> None:
    made = make_a(BEST, written={node: 0.1})
    cell = made.at("points.unit", node)
    assert differences(made, situbondo) == [("total_differs", cell)]


@pytest.mark.parametrize("row", ["total.A", "total.B"])
def test_an_overtyped_row_of_totals_is_named_where_it_stands(row: str, situbondo: Registry) -> None:
    made = make_a(BEST, written={row: 12.5})
    assert differences(made, situbondo) == [("total_differs", made.at("points.unit", row))]


def test_an_overtyped_row_of_totals_explains_the_grand_total(situbondo: Registry) -> None:
    made = make_a(BEST, written={"total.A": 50, "total": 90})
    assert differences(made, situbondo) == [("total_differs", made.at("points.unit", "total.A"))]


def test_a_total_rounded_to_two_decimals_agrees(situbondo: Registry) -> None:
    answers = BEST | {"A.I.1.iii.a": "C"}
    made = make_a(answers, written={"A.I.1.iii": 0.78})
    assert differences(made, situbondo) == []


def test_an_overtyped_value_of_a_question_is_named_once(situbondo: Registry) -> None:
    made = make_a(BEST | {"A.I.1.i.b": "C"}, written={"A.I.1.i.b": 1, "A.I.1.i": 0.5})
    assert differences(made, situbondo) == [("total_differs", made.at("points.unit", "A.I.1.i.b"))]


@pytest.mark.parametrize(
    "changes",
    [
        {"B.I.a": None},
        {"A.II.5.ii.-.1": 0, "A.II.5.ii.-.2": 0, "A.II.5.ii.-.3": 0},
    ],
)
def test_a_total_typed_where_an_error_belongs_is_found(
    changes: dict[str, object], situbondo: Registry
) -> None:
    answers = {k: v for k, v in (BEST | changes).items() if v is not None}
    made = make_a(answers, written={"total": 99.9})
    assert differences(made, situbondo) == [("total_differs", made.at("points.unit", "total"))]


def test_another_difference_at_the_same_place_is_not_the_known_defect(
    situbondo: Registry,
) -> None:
    made = make_a(BEST, written={"A.II.5.iii": 0.3})
    assert differences(made, situbondo) == [("total_differs", made.at("points.unit", "A.II.5.iii"))]


def test_totals_are_compared_with_their_own_assessor(situbondo: Registry) -> None:
    made = make_b(BEST | {"A.I.1.i.a": "Tidak"}, BEST)
    assert differences(made, situbondo) == []
