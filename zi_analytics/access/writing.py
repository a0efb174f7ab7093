"""Changing the file of roles: checked as a whole before it counts, and put in place in one step."""

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Callable, Container, Sequence
from pathlib import Path
from typing import Final

from zi_analytics.access.mapping import PEOPLE, UNVERIFIED, AccessError, Listed, read_access

CHANGED_MEANWHILE: Final = (
    "Berkas peran diubah orang lain sejak halaman ini dibuka. Muat ulang halaman ini."
)
_LINE: Final = re.compile(r"^[^,]+, baris (\d+): ")


def digest(path: Path) -> str:
    """Return what tells one state of the file from another."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def save_access(
    path: Path,
    people: Sequence[Listed],
    units: Container[str],
    seen: str,
    tell: Callable[[Sequence[Listed], Sequence[Listed]], None],
) -> None:
    """Put other people in place of those of the file, if it is still as ``seen`` (``digest``).

    ``tell`` hears of who was in it and who is; if that fails the file is as before. Comments above
    the first line that is none stay; others are lost. Raises `AccessError`, its problems by row.
    """
    if digest(path) != seen:
        raise AccessError([CHANGED_MEANWHILE])
    old = path.read_bytes()
    before = read_access(path, units)
    head = _head(old.decode("utf-8"))
    if before.accepts_unverified:
        head = [*head, f"{UNVERIFIED}: terima"]
    lines = [*head, f"{PEOPLE}:", *map(_written, people)]
    draft = _draft(path, "\n".join(lines) + "\n")
    try:
        _check(draft, units, len(head) + 1)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    try:
        tell(before.listed, people)
    except BaseException:
        os.replace(_draft(path, old.decode("utf-8")), path)
        raise


def _head(text: str) -> list[str]:
    lines = text.splitlines()
    own = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return lines[:own]


def _written(one: Listed) -> str:
    facts = {"email": one.email, "sub": one.sub, "role": one.role}
    parts = [f"{name}: {_quoted(value)}" for name, value in facts.items() if value]
    if one.units:
        parts.append(f"units: [{', '.join(map(_quoted, one.units))}]")
    return f"  - {{{', '.join(parts)}}}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _draft(path: Path, text: str) -> Path:
    """Write a text beside the file, with the rights that the file has."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".access-", suffix=".yaml")
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(name, path.stat().st_mode & 0o777)
    return Path(name)


def _check(draft: Path, units: Container[str], lines_before: int) -> None:
    try:
        read_access(draft, units)
    except AccessError as error:
        raise AccessError([_by_row(problem, lines_before) for problem in error.problems]) from error


def _by_row(problem: str, lines_before: int) -> str:
    found = _LINE.match(problem)
    if found is None:
        return problem
    row = int(found.group(1)) - lines_before
    return f"Baris {row}: {problem[found.end() :]}" if row > 0 else problem[found.end() :]
