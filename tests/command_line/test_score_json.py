"""``score --json``: the object that other programs read."""

from pathlib import Path

import pytest

from tests.makers import INPUTS, QUESTIONS, best_answers, make_a, make_b, make_many

from .files import UNIT, Run, lke, parsed, put

AREAS = [f"area.{number}" for number in range(1, 7)]
CONDITIONS = [
    "total",
    "pengungkit",
    *AREAS,
    "hasil.bersih",
    "hasil.bersih.ipak",
    "hasil.bersih.kinerja",
    "hasil.pelayanan",
]


def test_score_prints_the_object_of_the_contract(run: Run) -> None:
    answers = {**best_answers(), "A.I.1.i.a": "Tidak"}
    tpi = {key: value for key, value in best_answers().items() if key != "B.II.a"}
    put("lke.xlsx", make_b(answers, tpi, unit_name=UNIT, year=2022).data)
    status, out, err = run("score", "lke.xlsx", "--json")
    assert (status, err) == (0, "")
    found = parsed(out)
    assert list(found) == ["file", "instrument", "unit", "year", "assessors", "findings"]
    assert found["file"] == "lke.xlsx"
    assert found["instrument"] == "permenpanrb-90-2021"
    assert found["unit"] == {"written": UNIT, "code": "DINKES"}
    assert found["year"] == 2022
    assert list(found["assessors"]) == ["unit", "tpi"]
    own, other = found["assessors"].values()
    names = ["total", "pengungkit", "hasil", "nodes", "areas", "unanswered", "written", "readiness"]
    assert list(own) == list(other) == names
    assert [own["total"], own["pengungkit"], own["hasil"]] == pytest.approx([99.75, 59.75, 40])
    assert own["unanswered"] == []
    assert other["unanswered"] == ["B.II.a"]
    assert other["total"] == pytest.approx(82.5)


def test_nodes_and_areas_have_their_figures(run: Run) -> None:
    put("lke.xlsx", make_a({**best_answers(), "A.I.1.i.a": "Tidak"}).data)
    found = parsed(run("score", "lke.xlsx", "--json")[1])["assessors"]["unit"]
    nodes = found["nodes"]
    assert {row.id for row in QUESTIONS} < set(nodes)
    assert {"A", "A.I", "A.I.1", "A.I.1.i", "A.II.6", "B", "B.I", "B.II"} < set(nodes)
    assert not set(nodes) & {"total", "area.1", *(row.id for row in INPUTS)}
    assert nodes["A.I.1.i.a"] == {
        "points": 0.0,
        "points_workbook": 0.0,
        "weight": 0.25,
        "share": 0.0,
    }
    assert nodes["B.I"]["weight"] == 22.5
    assert list(found["areas"]) == ["1", "2", "3", "4", "5", "6"]
    assert found["areas"]["1"] == pytest.approx({"points": 7.75, "weight": 8, "share": 7.75 / 8})


def test_readiness_names_every_condition_in_order(run: Run) -> None:
    answers = {**best_answers(), "B.I.a": 3.5}
    put("lke.xlsx", make_a(answers).data)
    found = parsed(run("score", "lke.xlsx", "--json")[1])["assessors"]["unit"]["readiness"]
    assert list(found) == ["WBK", "WBBM"]
    for predicate in found.values():
        assert list(predicate) == ["met", "basis", "conditions"]
        assert predicate["basis"] == "regulation"
        assert [condition["id"] for condition in predicate["conditions"]] == CONDITIONS
    assert found["WBK"]["met"] is False
    ipak = found["WBK"]["conditions"][9]
    assert list(ipak) == ["id", "label", "value", "minimum", "shortfall", "met"]
    assert ipak["label"] == "Survei persepsi antikorupsi (IPAK)"
    assert [ipak["value"], ipak["minimum"], ipak["shortfall"]] == pytest.approx(
        [15.3125, 15.75, 0.4375]
    )
    assert ipak["met"] is False
    assert found["WBK"]["conditions"][0]["met"] is True
    assert found["WBK"]["conditions"][0]["shortfall"] == 0


def test_all_conditions_met(run: Run) -> None:
    lke()
    found = parsed(run("score", "lke.xlsx", "--json")[1])["assessors"]["unit"]
    assert [predicate["met"] for predicate in found["readiness"].values()] == [True, True]


