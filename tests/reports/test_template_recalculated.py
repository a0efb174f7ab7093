"""Worksheets to hand out, filled in at random and calculated by LibreOffice."""

import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from tests.makers import INPUTS, QUESTIONS, random_answers
from tests.makers.points import BLANK, question_value
from tests.official import needs_office
from tests.reports.filling import COLUMNS, ROWS, RULES, blank, fill, opened
from zi_analytics.intake.reconcile import reconcile
from zi_analytics.loaders import Worksheet, read_lke
from zi_analytics.registry import Registry
from zi_analytics.reports.template.columns import SHEET
from zi_analytics.reports.template.recap import MET, NEAR, RECAP, UNKNOWN, UNMET
from zi_analytics.scoring import readiness, score
from zi_analytics.tables import ANSWERS, SCORES, PlainTable, typed

pytestmark = needs_office

STATUSES = (MET, NEAR, UNMET, UNKNOWN)
SHEETS = 90
WORKBOOKS = 10
"""Each sheet is filled in by two assessors: 200 fills. Many stand in one workbook, to be quick."""
Fill = dict[str, dict[str, object]]


def _random(rng: np.random.Generator, number: int) -> dict[str, object]:
    answers = random_answers(rng, unanswered=float(rng.choice([0.0, 0.05, 0.4])))
    for item in INPUTS:
        if item.id in answers and rng.random() < 0.15:
            answers[item.id] = 0
    if number % 10 == 3:
        # Good enough to meet conditions: those of a random worksheet are hardly ever met.
        best = {q.id: next(iter(RULES.scale_of(q.id).options), 4) for q in QUESTIONS}
        answers |= {k: best[k] for k in answers if k in best and rng.random() < 0.9}
    return answers


@pytest.fixture(scope="module")
def fills() -> list[Fill]:
    rng = np.random.default_rng(2026)
    numbers = range(SHEETS + WORKBOOKS)
    made = [{who: _random(rng, number) for who in ("unit", "tpi")} for number in numbers]
    made[-1]["tpi"] = {}
    return made


