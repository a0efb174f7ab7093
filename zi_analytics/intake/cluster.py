"""Reading files on the machines of a Dask cluster, which is installed only where it is wanted."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from zi_analytics.intake.known import program
from zi_analytics.intake.tasks import Task, read_task
from zi_analytics.loaders import Reading
from zi_analytics.registry import Registry

PATIENCE: Final = "20s"
AHEAD: Final = 512
"""Files that are at the cluster at once: what is on the way takes memory there and here."""


class ClusterError(Exception):
    """The cluster cannot be used; the text says why, in Indonesian."""


@dataclass(frozen=True)
class Cluster:
    """Does tasks on a cluster, by the address of its scheduler.

    What a machine was doing when it died is done again by another one. Raises ``ClusterError``
    where Dask is not installed, nobody answers, no worker is there, or one of them runs another
    version of this program.
    """

    scheduler: str

    def __call__(self, tasks: Iterable[Task], registry: Registry) -> Iterator[Reading]:
        """Give the readings in the order of the tasks."""
        with _connect(self.scheduler) as client:
            _check(client)
            # Made by a task and not scattered: what a machine had can then be made again.
            units = client.submit(_same, registry, pure=False)
            waiting: deque[tuple[Task, Any]] = deque()
            for task in tasks:
                waiting.append((task, client.submit(read_task, task, units, pure=False)))
                if len(waiting) >= AHEAD:
                    yield self._result(client, *waiting.popleft(), registry)
            while waiting:
                yield self._result(client, *waiting.popleft(), registry)

    def _result(self, client: Any, task: Task, future: Any, registry: Registry) -> Reading:  # noqa: ANN401
        """Return what a worker read; what the cluster could not is read on this machine."""
        try:
            return future.result()  # type: ignore[no-any-return]
        except Exception as error:
            if client.status != "running":
                raise ClusterError(f"Penjadwal Dask di {self.scheduler} tidak menjawab.") from error
            return read_task(task, registry)


def _connect(address: str) -> Any:  # noqa: ANN401
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            "Dask belum terpasang. Pasang dengan: pip install -r requirements-cluster.txt"
        ) from error
    connect: Any = Client
    try:
        return connect(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise ClusterError(f"Penjadwal Dask di {address} tidak dapat dihubungi.") from error


def _check(client: Any) -> None:  # noqa: ANN401
    try:
        programs = client.run(program)
    # Whatever a worker without this program answers.
    except Exception as error:
        raise ClusterError(
            f"Pekerja Dask tidak dapat menjalankan program ini: {type(error).__name__}: {error}"
        ) from error
    if not programs:
        raise ClusterError("Penjadwal Dask belum punya pekerja.")
    others = sorted(worker for worker, text in programs.items() if text != program())
    if others:
        raise ClusterError(f"Pekerja Dask dengan versi program yang lain: {', '.join(others)}.")


def _same(registry: Registry) -> Registry:
    return registry
