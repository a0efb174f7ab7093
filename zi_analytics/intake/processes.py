"""Reading files in several processes of this machine."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context

from zi_analytics.intake.tasks import Task, read_task
from zi_analytics.loaders import Reading
from zi_analytics.registry import Registry

_units: list[Registry] = []


@dataclass(frozen=True)
class Processes:
    """Does tasks in so many processes; where one of them dies, the rest is read in this one."""

    number: int

    def __call__(self, tasks: Iterable[Task], registry: Registry) -> Iterator[Reading]:
        """Give the readings in the order of the tasks."""
        # A forked process inherits locks that threads of this one hold; a fresh one has none.
        pool = ProcessPoolExecutor(self.number, get_context("spawn"), _begin, (registry,))
        try:
            started = [(task, _submit(pool, task)) for task in tasks]
            for task, future in started:
                yield _result(task, future, registry)
        finally:
            pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, task: Task) -> "Future[Reading] | None":
    try:
        return pool.submit(_read, task)
    except BrokenProcessPool:
        return None


def _result(task: Task, future: "Future[Reading] | None", registry: Registry) -> Reading:
    if future is not None:
        try:
            return future.result()
        except BrokenProcessPool:
            pass
    return read_task(task, registry)


def _begin(registry: Registry) -> None:
    _units.append(registry)


def _read(task: Task) -> Reading:
    return read_task(task, _units[0])
