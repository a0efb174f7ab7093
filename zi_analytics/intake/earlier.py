"""Prepare the sample of the earlier years in a process of its own; the dashboard starts it.

In a thread of the server it would hold up the pages of those who already look. The process ends
with whoever started it: that is when its standard input ends.
"""

import _thread
import os
import signal
import sys
from threading import Thread
from typing import Final

from zi_analytics.intake.start import ensure_earlier_sample
from zi_analytics.registry import load_registry
from zi_analytics.settings import Settings, settings
from zi_analytics.store import open_store

NICENESS: Final = 10
BROKEN_OFF: Final = 130
STANDARD_INPUT: Final = 0


def main() -> int:
    """Complete the sample of the store in use; return the exit status."""
    try:
        # Whoever starts a server in the background may have it ignore what interrupts; it is
        # inherited, and then nothing would end this process.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        Thread(target=_end_with_the_server, daemon=True).start()
        if hasattr(os, "nice"):
            os.nice(NICENESS)
        _prepare(settings())
    except KeyboardInterrupt:
        return BROKEN_OFF
    return 0


def _prepare(place: Settings) -> None:
    store, registry = open_store(place.database), load_registry(place.region)
    ensure_earlier_sample(store, registry, folder=place.data)


def _end_with_the_server() -> None:
    while os.read(STANDARD_INPUT, 1):
        pass
    _thread.interrupt_main()


if __name__ == "__main__":
    sys.exit(main())
