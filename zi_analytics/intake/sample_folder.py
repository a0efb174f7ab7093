"""The folder in which the sample is made: by one process at a time, though several may start it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

LOCK: Final = ".contoh.lock"
PREFIX: Final = ".contoh-"
PATIENCE: Final = 3600.0


@contextmanager
def sample_lock(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, once whoever holds it now is done; the folder is made if missing.

    The lock is a transaction on an SQLite file that stays empty: the system lets go of it when a
    process dies, however it dies, and it is the same on every system.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = sqlite3.connect(folder / LOCK, timeout=PATIENCE, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        lock.close()


@contextmanager
def temporary(folder: Path) -> Iterator[Path]:
    """Give a new folder in this one, for as long as it takes; only under ``sample_lock``.

    What a process that was killed left behind is removed.
    """
    for left in folder.glob(f"{PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(dir=folder, prefix=PREFIX) as made:
        yield Path(made)
