"""Our scores against the official spreadsheet's own formulas, calculated by LibreOffice.

One workbook holds the official sheet many times, each filled at random; LibreOffice calculates it,
and our loader reads it back with the totals it then states. ``written`` comes from the formulas,
``points_workbook`` from our own arithmetic.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import coordinate_to_tuple

from tests.makers import INPUTS, QUESTIONS, RATIOS, random_answers
from tests.official import LAMPIRAN, needs_office, needs_official, recalculate, rows_of
from zi_analytics.instruments import load
from zi_analytics.intake.reconcile import reconcile
from zi_analytics.loaders import Reading, read_lke
from zi_analytics.registry import Registry
from zi_analytics.scoring import score
from zi_analytics.tables import SCORES, PlainTable

pytestmark = [needs_official, needs_office]

FILLS = 100
ANSWER = 10  # column K, from 0
CORRECTED = {"L175": "=L176+L183"}


def without_errors(rng: np.random.Generator) -> dict[str, object]:
    """Fill at random: both surveys, an answer in every sub-component, no zero denominator."""
    answers = random_answers(rng, unanswered=float(rng.choice([0.0, 0.1, 0.4])))
    whole = random_answers(rng)
    for question in QUESTIONS:
        siblings = [q.id for q in QUESTIONS if q.id.rpartition(".")[0] == _group(question.id)]
        alone = len(siblings) == 1 or question.id in RATIOS or question.id[0] == "B"
        if alone or not any(q in answers for q in siblings if q not in RATIOS):
            answers |= {key: whole[key] for key in whole if key.startswith(question.id)}
    for item in INPUTS:
        if item.id in answers and item.id[-1] in "12":
            answers[item.id] = max(1, int(str(answers[item.id])))
    return answers


def _group(question: str) -> str:
    return question.rpartition(".")[0]


def calculated(
    fills: list[Mapping[str, object]], cells: Mapping[str, str], folder: Path, registry: Registry
) -> Reading:
    blank = load_workbook(LAMPIRAN)["LKE ZI"]
    rows = rows_of(blank)
    lines = [list(line) for line in blank.iter_rows(values_only=True)]
    book = Workbook(write_only=True)
    for number, answers in enumerate(fills):
        filled = [line.copy() for line in lines]
        for item, answer in answers.items():
            filled[rows[item] - 1][ANSWER] = answer
        for cell, formula in cells.items():
            row, column = coordinate_to_tuple(cell)
            filled[row - 1][column - 1] = formula
        page = book.create_sheet(f"LKE {number}")
        for line in filled:
            page.append(line)
    data = folder / "book.xlsx"
    book.save(data)
    return read_lke(recalculate(data.read_bytes(), folder), "isian.xlsx", registry)


@pytest.fixture(scope="module")
def fills() -> list[Mapping[str, object]]:
    rng = np.random.default_rng(90_2021)
    return [without_errors(rng) for _ in range(FILLS)]


def test_every_node_equals_the_corrected_spreadsheet(
    fills: list[Mapping[str, object]], tmp_path: Path, situbondo: Registry
) -> None:
    reading = calculated(fills, CORRECTED, tmp_path, situbondo)
    assert len(reading.worksheets) == FILLS
    nodes = [*load("permenpanrb-90-2021").nodes, "total"]
    for worksheet in reading.worksheets:
        scores = score(worksheet.answers).set_index("node")["points_workbook"]
        written = worksheet.written["unit"]
        assert set(nodes) <= set(written), worksheet.sheet
        for node, points in written.items():
            assert scores[node] == pytest.approx(points, abs=1e-9), (worksheet.sheet, node)
        assert reconcile(worksheet, PlainTable.of(score(worksheet.answers), SCORES)) == []


def test_the_defect_of_l175_is_one_finding_that_names_it(
    fills: list[Mapping[str, object]], tmp_path: Path, situbondo: Registry
) -> None:
    some = [fill for fill in fills[:10] if _lhkpn(fill) != _lhkasn(fill)]
    assert some
    reading = calculated(some, {}, tmp_path, situbondo)
    for worksheet in reading.worksheets:
        findings = reconcile(worksheet, PlainTable.of(score(worksheet.answers), SCORES))
        assert [(f.code, f.cell) for f in findings] == [("total_known_defect", "L175")]
        for cell in ("L167", "L125", "L4", "L208"):
            assert cell in findings[0].message
        assert "L198" in findings[0].hint


def _lhkpn(answers: Mapping[str, object]) -> float:
    return _share(answers, "A.II.5.iii.a")


def _lhkasn(answers: Mapping[str, object]) -> float:
    return _share(answers, "A.II.5.iii.b")


def _share(answers: Mapping[str, object], question: str) -> float:
    counts = [int(str(answers[f"{question}.{n}"])) for n in range(2, 6)]
    return min(1.0, counts[3] / sum(counts[:3]))


ERROR_CASES = {
    "survey left blank": ({"B.I.a": None}, ["B.I.a", "B.I", "B", "total"]),
    "survey of service left blank": ({"B.II.a": None}, ["B.II.a", "B.II", "B", "total"]),
    "capaian left blank": ({"B.I.b": None}, ["B.I.b", "B.I", "B", "total"]),
    "nothing was due": (
        {"A.II.5.ii.-.1": 0, "A.II.5.ii.-.2": 0, "A.II.5.ii.-.3": 0},
        ["A.II.5.ii", "A.II.5", "A.II", "A", "total"],
    ),
    "none last year, one this year": (
        {"A.II.3.iii.a.1": 0, "A.II.3.iii.a.2": 1, "A.II.3.iii.a.3": 0},
        ["A.II.3.iii", "A.II.3", "A.II", "A", "total"],
    ),
    "a part of those obliged left blank": (
        {"A.II.5.iii.a.3": None, "A.II.5.iii.a.5": 2},
        ["A.II.5.iii", "A.II.5", "A.II", "A", "total"],
    ),
    "a whole sub-component left blank": (
        {"A.I.1.i.a": None, "A.I.1.i.b": None},
        ["A.I.1.i", "A.I.1", "A.I", "A", "total"],
    ),
}


def test_where_the_spreadsheet_shows_an_error_our_figure_is_missing(
    fills: list[Mapping[str, object]], tmp_path: Path, situbondo: Registry
) -> None:
    changed = [
        {k: v for k, v in {**fills[0], **changes}.items() if v is not None}
        for changes, _ in ERROR_CASES.values()
    ]
    reading = calculated(changed, CORRECTED, tmp_path, situbondo)
    for worksheet, (name, (_, nodes)) in zip(reading.worksheets, ERROR_CASES.items(), strict=True):
        scores = score(worksheet.answers).set_index("node")["points_workbook"]
        written = worksheet.written["unit"]
        assert not set(nodes) & set(written), name
        assert scores[nodes].isna().all(), name
        others = [node for node in load("permenpanrb-90-2021").nodes if node not in nodes]
        for node in others:
            assert scores[node] == pytest.approx(written[node], abs=1e-9), (name, node)
