"""``path``: the plan for one file, for programs and for people."""

import pytest

from tests.makers import best_answers, best_old, make_a, make_b, make_many, make_old

from .files import UNIT, Run, lke, parsed, put

# Area 2 far below what WBK asks; agents of change that changed too little.
LOW = {
    "A.I.2.ii.a": "C",
    "A.I.2.ii.b": "C",
    "A.I.2.ii.c": "C",
    "A.I.2.ii.d": "C",
    "A.II.2.iii.a": "E",
    "A.II.2.iii.b": "E",
}
KEYS = ["reachable", "effort", "steps", "surveys", "blocking", "total_after"]


def worksheet(**changes: object) -> str:
    answers = {k: v for k, v in {**best_answers(), **LOW, **changes}.items() if v is not None}
    return put("lke.xlsx", make_a(answers, unit_name=UNIT, year=2022).data)


def test_json_is_the_object_of_the_contract(run: Run) -> None:
    worksheet(**{"B.I.a": 3.42})
    status, out, err = run("path", "lke.xlsx", "--predicate", "WBK", "--json")
    assert (status, err) == (0, "")
    found = parsed(out)
    assert list(found) == KEYS
    assert found["reachable"] is True
    assert found["blocking"] == []
    # 7 - 2 - 2 × 2/3 = 3.67 of 4.2: 0.54 more, three levels of 0.25 each.
    assert found["effort"] == 3
    assert [list(step) for step in found["steps"]] == [
        ["question", "from", "to", "points", "effort"]
    ] * len(found["steps"])
    assert {step["from"] for step in found["steps"]} == {"C"}
    assert {step["to"] for step in found["steps"]} <= {"A", "B"}
    assert sum(step["effort"] for step in found["steps"]) == 3
    assert found["surveys"] == [{"id": "B.I.a", "needed": 3.6, "now": 3.42}]


def test_steps_and_surveys_explain_the_total(run: Run) -> None:
    worksheet(**{"B.I.a": 3.42})
    now = parsed(run("score", "lke.xlsx", "--json")[1])["assessors"]["unit"]["total"]
    found = parsed(run("path", "lke.xlsx", "--predicate", "WBK", "--json")[1])
    gained = sum(step["points"] for step in found["steps"]) + (3.6 - 3.42) / 4 * 17.5
    assert found["total_after"] == pytest.approx(now + gained, abs=1e-9)


def test_a_ratio_step_names_the_count_and_a_blank_is_null(run: Run) -> None:
    agents = {"A.II.1.i.a.1": 7, "A.II.1.i.a.2": None, "A.II.1.ii.-": "E", "A.II.1.iii.-": "D"}
    worksheet(**agents, **{"A.I.1.i.a": None, "A.I.1.i.b": "C"})
    fixed = "A.II.1.ii.-,A.II.1.iii.-, A.I.1.i.a,A.I.1.i.b"
    found = parsed(run("path", "lke.xlsx", "--predicate", "WBK", "--fixed", fixed, "--json")[1])
    counts = [step for step in found["steps"] if step["question"].startswith("A.II.1")]
    assert counts == [
        {
            "question": "A.II.1.i.a.2",
            "from": None,
            "to": 3,
            "points": pytest.approx(3 / 7),
            "effort": 6,
        }
    ]


def test_out_of_reach_is_an_answer_and_not_a_failure(run: Run) -> None:
    worksheet(**{"B.I.b": "E", "B.II.a": 3.0})
    status, out, err = run("path", "lke.xlsx", "--predicate", "WBBM", "--fixed", "B.I.b", "--json")
    assert (status, err) == (0, "")
    assert parsed(out) == {
        "reachable": False,
        "effort": None,
        "steps": [],
        "surveys": [{"id": "B.II.a", "needed": 3.6, "now": 3.0}],
        "blocking": ["hasil.bersih", "hasil.bersih.kinerja"],
        "total_after": None,
    }


def test_the_assessor_decides_whose_answers_count(run: Run) -> None:
    put("lke.xlsx", make_b(best_answers() | LOW, best_answers(), unit_name=UNIT, year=2022).data)
    efforts = [
        parsed(run("path", "lke.xlsx", "--predicate", "WBK", "--json", *whose)[1])["effort"]
        for whose in ([], ["--assessor", "unit"], ["--assessor", "tpi"])
    ]
    assert efforts == [3, 3, 0]


def test_one_column_may_be_the_teams(run: Run) -> None:
    worksheet()
    status, out, _ = run("path", "lke.xlsx", "--predicate", "WBK", "--assessor", "tpi")
    assert status == 0
    assert "Jawaban    TPI" in out


