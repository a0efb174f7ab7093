"""Files on their way in: what was handed over or lies in the inbox, with what was chosen for each.

No widget in here. What a person chose stands in the session by the file's key; the bytes do not:
they stay in the uploader or in the inbox until they are read.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, Literal

from zi_analytics.intake import Given, Outcome, Progress, Result, import_files, import_paths
from zi_analytics.intake.files import FileAt, UnreadableError, find_files, readable
from zi_analytics.ui import data

Place = Literal["kiriman", "kotak"]
UPLOADS: Final[Place] = "kiriman"
INBOX: Final[Place] = "kotak"
MOST_FILES: Final = 300
MOST_BYTES: Final = 300 * 2**20
FOLDER: Final = "folder"


@dataclass(frozen=True)
class Choice:
    """What a person chose for a file; what is missing is left to the file itself."""

    unit: str | None = None
    year: int | None = None
    assessor: str | None = None
    skip: bool = False


Choices = Mapping[str, Choice]


@dataclass(frozen=True)
class Upload:
    """A file that was handed over; ``read`` gives its bytes."""

    key: str
    name: str
    size: int
    read: Callable[[], bytes]


def key_of(result: Result) -> str:
    """Return the key of the file that a result is about."""
    return file_key(PurePath(result.file).name, result.workbook)


def file_key(name: str, sha256: str) -> str:
    """Return what tells files apart: names alone may be equal, and so may bytes.

    A copy in another folder of the inbox is the same file, and a choice for one is for both.
    """
    return f"{sha256}/{name}"


def upload(name: str, size: int, read: Callable[[], bytes], sha256: str | None = None) -> Upload:
    """Return an uploaded file under a name without folders and hidden signs."""
    clean = clean_name(name)
    return Upload(file_key(clean, sha256 or digest(read())), clean, size, read)


def clean_name(name: str) -> str:
    """Return a file's name without folders and hidden signs."""
    return readable(PurePath(name.replace("\\", "/")).name).strip() or "berkas tanpa nama"


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()


def distinct(uploads: Sequence[Upload]) -> list[Upload]:
    """Keep one of each name and content."""
    return list({one.key: one for one in uploads}.values())


def too_much(sizes: Sequence[int]) -> str:
    """Say why so many files are not taken at once; empty if they are."""
    if len(sizes) > MOST_FILES:
        return f"Paling banyak {MOST_FILES} berkas sekaligus; ini {len(sizes)}."
    if sum(sizes) > MOST_BYTES:
        return (
            f"Paling besar {MOST_BYTES // 2**20} MB sekaligus; ini {sum(sizes) // 2**20} MB. "
            "Kirim dalam beberapa kali."
        )
    return ""


def take_uploads(
    uploads: Sequence[Upload], choices: Choices, *, dry_run: bool, progress: Progress
) -> Outcome:
    """Import what was handed over, but for what shall be left out."""
    files = [
        _given(one.name, one.read(), choices.get(one.key, Choice()))
        for one in uploads
        if not choices.get(one.key, Choice()).skip
    ]
    return import_files(data.store(), data.registry(), files, dry_run=dry_run, progress=progress)


def take_inbox(
    first: Outcome | None, choices: Choices, *, dry_run: bool, progress: Progress
) -> Outcome:
    """Import what lies in the inbox; ``first`` is what a look without choices gave.

    With choices, the files are handed over one by one, and what their folders said goes with them.
    """
    box = data.inbox()
    if first is None or not choices:
        folders = [box] if box.is_dir() else []
        return import_paths(
            data.store(), data.registry(), folders, dry_run=dry_run, progress=progress
        )
    found = {file.label: file for file in find_files([box]).files}
    files = [
        given
        for results in _by_file(first.results)
        if (given := _from_inbox(results, found, choices)) is not None
    ]
    return import_files(data.store(), data.registry(), files, dry_run=dry_run, progress=progress)


def _by_file(results: Sequence[Result]) -> list[list[Result]]:
    files: dict[str, list[Result]] = {}
    for result in results:
        files.setdefault(key_of(result), []).append(result)
    return list(files.values())


def _from_inbox(
    results: Sequence[Result], found: Mapping[str, FileAt], choices: Choices
) -> Given | None:
    """Hand a file over with what was chosen; none that is left out, settled or unreadable."""
    first = results[0]
    choice = choices.get(key_of(first), Choice())
    file = found.get(first.file)
    settled = all(result.status == "unchanged" for result in results)
    if file is None or choice.skip or (settled and choice == Choice()):
        return None
    try:
        content = file.read()
    except UnreadableError:
        return None
    folder_year = first.year if first.recognised.year == FOLDER else None
    folder_unit = first.unit if first.recognised.unit == FOLDER else None
    both = Choice(choice.unit or folder_unit, choice.year or folder_year, choice.assessor)
    return _given(file.name, content, both)


def _given(name: str, content: bytes, choice: Choice) -> Given:
    return Given(name, content, choice.unit, choice.year, choice.assessor)
