"""Tables as plain values: nothing is lost on the way there and back."""

import pandas as pd

from zi_analytics.tables import PlainTable, made_of

COLUMNS = {"unit": "str", "year": "Int64", "points": "float64", "met": "boolean", "count": "int64"}
VALUES = {
    "unit": ["DINKES", None],
    "year": [2022, None],
    "points": [0.1 + 0.2, None],
    "met": [True, None],
    "count": [1, 0],
}


def test_plain_values_come_from_a_frame_and_make_the_same_one() -> None:
    frame = made_of(VALUES, COLUMNS)
    plain = PlainTable.of(frame, COLUMNS)
    assert plain.values == VALUES
    pd.testing.assert_frame_equal(plain.frame, frame)


def test_a_part_and_a_shared_fact() -> None:
    plain = PlainTable(VALUES, COLUMNS).part(1, 2).with_same(unit="DINSOS")
    assert len(plain) == 1
    assert list(plain.rows("unit", "count", "met")) == [("DINSOS", 0, None)]
