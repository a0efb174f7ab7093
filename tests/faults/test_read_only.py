"""A data folder that whoever runs the program may read but not write."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from benchmarks.people import arrived
from tests.faults.serving import one_worksheet, served, together
from tests.ui.fakes import ROOT
from zi_analytics.registry import Registry
from zi_analytics.store.trouble import READ_ONLY

if os.name == "nt":
    pytest.skip("Windows knows other rights", allow_module_level=True)

# Whoever is root may write everywhere; so the program runs as nobody there, with no more than the
# right to read, since the interpreter may lie in a folder of root's.
NOBODY = (
    *("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"),
    *("--inh-caps=-all,+dac_read_search", "--ambient-caps=-all,+dac_read_search"),
)
AS_NOBODY = NOBODY if os.geteuid() == 0 else ()


@pytest.fixture
def read_only(situbondo: Registry) -> Iterator[Path]:
    """A folder with a store and a worksheet, all of it without the right to write."""
    if AS_NOBODY and (
        not shutil.which("setpriv") or subprocess.run([*AS_NOBODY, "true"]).returncode
    ):
        pytest.skip("the tests run as root, and cannot run a program as somebody else here")
    with TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        one_worksheet(f"sqlite:///{folder / 'zi.db'}", situbondo, folder / "kirim")
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield folder
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o755)


def test_the_command_line_says_so(read_only: Path) -> None:
    done = subprocess.run(
        [*AS_NOBODY, sys.executable, "-m", "zi_analytics", "import", str(read_only / "kirim")],
        cwd=ROOT,
        env={**os.environ, "ZI_DATA": str(read_only), "ZI_DATABASE_URL": ""},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1 and READ_ONLY.what in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_page_says_so(read_only: Path, tmp_path: Path) -> None:
    async def told(port: int) -> str:
        async with arrived(port) as person:
            return (await person.open("ringkasan")).wrong

    with served(tmp_path / "log", {"ZI_DATA": str(read_only)}, before=AS_NOBODY) as server:
        assert together(told(server.port)) == READ_ONLY.what
