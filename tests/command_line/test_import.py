"""``import`` and ``sample``: what they print, and what they leave behind."""

import json
from pathlib import Path

import pytest

from tests.makers import best_answers, make_a
from zi_analytics.command_line import dispatch
from zi_analytics.store import open_store

from .files import Run, lke, parsed, put


def test_import_prints_what_became_of_each_file(run: Run, folder: Path) -> None:
    lke("masuk/2022/a.xlsx")
    put("masuk/2022/b.xlsx", b"bukan")
    put("masuk/2022/bukti.pdf", b"bukan")
    status, out, err = run("import", "masuk", "--json")
    found = parsed(out)
    assert (status, err) == (1, "")
    assert list(found) == ["dry_run", "counts", "files", "skipped"]
    assert found["dry_run"] is False
    assert found["counts"] == {
        "imported": 1,
        "superseded": 0,
        "unchanged": 0,
        "kept_out": 0,
        "refused": 1,
    }
    good, bad = found["files"]
    assert good == {
        "file": str(Path("masuk/2022/a.xlsx")),
        "sheet": "LKE ZI",
        "status": "imported",
        "unit": "DINKES",
        "year": 2022,
        "instrument": "permenpanrb-90-2021",
        "assessors": ["unit"],
        "written": {"unit": "Dinas Kesehatan", "year": 2022},
        "candidates": [],
        "changes": [
            {"assessor": "unit", "total": 100.0, "replaces": None, "moved_from": None},
        ],
        "findings": [],
    }
    assert (bad["status"], bad["unit"], bad["assessors"]) == ("refused", None, [])
    assert bad["findings"][0]["code"] == "not_a_workbook"
    assert found["skipped"] == [str(Path("masuk/2022/bukti.pdf"))]
    store = open_store(f"sqlite:///{folder / 'data' / 'zi.db'}")
    assert store.years() == [2022]
    store.close()


def test_import_again_is_unchanged_and_well(run: Run) -> None:
    lke()
    assert run("import", "lke.xlsx")[0] == 0
    status, out, _ = run("import", "lke.xlsx")
    assert status == 0
    assert "tidak berubah  lke.xlsx" in out


def test_what_is_kept_out_is_told_with_what_to_do(run: Run) -> None:
    put("x.xlsx", make_a(best_answers()).data)
    status, out, _ = run("import", "x.xlsx", "--year", "2022")
    assert status == 1
    assert "TIDAK DISIMPAN  x.xlsx" in out
    assert "--unit" in out
    assert run("import", "x.xlsx", "--year", "2022", "--unit", "DINKES")[0] == 0


def test_a_dry_run_writes_nothing_not_even_a_database(run: Run, folder: Path) -> None:
    lke()
    status, out, _ = run("import", "lke.xlsx", "--dry-run", "--json")
    found = parsed(out)
    assert (status, found["dry_run"], found["counts"]["imported"]) == (0, True, 1)
    assert not (folder / "data").exists()
    run("import", "lke.xlsx")
    out = run("import", "lke.xlsx", "--dry-run")[1]
    assert "Uji coba" in out and "1 tidak berubah" in out


def test_a_choice_puts_right_whose_a_stored_worksheet_is(run: Run) -> None:
    lke()
    run("import", "lke.xlsx")
    status, out, _ = run("import", "lke.xlsx", "--unit", "DINSOS", "--json")
    (change,) = parsed(out)["files"][0]["changes"]
    assert (status, parsed(out)["files"][0]["unit"]) == (0, "DINSOS")
    assert change["moved_from"] == {"unit": "DINKES", "year": 2022, "assessor": "unit"}
    _, out, _ = run("import", "lke.xlsx", "--unit", "DINKES")
    assert "tadinya dicatat sebagai Dinas Sosial" in out


def test_the_database_may_be_elsewhere(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZI_DATABASE_URL", f"sqlite:///{folder / 'lain' / 'x.db'}")
    lke()
    assert run("import", "lke.xlsx")[0] == 0
    assert (folder / "lain" / "x.db").exists()
    assert not (folder / "data").exists()


def test_an_empty_folder_holds_nothing(run: Run) -> None:
    Path("kosong").mkdir()
    status, out, _ = run("import", "kosong")
    assert status == 0
    assert "Tidak ada berkas LKE" in out


def test_sample_writes_worksheets_that_can_be_scored(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(out: Path, registry: object, progress: object = None) -> list[Path]:
        return [Path(lke(str(out / "2022" / "a.xlsx")))]

    monkeypatch.setattr(dispatch, "write_sample", write)
    status, out, _ = run("sample", "--out", "contoh")
    assert (status, out) == (0, "1 berkas contoh (sintetis) ditulis di contoh.\n")
    assert run("score", "contoh/2022/a.xlsx")[0] == 0


def test_the_portals_json_is_scored_and_imported_like_a_worksheet(run: Run) -> None:
    answers = [{"soal_id": 1, "jawaban_unit": "Ya"}, {"soal_id": 125, "jawaban_unit": 3.6}]
    document = {"unit_id": 1, "nama_unit": "Dinas Kesehatan", "tahun": 2026, "answers": answers}
    put("lke/2026/dinas.json", json.dumps(document).encode())
    status, out, _ = run("score", "lke/2026/dinas.json", "--json")
    told = parsed(out)
    assert (status, told["unit"]["code"], told["year"]) == (0, "DINKES", 2026)
    assert told["assessors"]["unit"]["nodes"]["B.I.a"]["points"] == pytest.approx(15.75)
    status, out, _ = run("import", "lke")
    assert status == 0 and "disimpan" in out
    assert "tidak berubah" in run("import", "lke")[1]
