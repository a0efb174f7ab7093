"""The command ``export``: recap, report cards, presentation and portal's JSON of a year."""

import argparse
import sys
from datetime import date

from zi_analytics.command_line.parser import PARQUET
from zi_analytics.command_line.terminal import progress_bar
from zi_analytics.publishing import (
    NothingToShowError,
    Shelf,
    make_deck,
    portal_answers,
    recap_workbook,
    regency_report,
    saved_deck,
    unit_report,
    unit_reports,
    write_parquet,
)
from zi_analytics.registry import Registry
from zi_analytics.reports import powerpoint
from zi_analytics.reports.slides import Deck
from zi_analytics.settings import Settings
from zi_analytics.store import Event, open_store

FAILED = 1


def run(arguments: argparse.Namespace, registry: Registry, place: Settings) -> int:
    """Write the report that was asked for; 1 where there is nothing to report."""
    store = open_store(place.database)
    try:
        if arguments.report == PARQUET:
            write_parquet(store, registry, arguments.out, arguments.year)
        else:
            arguments.out.write_bytes(_make(arguments, Shelf(store, registry)))
        store.record(_told(arguments))
    except NothingToShowError as error:
        print(f"Tidak ada yang diekspor: {error}.", file=sys.stderr)
        return FAILED
    finally:
        store.close()
    print(f"{arguments.out} ditulis.")
    return 0


def _told(arguments: argparse.Namespace) -> Event:
    years = "semua tahun" if arguments.year is None else f"tahun {arguments.year}"
    which = f"“{arguments.deck}”" if arguments.deck else years
    text = f"Laporan {arguments.report} {which} ditulis lewat baris perintah."
    of = {"unit": arguments.unit, "year": arguments.year, "assessor": arguments.assessor}
    return Event("export", text, subject=arguments.report, **of)


def _deck(arguments: argparse.Namespace, shelf: Shelf, today: date) -> Deck:
    if arguments.deck is None:
        return make_deck(shelf, arguments.year, today)
    deck, gone = saved_deck(shelf, shelf.store.deck_named(arguments.deck), today)
    if gone:
        print(f"Salindia yang tidak ada lagi: {', '.join(gone)}.", file=sys.stderr)
    return deck


def _make(arguments: argparse.Namespace, shelf: Shelf) -> bytes:
    year, unit, today = arguments.year, arguments.unit, date.today()
    if arguments.report == "recap":
        return recap_workbook(shelf, year, today, unit)
    if arguments.report == "deck":
        return powerpoint(_deck(arguments, shelf, today))
    if arguments.report == "portal":
        return portal_answers(shelf, unit, year, arguments.assessor)
    if arguments.regency:
        return regency_report(shelf, year, today)
    if unit is not None:
        return unit_report(shelf, unit, year, today)
    with progress_bar() as progress:
        return unit_reports(shelf, year, today, progress)
