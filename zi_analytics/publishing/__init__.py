"""What leaves the house: from the store's tables to reports, for pages and command line alike."""

from zi_analytics.publishing.arranged import arranged, saved_deck, with_sentences
from zi_analytics.publishing.card import card, unit_report
from zi_analytics.publishing.cards import unit_reports
from zi_analytics.publishing.deck import make_deck
from zi_analytics.publishing.parquet import write_parquet
from zi_analytics.publishing.portal import portal_answers
from zi_analytics.publishing.recap import recap_workbook
from zi_analytics.publishing.regency import regency_report
from zi_analytics.publishing.shelf import Shelf
from zi_analytics.publishing.words import NothingToShowError

__all__ = [
    "NothingToShowError",
    "Shelf",
    "arranged",
    "card",
    "make_deck",
    "portal_answers",
    "recap_workbook",
    "regency_report",
    "saved_deck",
    "unit_report",
    "unit_reports",
    "with_sentences",
    "write_parquet",
]
