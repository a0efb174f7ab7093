"""The sample of 2018–2021 and of SAKIP: read like any worksheet, and true to what is published."""

from collections.abc import Mapping

import pandas as pd
import pytest

from tests.loaders.reading import codes
from zi_analytics.instruments import load
from zi_analytics.loaders import Reading, SakipReading, read_lke, read_sakip
from zi_analytics.registry import Registry
from zi_analytics.sample import EARLIER_YEARS, write_sakip_sample, write_sample
from zi_analytics.sample.answers import answer
from zi_analytics.sample.files import MISTYPED
from zi_analytics.sample.rows import sheet_rows
from zi_analytics.sample.sheets import answer_table
from zi_analytics.sample.submissions import Submission, expected_units, submissions
from zi_analytics.sample.wording import scale_of, wording
from zi_analytics.scoring import distance, readiness, score

OLD = "permenpanrb-52-2014"
YEAR = 2019
EXPECTED = {
    "whole": set(),
    "gaps": {"unanswered"},
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


@pytest.fixture(scope="module")
def of_2019(situbondo: Registry) -> Mapping[str, Submission]:
    return {one.file: one for one in submissions(situbondo, YEAR)}


@pytest.fixture(scope="module")
def read_2019(
    situbondo: Registry, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Reading]:
    paths = write_sample(tmp_path_factory.mktemp("earlier"), situbondo, year=YEAR)
    return {p.name: read_lke(p.read_bytes(), p.name, situbondo) for p in paths}


def test_all_48_units_and_the_hospitals_are_expected(
    situbondo: Registry, of_2019: Mapping[str, Submission]
) -> None:
    expected = {unit.code for unit in expected_units(situbondo.units(YEAR))}
    assert len(expected) == 51
    handed_in = {one.unit.code for one in of_2019.values()}
    assert handed_in < expected
    assert len(expected - handed_in) == 1


def test_every_file_is_recognised_as_what_it_is(
    of_2019: Mapping[str, Submission], read_2019: Mapping[str, Reading]
) -> None:
    assert set(read_2019) == set(of_2019)
    for name, reading in read_2019.items():
        assert set(codes(reading)) == EXPECTED[of_2019[name].state], name
        for worksheet in reading.worksheets:
            assert (worksheet.instrument, worksheet.year) == (OLD, YEAR)
            assert worksheet.unit == of_2019[name].unit.code
            assert worksheet.synthetic
    mistyped = [name for name, one in of_2019.items() if one.state == "mistyped"]
    assert len(read_2019[mistyped[0]].findings) == len(MISTYPED[OLD])


def test_every_question_has_a_row_a_sentence_and_a_scale() -> None:
    rules, texts = load(OLD), wording(OLD)
    asked = [row for row in sheet_rows(OLD) if row.kind == "question"]
    assert [row.id for row in asked] == list(rules.questions) == list(texts.questions)
    assert len({row.text for row in asked}) == 84
    for question in rules.questions.values():
        if question.scale is not None:
            assert scale_of(question.id, rules).id == question.scale
    assert sheet_rows(OLD)[0].text == "PROSES"


@pytest.mark.parametrize("year", EARLIER_YEARS)
def test_nobody_reaches_wbk(year: int, situbondo: Registry) -> None:
    rules = load(OLD)
    units = expected_units(situbondo.units(year))
    filled = {
        (unit.code, who): one for unit in units for who, one in answer(unit, year, rules).items()
    }
    table = distance(readiness(score(answer_table(filled, year, rules))))
    wbk = table[table["predicate"] == "WBK"]
    assert len(wbk) == 2 * 51
    assert wbk["unmet"].min() >= 1
    assert wbk["met"].eq(False).all()


def test_the_level_rises_over_the_years_and_units_keep_their_place(situbondo: Registry) -> None:
    rules = load(OLD)
    found: dict[int, pd.Series] = {}
    for year in sorted(EARLIER_YEARS):
        units = expected_units(situbondo.units(year))
        filled = {(unit.code, "tpi"): answer(unit, year, rules)["tpi"] for unit in units}
        scores = score(answer_table(filled, year, rules))
        found[year] = scores[scores["node"] == "total"].set_index("unit")["share"]
    medians = [found[year].median() for year in sorted(found)]
    assert medians == sorted(medians)
    assert 0.03 < medians[-1] - medians[0] < 0.15
    assert found[2020].corr(found[2021], method="pearson") > 0.7


# SAKIP
@pytest.fixture(scope="module")
def recaps(
    situbondo: Registry, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[int, SakipReading]:
    paths = write_sakip_sample(tmp_path_factory.mktemp("sakip"), situbondo)
    return {int(p.parent.name): read_sakip(p.read_bytes(), p.name, situbondo) for p in paths}


def test_a_recap_a_year_holds_every_counted_unit(
    recaps: Mapping[int, SakipReading], situbondo: Registry
) -> None:
    assert list(recaps) == [2018, 2019, 2020, 2021, 2022]
    for year, reading in recaps.items():
        assert reading.synthetic
        assert set(reading.findings["code"]) <= {"sakip_predicate_differs"}
        table = reading.scores
        assert set(table["evaluation_year"]) == {year}
        units = situbondo.units(year)
        counted = set(units.loc[units["counted"], "code"])
        assert set(table["unit"]) - {"instansi"} == counted
        parts = set(table["component"]) - {"total"}
        assert len(parts) == (4 if year == 2022 else 5)


def test_the_region_states_what_it_has_published_and_no_more(
    recaps: Mapping[int, SakipReading],
) -> None:
    found = {}
    for year, reading in recaps.items():
        own = reading.scores[reading.scores["unit"] == "instansi"]
        for row in own.astype(object).where(own.notna(), None).itertuples():
            found[year] = (row.score, row.predicate_reported)
    assert found == {2018: (None, "BB"), 2019: (81.5, "A"), 2020: (82.39, "A")}


def test_predicates_rise_over_the_years(recaps: Mapping[int, SakipReading]) -> None:
    def better(year: int) -> float:
        table = recaps[year].scores
        own = table[(table["component"] == "total") & (table["unit"] != "instansi")]
        return float(own["predicate"].isin(["BB", "A", "AA"]).mean())

    assert better(2018) < better(2020) < better(2021)
    assert better(2021) < 0.9
