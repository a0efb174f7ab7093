"""What an improvement costs: data that anybody may edit, with defaults beside this module."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from zi_analytics.insight.path.errors import PathError
from zi_analytics.instruments.fields import Fields
from zi_analytics.instruments.located import read_yaml

DEFAULTS: Final = Path(__file__).with_name("effort.yaml")
LOWEST: Final = 0.01
HIGHEST: Final = 1000.0


@dataclass(frozen=True)
class Rate:
    """Effort of raising a question by one answer (``level``) or a count by one (``count``).

    Both lie between ``LOWEST`` and ``HIGHEST``: nothing is free, and a plan's effort stays a number
    that a solver tells apart from another.
    """

    level: float
    count: float

    def __post_init__(self) -> None:
        """Refuse what is outside the bounds."""
        for effort in (self.level, self.count):
            if not LOWEST <= effort <= HIGHEST:
                raise PathError(f"upaya {effort:g} harus antara {LOWEST:g} dan {HIGHEST:g}")


@dataclass(frozen=True)
class Effort:
    """The rates of nodes and questions, by id; what has none takes that of the nearest above."""

    rates: Mapping[str, Rate]

    def of(self, question: str) -> Rate | None:
        """Return the rate of a question; None where nobody set one."""
        id_ = question
        while id_ not in self.rates:
            if "." not in id_:
                return None
            id_ = id_.rpartition(".")[0]
        return self.rates[id_]

    def with_rate(self, id_: str, rate: Rate) -> "Effort":
        """Return the same effort with another rate for one node or question."""
        return Effort({**self.rates, id_: rate})


def default_effort(instrument: str) -> Effort:
    """Return the default effort; `PathError` for an instrument that has none."""
    found = _read(DEFAULTS).get(instrument)
    if found is None:
        raise PathError(f"jalur ke predikat tidak tersedia untuk instrumen {instrument}")
    return found


@cache
def _read(path: Path) -> Mapping[str, Effort]:
    file = Fields(path.name, read_yaml(path))
    return {id_: _effort(file.entries(id_)) for id_ in file.entry}


def _effort(entries: tuple[Fields, ...]) -> Effort:
    rates: dict[str, Rate] = {}
    for entry in entries:
        entry.only("node", "level", "count")
        if entry.text("node") in rates:
            entry.fail(f"{entry.text('node')!r} ditulis dua kali", "node")
        rates[entry.text("node")] = Rate(entry.number("level"), entry.number("count"))
    return Effort(rates)
