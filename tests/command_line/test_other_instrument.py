"""Worksheets of 52/2014, SAKIP and prerequisites on the command line."""

from pathlib import Path

import pytest

from tests.makers import best_old, make_old
from tests.makers.sakip import sakip_book
from zi_analytics.store import open_store

from .files import UNIT, Run, parsed, put

NULL = {"hasil.bersih", "hasil.bersih.kinerja"}


def old(**changes: object) -> str:
    answers = best_old() | changes
    formats = {"B.I.b": "0%"}
    made = make_old(answers, unit_name=UNIT, year=2020, formats=formats, totals=not changes)
    return put("lama.xlsx", made.data)


def test_the_same_object_with_an_indicative_basis(run: Run) -> None:
    status, out, _ = run("score", old(), "--json")
    found = parsed(out)
    assert status == 0
    assert (found["instrument"], found["year"]) == ("permenpanrb-52-2014", 2020)
    own = found["assessors"]["unit"]
    assert [own["total"], own["pengungkit"], own["hasil"]] == pytest.approx([100, 60, 40])
    assert {number: area["weight"] for number, area in own["areas"].items()} == {
        "1": 5,
        "2": 5,
        "3": 15,
        "4": 10,
        "5": 15,
        "6": 10,
    }
    assert own["nodes"]["A.III.5.-"] == pytest.approx(
        {"points": 3, "points_workbook": 3, "weight": 3, "share": 1}
    )
    for name in ("WBK", "WBBM"):
        judged = own["readiness"][name]
        assert (judged["met"], judged["basis"]) == (None, "indicative")
        assert len(judged["conditions"]) == 12
        for condition in judged["conditions"]:
            unknown = condition["id"] in NULL
            assert condition["met"] is (None if unknown else True)
            assert (condition["minimum"] is None) is unknown
            assert (condition["value"] is None) is unknown


def test_a_condition_that_fails_makes_the_whole_false_and_never_true(run: Run) -> None:
    _, out, _ = run("score", old(**{"B.II.a": 3.1}), "--json")
    judged = parsed(out)["assessors"]["unit"]["readiness"]["WBK"]
    assert judged["met"] is False
    failed = [c for c in judged["conditions"] if c["met"] is False]
    assert [c["id"] for c in failed] == ["hasil.pelayanan"]
    assert failed[0]["shortfall"] == pytest.approx(16 - 3.1 / 4 * 20)


def test_the_text_says_that_it_is_indicative(run: Run) -> None:
    _, out, _ = run("score", old())
    assert "PermenPANRB 52/2014" in out
    assert "WBK (indikatif, menurut bagian bobot): BELUM DIKETAHUI" in out


def test_a_threshold_that_cannot_be_meant_is_one_clear_line(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    from tests.conftest import REGION

    shutil.copytree(REGION, folder / "daerah")
    text = "instrument,predicate,condition,minimum,article\n52/2014,WBK,areal.1,3,hal. 9\n"
    (folder / "daerah" / "thresholds.csv").write_text(text, encoding="utf-8")
    monkeypatch.setenv("ZI_REGION", str(folder / "daerah"))
    status, _, err = run("score", old())
    assert status == 1
    assert "thresholds.csv, baris 2: syarat 'areal.1' tidak ada" in err


def test_sakip_and_prerequisites_are_imported_by_kind(run: Run, folder: Path) -> None:
    table = [["Unit", "Tahun Evaluasi", "Nilai", "Predikat"], [UNIT, 2021, 80, "A"]]
    put("rekap.xlsx", sakip_book(table))
    status, out, _ = run("import", "rekap.xlsx", "--kind", "sakip", "--json")
    assert status == 0
    (file,) = parsed(out)["files"]
    assert (file["status"], file["rows"]) == ("imported", 1)
    assert file["findings"][0]["code"] == "sakip_predicate_differs"
    put("syarat.xlsx", sakip_book([["Unit", "Layanan inti"], [UNIT, "ya"]]))
    options = ("--kind", "prerequisites", "--year", "2022")
    status, out, _ = run("import", "syarat.xlsx", *options)
    assert (status, out) == (0, "disimpan  syarat.xlsx: 1 isian\n")
    head = ["Unit", "Kelompok", "Jumlah orang", "Sosialisasi"]
    put("siapa.xlsx", sakip_book([head, [UNIT, "Satpam", 4, 1], [UNIT, "Pimpinan", 1, 2]]))
    options = ("--kind", "internalization", "--year", "2022")
    status, out, _ = run("import", "siapa.xlsx", *options)
    assert status == 0 and out.startswith("disimpan  siapa.xlsx: 1 isian\n")
    assert "D3" in out and "2 orang" in out
    store = open_store(f"sqlite:///{folder / 'data' / 'zi.db'}")
    assert store.sakip()["predicate"].tolist() == ["BB"]
    assert store.internalization(2022)["reached"].tolist() == [1]
    assert store.prerequisites(2022)["value"].tolist() == ["ya"]
    store.close()


def test_what_is_kept_out_is_told_with_status_1(run: Run) -> None:
    put("x.xlsx", sakip_book([["catatan"]]))
    status, out, _ = run("import", "x.xlsx", "--kind", "sakip")
    assert status == 1
    assert "DITOLAK  x.xlsx" in out
    assert "Tidak ada tabel nilai SAKIP" in out
