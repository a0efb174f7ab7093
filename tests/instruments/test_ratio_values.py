"""Ratios by hand, and every blank and zero that the worksheet knows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_analytics.instruments import Ratio, RatioOutcome, evaluate, load

BLANK = float("nan")
RATIOS = {
    question.id: question.ratio
    for question in load("permenpanrb-90-2021").questions.values()
    if question.ratio is not None
}
AGENTS = RATIOS["A.II.1.i.a"]
INTEGRATED = RATIOS["A.II.1.i.b"]
DISCIPLINE = RATIOS["A.II.3.iii.a"]
TARGETS = RATIOS["A.II.4.i.-"]
COMPLAINTS = RATIOS["A.II.5.ii.-"]
LHKPN = RATIOS["A.II.5.iii.a"]
LHKASN = RATIOS["A.II.5.iii.b"]
SERVICES = RATIOS["A.II.6.i.b"]


def outcome(ratio: Ratio, *counts: float) -> RatioOutcome:
    """Evaluate one worksheet; the counts stand in the order of the worksheet's rows."""
    ids = sorted((ratio.numerator, *ratio.denominator, *ratio.recorded))
    arrays = {id_: np.array([count]) for id_, count in zip(ids, counts, strict=True)}
    return evaluate(ratio, arrays)


@pytest.mark.parametrize(
    ("ratio", "counts", "value"),
    [
        (AGENTS, (7, 7), 1),
        (AGENTS, (4, 3), 0.75),
        (AGENTS, (4, 9), 1),  # more than 1 is 1
        (AGENTS, (5, 0), 0),
        (INTEGRATED, (7, 1), 1 / 7),
        (TARGETS, (5, 3), 0.6),
        (COMPLAINTS, (6, 5, 1), 1 / 6),  # "sedang diproses" is not used
        (COMPLAINTS, (6, 0, 1), 1 / 6),
        (LHKPN, (1, 4, 10, 13), 13 / 15),
        (LHKASN, (2, 4, 6, 12), 1),
        (LHKPN, (0, 0, 2, 1), 0.5),  # a zero among the three is no zero sum
        (SERVICES, (1, 1), 1),
        (DISCIPLINE, (4, 1, 0), 0.75),
        (DISCIPLINE, (4, 1, 9), 0.75),  # sanctions are not used
        (DISCIPLINE, (4, 4, 4), 0),
        (DISCIPLINE, (4, 0, 0), 1),
        (DISCIPLINE, (2, 5, 0), 0),  # a rise is 0, not below
        (DISCIPLINE, (0, 0, 0), 1),  # none in both years
        (DISCIPLINE, (0, 0, 3), 1),
    ],
)
def test_values(ratio: Ratio, counts: tuple[float, ...], value: float) -> None:
    result = outcome(ratio, *counts)
    assert result.value == pytest.approx([value], abs=1e-12)
    assert not result.workbook_error.any()
    assert not result.zero_denominator.any()


@pytest.mark.parametrize(
    ("ratio", "counts", "value"),
    [
        (AGENTS, (0, 0), 0),  # nothing was attempted
        (AGENTS, (0, 3), 0),  # a count above a zero denominator follows the same rule
        (INTEGRATED, (0, 0), 0),
        (TARGETS, (0, 0), 0),
        (SERVICES, (0, 0), 0),
        (COMPLAINTS, (0, 0, 0), 1),  # nothing was due
        (COMPLAINTS, (0, 2, 3), 1),
        (LHKPN, (0, 0, 0, 0), 1),
        (LHKPN, (0, 0, 0, 2), 1),
        (LHKASN, (0, 0, 0, 0), 1),
        (DISCIPLINE, (0, 2, 1), 0),  # from none to some
    ],
)
def test_zero_denominators(ratio: Ratio, counts: tuple[float, ...], value: float) -> None:
    result = outcome(ratio, *counts)
    assert result.value.tolist() == [value]
    assert result.zero_denominator.all()
    assert result.workbook_error.all()  # #DIV/0!


