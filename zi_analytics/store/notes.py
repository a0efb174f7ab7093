"""Notes that people write on a unit, the region or a figure; every version of each is kept.

A note is plain text. Changing or removing one adds a version; of all its versions one is current.
What is written while the sample is shown is about it, and goes when the sample goes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, func, insert, select, update

from zi_analytics.store.events import Event, record
from zi_analytics.store.note_table import notes
from zi_analytics.store.writing import grow_version, has_sample

LONGEST: Final = 600
LONGEST_AUTHOR: Final = 80
WHOLE: Final = ""
"""The subject of a note on a unit or the region as a whole."""

UNSEEN: Final = re.compile(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f-\x9f]")
GAPS: Final = re.compile(r"\n{3,}")


class NoteError(ValueError):
    """A note cannot be kept as it is; the text says why, for people."""


@dataclass(frozen=True)
class NoteDraft:
    """What somebody wants to write: on a unit (None: the region) and year, and of it a subject.

    ``subject`` is the stable name of a figure, or ``WHOLE``.
    """

    text: str
    author: str
    year: int
    unit: str | None = None
    subject: str = WHOLE


@dataclass(frozen=True)
class Note:
    """A version (from 1) of a note; ``thread`` is the number that all its versions share."""

    id: int
    thread: int
    version: int
    written_at: datetime
    removed: bool
    current: bool
    draft: NoteDraft


def add(connection: Connection, draft: NoteDraft, at: datetime) -> Note:
    """Keep a new note within the caller's transaction; raises `NoteError` for a bad text."""
    last = connection.execute(select(func.max(notes.c.thread))).scalar()
    return _put(connection, (last or 0) + 1, None, _checked(draft), at, removed=False)


def change(connection: Connection, id_: int, text: str, author: str, at: datetime) -> Note:
    """Put a text in the place of a note's; raises `NoteError` for a bad text or a late change."""
    before = _latest(connection, id_)
    draft = _with(before.draft, text, author)
    if draft.text == before.draft.text:
        return before
    return _put(connection, before.thread, before, draft, at, removed=False)


def remove(connection: Connection, id_: int, author: str, at: datetime) -> Note:
    """Take a note away; its versions stay. Raises `NoteError` where it was changed meanwhile."""
    before = _latest(connection, id_)
    draft = _with(before.draft, before.draft.text, author)
    return _put(connection, before.thread, before, draft, at, removed=True)


def current(connection: Connection, year: int | None) -> tuple[Note, ...]:
    """Return the notes that stand, of a year if named, in the order in which they were begun."""
    own = [notes.c.current, ~notes.c.removed]
    if year is not None:
        own.append(notes.c.year == year)
    return _read(connection, own)


def history(connection: Connection, thread: int) -> tuple[Note, ...]:
    """Return all versions of a note, the oldest first."""
    return _read(connection, [notes.c.thread == thread])


def tidy(text: str) -> str:
    """Return a text without signs that cannot be seen and without needless empty lines."""
    plain = UNSEEN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return GAPS.sub("\n\n", "\n".join(line.rstrip() for line in plain.split("\n"))).strip()


def _with(draft: NoteDraft, text: str, author: str) -> NoteDraft:
    return _checked(NoteDraft(text, author, draft.year, draft.unit, draft.subject))


def _checked(draft: NoteDraft) -> NoteDraft:
    text, author = tidy(draft.text), " ".join(draft.author.split())
    if not text:
        raise NoteError("catatan perlu isi")
    if len(text) > LONGEST:
        raise NoteError(f"catatan paling panjang {LONGEST} huruf, ini {len(text)}")
    if not author:
        raise NoteError("tulis nama penulis catatan")
    if len(author) > LONGEST_AUTHOR:
        raise NoteError(f"nama penulis paling panjang {LONGEST_AUTHOR} huruf")
    return NoteDraft(text, author, draft.year, draft.unit, draft.subject)


def _latest(connection: Connection, id_: int) -> Note:
    found = _read(connection, [notes.c.id == id_, notes.c.current, ~notes.c.removed])
    if not found:
        raise NoteError("catatan ini sudah diubah atau dihapus orang lain; muat ulang halaman")
    return found[0]


def _put(
    connection: Connection,
    thread: int,
    before: Note | None,
    draft: NoteDraft,
    at: datetime,
    *,
    removed: bool,
) -> Note:
    version = 1 if before is None else before.version + 1
    connection.execute(update(notes).where(notes.c.thread == thread).values(current=False))
    row = {"thread": thread, "version": version, "unit": draft.unit, "year": draft.year}
    row |= {"subject": draft.subject, "text": draft.text, "author": draft.author}
    made = connection.execute(
        insert(notes).values(
            **row,
            written_at=at,
            removed=removed,
            current=True,
            synthetic=has_sample(connection),
        )
    ).inserted_primary_key
    assert made is not None
    (kept,) = _read(connection, [notes.c.id == int(made[0])])
    record(connection, [_told(kept, before)], at)
    grow_version(connection)
    return kept


def _told(kept: Note, before: Note | None) -> Event:
    draft = kept.draft
    done = "dihapus" if kept.removed else "ditulis" if before is None else "diubah"
    about = f" pada {draft.subject}" if draft.subject else ""
    return Event(
        "note_removed" if kept.removed else "note",
        f"Catatan untuk {draft.unit or 'kabupaten'} tahun {draft.year}{about} {done}.",
        unit=draft.unit,
        year=draft.year,
        subject=draft.subject or "catatan",
        before=None if before is None else _facts(before),
        after=_facts(kept),
    )


def _facts(note: Note) -> dict[str, Any]:
    text = None if note.removed else note.draft.text
    return {"version": note.version, "note": text, "entered_by": note.draft.author}


def _read(connection: Connection, own: Sequence[Any]) -> tuple[Note, ...]:
    query = select(notes).where(*own).order_by(notes.c.thread, notes.c.version)
    return tuple(
        Note(
            *(row.id, row.thread, row.version, row.written_at, row.removed, row.current),
            draft=NoteDraft(row.text, row.author, row.year, row.unit, row.subject),
        )
        for row in connection.execute(query)
    )
