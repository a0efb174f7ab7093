"""A presentation as somebody arranged it: which slides, in which order, with which sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from zi_analytics.publishing.deck import make_deck
from zi_analytics.publishing.shelf import Shelf
from zi_analytics.reports.slides import Deck
from zi_analytics.store import SavedDeck


def arranged(deck: Deck, order: Sequence[str]) -> Deck:
    """Return the deck with the slides that are named, in this order; unknown ones are left out."""
    by_id = {slide.id: slide for slide in deck.slides}
    return replace(deck, slides=tuple(by_id[id_] for id_ in order if id_ in by_id))


def with_sentences(deck: Deck, sentences: Mapping[str, str]) -> Deck:
    """Return the deck with each presenter's sentence as the second one of its slide."""
    slides = tuple(
        replace(slide, says=" ".join(filter(None, [slide.says, sentences.get(slide.id, "")])))
        for slide in deck.slides
    )
    return replace(deck, slides=slides)


def saved_deck(shelf: Shelf, saved: SavedDeck, day: date) -> tuple[Deck, tuple[str, ...]]:
    """Return a deck kept by name with today's figures, and the slides in it that are gone.

    Where none of its slides is left, all are shown. Raises `NothingToShowError` where the assessor
    gave no worksheet for its year.
    """
    draft = saved.draft
    whole = make_deck(shelf, draft.year, day, draft.predicate, draft.assessor)
    known = [slide.id for slide in whole.slides]
    order = [id_ for id_ in draft.slides if id_ in known] or known
    gone = tuple(id_ for id_ in draft.slides if id_ not in known)
    return with_sentences(arranged(whole, order), draft.sentences), gone
