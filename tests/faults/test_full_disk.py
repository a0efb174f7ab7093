"""A real disk that is full: while worksheets are imported, and while a page saves."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.faults.killed import check_whole
from tests.faults.serving import one_worksheet
from tests.intake.folder import workbook
from tests.ui.fakes import ROOT
from zi_analytics.registry import Registry
from zi_analytics.store import Store, open_store
from zi_analytics.store.trouble import FULL
from zi_analytics.ui import data

SIZE = 8 * 1024 * 1024
FILLER = "penuh"


@pytest.fixture
def disk(tmp_path: Path, situbondo: Registry) -> Iterator[Path]:
    """A small disk with a store that holds the worksheet of one unit."""
    mount = shutil.which("mount")
    if mount is None or os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    at = tmp_path / "disk"
    at.mkdir()
    made = subprocess.run([mount, "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", at], check=False)
    if made.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        one_worksheet(f"sqlite:///{at / 'zi.db'}", situbondo, tmp_path)
        yield at
    finally:
        subprocess.run(["umount", "-l", at], check=True)


def fill(disk: Path, room: int) -> None:
    """Leave so many bytes of the disk, at most."""
    with (disk / FILLER).open("wb", buffering=0) as filler:
        try:
            filler.write(b"\0" * (shutil.disk_usage(disk).free - room))
        except OSError:
            assert not room


def stored(disk: Path) -> list[str]:
    """Return the units in the store, which SQLite finds whole."""
    store: Store = open_store(f"sqlite:///{disk / 'zi.db'}")
    check_whole(store)
    units = store.submissions()["unit"].tolist()
    store.close()
    return sorted(units)


def imported(disk: Path, folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "zi_analytics", "import", str(folder)],
        cwd=ROOT,
        env={**os.environ, "ZI_DATA": str(disk), "ZI_DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("room", [0, 64 * 1024, 192 * 1024])
def test_an_import_says_so_and_goes_on_when_there_is_room(
    disk: Path, tmp_path: Path, room: int
) -> None:
    place = tmp_path / "kirim" / "2022"
    place.mkdir(parents=True)
    for code, name in {"DINSOS": "Dinas Sosial", "DISHUB": "Dinas Perhubungan"}.items():
        (place / f"{code}.xlsx").write_bytes(workbook(name, 2022))
    fill(disk, room)
    full = imported(disk, place)
    assert full.returncode == 1 and FULL.what in full.stdout + full.stderr
    assert "Traceback" not in full.stdout + full.stderr
    (disk / FILLER).unlink()
    assert "DINKES" in stored(disk)
    assert imported(disk, place).returncode == 0
    assert stored(disk) == ["DINKES", "DINSOS", "DISHUB"]


def test_a_page_that_saves_says_so_and_saves_when_there_is_room(
    disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZI_DATA", str(disk))
    monkeypatch.delenv("ZI_DATABASE_URL", raising=False)
    st.cache_data.clear()
    st.cache_resource.clear()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.query_params["unit"] = "DINKES"
    app.switch_page("pages/simulasi.py").run()
    fill(disk, 0)
    save(app)
    assert FULL.what in [title.value for title in app.title] and not app.exception
    (disk / FILLER).unlink()
    app.run()
    assert data.store().scenarios("DINKES", 2022, "unit") == ()
    save(app)
    assert [kept.draft.name for kept in data.store().scenarios("DINKES", 2022, "unit")] == [
        "Rencana Senin"
    ]
    data.store().close()
    st.cache_resource.clear()


def save(app: AppTest) -> None:
    app.text_input(key="skenario_nama").set_value("Rencana Senin")
    next(button for button in app.button if button.label == "Simpan").click().run()
