"""Which files are meant by paths, and what the folders around them are called."""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PORTAL_SUFFIX: Final = ".json"
SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
LKE_SUFFIXES: Final = SUFFIXES | {PORTAL_SUFFIX}
_FOLDERS_ABOVE: Final = 2


@dataclass(frozen=True)
class FileAt:
    """A file: where it is, and the names of the folders it lies in, outermost first.

    The folders are those below the one that was named, and that one; of a file that was named
    itself, the two around it. What lies further out says nothing about a worksheet.
    """

    path: Path
    folders: tuple[str, ...]

    @property
    def name(self) -> str:
        """The file's name; bytes in it that are no text are replaced."""
        return readable(self.path.name)

    @property
    def label(self) -> str:
        """The path as it was named, for people."""
        return readable(str(self.path))


@dataclass(frozen=True)
class Found:
    """Files to read, and files in the folders that are no workbooks by their name."""

    files: tuple[FileAt, ...]
    skipped: tuple[str, ...]


def readable(text: str) -> str:
    """Return a file's name as text that can be printed and stored."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def file_at(path: Path) -> FileAt:
    """Return a file that was named itself."""
    return FileAt(path, path.absolute().parent.parts[1:][-_FOLDERS_ABOVE:])


def find_files(paths: Iterable[Path], suffixes: Collection[str] = LKE_SUFFIXES) -> Found:
    """List the files that the paths mean, folders with all that is below them, in order.

    Hidden files and folders are passed over, and so are the lock files that Excel leaves.
    """
    files: list[FileAt] = []
    skipped: list[str] = []
    for path in paths:
        if not path.is_dir():
            files.append(file_at(path))
            continue
        for below in _walk(path):
            if below.suffix.casefold() in suffixes:
                inside = below.parent.relative_to(path).parts
                files.append(FileAt(below, (path.absolute().name, *inside)))
            else:
                skipped.append(readable(str(below)))
    once: dict[Path, FileAt] = {}
    for file in files:
        once.setdefault(file.path.absolute(), file)
    return Found(tuple(once.values()), tuple(skipped))


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")):
                yield Path(parent) / name
