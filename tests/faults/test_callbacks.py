"""What goes wrong right after a click, before a page is run, is told like all else."""

from pathlib import Path

from benchmarks.people import arrived
from tests.faults.serving import one_worksheet, served, together
from tests.pages.reading import APOLOGY
from zi_analytics.registry import Registry
from zi_analytics.store.trouble import FULL

BREAK = """
import errno
from zi_analytics.ui import link
errors = [KeyError('rahasia'), OSError(errno.ENOSPC, 'x')]
def chosen(choice):
    raise errors.pop(0)
link.chosen = chosen
"""


async def _told(port: int) -> list[str]:
    async with arrived(port) as person:
        told = []
        for _ in range(2):
            told.append((await person.open("ringkasan")).wrong)
            changed = await person.choose("Predikat", 1)
            assert changed is not None
            told.append(changed.wrong)
        return told


def test_an_error_after_a_click_is_told_and_the_next_run_is_well(
    tmp_path: Path, situbondo: Registry
) -> None:
    one_worksheet(f"sqlite:///{tmp_path / 'zi.db'}", situbondo, tmp_path)
    with served(tmp_path / "log", {"ZI_DATA": str(tmp_path)}, BREAK) as server:
        told = together(_told(server.port))
    assert told == ["", APOLOGY, "", FULL.what]
    assert "page failed, code " in server.said() and "rahasia" in server.said()
