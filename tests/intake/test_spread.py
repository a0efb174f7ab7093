"""Reading in several processes or on a cluster gives what one process gives, to the last bit."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pandas as pd
import pytest

from zi_analytics.intake import (
    Cluster,
    ClusterError,
    Options,
    Processes,
    Reader,
    cluster,
    examine,
    find_files,
    import_paths,
    processes,
    read_here,
)
from zi_analytics.intake.tasks import Task
from zi_analytics.loaders import Reading
from zi_analytics.registry import Registry
from zi_analytics.store import Store, open_store

from .folder import workbook

ROOT = Path(__file__).parents[2]
UNITS = ("Dinas Kesehatan", "Dinas Sosial", "Kecamatan Panji", "Kecamatan Kendit", "Inspektorat")
KILLED_AFTER = 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Worksheets of some units and years, one of them broken and one that is none."""
    box = tmp_path / "masuk"
    box.mkdir()
    for number, unit in enumerate(UNITS):
        for year in (2022, 2023):
            content = workbook(unit, year, first="Tidak" if number % 2 else "Ya", tpi=number == 1)
            (box / f"{number} {year}.xlsx").write_bytes(content)
    (box / "rusak.xlsx").write_bytes(workbook()[:5000])
    (box / "bukan.xlsx").write_bytes(b"bukan")
    return box


def held(folder: Path, registry: Registry, reader: Reader, name: str) -> list[pd.DataFrame]:
    """Return all that the store holds after an import, but for the time."""
    with closing(open_store(f"sqlite:///{folder.parent}/{name}.db")) as store:
        import_paths(store, registry, [folder], reader=reader)
        return [*_tables(store)]


def _tables(store: Store) -> Iterator[pd.DataFrame]:
    yield store.submissions().drop(columns="received_at")
    for year in store.years():
        yield from (store.scores(year), store.readiness(year), store.findings(year))
        for unit in store.scores(year)["unit"].unique():
            yield from (store.answers(year, unit), store.written(year, unit))


def same(ones: list[pd.DataFrame], others: list[pd.DataFrame]) -> bool:
    assert len(ones) == len(others) > 10
    for one, other in zip(ones, others, strict=True):
        pd.testing.assert_frame_equal(one, other, check_exact=True)
    return True


def test_processes_give_the_same(folder: Path, situbondo: Registry) -> None:
    alone = held(folder, situbondo, read_here, "satu")
    assert same(alone, held(folder, situbondo, Processes(2), "dua"))


def test_the_order_is_that_of_the_files(folder: Path, situbondo: Registry) -> None:
    files = find_files([folder]).files
    told: list[str] = []
    read = examine(files, situbondo, Options(), told.append, reader=Processes(2))
    assert [one.file.name for one in read] == told == [file.name for file in files]


def test_a_process_that_dies_loses_nothing(
    folder: Path, situbondo: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "_read", _die_on_the_broken_one)
    alone = held(folder, situbondo, read_here, "satu")
    assert same(alone, held(folder, situbondo, Processes(2), "dua"))


def _die_on_the_broken_one(task: Task) -> Reading:
    if task.name == "rusak.xlsx":
        os.kill(os.getpid(), signal.SIGTERM)
    return processes.read_task(task, processes._units[0])


@contextmanager
def cluster_of_two() -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """A scheduler and two workers on loopback, and their processes."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    port = _free_port()
    address = f"tcp://127.0.0.1:{port}"
    commands = [["scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]]
    worker = ["worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard"]
    commands += [[*worker, "--no-nanny"]] * 2
    started = [
        subprocess.Popen([sys.executable, "-m", "dask", *command], env=environment, **quiet)
        for command in commands
    ]
    try:
        yield address, started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


def _free_port() -> int:
    import socket

    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])


def _wait_for_two(address: str) -> None:
    from distributed import Client

    with Client(address, timeout="60s", set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)


class Killing:
    """A cluster of which one worker is killed once some files were read."""

    def __init__(self, address: str, victim: "subprocess.Popen[bytes]") -> None:
        self.readings, self.victim = Cluster(address), victim

    def __call__(self, tasks: Iterable[Task], registry: Registry) -> Iterator[Reading]:
        for number, reading in enumerate(self.readings(tasks, registry)):
            if number == KILLED_AFTER:
                self.victim.kill()
                self.victim.wait()
            yield reading


# The client of the cluster opens sockets in threads of its own, and leaves some to the collector.
@pytest.mark.filterwarnings("default")
def test_a_cluster_gives_the_same_though_a_worker_is_killed(
    folder: Path, situbondo: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    monkeypatch.setattr(cluster, "AHEAD", 4)
    alone = held(folder, situbondo, read_here, "satu")
    with cluster_of_two() as (address, workers):
        _wait_for_two(address)
        reader = Killing(address, workers[0])
        assert same(alone, held(folder, situbondo, reader, "klaster"))
        assert workers[0].poll() is not None and workers[1].poll() is None


def test_without_dask_it_is_said_how_to_get_it(
    situbondo: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"requirements-cluster\.txt"):
        list(Cluster("tcp://127.0.0.1:1")([], situbondo))


@pytest.mark.filterwarnings("default")
def test_a_scheduler_that_does_not_answer_is_named(
    situbondo: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    monkeypatch.setattr(cluster, "PATIENCE", "500ms")
    with pytest.raises(ClusterError, match="tidak dapat dihubungi"):
        list(Cluster(f"tcp://127.0.0.1:{_free_port()}")([], situbondo))
