"""The command ``template``."""

import importlib
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from .files import Run, lke


def first_lines(path: Path) -> list[object]:
    sheet = load_workbook(io.BytesIO(path.read_bytes())).worksheets[0]
    return [line[0] for line in sheet.iter_rows(max_row=6, max_col=1, values_only=True)]


def test_one_worksheet_is_written(run: Run, folder: Path) -> None:
    arguments = ("--year", "2026", "--unit", "dinkes", "--out", "baru/lke.xlsx")
    status, out, _ = run("template", *arguments)
    assert (status, out) == (0, "LKE 2026 untuk Dinas Kesehatan ditulis di baru/lke.xlsx.\n")
    lines = first_lines(folder / "baru" / "lke.xlsx")
    assert lines[1:4] == [
        "Unit Kerja: Dinas Kesehatan",
        "Tahun: 2026",
        "Edisi: PermenPANRB 90/2021",
    ]


def test_all_worksheets_are_written(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What the worksheets hold is tested elsewhere; here, that every expected unit gets one.
    bundle = importlib.import_module("zi_analytics.reports.template.bundle")
    monkeypatch.setattr(bundle, "template", lambda *_, **__: b"workbook")
    status, out, _ = run("template", "--year", "2026", "--all", "--out", "semua")
    names = sorted(path.name for path in (folder / "semua").iterdir())
    assert status == 0 and out.startswith(f"{len(names)} LKE 2026 ditulis di semua.")
    assert len(names) == 47 and "LKE_2026_Dinas-Kesehatan.xlsx" in names


def test_last_years_answers_are_filled_in(run: Run, folder: Path) -> None:
    assert run("import", lke(year=2025))[0] == 0
    arguments = ("--year", "2026", "--out", "lke.xlsx", "--prefill")
    status, out, _ = run("template", *arguments, "--unit", "DINKES")
    assert status == 0 and "Tanpa isian" not in out
    assert "penilaian mandiri 2025" in str(first_lines(folder / "lke.xlsx")[5])
    status, out, _ = run("template", *arguments, "--unit", "DINSOS")
    assert status == 0 and "Tanpa isian 2025 (LKE-nya tidak ada): Dinas Sosial" in out


def test_prefilling_without_a_database_makes_none(run: Run, folder: Path) -> None:
    arguments = ("--year", "2026", "--unit", "DINKES", "--out", "lke.xlsx", "--prefill")
    assert run("template", *arguments)[0] == 0
    assert not (folder / "data").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--year", "2026", "--out", "a.xlsx"], "pilih salah satu: --unit --all"),
        (["--year", "2026", "--out", "a.xlsx", "--unit", "X", "--all"], "tidak dapat bersamaan"),
        (["--year", "2026", "--out", "a.pdf", "--unit", "DINKES"], "bukan nama berkas .xlsx"),
        (["--year", "2019", "--out", "a.xlsx", "--unit", "DINKES"], "52/2014"),
        (["--year", "2026", "--out", "a.xlsx", "--unit", "DINSUS"], "Mungkin: DINSOS"),
        (["--year", "2026", "--out", "ada.xlsx", "--all"], "bukan folder"),
    ],
)
def test_wrong_usage(run: Run, folder: Path, arguments: list[str], said: str) -> None:
    (folder / "ada.xlsx").write_bytes(b"")
    status, out, err = run("template", *arguments)
    assert (status, out) == (2, "")
    assert said in err
