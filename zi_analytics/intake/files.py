"""Which files are meant by paths, what the folders around them are called, and files given."""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from zi_analytics.intake.findings import finding
from zi_analytics.loaders.cleaning import clean_name
from zi_analytics.loaders.container import LIMITS, megabytes
from zi_analytics.loaders.findings import Finding
from zi_analytics.loaders.findings import finding as loader_finding

PORTAL_SUFFIX: Final = ".json"
SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
LKE_SUFFIXES: Final = SUFFIXES | {PORTAL_SUFFIX}
_FOLDERS_ABOVE: Final = 2


@dataclass(frozen=True)
class Options:
    """What the person says about a file; it overrides what is written in it."""

    year: int | None = None
    unit: str | None = None
    assessor: str | None = None

    @property
    def any(self) -> bool:
        """Tell whether anything is said."""
        return self != Options()


class UnreadableError(Exception):
    """A file that cannot be opened, or is too large to be; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class Source(Protocol):
    """A file to read, wherever it comes from."""

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def label(self) -> str:
        """What the file is called before people."""

    @property
    def folders(self) -> tuple[str, ...]:
        """The names of the folders it lies in that may say something, outermost first."""

    @property
    def named(self) -> bool:
        """Tell whether a person means just this file, so that what he says of it is a choice."""

    def read(self) -> bytes:
        """Return the bytes; raises UnreadableError."""

    def options(self, said: Options) -> Options:
        """Return what is said of this file, where ``said`` is said of all."""


@dataclass(frozen=True)
class FileAt:
    """A file: where it is, and the names of the folders it lies in, outermost first.

    The folders are those below the one that was named, and that one; of a file that was named
    itself, the two around it. What lies further out says nothing about a worksheet.
    """

    path: Path
    folders: tuple[str, ...]
    named: bool = True

    @property
    def name(self) -> str:
        """The file's name; bytes in it that are no text are replaced."""
        return readable(self.path.name)

    @property
    def label(self) -> str:
        """The path as it was named, for people."""
        return readable(str(self.path))

    def read(self) -> bytes:
        """Return the bytes, unless they are too many; raises UnreadableError."""
        try:
            size = self.path.stat().st_size
            if size > LIMITS.size:
                sizes = {"size": megabytes(size), "limit": megabytes(LIMITS.size)}
                raise UnreadableError(loader_finding("oversize", **sizes))
            return self.path.read_bytes()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise UnreadableError(finding("file_unreadable", reason=reason)) from error

    def options(self, said: Options) -> Options:
        """Return what is said of all files."""
        return said


@dataclass(frozen=True)
class Given:
    """A file that a person hands over, with what he chose for it; it lies in no folder."""

    name: str
    data: bytes
    unit: str | None = None
    year: int | None = None
    assessor: str | None = None

    @property
    def label(self) -> str:
        """The file's name."""
        return self.name

    @property
    def folders(self) -> tuple[str, ...]:
        """No folders: where the file came from says nothing."""
        return ()

    @property
    def named(self) -> bool:
        """Always: the person means this file."""
        return True

    def read(self) -> bytes:
        """Return the bytes."""
        return self.data

    def options(self, said: Options) -> Options:
        """Return the choices for this file."""
        return Options(self.year, self.unit, self.assessor)


@dataclass(frozen=True)
class Found:
    """Files to read, and files in the folders that are no workbooks by their name."""

    files: tuple[FileAt, ...]
    skipped: tuple[str, ...]


def readable(text: str) -> str:
    """Return a file's name as text that can be printed and stored, without hidden signs."""
    return clean_name(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


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
                files.append(FileAt(below, (path.absolute().name, *inside), named=False))
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
