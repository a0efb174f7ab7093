"""Coverage by hand: what is known, what is not, groups without people, and area 1 beside it."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from zi_analytics.insight.internalization import (
    CELLS,
    beside_area,
    cells,
    coverage,
    left_out,
    never_reached,
)
from zi_analytics.tables import INTERNALIZATION, typed

from .figures import flat, scores

UNITS, GROUPS = ["A", "B"], ["pimpinan", "satpam"]


def entries(*lines: tuple[object, ...]) -> pd.DataFrame:
    """Return entries: unit, group, activity, people, reached."""
    rows = [(u, 2022, g, a, n, m, "", "", "") for u, g, a, n, m in lines]
    return typed(pd.DataFrame(rows, columns=list(INTERNALIZATION)), INTERNALIZATION)


BOTH = entries(
    ("A", "pimpinan", "sosialisasi", 1, 1),
    ("A", "satpam", "sosialisasi", 4, 1),
    ("A", "satpam", "pelatihan", 4, 2),
    ("B", "pimpinan", "sosialisasi", 2, None),
    ("B", "satpam", "sosialisasi", 0, None),
)


def test_known_unknown_and_absent() -> None:
    table = cells(BOTH, UNITS, GROUPS)
    assert {name: str(kind) for name, kind in table.dtypes.items()} == CELLS
    assert table["state"].tolist() == ["known", "known", "unknown", "absent"]
    # Of two activities the wider one: at least so many were reached.
    assert table["reached"].iloc[:2].tolist() == [1, 2]
    assert table["missed"].iloc[:2].tolist() == [0, 2] and table["missed"].iloc[2:].isna().all()


def test_one_activity() -> None:
    table = cells(BOTH, UNITS, GROUPS, "pelatihan")
    # How many there are is known from the other activity, how many came is not.
    assert table["state"].tolist() == ["unknown", "known", "unknown", "absent"]
    assert cells(BOTH, UNITS, GROUPS, "forum")["state"].tolist()[:3] == ["unknown"] * 3


def test_a_correction_of_people_counts_whatever_another_activity_said() -> None:
    lines = [("A", "satpam", "pelatihan", 50, 20), ("A", "satpam", "sosialisasi", 40, 40)]
    row = cells(entries(*lines), ["A"], ["satpam"]).iloc[0]
    assert (row["people"], row["reached"], row["share"]) == (40, 40, 1.0)


def test_more_reached_than_there_are_is_not_known() -> None:
    told = entries(("A", "satpam", "sosialisasi", 4, None), ("A", "satpam", "forum", None, 5))
    assert cells(told, ["A"], ["satpam"])["state"].tolist() == ["unknown"]


def test_coverage_is_over_what_is_known() -> None:
    table = cells(BOTH, UNITS, GROUPS)
    by_group = coverage(table, "group").set_index("group")
    assert by_group.loc["pimpinan", ["people", "reached", "share"]].tolist() == [1, 1, 1.0]
    assert by_group.loc["satpam", "share"] == 0.5
    assert by_group.loc["satpam", ["known", "absent", "unknown"]].tolist() == [1, 1, 0]
    assert by_group.loc["pimpinan", "unknown"] == 1
    by_unit = coverage(table, "unit").set_index("unit")
    assert by_unit.loc["A", "share"] == 3 / 5
    assert pd.isna(by_unit.loc["B", "share"]) and by_unit.loc["B", "people"] == 0


def test_nothing_entered_is_nothing_known() -> None:
    table = cells(entries(), UNITS, GROUPS)
    assert set(table["state"]) == {"unknown"}
    assert coverage(table, "group")["share"].isna().all()
    assert left_out(table).empty and never_reached(table).empty


def test_who_was_left_out() -> None:
    told = entries(
        ("A", "pimpinan", "forum", 9, 1),
        ("A", "satpam", "forum", 3, 0),
        ("B", "pimpinan", "forum", 2, 2),
        ("B", "satpam", "forum", 0, 0),
    )
    table = cells(told, UNITS, GROUPS)
    out = left_out(table)
    # Those of whom nobody was reached come first, though fewer people are missing.
    assert list(zip(out["unit"], out["group"], strict=True)) == [
        ("A", "satpam"),
        ("A", "pimpinan"),
    ]
    assert never_reached(table)["group"].tolist() == ["satpam"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(UNITS),
            st.sampled_from(GROUPS),
            st.sampled_from(["a", "b"]),
            st.none() | st.integers(0, 5),
            st.none() | st.integers(0, 5),
        ),
        max_size=8,
    )
)
def test_laws(lines: list[tuple[object, ...]]) -> None:
    table = cells(entries(*lines), UNITS, GROUPS)
    assert len(table) == len(UNITS) * len(GROUPS)
    by_group, by_unit = coverage(table, "group"), coverage(table, "unit")
    assert by_group["people"].sum() == by_unit["people"].sum()
    assert (by_group[["known", "absent", "unknown"]].sum(axis=1) == len(UNITS)).all()
    share = by_group["share"].dropna()
    assert share.between(0, 1).all()
    assert by_unit["missed"].sum() == left_out(table)["missed"].sum()


def test_beside_the_area() -> None:
    units = [f"U{number}" for number in range(6)]
    told = entries(*((unit, "satpam", "forum", 10, n) for n, unit in enumerate(units)))
    by_unit = coverage(cells(told, [*units, "UNKNOWN"], ["satpam"]), "unit")
    sheets = [flat(unit, 2022, 0.3 + n / 20) for n, unit in enumerate(units)]
    found = beside_area(by_unit, scores(*sheets), 2022)
    assert found.n == 6 and found.rho == 1.0 and "bukan sebab" in found.caution
    assert list(found.pairs) == ["unit", "coverage", "area"]
    few = beside_area(by_unit.head(2), scores(*sheets), 2022)
    assert few.rho is None and "internalisasi" in (few.reason or "")
