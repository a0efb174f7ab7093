"""The part of the store that holds what people add for presenting: notes and decks."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine

from zi_analytics.store import decks, notes
from zi_analytics.store.decks import DeckDraft, SavedDeck
from zi_analytics.store.engine import write
from zi_analytics.store.notes import Note, NoteDraft


@dataclass(frozen=True)
class Presenting:
    """Notes and decks; every version of each is kept for good."""

    engine: Engine

    def notes(self, year: int | None = None) -> tuple[Note, ...]:
        """Return the notes that stand, of a year if named, the oldest first."""
        with self.engine.connect() as connection:
            return notes.current(connection, year)

    def note_history(self, thread: int) -> tuple[Note, ...]:
        """Return all versions of a note, the oldest first."""
        with self.engine.connect() as connection:
            return notes.history(connection, thread)

    def add_note(self, draft: NoteDraft) -> Note:
        """Keep a new note; raises `NoteError` for a text or an author that cannot be kept."""
        at = datetime.now(UTC)
        return write(self.engine, lambda connection: notes.add(connection, draft, at))

    def change_note(self, id_: int, text: str, author: str) -> Note:
        """Change the note of this version; raises `NoteError` also where it is no longer current.

        The same text changes nothing.
        """
        at = datetime.now(UTC)
        return write(self.engine, lambda c: notes.change(c, id_, text, author, at))

    def remove_note(self, id_: int, author: str) -> Note:
        """Take the note of this version away; raises `NoteError` where it is no longer current."""
        at = datetime.now(UTC)
        return write(self.engine, lambda connection: notes.remove(connection, id_, author, at))

    def save_deck(self, draft: DeckDraft) -> SavedDeck:
        """Keep a deck as the next version of its name; raises `DeckError` for a bad name.

        The store's version stays: no figure depends on a deck.
        """
        at = datetime.now(UTC)
        return write(self.engine, lambda connection: decks.save(connection, draft, at))

    def archive_deck(self, name: str) -> SavedDeck:
        """Take a deck off the list, as its next version; raises `DeckError` where there is none."""
        at = datetime.now(UTC)
        return write(self.engine, lambda connection: decks.archive(connection, name, at))

    def decks(self) -> tuple[SavedDeck, ...]:
        """Return the last version of every deck that is not archived, the latest first."""
        with self.engine.connect() as connection:
            return decks.offered(connection)

    def deck_versions(self, name: str) -> tuple[SavedDeck, ...]:
        """Return all versions of a name, archived ones included, the latest first."""
        with self.engine.connect() as connection:
            return decks.versions(connection, name)

    def deck(self, id_: int) -> SavedDeck:
        """Return a version by its number, archived or not; raises KeyError for one never saved."""
        with self.engine.connect() as connection:
            found = decks.by_id(connection, id_)
        if found is None:
            raise KeyError(id_)
        return found

    def deck_named(self, name: str) -> SavedDeck:
        """Return the last version of a name; raises `DeckError` where it is not offered."""
        with self.engine.connect() as connection:
            return decks.named(connection, name)
