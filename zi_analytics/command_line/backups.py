"""The commands ``backup`` and ``restore``."""

import argparse
from datetime import datetime

from zi_analytics.settings import Settings
from zi_analytics.store import backup, restore


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Copy the database out or back in; say where to."""
    if arguments.command == "backup":
        backup(settings.database, arguments.out)
        print(f"Cadangan ditulis di {arguments.out}.")
        return 0
    kept = restore(settings.database, arguments.file, datetime.now().astimezone())
    print(f"Basis data dipulihkan dari {arguments.file}.")
    if kept is not None:
        print(f"Isi sebelumnya disimpan di {kept}.")
    return 0
