"""The numbers and the schema of the ministry's portal."""

import csv
import json
from pathlib import Path

import pytest

from zi_analytics.instruments import load, portal_ids, portal_problem

LISTING = Path(__file__).parents[3] / "shared" / "reference" / "instrument_90_2021.csv"
RULES = load("permenpanrb-90-2021")
WHOLE = {"unit_id": 7, "nama_unit": "Dinas", "tahun": 2026, "answers": [{"soal_id": 1}]}


def test_what_is_typed_is_numbered_in_the_order_of_the_worksheet() -> None:
    ids = portal_ids(RULES)
    assert list(ids.values()) == list(range(1, 128))
    ratios = {q.id for q in RULES.questions.values() if q.ratio is not None}
    assert set(ids) == set(RULES.questions) - ratios | set(RULES.inputs)
    assert (ids["A.I.1.i.a"], ids["A.II.5.ii.-.1"], ids["B.II.a"]) == (1, 110, 127)


@pytest.mark.skipif(not LISTING.exists(), reason=f"the reference listing is not at {LISTING}")
def test_the_numbers_are_those_of_the_listing() -> None:
    with LISTING.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["portalrb_soal_id"]]
    assert portal_ids(RULES) == {row["path"]: int(row["portalrb_soal_id"]) for row in rows}


def test_the_portal_takes_no_older_worksheet() -> None:
    with pytest.raises(LookupError, match="52/2014"):
        portal_ids(load("permenpanrb-52-2014"))


def test_what_keeps_to_the_schema_has_no_problem() -> None:
    assert portal_problem(WHOLE) is None
    assert portal_problem(WHOLE | {"unit_id": "DINKES", "lain": [1]}) is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"tahun": "2026"}, 'tahun: "2026"'),
        ({"tahun": 99}, "tahun: 99"),
        ({"nama_unit": None}, "nama_unit: null"),
        ({"answers": {}}, "answers: {}"),
        ({"answers": [{}]}, "answers/0: kurang soal_id"),
        ({"answers": [{"soal_id": 128}]}, "answers/0/soal_id: 128"),
        ({"answers": [{"soal_id": 1, "jawaban_unit": ["A"]}]}, "answers/0/jawaban_unit"),
        ({"answers": [{"soal_id": 1, "catatan_tpi": 3}]}, "answers/0/catatan_tpi: 3"),
    ],
)
def test_a_problem_says_where_and_what(change: dict[str, object], said: str) -> None:
    problem = portal_problem(WHOLE | change)
    assert problem is not None and problem.startswith(said)


@pytest.mark.parametrize("document", [None, [], 3, "x", {}])
def test_another_document_is_a_problem(document: object) -> None:
    assert portal_problem(json.loads(json.dumps(document))) is not None
