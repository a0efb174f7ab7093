"""The first start: what lies in the inbox, and sample data while nothing was received yet."""

from pathlib import Path
from tempfile import TemporaryDirectory

from zi_analytics.intake.examined import Progress
from zi_analytics.intake.files import find_files
from zi_analytics.intake.outcome import Outcome
from zi_analytics.intake.run import import_paths
from zi_analytics.registry import Registry
from zi_analytics.sample import write_sample
from zi_analytics.settings import settings
from zi_analytics.store import Store


def import_inbox(
    store: Store, registry: Registry, inbox: Path, progress: Progress | None = None
) -> Outcome:
    """Import all that lies in the inbox; a folder that is not there holds nothing."""
    folders = [inbox] if inbox.is_dir() else []
    return import_paths(store, registry, folders, progress=progress)


def ensure_sample(
    store: Store, registry: Registry, progress: Progress | None = None, *, inbox: Path | None = None
) -> Outcome | None:
    """Make and import the sample, unless something was received or waits in the inbox.

    ``inbox`` is the one of the settings unless given; the sample is written beside it for as long
    as it takes. ``progress`` counts files made, read and stored in one row.
    """
    box = inbox or settings().inbox
    if not store.is_empty() or (box.is_dir() and find_files([box]).files):
        return None
    box.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=box.parent, prefix=".contoh-") as folder:
        paths = write_sample(Path(folder), registry, _part(progress, 0, 1, 3))
        if not store.is_empty():
            return None
        return import_paths(
            store, registry, [Path(folder)], sample=True, progress=_part(progress, len(paths), 2, 3)
        )


def _part(progress: Progress | None, before: int, parts: int, of: int) -> Progress | None:
    """Turn the steps of one part of the work, ``parts`` ``of`` all, into steps of the whole."""
    if progress is None:
        return None

    def tell(done: int, steps: int, what: str) -> None:
        progress(before + done, steps * of // parts, what)

    return tell
