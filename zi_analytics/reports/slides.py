"""What a presentation says: slides of few figures and one table or chart, ready for print.

The same slides are drawn on the screen and written as PowerPoint.
"""

from dataclasses import dataclass
from typing import Final, Literal

Tone = Literal["plain", "met", "near", "unmet", "unknown"]
Number = Literal["points", "percent", "count"]
Shape = Literal["columns", "bars", "stacked", "lines"]

NOTED: Final = 150


@dataclass(frozen=True)
class Figure:
    """A large number and what it means."""

    value: str
    meaning: str


@dataclass(frozen=True)
class Cell:
    """A text in a table; its tone is said by a sign or a word in it as well."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Grid:
    """A table: ``widths`` are parts of its whole width; a grid without heads has none drawn."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Series:
    """Values by category, None for a gap, and how each is written."""

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Limit:
    """A value that counts from one category to another, by their places, and its name."""

    name: str
    value: float
    first: int
    last: int


@dataclass(frozen=True)
class Band:
    """From a lower to an upper value by category, None for a gap, and what lies between them."""

    name: str
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """A chart of one or more series; percent values are shares (0–1).

    Lines may have limits, a band, and ``breaks``: between which categories nothing is compared, by
    the place of the earlier one, with the reason.
    """

    shape: Shape
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number: Number
    limits: tuple[Limit, ...] = ()
    band: Band | None = None
    breaks: tuple[tuple[int, str], ...] = ()

    @property
    def stretches(self) -> tuple[range, ...]:
        """The places of the categories from one break to the next."""
        ends = [place + 1 for place, _ in self.breaks]
        return tuple(map(range, [0, *ends], [*ends, len(self.categories)]))


@dataclass(frozen=True)
class Slide:
    """A slide: its title is the finding, ``says`` the sentence below it.

    ``id`` names it in links and saved decks, ``about`` says in a few words what it shows, for
    choosing. ``source`` is where its figures come from, for the speaker. ``notes`` are what people
    wrote on what it shows.
    """

    id: str
    about: str
    title: str
    says: str = ""
    figures: tuple[Figure, ...] = ()
    body: Grid | Chart | None = None
    source: str = ""
    notes: tuple[str, ...] = ()

    @property
    def noted(self) -> str:
        """The first note, cut to what a slide has room for, and how many more there are."""
        if not self.notes:
            return ""
        first, more = self.notes[0], len(self.notes) - 1
        cut = first if len(first) <= NOTED else f"{first[: NOTED - 1].rstrip()}…"
        return f"{cut} (dan {more} catatan lain)" if more else cut


@dataclass(frozen=True)
class Deck:
    """A presentation; ``mark`` is empty unless its data is a sample, ``dated`` says of when."""

    name: str
    mark: str
    dated: str
    slides: tuple[Slide, ...]
