"""The process that prepares the earlier years: it works on the store in use, and ends with it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.ui.fakes import ROOT
from zi_analytics.intake.earlier import BROKEN_OFF
from zi_analytics.intake.sample_folder import LOCK

from .folder import SAMPLE_TITLE, Folder, workbook

COMMAND = (sys.executable, "-m", "zi_analytics.intake.earlier")


def run(folder: Path, *, server_lives: bool, url: str | None = None) -> tuple[int, str]:
    """Run the process over a data folder and its store; return its status and what it told."""
    environment = {**os.environ, "ZI_DATA": str(folder), "PYTHONPATH": str(ROOT)}
    environment.pop("ZI_DATABASE_URL", None)
    if url is not None:
        environment["ZI_DATABASE_URL"] = url
    with subprocess.Popen(
        COMMAND, env=environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None and process.stderr is not None
        if not server_lives:
            process.stdin.close()
        return process.wait(timeout=60), process.stderr.read()


def test_an_empty_store_needs_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, server_lives=True) == (0, "")


def test_what_goes_wrong_is_told_with_a_status(tmp_path: Path) -> None:
    (tmp_path / "zi.db").write_bytes(b"bukan basis data" * 100)
    status, told = run(tmp_path, server_lives=True)
    assert status == 1
    assert "not a database" in told


def test_it_ends_with_the_server_and_leaves_nothing_behind(box: Folder, tmp_path: Path) -> None:
    box.put("contoh.xlsx", workbook("Dinas Sosial", title=SAMPLE_TITLE))
    box.take_in(sample=True)
    url = box.store.engine.url.render_as_string(hide_password=False)
    assert run(tmp_path, server_lives=False, url=url) == (BROKEN_OFF, "")
    assert box.store.years() == [2022]
    assert {path.name for path in tmp_path.glob(".contoh*")} <= {LOCK}
