"""The example on the rules page can be checked by hand."""

import re

import numpy as np
import pandas as pd
import pytest

from tests.ui.fakes import YEAR, FakeStore, answers_of, rules
from zi_analytics.ui import tree, worked


@pytest.fixture
def store() -> FakeStore:
    """Return one unit's worksheet."""
    return FakeStore(answers_of("DINSOS", "unit", 0.7, 1))


def number(text: str) -> float:
    """Read a number as it is written for people."""
    return float(text.replace(".", "").replace(",", "."))


@pytest.mark.parametrize("node", tree.children(rules(), tree.WHOLE))
def test_groups_add_up_to_their_score(store: FakeStore, node: str) -> None:
    table = worked.groups_table(rules(), node, store.answers(YEAR, "DINSOS"))
    score = store.scores(YEAR).set_index("node")["points"][node]
    assert sum(map(number, table["Poin"])) == pytest.approx(score, abs=1e-4 * len(table))


def test_a_line_holds_the_arithmetic_that_it_claims(store: FakeStore) -> None:
    table = worked.groups_table(rules(), "area.1", store.answers(YEAR, "DINSOS"))
    for line, points in zip(table["Hitungan"], table["Poin"], strict=True):
        inside = re.search(r"^\((.*)\) ÷ (\d+) = ([\d,]+); × bobot ([\d,]+)$", line)
        assert inside, line
        values = [number(part.split(" ")[0]) for part in inside[1].split(" + ")]
        mean = sum(values) / int(inside[2])
        assert len(values) == int(inside[2])
        assert mean == pytest.approx(number(inside[3]), abs=2e-3)
        assert number(inside[3]) * number(inside[4]) == pytest.approx(number(points), abs=1e-3)


def test_an_unanswered_question_is_shown_as_zero(store: FakeStore) -> None:
    answers = store.answers(YEAR, "DINSOS").copy()
    answers.loc[answers["question"] == "A.I.1.i.a", "value"] = np.nan
    table = worked.groups_table(rules(), "area.1", answers)
    assert table["Hitungan"].iloc[0].startswith("(0 (belum dijawab) + ")


def test_areas_and_totals_add_up(store: FakeStore) -> None:
    scores = store.scores(YEAR)
    areas = worked.areas_table(rules(), scores)
    for parts, whole in zip(areas["Pemenuhan + Reform"], areas["Nilai"], strict=True):
        assert sum(map(number, parts.split(" + "))) == pytest.approx(number(whole), abs=3e-4)
    totals = worked.totals_table(rules(), scores)
    assert totals["Jumlah"].iloc[-1] == "Nilai total"
    parts = re.findall(r"\d[\d.]*,\d{4}", totals["Hitungan"].iloc[-1])
    assert sum(map(number, parts)) == pytest.approx(number(totals["Nilai"].iloc[-1]), abs=3e-4)


@pytest.mark.parametrize(
    ("node", "raw", "line"),
    [
        (
            "A.II.1.i",
            {"A.II.1.i.a.1": "8", "A.II.1.i.a.2": "6", "A.II.1.i.b.1": "6", "A.II.1.i.b.2": "3"},
            "(0,7500 (6 ÷ 8) + 0,5000 (3 ÷ 6)) ÷ 2 = 0,6250; × bobot 2",
        ),
        (
            "A.II.3.iii",
            {"A.II.3.iii.a.1": "5", "A.II.3.iii.a.2": "3", "A.II.3.iii.a.3": "3"},
            "(0,4000 ((5 − 3) ÷ 5)) ÷ 1 = 0,4000; × bobot 2",
        ),
    ],
)
def test_a_ratio_shows_the_counts_that_it_comes_from(
    node: str, raw: dict[str, str], line: str
) -> None:
    values = {"A.II.1.i.a": 0.75, "A.II.1.i.b": 0.5, "A.II.3.iii.a": 0.4}
    rows = [{"question": q, "raw": raw.get(q), "value": values.get(q)} for q in {**raw, **values}]
    table = worked.groups_table(rules(), node, pd.DataFrame(rows))
    assert table["Hitungan"].tolist() == [line]
