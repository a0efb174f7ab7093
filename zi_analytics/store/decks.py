"""Presentations that people keep by name; saving or archiving one adds a version.

What is kept is how a deck is arranged, never its figures: those come from the data when it is
opened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Integer,
    Table,
    UniqueConstraint,
    func,
    insert,
    select,
)

from zi_analytics.store.columns import Utc, Words, code, storable
from zi_analytics.store.events import Event, record
from zi_analytics.store.person import acting
from zi_analytics.store.schema import metadata

LONGEST: Final = 80
LONGEST_SENTENCE: Final = 160
MOST_SLIDES: Final = 100

decks = Table(
    "decks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("year", Integer, nullable=False),
    Column("assessor", code(16), nullable=False),
    Column("predicate", code(8), nullable=False),
    Column("slides", JSON, nullable=False),
    Column("sentences", JSON, nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("saved_by", Words, nullable=False),
    Column("saved_at", Utc, nullable=False),
    UniqueConstraint("name", "version"),
)


class DeckError(ValueError):
    """A presentation cannot be kept or found by this name; the text says why, for people."""


@dataclass(frozen=True)
class DeckDraft:
    """How somebody arranged a deck.

    ``slides`` are those shown, in their order; none at all means every slide in the usual order.
    ``sentences`` are the presenter's, by slide.
    """

    name: str
    year: int
    assessor: str
    predicate: str
    slides: tuple[str, ...] = ()
    sentences: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SavedDeck:
    """A version (from 1) of the deck of a name; an archived one is no longer offered."""

    id: int
    version: int
    archived: bool
    saved_by: str
    saved_at: datetime
    draft: DeckDraft


def save(connection: Connection, draft: DeckDraft, at: datetime) -> SavedDeck:
    """Keep a draft as the next version of its name, within the caller's transaction.

    Raises `DeckError` for a name or a sentence that cannot be kept.
    """
    checked = DeckDraft(
        cleaned(draft.name),
        *(draft.year, draft.assessor, draft.predicate),
        slides=tuple(dict.fromkeys(draft.slides)),
        sentences=_sentences(draft.sentences),
    )
    if len(checked.slides) > MOST_SLIDES:
        raise DeckError(f"paparan paling banyak {MOST_SLIDES} salindia")
    return _put(connection, checked, at, archived=False)


def archive(connection: Connection, name: str, at: datetime) -> SavedDeck:
    """Take a deck off the list; its versions stay. Raises `DeckError` where there is none."""
    return _put(connection, named(connection, name).draft, at, archived=True)


def named(connection: Connection, name: str) -> SavedDeck:
    """Return the last version of a name; raises `DeckError` where it is not offered."""
    found = versions(connection, cleaned(name))
    if not found or found[0].archived:
        raise DeckError(f"tidak ada paparan bernama “{name}”")
    return found[0]


def by_id(connection: Connection, id_: int) -> SavedDeck | None:
    """Return a version, archived or not; None where there is none of this number."""
    found = _read(connection, [decks.c.id == id_])
    return found[0] if found else None


def offered(connection: Connection) -> tuple[SavedDeck, ...]:
    """Return the last version of every deck that is not archived, the latest first."""
    last = select(func.max(decks.c.id)).group_by(decks.c.name)
    return _read(connection, [decks.c.id.in_(last), ~decks.c.archived])


def versions(connection: Connection, name: str) -> tuple[SavedDeck, ...]:
    """Return all versions of a name, the latest first."""
    return _read(connection, [decks.c.name == name])


def cleaned(name: str) -> str:
    """Return a name without needless blanks; raises `DeckError` for none and for a long one."""
    words = storable(" ".join(name.split()))
    if not words:
        raise DeckError("paparan perlu nama")
    if len(words) > LONGEST:
        raise DeckError(f"nama paparan paling panjang {LONGEST} huruf, ini {len(words)}")
    return words


def _sentences(sentences: Mapping[str, str]) -> dict[str, str]:
    kept = {slide: storable(" ".join(text.split())) for slide, text in sentences.items()}
    if any(len(text) > LONGEST_SENTENCE for text in kept.values()):
        raise DeckError(f"kalimat tambahan paling panjang {LONGEST_SENTENCE} huruf")
    return {slide: text for slide, text in kept.items() if text}


def _put(connection: Connection, draft: DeckDraft, at: datetime, *, archived: bool) -> SavedDeck:
    before = next(iter(versions(connection, draft.name)), None)
    row = {"name": draft.name, "version": 1 if before is None else before.version + 1}
    row |= {"year": draft.year, "assessor": draft.assessor, "predicate": draft.predicate}
    row |= {"slides": list(draft.slides), "sentences": dict(draft.sentences)}
    made = connection.execute(
        insert(decks).values(**row, archived=archived, saved_by=acting(), saved_at=at)
    ).inserted_primary_key
    assert made is not None
    (kept,) = _read(connection, [decks.c.id == int(made[0])])
    record(connection, [_told(kept, before)], at)
    return kept


def _told(kept: SavedDeck, before: SavedDeck | None) -> Event:
    done = "dihapus dari daftar" if kept.archived else "disimpan"
    return Event(
        "deck_archived" if kept.archived else "deck",
        f"Paparan “{kept.draft.name}” versi {kept.version} {done}.",
        year=kept.draft.year,
        assessor=kept.draft.assessor,
        subject=kept.draft.name,
        before=None if before is None else _facts(before),
        after=_facts(kept),
    )


def _facts(kept: SavedDeck) -> dict[str, Any]:
    draft = kept.draft
    facts = {"version": kept.version, "year": draft.year, "assessor": draft.assessor}
    facts |= {"predicate": draft.predicate, "slides": list(draft.slides)}
    return facts | {"sentences": dict(draft.sentences), "archived": kept.archived}


def _read(connection: Connection, own: Sequence[Any]) -> tuple[SavedDeck, ...]:
    query = select(decks).where(*own).order_by(decks.c.id.desc())
    return tuple(
        SavedDeck(
            *(row.id, row.version, row.archived, row.saved_by, row.saved_at),
            draft=DeckDraft(
                *(row.name, row.year, row.assessor, row.predicate),
                slides=tuple(row.slides),
                sentences=dict(row.sentences),
            ),
        )
        for row in connection.execute(query)
    )
