"""Wrong usage, failures, consoles: no traceback reaches a person."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from zi_analytics.command_line import dispatch

from .files import Run, lke, put

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "perintah"),
        (["nilai"], "'nilai' bukan pilihan"),
        (["score"], "BERKAS"),
        (["score", "tidak-ada.xlsx", "--json"], "tidak ada berkas atau folder tidak-ada.xlsx"),
        (["score", "."], "adalah folder"),
        (["score", "lke.xlsx", "--year", "22"], "bukan tahun"),
        (["score", "lke.xlsx", "--unit", "DINSUS"], "Mungkin: DINSOS"),
        (["score", "lke.xlsx", "--unit", "DPUPR", "--year", "2022"], "pada tahun 2022"),
        (["score", "lke.xlsx", "--assessor", "tpn"], "'tpn' bukan pilihan"),
        (["score", "lke.xlsx", "--jsn"], "tidak dikenal: --jsn"),
        (["score", "lke.xlsx", "--year"], "harus diikuti satu isian"),
        (["import", "lke.xlsx", "tidak-ada"], "tidak ada berkas atau folder tidak-ada"),
        (["import", "lke.xlsx", "--kind", "sakip", "--unit", "DINKES"], "--unit hanya untuk LKE"),
        (["import", "lke.xlsx", "--kind", "internalization", "--workers", "2"], "--workers hanya"),
        (["sample"], "--out"),
        (["sample", "--out", "lke.xlsx"], "bukan folder"),
        (["backup"], "--out"),
        (["restore"], "BERKAS"),
    ],
)
def test_wrong_usage_is_status_2_and_says_why(run: Run, arguments: list[str], said: str) -> None:
    lke()
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert "Salah pemakaian: " in err and said in err


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["score"],
        ["import"],
        ["path"],
        ["template"],
        ["sample"],
        ["export"],
        ["backup"],
        ["restore"],
    ],
)
def test_help_is_indonesian(run: Run, command: list[str]) -> None:
    status, out, _ = run(*command, "--help")
    assert status == 0
    assert "pemakaian: " in out and "tampilkan bantuan ini" in out
    for english in ("usage:", "options:", "positional", "show this"):
        assert english not in out


@pytest.mark.parametrize(
    ("failure", "status", "said"),
    [
        (ValueError("baris\nrusak"), 1, "Kesalahan program (ValueError: baris rusak, di test_"),
        (KeyboardInterrupt(), 130, "Dibatalkan."),
        (PermissionError(13, "Permission denied", "zi.db"), 1, "Permission denied: zi.db"),
    ],
)
def test_a_failure_is_one_clear_line(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    failure: BaseException,
    status: int,
    said: str,
) -> None:
    def fail(*_: object) -> None:
        raise failure

    lke()
    monkeypatch.setattr(dispatch, "examine", fail)
    found, out, err = run("score", "lke.xlsx", "--json")
    assert (found, out) == (status, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_a_database_that_is_none_is_told_of(run: Run, folder: Path) -> None:
    lke()
    put("data/zi.db", b"bukan basis data " * 100)
    status, out, err = run("import", "lke.xlsx")
    assert (status, out) == (1, "")
    assert err.startswith("Berkas basis data rusak") and "file is not a database" in err


def test_a_broken_region_is_told_of(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZI_REGION", str(folder))
    lke()
    status, out, err = run("score", "lke.xlsx")
    assert (status, out) == (1, "")
    assert err.startswith("Data daerah tidak dapat dipakai.\n") and "region.yaml" in err


def _start(
    folder: Path, *arguments: str, **environment: str
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "zi_analytics", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )


def test_a_console_of_another_code_page_gets_utf8(folder: Path) -> None:
    lke("LKE – Dinkes.xlsx")
    done = _start(folder, "score", "LKE – Dinkes.xlsx", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "lembar “LKE ZI”" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_a_reader_that_stops_early_causes_no_traceback(folder: Path) -> None:
    lke()
    command = f'"{sys.executable}" -m zi_analytics score lke.xlsx --json | head -c 1'
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == (b"{", b"")
