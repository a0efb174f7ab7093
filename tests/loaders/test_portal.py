"""The ministry's portal's JSON as a worksheet, and what is refused."""

import json

import pytest

from tests.loaders.reading import values
from zi_analytics.instruments import load, portal_ids
from zi_analytics.loaders import Reading, read_portal
from zi_analytics.loaders.container import LIMITS
from zi_analytics.loaders.portal import SHEET
from zi_analytics.registry import Registry

RULES = load("permenpanrb-90-2021")
IDS = portal_ids(RULES)
NAME = "Dinas Kesehatan"


def document(unit: dict[str, object], tpi: dict[str, object] | None = None) -> dict[str, object]:
    """Make a document with answers by question or input."""
    both = {**dict.fromkeys(unit), **dict.fromkeys(tpi or {})}
    made = [
        {"soal_id": IDS[id_], "jawaban_unit": unit.get(id_), "jawaban_tpi": (tpi or {}).get(id_)}
        for id_ in both
    ]
    return {"unit_id": 1, "nama_unit": NAME, "tahun": 2026, "answers": made}


def read(made: object, registry: Registry, name: str = "x.json") -> Reading:
    return read_portal(json.dumps(made).encode(), name, registry)


def found(reading: Reading) -> dict[str, str]:
    return dict(zip(reading.findings["code"], reading.findings["cell"], strict=True))


def test_answers_are_read_as_people_write_them(situbondo: Registry) -> None:
    typed = {"A.I.1.i.a": " ya", "A.I.1.i.b": "b.", "B.I.a": "3,6", "B.II.a": 3}
    reading = read(document(typed), situbondo)
    assert values(reading) == {"A.I.1.i.a": 1, "A.I.1.i.b": 0.5, "B.I.a": 0.9, "B.II.a": 0.75}
    (worksheet,) = reading.worksheets
    assert (worksheet.sheet, worksheet.unit, worksheet.year) == (SHEET, "DINKES", 2026)
    assert set(worksheet.answers["assessor"]) == {"unit"}
    assert not worksheet.written


def test_a_cell_names_the_number_and_the_field(situbondo: Registry) -> None:
    typed = {"A.I.1.i.b": "mungkin", "B.I.a": 87.5}
    reading = read(document({"A.I.1.i.a": "Ya"}, {"A.I.1.i.a": "Ya", **typed}), situbondo)
    cells = found(reading)
    assert cells["answer_unclear"] == "C2"
    assert cells["survey_above_maximum"] == f"C{IDS['B.I.a']}"
    own = reading.worksheets[0].answers
    last = own.loc[(own["question"] == "B.I.a") & (own["assessor"] == "tpi")].iloc[0]
    assert (last["cell"], last["raw"]) == (f"C{IDS['B.I.a']}", "87.5")


def test_counts_are_computed_and_what_is_odd_is_found(situbondo: Registry) -> None:
    typed = {"A.II.1.i.a.1": 4, "A.II.1.i.a.2": 1, "A.II.1.i.b.1": 0, "A.II.1.i.b.2": 0}
    reading = read(document(typed | {"A.II.4.i.-.1": 3}), situbondo)
    assert values(reading) == {"A.II.1.i.a": 0.25, "A.II.1.i.b": 0}
    cells = found(reading)
    assert cells["zero_denominator"] == f"B{IDS['A.II.1.i.b.1']}"
    missing = reading.findings.loc[reading.findings["code"] == "count_missing", "cell"]
    assert f"B{IDS['A.II.4.i.-.2']}" in set(missing)
    numbers = {int(cell[1:]) for cell in reading.worksheets[0].answers["cell"]}
    assert numbers == set(IDS.values())


def test_unit_and_year_come_from_an_option_first(situbondo: Registry) -> None:
    data = json.dumps(document({"A.I.1.i.a": "Ya"})).encode()
    reading = read_portal(data, "x.json", situbondo, unit="DINSOS", year=2025)
    assert (reading.worksheets[0].unit, reading.worksheets[0].year) == ("DINSOS", 2025)
    assert {"unit_clash", "year_clash"} <= set(found(reading))
    unknown = read(document({"A.I.1.i.a": "Ya"}) | {"nama_unit": "Qwertyuiop"}, situbondo)
    assert unknown.worksheets[0].unit is None and "unit_unknown" in found(unknown)


def test_a_name_cannot_smuggle_a_year(situbondo: Registry) -> None:
    made = document({"A.I.1.i.a": "Ya"}) | {"nama_unit": f"{NAME}\nTahun: 2019"}
    assert read(made, situbondo).worksheets[0].year == 2026


def twice() -> dict[str, object]:
    made = document({"A.I.1.i.a": "Ya"})
    answers = made["answers"]
    assert isinstance(answers, list)
    return made | {"answers": answers * 2}


REFUSED = {
    "empty_file": b"",
    "oversize": b" " * (LIMITS.size + 1),
    "portal_no_json": b'{"unit_id": 1,',
    "portal_invalid": b'{"unit_id": 1}',
    "portal_repeated": json.dumps(twice()).encode(),
    "empty_template": json.dumps(document({})).encode(),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_cannot_be_used_is_refused_with_its_reason(code: str, situbondo: Registry) -> None:
    reading = read_portal(REFUSED[code], "x.json", situbondo)
    assert reading.refused and reading.worksheets == ()
    assert list(found(reading)) == [code]


@pytest.mark.parametrize(
    "data", [b"[" * 100_000, b"\xff\xfe\x00", b"NaN", b"9" * 10_000, b"PK\x03\x04"]
)
def test_hostile_bytes_are_refused(data: bytes, situbondo: Registry) -> None:
    assert list(found(read_portal(data, "x.json", situbondo))) in (
        ["portal_no_json"],
        ["portal_invalid"],
    )


def test_a_number_that_is_none_in_an_answer_is_refused(situbondo: Registry) -> None:
    data = json.dumps(document({"B.I.a": float("inf")})).encode()
    assert list(found(read_portal(data, "x.json", situbondo))) == ["portal_no_json"]