@pytest.fixture(scope="module")
def calculated(fills: list[Fill], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Give the workbook of many sheets, then one workbook for each fill that is left."""
    folder = tmp_path_factory.mktemp("calculated")
    book = opened(blank())
    names = ["many.xlsx", *(f"{number}.xlsx" for number in range(WORKBOOKS))]
    _many(book, fills[:SHEETS]).save(folder / names[0])
    for name, answers in zip(names[1:], fills[SHEETS:], strict=True):
        fill(book, answers["unit"], answers["tpi"])
        book.save(folder / name)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", "out", *names]
    subprocess.run(command, check=True, capture_output=True, timeout=300, cwd=folder)
    return [folder / "out" / name for name in names]


def _many(blank_book: Workbook, fills: list[Fill]) -> Workbook:
    lines = [list(line) for line in blank_book[SHEET].iter_rows(values_only=True)]
    book = Workbook(write_only=True)
    for number, answers in enumerate(fills):
        own = [line.copy() for line in lines]
        for row in ROWS.typed():
            for assessor, columns in COLUMNS.items():
                own[row.number - 1][columns.answer - 1] = answers[assessor].get(row.id)  # type: ignore[assignment]
        page = book.create_sheet(f"{SHEET} {number}")
        for line in own:
            page.append(line)
    return book


@pytest.fixture(scope="module")
def worksheets(calculated: list[Path], situbondo: Registry) -> list[Worksheet]:
    read = [read_lke(path.read_bytes(), path.name, situbondo) for path in calculated]
    found = [worksheet for reading in read for worksheet in reading.worksheets]
    assert len(found) == SHEETS + WORKBOOKS
    return found


@pytest.fixture(scope="module")
def scores(worksheets: list[Worksheet]) -> pd.DataFrame:
    """Score all at once, each under its number."""
    answers = [sheet.answers.assign(unit=str(n)) for n, sheet in enumerate(worksheets)]
    return score(typed(pd.concat(answers), ANSWERS))


def test_every_node_and_question_equals_our_scores(
    worksheets: list[Worksheet], scores: pd.DataFrame
) -> None:
    compared = 0
    for (number, assessor), own in scores.groupby(["unit", "assessor"]):
        written = worksheets[int(str(number))].written[str(assessor)]
        points = dict(zip(own["node"], own["points"], strict=True))
        unanswered = own.loc[(own["level"] == "question") & (own["unanswered"] == 1), "node"]
        assert {*RULES.nodes, "total"} <= set(written), (number, assessor)
        assert set(RULES.questions) - set(written) == set(unanswered), (number, assessor)
        for node, stated in written.items():
            assert abs(points[node] - stated) <= 1e-9, (number, assessor, node)
            compared += 1
    assert compared > 25_000


def test_stated_totals_are_no_finding(worksheets: list[Worksheet], scores: pd.DataFrame) -> None:
    for number, worksheet in enumerate(worksheets[:30]):
        own = PlainTable.of(scores.loc[scores["unit"] == str(number)], SCORES)
        assert reconcile(worksheet, own) == [], number


def test_the_answers_are_read_as_they_were_typed(
    worksheets: list[Worksheet], fills: list[Fill]
) -> None:
    for number, (worksheet, both) in enumerate(zip(worksheets, fills, strict=True)):
        for assessor, own in worksheet.answers.groupby("assessor"):
            values = dict(zip(own["question"], own["value"], strict=True))
            for question in QUESTIONS:
                expected = question_value(question, both[str(assessor)])
                value, place = values[question.id], (number, assessor, question.id)
                if isinstance(expected, str):
                    # Blank, or the official worksheet's error where nothing was due.
                    assert expected != BLANK or np.isnan(value), place
                else:
                    assert abs(value - expected) <= 1e-12, place


def test_a_worksheet_without_answers_of_tpi_has_no_points_of_tpi(
    worksheets: list[Worksheet],
) -> None:
    assert set(worksheets[-1].answers["assessor"]) == {"unit"}
    assert set(worksheets[-2].answers["assessor"]) == {"unit", "tpi"}


def test_the_recap_judges_every_condition_as_we_do(
    calculated: list[Path], scores: pd.DataFrame, fills: list[Fill]
) -> None:
    judged = readiness(scores)
    verdicts = {True: 0, False: 0}
    for number, path in enumerate(calculated[1:], start=SHEETS):
        rows = [list(row) for row in load_workbook(path, data_only=True)[RECAP].values]
        shown = [row for row in rows if row[4] in STATUSES and row[1] is not None]
        for place, assessor in enumerate(("unit", "tpi")):
            own = judged.loc[(judged["unit"] == str(number)) & (judged["assessor"] == assessor)]
            if not fills[number][assessor]:
                assert {row[4 + 3 * place] for row in shown} == {UNKNOWN}
                continue
            in_order = own.sort_values("predicate", key=lambda p: p != "WBK", kind="stable")
            for row, condition in zip(shown, in_order.to_dict("records"), strict=True):
                told = (number, assessor, condition["predicate"], condition["condition"])
                assert row[1] == pytest.approx(condition["minimum"], abs=1e-9), told
                assert row[8 + place] == pytest.approx(condition["value"], abs=1e-9), told
                assert (row[4 + 3 * place] == MET) == condition["met"], told
                verdicts[bool(condition["met"])] += 1
    assert min(verdicts.values()) > 20, verdicts


def test_the_recap_shows_areas_and_what_is_not_answered(
    calculated: list[Path], scores: pd.DataFrame
) -> None:
    own = scores.loc[(scores["unit"] == str(SHEETS)) & (scores["assessor"] == "unit")]
    points = dict(zip(own["node"], own["points"], strict=True))
    sheet = load_workbook(calculated[1], data_only=True)[RECAP]
    shown = {row[0]: row for row in sheet.iter_rows(max_row=20, values_only=True)}
    for id_ in ("total", "A", "A.I", "A.II", "B", "B.I", "B.II", *(a.id for a in RULES.areas)):
        assert shown[RULES.label(id_)][8] == pytest.approx(points[id_], abs=1e-9), id_
    total = own.loc[own["node"] == "total"].iloc[0]
    assert shown[RULES.label("total")][4] == total["unanswered"]
