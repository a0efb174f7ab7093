"""The command ``export``: recap, and later deck and report card, of a year in the store."""

import argparse
import sys
from datetime import date

from zi_analytics.publishing import NothingToShowError, recap_workbook
from zi_analytics.registry import Registry
from zi_analytics.settings import Settings
from zi_analytics.store import open_store

FAILED = 1


def run(arguments: argparse.Namespace, registry: Registry, place: Settings) -> int:
    """Write the report that was asked for; 1 where there is nothing to report."""
    store = open_store(place.database)
    try:
        made = recap_workbook(store, registry, arguments.year, date.today(), arguments.unit)
    except NothingToShowError as error:
        print(f"Tidak ada yang diekspor: {error}.", file=sys.stderr)
        return FAILED
    finally:
        store.close()
    arguments.out.write_bytes(made)
    print(f"{arguments.out} ditulis.")
    return 0
