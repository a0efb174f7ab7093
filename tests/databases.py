"""Databases for tests: an SQLite file, and a PostgreSQL cluster that is thrown away."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, create_engine

KINDS = ("sqlite", "postgresql")
NO_SERVER = "no PostgreSQL server binaries on this machine"
READY_WITHIN = 60.0
INITDB = ("--encoding=UTF8", "--locale=C.UTF-8")
# The order of words in this language differs from that of their characters.
BY_LANGUAGE = ("--locale-provider=icu", "--icu-locale=id")


def binaries() -> Path | None:
    """Return the folder with ``initdb`` and ``postgres``; Debian keeps them out of the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    named = shutil.which("initdb")
    for folder in [*debian, *([Path(named).parent] if named else [])]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


@dataclass
class Cluster:
    """A server that can be stopped and started; ``folder`` holds its socket."""

    folder: Path
    binaries: Path
    numbers: Iterator[int]
    server: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start the server, as another user where this one is root, and wait until it answers."""
        command = [self.binaries / "postgres", "-D", self.folder / "data", "-k", self.folder]
        command += ["-c", "listen_addresses=", "-F", "-c", "max_connections=50"]
        with (self.folder / "log").open("ab") as log:
            self.server = subprocess.Popen(
                command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=log, **_other_user()
            )
        _wait(self.binaries, self.folder, self.server)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop the server; SIGINT also ends the connections that are open."""
        if self.server is not None:
            self.server.send_signal(how)
            self.server.wait(timeout=30)

    def url(self, database: str) -> URL:
        """Return the address of a database."""
        return URL.create(
            "postgresql", username="zi", database=database, query={"host": str(self.folder)}
        )

    def create(self, template: str = "template1") -> str:
        """Make a database and return its address."""
        name = f"zi_{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name).render_as_string()

    def drop(self, url: str) -> None:
        """Let go of a database."""
        self.run(f"DROP DATABASE {url.split('/')[3].split('?')[0]} WITH (FORCE)")

    def run(self, statement: str) -> None:
        """Run a statement outside a transaction."""
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Start a server that nobody else can reach, as another user where this one is root."""
    found = binaries()
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(NO_SERVER)
        pytest.skip(NO_SERVER)
    folder = Path(tempfile.mkdtemp(prefix="zi-pg-"))
    who = _other_user()
    if who:
        shutil.chown(folder, who["user"], who["group"])
    where = folder / "data"
    initdb = [found / "initdb", "-D", where, "-U", "zi", "--auth=trust", "--no-sync", *INITDB]
    said = subprocess.run([found / "initdb", "--help"], check=True, capture_output=True, text=True)
    initdb += BY_LANGUAGE if BY_LANGUAGE[0].split("=")[0] in said.stdout else ()
    with (folder / "log").open("wb") as log:
        subprocess.run(initdb, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=log, **who)
    made = Cluster(folder, found, count(1))
    try:
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _other_user() -> dict[str, Any]:
    """Return how to run the server, which refuses to run as root."""
    if os.name == "nt" or os.geteuid() != 0:
        return {}
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    name = "postgres" if "postgres" in known else "nobody"
    return {"user": name, "group": pwd.getpwnam(name).pw_gid, "extra_groups": []}


def _wait(found: Path, folder: Path, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + READY_WITHIN
    ready = [found / "pg_isready", "-q", "-h", folder]
    while subprocess.run(ready, check=False).returncode:
        assert server.poll() is None, (folder / "log").read_text()
        assert time.monotonic() < until, "the server did not become ready"
        time.sleep(0.1)
