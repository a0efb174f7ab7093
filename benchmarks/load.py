"""Fifty people at once, and a thousand one after the other: errors, waiting, and memory.

The dashboard is served as always, over the sample; people come by websocket (see ``people``).
"""

import asyncio
import os
import random
import statistics
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.people import Person, Rerun, arrived
from benchmarks.serving import Server, served
from benchmarks.timing import ROOT, line
from zi_analytics.intake import ensure_earlier_sample, ensure_sample
from zi_analytics.registry import load_registry
from zi_analytics.store import open_store

PAGES: Final = (
    *("ringkasan", "unit", "area_lemah", "tren_sakip", "internalisasi", "peta", "simulasi"),
    *("rencana", "rakor", "pengumpulan", "prasyarat", "metode", "jejak"),
)
# Of those who come for one page only, most see a quick one: it is coming and going that counts.
QUICK: Final = ("peta", "metode", "jejak")
AT_ONCE: Final = 8
EACH: Final = 100


@dataclass(frozen=True)
class Crowd:
    """How many people come at once, how long they stay, and how long they think, in seconds.

    ``sessions`` come afterwards, each for one page.
    """

    people: int = 50
    seconds: float = 180
    think: float = 10
    sessions: int = 1000


def run(crowd: Crowd, port: int) -> None:
    """Print what so many people at once, and sessions one after the other, do to a server."""
    print(f"Load: {crowd.people} people for {crowd.seconds:g} s, {crowd.think:g} s between clicks")
    with served({"ZI_DATA": str(kept_sample())}, port=port) as server:
        asyncio.run(_measure(server, crowd))


async def _measure(server: Server, crowd: Crowd) -> None:
    people = crowd.people
    started = server.memory()
    await _tour(server, 0)
    used = server.processor()
    alone = await _tour(server, 1)
    used = (server.processor() - used) / len(alone)
    line("memory: started, all pages seen", f"{started:.0f}, {server.memory():.0f} MB")
    _say("one person", alone)
    before, begun = server.memory(), server.processor()
    together = await _at_once(server, crowd)
    of_each = (server.processor() - begun) / len(together)
    line("processor a run, together ÷ one person", f"{of_each / used:.2f}", f"{used:.2f} s alone")
    _say(f"{people} people", together)
    slow = _percentile(together, 95) / _percentile(alone, 50)
    line(f"p95 with {people} ÷ p50 with one", f"{slow:.1f}")
    line(f"memory after {people} left", f"{server.memory():.0f} MB", f"{before:.0f} MB before")
    await _one_after_another(server, crowd.sessions)


async def _tour(server: Server, turn: int) -> list[Rerun]:
    """Let one person come, see all pages and change the year on each."""
    async with arrived(server.port) as person:
        return [rerun async for rerun in _stroll(person, PAGES, (turn, turn + 1))]


async def _stroll(
    person: Person, pages: Sequence[str], options: Sequence[int]
) -> AsyncIterator[Rerun]:
    """Go from page to page by the menu, and change year and predicate on each."""
    for page in pages:
        yield await person.open(page)
        for label, option in zip(("Tahun", "Predikat"), options, strict=True):
            if changed := await person.choose(label, option):
                yield changed


async def _at_once(server: Server, crowd: Crowd) -> list[Rerun]:
    before, until = server.memory(), time.monotonic() + crowd.seconds
    async with AsyncExitStack() as stack:
        people = [
            await stack.enter_async_context(arrived(server.port)) for _ in range(crowd.people)
        ]
        seen = await asyncio.gather(
            *(_stay(person, number, crowd, until) for number, person in enumerate(people))
        )
        held = server.memory() - before
    reruns = [rerun for one in seen for rerun in one]
    line("runs a second", f"{len(reruns) / crowd.seconds:.1f}")
    line("memory a session", f"{held / crowd.people:.1f} MB", f"{held:.0f} MB together")
    return reruns


async def _stay(person: Person, number: int, crowd: Crowd, until: float) -> list[Rerun]:
    """Click and think until the time is up; everybody goes another way."""
    draws = random.Random(number)
    seen: list[Rerun] = []
    await asyncio.sleep(draws.uniform(0, crowd.think))
    while time.monotonic() < until:
        options = (draws.randrange(5), draws.randrange(2))
        async for rerun in _stroll(person, draws.sample(PAGES, len(PAGES)), options):
            seen.append(rerun)
            await asyncio.sleep(draws.uniform(0.5, 1.5) * crowd.think)
            if time.monotonic() > until:
                break
    return seen


async def _one_after_another(server: Server, sessions: int) -> None:
    """Open and close sessions, a few at a time; print the memory every hundred."""
    seen: list[Rerun] = []

    async def visit(number: int) -> None:
        async with arrived(server.port) as person:
            turn, quick = divmod(number, len(QUICK) + 1)
            page = QUICK[quick - 1] if quick else PAGES[turn % len(PAGES)]
            seen.append(await person.open(page))

    memory = [server.memory()]
    for first in range(0, sessions, EACH):
        numbers = iter(range(first, min(first + EACH, sessions)))

        async def some(numbers: Iterator[int] = numbers) -> None:
            for number in numbers:
                await visit(number)

        await asyncio.gather(*(some() for _ in range(AT_ONCE)))
        memory.append(server.memory())
        line(f"memory after {len(seen)} sessions", f"{memory[-1]:.0f} MB")
    _say(f"{sessions} sessions", seen)


def _say(who: str, reruns: list[Rerun]) -> None:
    if not reruns:
        return
    wrong = Counter(f"{rerun.page}: {rerun.wrong}" for rerun in reruns if rerun.wrong)
    p50, p95 = (f"{_percentile(reruns, part) * 1000:.0f} ms" for part in (50, 95))
    line(f"{who}: p50, p95 of a run", f"{p50}, {p95}", f"{len(reruns)} runs")
    line(f"{who}: errors", str(wrong.total()), str(dict(wrong)) if wrong else "")


def _percentile(reruns: list[Rerun], part: int) -> float:
    seconds = [rerun.seconds for rerun in reruns]
    return statistics.quantiles(seconds, n=100, method="inclusive")[part - 1]


def kept_sample() -> Path:
    """Return a data folder with the sample of all years, made once."""
    home = Path(os.environ.get("ZI_BENCH", "/tmp")) / "zi-bench-load"
    if not (home / "made").exists():
        home.mkdir(parents=True, exist_ok=True)
        registry = load_registry(ROOT / "data" / "region")
        with closing(open_store(f"sqlite:///{home / 'zi.db'}")) as store:
            ensure_sample(store, registry, inbox=home / "lke")
            ensure_earlier_sample(store, registry, folder=home)
        (home / "made").touch()
    return home
