"""An import that is killed at a random moment, and what is left of it.

The import runs in a child process and is ended by SIGKILL, which nothing can catch. It replaces old
worksheets by new ones, so that each unit must stand with all of its old or all of its new one.
"""

import hashlib
import multiprocessing
import os
import random
import shutil
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import make_url

from tests.intake.folder import workbook
from zi_analytics.intake import import_paths, run
from zi_analytics.registry import Registry
from zi_analytics.store import Store, open_store
from zi_analytics.tables import SCORES

UNITS = {"DINKES": "Dinas Kesehatan", "DINSOS": "Dinas Sosial", "DISHUB": "Dinas Perhubungan"}
YEARS = (2021, 2022)
TOGETHER = 2
CHILD = multiprocessing.get_context("fork")
Contents = Mapping[tuple[str, int], str]
"""A digest of all that the store holds of a unit and year."""


@dataclass(frozen=True)
class Ground:
    """Two folders of worksheets, a store with the old ones, and what old and new look like."""

    folder: Path
    registry: Registry
    old: Contents
    new: Contents
    reading: float
    writing: float

    @property
    def before(self) -> Path:
        return self.folder / "before.db"


@dataclass(frozen=True)
class Left:
    """What one killed import left: worksheets told as stored, found as stored, and all of them."""

    told: int
    stored: int
    total: int


def prepare(folder: Path, registry: Registry) -> Ground:
    """Make the folders, and the store that every killed import begins with."""
    for name, first in (("old", "Tidak"), ("new", "Ya")):
        for year in YEARS:
            place = folder / name / str(year)
            place.mkdir(parents=True)
            for code, unit in UNITS.items():
                data = workbook(unit, year, first=first, tpi=True)
                (place / f"{code}.xlsx").write_bytes(data)
    with closing(_open(folder / "before.db")) as store:
        import_paths(store, registry, [folder / "old"])
        old = contents(store)
    shutil.copy(folder / "before.db", folder / "whole.db")
    began = time.monotonic()
    child, told = _started(folder / "whole.db", folder / "new", registry)
    os.read(told, 1)
    first = time.monotonic()
    while os.read(told, 1):
        pass
    last = time.monotonic()
    child.join()
    os.close(told)
    assert child.exitcode == 0
    with closing(_open(folder / "whole.db")) as store:
        return Ground(folder, registry, old, contents(store), first - began, last - first)


def kill_once(ground: Ground, draws: random.Random) -> Left:
    """Kill one import at a random moment, and check what is left; raises AssertionError."""
    database = ground.folder / "killed.db"
    for part in ground.folder.glob("killed.db*"):
        part.unlink()
    shutil.copy(ground.before, database)
    told = _killed(ground, database, draws)
    with closing(_open(database)) as store:
        check_whole(store)
        left = contents(store)
        new = [key for key, digest in left.items() if digest == ground.new[key]]
        for key, digest in left.items():
            assert digest in (ground.old[key], ground.new[key]), f"{key} is half imported"
        assert left.keys() == ground.old.keys(), "a unit was lost"
        # The last files may be stored without having been told; none may be told without being so.
        assert told <= len(new), f"{told} told as stored, {len(new)} found"
        import_paths(store, ground.registry, [ground.folder / "new"])
        assert contents(store) == ground.new, "the rest did not follow"
        check_whole(store)
    return Left(told, len(new), len(ground.new))


def check_whole(store: Store) -> None:
    """Let SQLite itself look for damage."""
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert not connection.exec_driver_sql("PRAGMA foreign_key_check").all()


def contents(store: Store) -> Contents:
    """Return a digest of all that is stored of each unit and year, whenever it was."""
    submissions, events = store.submissions(), store.events()
    submissions["heir"] = submissions["superseded_by"].notna()
    submissions = submissions.drop(columns=["id", "received_at", "superseded_by"])
    events = events.drop(columns=["id", "at", "before", "after"])
    found = {}
    for unit, year in dict.fromkeys(zip(submissions["unit"], submissions["year"], strict=True)):
        of_year = {
            "submissions": submissions,
            "scores": store.scores(year)[list(SCORES)],
            "readiness": store.readiness(year),
            "events": events,
        }
        tables = [t.loc[(t["unit"] == unit) & (t["year"] == year)] for t in of_year.values()]
        tables += [store.answers(year, unit), store.written(year, unit), store.findings(year, unit)]
        text = "".join(_lines(table.to_csv(index=False)) for table in tables)
        found[str(unit), int(year)] = hashlib.sha256(text.encode()).hexdigest()
    return found


def _lines(text: str) -> str:
    return "\n".join(sorted(text.splitlines()))


def _killed(ground: Ground, database: Path, draws: random.Random) -> int:
    """Start an import and kill it: at any moment, mostly one after the first stored worksheet."""
    child, ours = _started(database, ground.folder / "new", ground.registry)
    told = b""
    if draws.random() < 0.8:
        told += os.read(ours, 1)
        time.sleep(draws.uniform(0, ground.writing))
    else:
        time.sleep(draws.uniform(0, ground.reading + ground.writing))
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    told += b"".join(iter(lambda: os.read(ours, 4096), b""))
    os.close(ours)
    child.close()
    return len(told)


def _started(
    database: Path, folder: Path, registry: Registry
) -> tuple[multiprocessing.process.BaseProcess, int]:
    """Start an import; also returns where a sign can be read for each worksheet stored."""
    ours, theirs = os.pipe()
    child = CHILD.Process(target=_imported, args=(database, folder, registry, theirs))
    child.start()
    os.close(theirs)
    return child, ours


def _imported(database: Path, folder: Path, registry: Registry, tell: int) -> None:
    files = len(list(folder.rglob("*.xlsx")))

    def stored(done: int, steps: int, what: str) -> None:
        if done > files:
            os.write(tell, b"+")

    # As large as it is, one transaction would hold all of these few files.
    with patch.object(run, "_TOGETHER", TOGETHER), closing(_open(database)) as store:
        import_paths(store, registry, [folder], progress=stored)


def _open(database: Path) -> Store:
    return open_store(make_url(f"sqlite:///{database}"))


def rounds(ground: Ground, times: int, seed: int) -> Iterator[Left]:
    """Kill so many imports, one after the other."""
    draws = random.Random(seed)
    for _ in range(times):
        yield kill_once(ground, draws)
