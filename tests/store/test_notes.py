"""Notes that people write: plain text, every version kept, told of in the trail."""

import json
from dataclasses import replace

import pytest

from tests.store.deliveries import delivery, sheet
from zi_analytics.store import Note, NoteDraft, NoteError, Store, acting_as
from zi_analytics.store.notes import LONGEST

DRAFT = NoteDraft("Bukti dukung belum lengkap.", "Sri", 2022, "DINKES", "unit.syarat")
HOSTILE = "<script>alert(1)</script>\n=1+1 **x** $a$ [t](http://x) \u202e"


def test_what_went_in_comes_out_as_it_was(store: Store) -> None:
    made = store.add_note(replace(DRAFT, text=HOSTILE))
    assert store.notes(2022) == (made,)
    assert made.draft.text == HOSTILE.strip() and made.draft.author == "Sri"
    assert (made.version, made.current, made.removed) == (1, True, False)
    assert store.notes(2021) == () and store.notes() == (made,)


def test_a_change_is_a_version_and_the_earlier_one_stays(store: Store) -> None:
    first = store.add_note(DRAFT)
    second = store.change_note(first.id, "Sudah lengkap.", "Budi")
    assert store.notes(2022) == (second,)
    assert (second.version, second.thread, second.draft.author) == (2, first.thread, "Budi")
    texts = [(note.draft.text, note.current) for note in store.note_history(first.thread)]
    assert texts == [(DRAFT.text, False), ("Sudah lengkap.", True)]


def test_the_same_text_changes_nothing(store: Store) -> None:
    made = store.add_note(DRAFT)
    assert store.change_note(made.id, f"  {DRAFT.text}\n", "Budi") == made
    assert len(store.note_history(made.thread)) == 1


def test_removing_keeps_the_history(store: Store) -> None:
    made, other = store.add_note(DRAFT), store.add_note(replace(DRAFT, unit=None, subject=""))
    store.remove_note(made.id, "Budi")
    assert store.notes(2022) == (other,)
    history = store.note_history(made.thread)
    assert [note.removed for note in history] == [False, True]
    assert history[-1].draft.author == "Budi"


def test_who_changes_an_old_version_is_told(store: Store) -> None:
    made = store.add_note(DRAFT)
    store.change_note(made.id, "Lain.", "Budi")
    with pytest.raises(NoteError, match="orang lain"):
        store.change_note(made.id, "Terlambat.", "Sri")
    with pytest.raises(NoteError, match="orang lain"):
        store.remove_note(made.id, "Sri")
    assert [note.draft.text for note in store.notes()] == ["Lain."]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"text": " \n\t "}, "perlu isi"),
        ({"text": "x" * (LONGEST + 1)}, f"{LONGEST} huruf, ini {LONGEST + 1}"),
        ({"author": " "}, "nama penulis"),
        ({"author": "x" * 81}, "nama penulis"),
    ],
)
def test_what_cannot_be_kept_is_said(store: Store, changed: dict[str, str], said: str) -> None:
    with pytest.raises(NoteError, match=said):
        store.add_note(replace(DRAFT, **changed))
    assert store.notes() == () and store.events().empty


def test_signs_that_cannot_be_seen_are_left_out(store: Store) -> None:
    made = store.add_note(replace(DRAFT, text="satu\x00\x07dua\r\n\r\n\r\n\r\ntiga  \n"))
    assert made.draft.text == "satu  dua\n\ntiga"


def test_the_trail_tells_before_after_and_who(store: Store) -> None:
    with acting_as("sri@contoh.go.id"):
        made: Note = store.add_note(DRAFT)
        changed = store.change_note(made.id, "Lain.", "Sri")
        store.remove_note(changed.id, "Sri")
    removed, edited, written = store.events().to_dict("records")
    assert [removed["kind"], edited["kind"], written["kind"]] == ["note_removed", "note", "note"]
    assert (edited["unit"], edited["year"], edited["person"]) == (
        *("DINKES", 2022),
        "sri@contoh.go.id",
    )
    assert json.loads(edited["before"])["note"] == DRAFT.text
    assert json.loads(edited["after"]) == {"version": 2, "note": "Lain.", "entered_by": "Sri"}
    assert json.loads(removed["after"])["note"] is None


def test_caches_notice_a_note(store: Store) -> None:
    before = store.version()
    made = store.add_note(DRAFT)
    store.remove_note(made.id, "Sri")
    assert store.version() == before + 2


def test_a_note_on_the_sample_goes_with_it_and_one_on_real_data_stays(store: Store) -> None:
    store.receive(delivery(b"contoh", sheet(synthetic=True)))
    on_sample = store.add_note(DRAFT)
    assert store.notes(2022) == (on_sample,)
    store.receive(delivery(b"asli", sheet()))
    assert store.notes(2022) == () and len(store.note_history(on_sample.thread)) == 1
    on_real = store.add_note(DRAFT)
    store.receive(delivery(b"lain", sheet(points=71.0)))
    assert store.notes(2022) == (on_real,)
