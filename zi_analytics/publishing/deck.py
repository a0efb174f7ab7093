"""The presentation for a rakor: from the store's tables to slides."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from zi_analytics.charts import formats
from zi_analytics.publishing import subjects, words
from zi_analytics.publishing.deck_slides import MAKERS
from zi_analytics.publishing.scene import scene_of
from zi_analytics.publishing.shelf import Shelf
from zi_analytics.reports.slides import Deck, Slide
from zi_analytics.store import Note
from zi_analytics.tables import ASSESSORS


def make_deck(
    shelf: Shelf, year: int, day: date, predicate: str = "WBK", assessor: str = "unit"
) -> Deck:
    """Return the slides for a year, in the order in which they are told.

    A slide for which there is no data is left out. Raises `NothingToShowError` where the assessor
    gave no worksheet that year.
    """
    scene = scene_of(shelf, year, predicate, assessor, day)
    dated = f"Data per {formats.day(day)} · {ASSESSORS[assessor]} · {words.source(scene.rules.id)}"
    region = subjects.of_region(shelf.notes(year))
    slides = [_noted(slide, region) for make in MAKERS for slide in make(scene)]
    return Deck(
        name=f"Zona Integritas {shelf.registry.name} {year}",
        mark="".join(words.mark(shelf)),
        dated=f"Data per {formats.day(day)}",
        slides=tuple(replace(slide, source=f"{slide.source} {dated}".strip()) for slide in slides),
    )


def _noted(slide: Slide, notes: Sequence[Note]) -> Slide:
    """Add the notes on the region and its figures to the slide that shows the same."""
    own = [note for note in notes if subjects.slide_of(note) == slide.id]
    return replace(slide, notes=(*slide.notes, *subjects.lines(own))) if own else slide
