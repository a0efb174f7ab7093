"""What opening a page costs the server in processor time, in a session as browsers open them.

Beside the dashboard stands an app whose pages hold as many elements of the same kinds, static and
straight in Streamlit: so one sees how much of the time is Streamlit's.
"""

import asyncio
import os
import statistics
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.load import PAGES, kept_sample
from benchmarks.pages_served import opened
from benchmarks.people import Person, arrived
from benchmarks.serving import Server, served
from benchmarks.static import Part, menu, parts_of
from benchmarks.timing import ROOT, line

SETTLES: float = 0.1
"""Seconds after a run in which the server may still tidy up after it."""


def run(rounds: int) -> None:
    """Print, of all pages together, the processor time of opening one by the menu."""
    print(f"Open: a page by the menu, all pages, median of {rounds} rounds", flush=True)
    data = {"ZI_DATA": str(kept_sample())}
    with ExitStack() as held:
        static = Path(held.enter_context(TemporaryDirectory())) / "static.py"
        command = [sys.executable, "-m", "benchmarks.opening", str(static)]
        subprocess.run(command, cwd=ROOT, env=os.environ | data, check=True)
        servers = [held.enter_context(served(data)), held.enter_context(served({}, static))]
        ours, other = asyncio.run(_measure(servers, rounds))
    first = f"{ours[0]:.0f} to {other[0]:.0f} ms the first time"
    again, beside = statistics.median(ours[1:]), statistics.median(other[1:])
    line("processor of opening a page", f"{again:.0f} ms", first)
    line("opening ÷ as much static content", f"{again / beside:.2f}", f"to {beside:.0f} ms")


async def _measure(servers: list[Server], rounds: int) -> list[list[float]]:
    """Return each server's milliseconds a page by round; the first round is that of a new one."""
    async with arrived(servers[0].port) as one, arrived(servers[1].port) as two:
        people = [one, two]
        taken: list[list[float]] = [[], []]
        for _ in range(1 + rounds):
            for server, person, of_each in zip(servers, people, taken, strict=True):
                of_each.append(await _tour(server, person))
        return taken


async def _tour(server: Server, person: Person) -> float:
    before = server.processor()
    for page in PAGES:
        seen = await person.open(page)
        assert not seen.wrong, seen.wrong
    await asyncio.sleep(SETTLES)
    return 1000 * (server.processor() - before) / len(PAGES)


def _write(static: Path) -> None:
    """Look at every page, and write the app with as much static content."""
    pages: dict[str, list[Part]] = {}
    for page in PAGES:
        app = opened(f"pages/{page}.py")
        app.run()
        pages[page] = parts_of(app)
    static.write_text(menu(pages), "utf-8")


if __name__ == "__main__":
    _write(Path(sys.argv[1]))
