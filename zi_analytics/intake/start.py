"""The first start: what lies in the inbox, and sample data while nothing was received yet."""

from pathlib import Path

from zi_analytics.intake.collected import (
    CollectedOutcome,
    Kind,
    import_internalization,
    import_prerequisites,
    import_sakip,
)
from zi_analytics.intake.examined import Progress
from zi_analytics.intake.files import find_files
from zi_analytics.intake.outcome import Outcome
from zi_analytics.intake.run import import_paths
from zi_analytics.intake.sample_folder import sample_lock, temporary
from zi_analytics.intake.thresholds import rejudge
from zi_analytics.registry import Registry
from zi_analytics.sample import (
    EARLIER_YEARS,
    SAMPLE_YEAR,
    sample_actions,
    sample_files,
    write_internalization_sample,
    write_sakip_sample,
    write_sample,
)
from zi_analytics.settings import Settings, settings
from zi_analytics.store import Actions, Store


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

    A sample that was broken off is completed. ``inbox`` is the one of the settings unless given;
    the sample is written beside it for as long as it takes, and whoever does the same meanwhile is
    waited for. ``progress`` counts files made, read and stored in one row.
    """
    box = inbox or settings().inbox
    if not _lacks_sample(store, registry, box):
        return None
    with sample_lock(box.parent), temporary(box.parent) as folder:
        if not _lacks_sample(store, registry, box):
            return None
        paths = write_sample(folder, registry, _part(progress, 0, 1, 3))
        return import_paths(
            store, registry, [folder], sample=True, progress=_part(progress, len(paths), 2, 3)
        )


def _lacks_sample(store: Store, registry: Registry, box: Path) -> bool:
    if box.is_dir() and find_files([box]).files:
        return False
    return store.is_empty() or (store.synthetic() and _is_missing(store, registry, SAMPLE_YEAR))


def _is_missing(store: Store, registry: Registry, year: int) -> bool:
    """Tell whether any worksheet of a year's sample is not stored yet."""
    return not sample_files(registry, year) <= _stored(store, year)


def _stored(store: Store, year: int) -> set[str]:
    return set(store.submissions(year)["file"])


def import_collected(
    store: Store, registry: Registry, place: Settings, progress: Progress | None = None
) -> dict[Kind, CollectedOutcome]:
    """Import what lies in the folders beside the inbox; a folder that is not there holds nothing.

    Judges 52/2014 anew where the thresholds that count have changed.
    """
    rejudge(store, registry)
    sakip = [place.sakip] if place.sakip.is_dir() else []
    entries = [place.prerequisites] if place.prerequisites.is_dir() else []
    people = [place.internalization] if place.internalization.is_dir() else []
    return {
        "sakip": import_sakip(store, registry, sakip, progress=progress),
        "prerequisite": import_prerequisites(store, registry, entries, progress=progress),
        "internalization": import_internalization(store, registry, people, progress=progress),
    }


def ensure_earlier_sample(
    store: Store,
    registry: Registry,
    progress: Progress | None = None,
    *,
    folder: Path | None = None,
) -> bool:
    """Make and import the sample's actions, SAKIP, internalisation and earlier years.

    Only while nothing but the sample is shown.

    The newest year comes first and each is stored before the next is made, so that it may be broken
    off at any time and goes on where it was. Tells whether it did anything. ``folder`` is where the
    files are written for as long as it takes, by default the data folder; whoever does the same
    there meanwhile is waited for.
    """
    home = folder or settings().data
    if not lacks_earlier_sample(store, registry):
        return False
    with sample_lock(home), temporary(home) as out:
        if not lacks_earlier_sample(store, registry):
            return False
        _add_actions(store, registry)
        missing = [year for year in EARLIER_YEARS if _is_missing(store, registry, year)]
        steps = len(missing) + 1
        write_sakip_sample(out / "sakip", registry, _share(progress, 0, 1, steps))
        import_sakip(store, registry, [out / "sakip"])
        write_internalization_sample(out / "internalisasi", registry)
        import_internalization(store, registry, [out / "internalisasi"])
        for number, year in enumerate(missing, start=1):
            tell = _share(progress, number, 2, steps)
            write_sample(out / "lke", registry, tell, year=year)
            if not store.synthetic():
                break
            tell = _share(progress, number, 2, steps, half=True)
            import_paths(store, registry, [out / "lke" / str(year)], sample=True, progress=tell)
    return True


def lacks_earlier_sample(store: Store, registry: Registry) -> bool:
    """Tell whether only the sample is shown, and some of its earlier years or files is missing."""
    if not store.synthetic():
        return False
    if Actions(store.engine).is_empty() or store.sakip().empty:
        return True
    if store.internalization()["workbook"].isna().all():
        return True
    return any(_is_missing(store, registry, year) for year in EARLIER_YEARS)


def _add_actions(store: Store, registry: Registry) -> None:
    plan = Actions(store.engine)
    if plan.is_empty():
        made = sample_actions(registry, SAMPLE_YEAR, lambda unit: store.answers(SAMPLE_YEAR, unit))
        plan.add_sample(made)


def earlier_progress(store: Store, registry: Registry) -> tuple[int, int]:
    """Return how many worksheets of the earlier years' sample are stored, and how many there are.

    Whoever prepares them: another server may do so.
    """
    wanted = {year: sample_files(registry, year) for year in EARLIER_YEARS}
    done = sum(len(files & _stored(store, year)) for year, files in wanted.items())
    return done, sum(len(files) for files in wanted.values())


def _share(
    progress: Progress | None, number: int, halves: int, of: int, *, half: bool = False
) -> Progress | None:
    """Turn the steps of one part of the work into thousandths of the whole."""
    if progress is None:
        return None

    def tell(done: int, steps: int, what: str) -> None:
        own = (done / steps + (1 if half else 0)) / halves
        progress(int(1000 * (number + own) / of), 1000, what)

    return tell


def _part(progress: Progress | None, before: int, parts: int, of: int) -> Progress | None:
    """Turn the steps of one part of the work, ``parts`` ``of`` all, into steps of the whole."""
    if progress is None:
        return None

    def tell(done: int, steps: int, what: str) -> None:
        progress(before + done, steps * of // parts, what)

    return tell
