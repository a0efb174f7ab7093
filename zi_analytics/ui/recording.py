"""Files that leave a trail when somebody takes them."""

from collections.abc import Callable

from zi_analytics.store import Event
from zi_analytics.ui import access, data


def recorded(make: Callable[[], bytes], event: Event) -> Callable[[], bytes]:
    """Return ``make`` with the trail of it, by whoever is at work now.

    For files that are made when they are asked for, which is after the run of a page: only if
    who asked still stands as they did then.
    """
    store, ticket = data.store(), access.ticket()

    def made() -> bytes:
        with ticket.used():
            content = make()
            store.record(event)
        return content

    return made
