"""Reading one file, as a task that any process can do: bytes in, worksheets out.

A task holds all that its reading depends on besides the units and the program, so that it gives
the same wherever it is done. Scores follow later, from all worksheets at once.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath

from zi_analytics.intake.files import PORTAL_SUFFIX, Options
from zi_analytics.intake.findings import finding
from zi_analytics.loaders import Reading, read_lke, read_portal
from zi_analytics.loaders.findings import Finding, findings_table
from zi_analytics.registry import Registry


@dataclass(frozen=True)
class Task:
    """A file to read: its name, the folders that say something, its bytes, what is said of it."""

    name: str
    folders: tuple[str, ...]
    content: bytes
    sha256: str
    options: Options


Reader = Callable[[Iterable[Task], Registry], Iterator[Reading]]
"""Does tasks and gives their readings in the order of the tasks."""


def read_here(tasks: Iterable[Task], registry: Registry) -> Iterator[Reading]:
    """Do the tasks one after the other in this process."""
    return (read_task(task, registry) for task in tasks)


def read_task(task: Task, registry: Registry) -> Reading:
    """Read a file; what is wrong with it never raises, it is in the reading."""
    is_portal = PurePath(task.name).suffix.casefold() == PORTAL_SUFFIX
    read = read_portal if is_portal else partial(read_lke, assessor=task.options.assessor)
    try:
        return read(
            task.content,
            task.name,
            registry,
            folders=task.folders,
            year=task.options.year,
            unit=task.options.unit,
        )
    # One file that the loader stumbles over must not keep the others of a folder out.
    except Exception as error:
        return refused(task.name, task.sha256, finding("cannot_process", error=told(error)))


def refused(name: str, workbook: str, reason: Finding) -> Reading:
    """Return the reading of a file that is not read."""
    return Reading(workbook, name, (), findings_table(workbook, [reason]), True)


def told(error: Exception) -> str:
    """Return an error of the program as it is told to people."""
    return f"{type(error).__name__}: {error}"
