"""``score`` as people read it."""

from tests.makers import best_answers, make_a

from .files import UNIT, Run, lke, put


def test_the_summary_says_verdict_value_minimum_and_shortfall(run: Run) -> None:
    put("lke.xlsx", make_a({**best_answers(), "B.I.a": 3.599}, unit_name=UNIT, year=2022).data)
    status, out, err = run("score", "lke.xlsx")
    assert (status, err) == (0, "")
    assert "Dinas Kesehatan (DINKES)" in out
    assert "PENILAIAN MANDIRI" in out
    assert "WBK: BELUM, kurang pada 1 dari 12 syarat nilai" in out
    line = next(line for line in out.splitlines() if "IPAK" in line)
    # 15.745625 of 15.75: cut off, and the shortfall rounded up, so that both agree.
    assert line.split(")")[1].split() == ["15,74", "minimal", "15,75,", "kurang", "0,01"]


def test_the_summary_of_a_worksheet_that_meets_all(run: Run) -> None:
    lke()
    out = run("score", "lke.xlsx")[1]
    assert "WBK: memenuhi seluruh 12 syarat nilai" in out
    assert "TEMUAN" not in out


def test_the_summary_groups_findings_and_says_what_is_not_known(run: Run) -> None:
    answers = {**best_answers(), "A.I.1.ii.b": "Z", "A.I.1.ii.c": "Q", "A.I.1.i.b": "E"}
    put("x.xlsx", make_a(answers, totals="none").data)
    out = run("score", "x.xlsx")[1]
    assert "Unit       belum diketahui" in out
    assert "Total tertulis di lembar: belum dihitung" in out
    assert "Belum dijawab: 3 pertanyaan (dihitung 0)" in out
    assert "Dan 2 tempat lain (" in out
    assert "→" in out


def test_the_summary_of_a_refused_file(run: Run) -> None:
    put("x.xlsx", b"bukan")
    status, out, _ = run("score", "x.xlsx")
    assert status == 1
    assert "DITOLAK" in out and "bukan buku kerja Excel" in out


def test_sample_data_is_marked(run: Run) -> None:
    lke(title="LKE ZONA INTEGRITAS\nDATA CONTOH - SINTETIS")
    assert "DATA CONTOH – sintetis" in run("score", "lke.xlsx")[1]
