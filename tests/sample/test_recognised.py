"""The loader reads the sample like any worksheet, and has to ask only where something is wrong."""

import math
from collections.abc import Mapping

import pandas as pd
import pytest

from zi_analytics.loaders import Reading
from zi_analytics.sample.files import MISTYPED
from zi_analytics.sample.submissions import Submission

# What may be found in files of each state.
EXPECTED = {
    "whole": set(),
    "gaps": {"unanswered", "count_missing"},
    "mistyped": {
        "answer_unclear",
        "answer_outside_scale",
        "number_unclear",
        "survey_above_maximum",
    },
    "overtyped": set(),
    "truncated": {"truncated"},
    "empty": {"empty_template"},
}
# No complaint was due in a few units; the worksheet shows an error there.
ANYWHERE = {"zero_denominator"}


def of_state(files: Mapping[str, Submission], state: str) -> list[str]:
    return [name for name, submission in files.items() if submission.state == state]


@pytest.mark.parametrize("state", list(EXPECTED))
def test_findings_are_those_that_the_state_of_the_file_explains(
    state: str, files: Mapping[str, Submission], readings: Mapping[str, Reading]
) -> None:
    names = of_state(files, state)
    assert names
    for name in names:
        found = set(readings[name].findings["code"])
        assert found - ANYWHERE == EXPECTED[state], name


def test_every_mistyped_answer_is_found(
    files: Mapping[str, Submission], readings: Mapping[str, Reading]
) -> None:
    (name,) = of_state(files, "mistyped")
    assert len(readings[name].findings) == len(MISTYPED["permenpanrb-90-2021"])


def test_files_that_cannot_be_read_are_refused_and_no_others(
    files: Mapping[str, Submission], readings: Mapping[str, Reading]
) -> None:
    refused = {name for name, reading in readings.items() if reading.refused}
    assert refused == {*of_state(files, "truncated"), *of_state(files, "empty")}


def test_unit_year_and_assessors_are_read_from_the_sheet(
    files: Mapping[str, Submission], readings: Mapping[str, Reading]
) -> None:
    for name, submission in files.items():
        for worksheet in readings[name].worksheets:
            assert (worksheet.unit, worksheet.year) == (submission.unit.code, 2022), name
            assert worksheet.unit_written == submission.unit.name
            assert set(worksheet.answers["assessor"]) == set(submission.assessors), name


def test_every_worksheet_says_that_it_is_made_up(readings: Mapping[str, Reading]) -> None:
    worksheets = [worksheet for one in readings.values() for worksheet in one.worksheets]
    assert len(worksheets) == len(readings) - 2
    assert all(worksheet.synthetic for worksheet in worksheets)


def test_the_worksheets_own_figures_are_those_of_its_formulas(
    files: Mapping[str, Submission], readings: Mapping[str, Reading], scores: pd.DataFrame
) -> None:
    own = scores.set_index(["unit", "assessor", "node"])["points_workbook"].to_dict()
    compared = 0
    for name, submission in files.items():
        for worksheet in readings[name].worksheets:
            for assessor, points in worksheet.written.items():
                for node, written in points.items():
                    wrong = submission.state == "overtyped" and node == "total"
                    difference = abs(written - own[submission.unit.code, assessor, node])
                    assert math.isclose(difference, 6.5 if wrong else 0.0, abs_tol=0.006), name
                    compared += 1
    assert compared > 5000


def test_files_without_totals_state_none(
    files: Mapping[str, Submission], readings: Mapping[str, Reading]
) -> None:
    for name, submission in files.items():
        for worksheet in readings[name].worksheets:
            column = "tpi" if submission.layout == "B" else submission.assessors[0]
            written = worksheet.written.get(column, {})
            stated = submission.totals and column in submission.assessors
            assert bool(written) == stated, name


def test_notes_and_evidence_stand_beside_some_answers(readings: Mapping[str, Reading]) -> None:
    worksheets = [worksheet for one in readings.values() for worksheet in one.worksheets]
    answers = pd.concat([worksheet.answers for worksheet in worksheets])
    of_unit = answers[answers["assessor"] == "unit"]
    assert of_unit["note"].fillna("").ne("").mean() == pytest.approx(0.33, abs=0.08)
    assert of_unit["evidence"].fillna("").ne("").mean() == pytest.approx(0.35, abs=0.1)
    team = answers[answers["assessor"] == "tpi"]
    assert team["note"].fillna("").ne("").mean() > 0.15
    assert not answers["note"].fillna("").str.contains("{", regex=False).any()
