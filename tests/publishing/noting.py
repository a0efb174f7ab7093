"""A note for as long as a test needs it."""

from collections.abc import Iterator
from contextlib import contextmanager

from zi_analytics.store import Note, NoteDraft, Store

HOSTILE = "<script>alert(1)</script> =1+1 **x** $a$ #panic() &amp;"


@contextmanager
def noted(store: Store, text: str, unit: str | None, subject: str = "") -> Iterator[Note]:
    """Write a note on 2022 and take it away again."""
    made = store.add_note(NoteDraft(text, "Sri", 2022, unit, subject))
    try:
        yield made
    finally:
        store.remove_note(made.id, "Sri")