def test_what_is_missing_is_null_and_never_a_number(run: Run) -> None:
    answers = {k: v for k, v in best_answers().items() if not k.startswith("A.I.1.i.")}
    put("x.xlsx", make_a(answers, totals="none").data)
    status, out, _ = run("score", "x.xlsx", "--json")
    found = parsed(out)
    assert status == 0
    assert found["unit"] == {"written": None, "code": None}
    assert found["year"] is None
    own = found["assessors"]["unit"]
    assert own["written"] == {"total": None, "nodes": {}}
    group = own["nodes"]["A.I.1.i"]
    assert (group["points"], group["points_workbook"]) == (0.0, None)
    assert own["nodes"]["A"]["points_workbook"] is None
    assert own["unanswered"] == ["A.I.1.i.a", "A.I.1.i.b"]
    assert {finding["code"] for finding in found["findings"]} >= {"unit_unknown", "year_unknown"}


def test_totals_of_the_file_stand_beside_ours_and_a_difference_is_found(run: Run) -> None:
    lke(written={"A.I.1": 3.0})
    found = parsed(run("score", "lke.xlsx", "--json")[1])
    written = found["assessors"]["unit"]["written"]
    assert written["nodes"]["A.I.1"] == 3.0
    assert written["nodes"]["A.I.2"] == pytest.approx(3.5)
    assert "total" not in written["nodes"]
    (difference,) = [f for f in found["findings"] if f["code"] == "total_differs"]
    assert list(difference) == ["severity", "code", "sheet", "cell", "message", "hint"]
    assert (difference["severity"], difference["sheet"]) == ("warning", "LKE ZI")
    assert difference["cell"].startswith("L")


def test_several_worksheets_are_an_array_each_with_its_findings(run: Run) -> None:
    sheets = {name: best_answers() for name in (UNIT, "Dinas Sosial")}
    del sheets["Dinas Sosial"]["A.I.1.i.a"]
    put("banyak.csv", make_many(sheets, year=2022).data)
    status, out, _ = run("score", "banyak.csv", "--json")
    found = parsed(out)
    assert (status, [one["unit"]["code"] for one in found]) == (0, ["DINKES", "DINSOS"])
    assert [[f["code"] for f in one["findings"]] for one in found] == [
        ["renamed_format"],
        ["unanswered", "renamed_format"],
    ]
    assert found[0]["findings"][0]["sheet"] is None


def test_an_empty_sheet_beside_filled_ones_is_told_of_once(run: Run) -> None:
    full = ("Dinas Sosial", "Dinas Kesehatan")
    put("x.xlsx", make_many({**dict.fromkeys(full, best_answers()), "Kosong": {}}, year=2022).data)
    status, out, _ = run("score", "x.xlsx", "--json")
    codes = [[one["code"] for one in item["findings"]] for item in parsed(out)]
    assert (status, codes) == (1, [[], [], ["empty_template"]])
    assert (parsed(out)[2]["instrument"], parsed(out)[2]["assessors"]) == (None, {})
    _, out, _ = run("score", "x.xlsx")
    assert out.count("belum diisi") == 1
    put("y.xlsx", make_many({full[0]: best_answers(), "Kosong": {}}, year=2022).data)
    _, out, _ = run("score", "y.xlsx", "--json")
    assert [one["code"] for one in parsed(out)["findings"]] == ["empty_template"]


def test_options_override_what_the_file_says(run: Run) -> None:
    lke()
    options = ["--year", "2023", "--unit", "dinsos", "--assessor", "tpi"]
    status, out, _ = run("score", "lke.xlsx", "--json", *options)
    found = parsed(out)
    assert status == 0
    assert (found["unit"]["code"], found["year"]) == ("DINSOS", 2023)
    assert list(found["assessors"]) == ["tpi"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"Unit;Nilai\n", "not_a_workbook"),
        (make_a({}).data, "empty_template"),
        (make_a(best_answers()).data[:9000], "truncated"),
    ],
)
def test_a_refused_file_is_the_same_object_and_status_1(
    run: Run, content: bytes, code: str
) -> None:
    put("x.xlsx", content)
    status, out, err = run("score", "x.xlsx", "--json")
    found = parsed(out)
    assert (status, err) == (1, "")
    (finding,) = found.pop("findings")
    assert (finding["severity"], finding["code"]) == ("error", code)
    assert found == {
        "file": "x.xlsx",
        "instrument": None,
        "unit": {"written": None, "code": None},
        "year": None,
        "assessors": {},
    }


def test_score_needs_no_store(run: Run, folder: Path) -> None:
    lke()
    run("score", "lke.xlsx")
    assert not (folder / "data").exists()