def test_several_worksheets_are_an_array(run: Run) -> None:
    put("lke.xlsx", make_many({UNIT: best_answers(), "Dinas Sosial": best_answers() | LOW}).data)
    found = parsed(run("path", "lke.xlsx", "--predicate", "WBK", "--json")[1])
    assert [one["effort"] for one in found] == [0, 3]


def test_a_refused_file_has_no_path_and_says_why(run: Run) -> None:
    put("lke.xlsx", b"bukan buku kerja")
    status, out, err = run("path", "lke.xlsx", "--predicate", "WBK", "--json")
    assert status == 1
    assert parsed(out) == dict.fromkeys(KEYS) | {"steps": [], "surveys": [], "blocking": []}
    assert "lke.xlsx: tidak dapat dibaca." in err
    assert "galat" in err
    assert run("path", "lke.xlsx", "--predicate", "WBK")[:2] == (1, "")


def test_a_worksheet_whose_answers_only_it_can_value_has_no_path_and_says_why(run: Run) -> None:
    put("lke.xlsx", make_old(best_old(), unit_name=UNIT, year=2020, formats={"B.I.b": "0%"}).data)
    status, out, err = run("path", "lke.xlsx", "--predicate", "WBK", "--json")
    assert status == 1
    assert parsed(out) == dict.fromkeys(KEYS) | {"steps": [], "surveys": [], "blocking": []}
    assert "jalur tidak dapat dihitung untuk LKE menurut PermenPANRB 52/2014" in err


def test_people_read_steps_surveys_and_what_else_could_be_done(run: Run) -> None:
    worksheet(**{"B.I.a": 3.42, "A.I.2.ii.a": None})
    status, out, _ = run("path", "lke.xlsx", "--predicate", "WBK")
    assert status == 0
    assert "Dinas Kesehatan (DINKES)" in out
    assert "JALUR TERPENDEK KE WBK" in out
    assert "Total 94,12 → 95,66; upaya 3" in out
    assert "belum diisi → A" in out
    assert "+0,50  upaya  2  total 94,62" in out
    assert "B.I.a  Survei persepsi antikorupsi (IPAK): 3,60; sekarang 3,42 (+0,78 poin)" in out
    assert "Pilihan lain dengan upaya yang sama:" in out
    assert "sebagai ganti" in out
    assert "Pilihan berikutnya, upaya 4:" in out


def test_people_read_what_stands_in_the_way(run: Run) -> None:
    worksheet(**{"B.I.b": "E"})
    status, out, _ = run("path", "lke.xlsx", "--predicate", "WBK", "--fixed", "B.I.b")
    assert status == 0
    assert "TIDAK ADA JALUR" in out
    assert "Capaian kinerja lebih baik             paling tinggi   0,00, minimal 2,50" in out


def test_people_read_that_nothing_is_needed(run: Run) -> None:
    lke()
    out = run("path", "lke.xlsx", "--predicate", "WBBM")[1]
    assert "Semua syarat nilai sudah terpenuhi dengan total 100,00." in out
    worksheet(**dict.fromkeys(LOW, "A"), **{"B.I.a": 3.5})
    out = run("path", "lke.xlsx", "--predicate", "WBK")[1]
    assert "Tidak ada jawaban yang perlu diperbaiki" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lke.xlsx"], "--predicate"),
        (["lke.xlsx", "--predicate", "WBX"], "'WBX' bukan pilihan"),
        (["lke.xlsx", "--predicate", "WBK", "--fixed", "A.I.9.z"], "tidak ada pertanyaan A.I.9.z"),
        (
            ["lke.xlsx", "--predicate", "WBK", "--fixed", "A.II.1.i.a.2"],
            "pertanyaannya, A.II.1.i.a",
        ),
        (["tidak-ada.xlsx", "--predicate", "WBK"], "tidak ada berkas"),
        ([".", "--predicate", "WBK"], "adalah folder"),
    ],
)
def test_wrong_usage_is_status_2_and_says_why(run: Run, arguments: list[str], said: str) -> None:
    lke()
    status, out, err = run("path", *arguments)
    assert (status, out) == (2, "")
    assert said in err


def test_an_assessor_without_answers_is_wrong_usage(run: Run) -> None:
    put("lke.xlsx", make_b(best_answers(), unit_name=UNIT, year=2022).data)
    status, out, err = run("path", "lke.xlsx", "--predicate", "WBK", "--assessor", "tpi")
    assert (status, out) == (2, "")
    assert "tidak ada jawaban TPI" in err
