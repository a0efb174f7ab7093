"""A unit's answers as the portal's JSON, and back."""

import json

import numpy as np
import pandas as pd
import pytest

from tests.makers import make_b, random_answers
from tests.reports.filling import RULES, UNIT
from zi_analytics.instruments import load, portal_ids
from zi_analytics.loaders import read_lke, read_portal
from zi_analytics.registry import Registry
from zi_analytics.reports import UnitLabel, portal_json
from zi_analytics.scoring import score

IDS = portal_ids(RULES)
SAME = ["assessor", "question", "raw", "value"]


def answers(registry: Registry, unanswered: float = 0.0) -> pd.DataFrame:
    rng = np.random.default_rng(5)
    unit, tpi = (random_answers(rng, unanswered) for _ in range(2))
    made = make_b(unit, tpi, unit_name=UNIT.name, year=2026)
    return read_lke(made.data, "x.xlsx", registry).worksheets[0].answers


def by_question(table: pd.DataFrame, column: str, assessor: str = "unit") -> dict[str, object]:
    own = table.loc[(table["assessor"] == assessor) & table[column].notna()]
    return dict(zip(own["question"], own[column], strict=True))


@pytest.mark.parametrize("unanswered", [0.0, 0.3])
def test_what_is_exported_is_read_back(unanswered: float, situbondo: Registry) -> None:
    before = answers(situbondo, unanswered)
    reading = read_portal(portal_json(RULES, UNIT, 2026, before), "x.json", situbondo)
    (worksheet,) = reading.worksheets
    assert (worksheet.unit, worksheet.year) == (before["unit"].iloc[0], 2026)
    assert worksheet.instrument == RULES.id and not worksheet.synthetic
    assert not (reading.findings["severity"] == "error").any()
    for assessor in ("unit", "tpi"):
        expected = by_question(before, "value", assessor)
        assert by_question(worksheet.answers, "value", assessor) == pytest.approx(expected)
    both = (score(table)[["assessor", "node", "points"]] for table in (before, worksheet.answers))
    pd.testing.assert_frame_equal(*both)
    if not unanswered:
        assert reading.findings.empty


def test_every_number_is_there_and_kinds_are_kept(situbondo: Registry) -> None:
    before = answers(situbondo)
    document = json.loads(portal_json(RULES, UNIT, 2026, before))
    assert (document["unit_id"], document["nama_unit"]) == ("dinkes", "Dinas Kesehatan")
    assert document["tahun"] == 2026 and "data_contoh" not in document
    given = {answer["soal_id"]: answer for answer in document["answers"]}
    assert list(given) == list(range(1, 128))
    for id_, number in IDS.items():
        value = given[number]["jawaban_unit"]
        if id_ in RULES.inputs:
            assert type(value) is int, id_
        elif RULES.scale_of(id_).kind == "choice":
            assert value in RULES.scale_of(id_).options, id_
        else:
            assert 0 <= value <= 4, id_


def test_notes_of_a_computed_question_stand_at_its_first_count(situbondo: Registry) -> None:
    before = answers(situbondo)
    rows = before["question"].isin(["A.I.1.i.a", "A.II.1.i.a"])
    before = before.assign(
        note=before["note"].mask(rows, "catatan " + before["assessor"]),
        evidence=before["evidence"].mask(rows, "bukti " + before["assessor"]),
    )
    document = json.loads(portal_json(RULES, UNIT, 2026, before))
    given = {answer["soal_id"]: answer for answer in document["answers"]}
    for id_ in ("A.I.1.i.a", "A.II.1.i.a.1"):
        told = given[IDS[id_]]
        assert told["catatan_unit"] == "catatan unit" and told["catatan_tpi"] == "catatan tpi"
        assert told["bukti_dukung_unit"] == "bukti unit"
    read = read_portal(portal_json(RULES, UNIT, 2026, before), "x.json", situbondo).worksheets[0]
    assert by_question(read.answers, "note")["A.I.1.i.a"] == "catatan unit"
    assert by_question(read.answers, "note", "tpi")["A.I.1.i.a"] == "catatan tpi"
    assert by_question(read.answers, "evidence")["A.I.1.i.a"] == "bukti unit"
    assert "A.I.1.i.a" not in by_question(read.answers, "evidence", "tpi")


def test_the_portals_own_id_and_sample_data(situbondo: Registry) -> None:
    data = portal_json(RULES, UNIT, 2026, answers(situbondo), unit_id=31, synthetic=True)
    assert json.loads(data)["unit_id"] == 31
    assert read_portal(data, "x.json", situbondo).worksheets[0].synthetic


def test_what_breaks_the_schema_is_not_handed_out(situbondo: Registry) -> None:
    before = answers(situbondo)
    with pytest.raises(ValueError, match="nama_unit"):
        portal_json(RULES, UnitLabel("x", "x" * 501), 2026, before)
    with pytest.raises(LookupError):
        portal_json(load("permenpanrb-52-2014"), UNIT, 2019, before)
