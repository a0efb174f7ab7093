"""Decks that people keep by name: how they are arranged, every version of it."""

import json
from dataclasses import replace

import pytest

from zi_analytics.store import DeckDraft, DeckError, Store, acting_as

SAID = {"lemah": "Mohon ditindaklanjuti."}
DRAFT = DeckDraft("Rakor Mei", 2022, "unit", "WBK", ("lemah", "posisi"), SAID)


def test_what_went_in_comes_out_in_its_order(store: Store) -> None:
    with acting_as("sri@contoh.go.id"):
        saved = store.save_deck(DRAFT)
    assert store.deck(saved.id) == saved == store.deck_named("Rakor  Mei ")
    assert saved.draft == DRAFT and saved.version == 1
    assert saved.saved_by == "sri@contoh.go.id"


def test_saving_again_is_the_next_version_and_the_earlier_one_stays(store: Store) -> None:
    first = store.save_deck(DRAFT)
    second = store.save_deck(replace(DRAFT, name=" Rakor   Mei", slides=("posisi",)))
    other = store.save_deck(replace(DRAFT, name="Rakor Juni"))
    assert store.decks() == (other, second)
    assert store.deck_versions("Rakor Mei") == (second, first)
    assert store.deck(first.id).draft.slides == ("lemah", "posisi")


def test_an_archived_deck_is_off_the_list_and_not_lost(store: Store) -> None:
    first = store.save_deck(DRAFT)
    gone = store.archive_deck("Rakor Mei")
    assert store.decks() == () and gone.archived and gone.version == 2
    assert store.deck(first.id) == first and gone.draft == DRAFT
    with pytest.raises(DeckError, match="Rakor Mei"):
        store.deck_named("Rakor Mei")
    with pytest.raises(DeckError, match="Rakor Mei"):
        store.archive_deck("Rakor Mei")
    again = store.save_deck(DRAFT)
    assert again.version == 3 and store.decks() == (again,)


@pytest.mark.parametrize("name", ["", " \n ", "x" * 81])
def test_a_name_that_cannot_be_kept(store: Store, name: str) -> None:
    with pytest.raises(DeckError, match="nama"):
        store.save_deck(replace(DRAFT, name=name))
    assert store.decks() == () and store.events().empty


def test_a_sentence_that_is_too_long(store: Store) -> None:
    with pytest.raises(DeckError, match="160"):
        store.save_deck(replace(DRAFT, sentences={"lemah": "x" * 161}))


def test_an_unknown_deck(store: Store) -> None:
    with pytest.raises(KeyError):
        store.deck(1)


def test_the_trail_tells_before_and_after(store: Store) -> None:
    store.save_deck(DRAFT)
    store.save_deck(replace(DRAFT, slides=(), sentences={}))
    store.archive_deck("Rakor Mei")
    archived, second, first = store.events().to_dict("records")
    assert [archived["kind"], second["kind"], first["kind"]] == ["deck_archived", "deck", "deck"]
    assert json.loads(second["before"])["slides"] == ["lemah", "posisi"]
    assert json.loads(second["after"])["slides"] == []
    assert json.loads(archived["after"])["archived"] is True
    assert first["subject"] == "Rakor Mei"


def test_a_deck_leaves_the_figures_alone(store: Store) -> None:
    before = store.version()
    store.save_deck(DRAFT)
    assert store.version() == before