@pytest.mark.parametrize(
    ("ratio", "counts"),
    [
        (AGENTS, (BLANK, BLANK)),
        (AGENTS, (BLANK, 3)),
        (AGENTS, (3, BLANK)),
        (AGENTS, (0, BLANK)),
        (COMPLAINTS, (6, BLANK, 5)),  # the unused row is blank
        (COMPLAINTS, (0, BLANK, 0)),
        (COMPLAINTS, (BLANK, 1, 5)),
        (DISCIPLINE, (4, 1, BLANK)),
        (DISCIPLINE, (0, 0, BLANK)),
        (DISCIPLINE, (0, 2, BLANK)),
        (DISCIPLINE, (BLANK, 1, 0)),
        (DISCIPLINE, (4, BLANK, 0)),
        (LHKPN, (BLANK, BLANK, BLANK, BLANK)),
        (LHKPN, (1, 2, 3, BLANK)),
        (LHKPN, (BLANK, 2, 3, BLANK)),
        (LHKPN, (0, 0, 0, BLANK)),
    ],
)
def test_a_blank_input_leaves_the_question_unanswered(
    ratio: Ratio, counts: tuple[float, ...]
) -> None:
    result = outcome(ratio, *counts)
    assert np.isnan(result.value).all()
    assert not result.workbook_error.any()  # "Blm Diisi"
    assert not result.zero_denominator.any()


@pytest.mark.parametrize("ratio", [LHKPN, LHKASN])
@pytest.mark.parametrize(
    "counts", [(BLANK, 2, 3, 5), (1, BLANK, 3, 0), (BLANK, BLANK, BLANK, 4), (0, 0, BLANK, 0)]
)
def test_a_blank_part_of_the_sum_is_an_error_of_the_worksheet(
    ratio: Ratio, counts: tuple[float, ...]
) -> None:
    result = outcome(ratio, *counts)
    assert np.isnan(result.value).all()
    assert result.workbook_error.all()  # a number ÷ "Blm Diisi" is #VALUE!
    assert not result.zero_denominator.any()


def test_many_worksheets_at_once() -> None:
    result = evaluate(
        AGENTS,
        {
            "A.II.1.i.a.1": np.array([4.0, 0.0, BLANK, 2.0]),
            "A.II.1.i.a.2": np.array([3.0, 1.0, 1.0, 5.0]),
        },
    )
    np.testing.assert_array_equal(result.value, [0.75, 0.0, BLANK, 1.0])
    assert result.workbook_error.tolist() == [False, True, False, False]
    assert result.zero_denominator.tolist() == [False, True, False, False]


@pytest.mark.parametrize("ratio", RATIOS.values(), ids=RATIOS)
def test_no_worksheet_at_all(ratio: Ratio) -> None:
    ids = (ratio.numerator, *ratio.denominator, *ratio.recorded)
    result = evaluate(ratio, {id_: np.array([], dtype=np.float64) for id_ in ids})
    assert (
        result.value.shape == result.workbook_error.shape == result.zero_denominator.shape == (0,)
    )


def test_the_counts_are_left_as_they_were() -> None:
    counts = {"A.II.1.i.a.1": np.array([0.0, 4.0]), "A.II.1.i.a.2": np.array([2.0, BLANK])}
    before = {id_: array.copy() for id_, array in counts.items()}
    evaluate(AGENTS, counts)
    for id_, array in counts.items():
        np.testing.assert_array_equal(array, before[id_])


def test_the_zero_rule_is_the_one_of_the_ratio() -> None:
    ratio = Ratio("share", "a", ("b",), (), zero=0.25, note="")
    assert evaluate(ratio, {"a": np.zeros(1), "b": np.zeros(1)}).value.tolist() == [0.25]


count = st.one_of(st.just(BLANK), st.integers(0, 50).map(float))


@given(st.sampled_from(list(RATIOS.values())), st.data())
def test_a_value_is_from_0_to_1_or_missing(ratio: Ratio, data: st.DataObject) -> None:
    inputs = 1 + len(ratio.denominator) + len(ratio.recorded)
    counts = data.draw(st.lists(count, min_size=inputs, max_size=inputs))
    result = outcome(ratio, *counts)
    if any(np.isnan(counts)):
        assert np.isnan(result.value[0])
    else:
        assert 0 <= result.value[0] <= 1


@given(st.sampled_from(list(RATIOS.values())), st.data())
def test_one_more_done_never_lowers_a_share(ratio: Ratio, data: st.DataObject) -> None:
    due = data.draw(st.lists(st.integers(0, 20), min_size=4, max_size=4))
    ids = (*ratio.denominator, *ratio.recorded)
    arrays = {id_: np.array([float(n)] * 2) for id_, n in zip(ids, due, strict=False)}
    arrays[ratio.numerator] = np.array([float(due[-1]), float(due[-1] + 1)])
    before, after = evaluate(ratio, arrays).value
    assert (before <= after) if ratio.kind == "share" else (before >= after)
