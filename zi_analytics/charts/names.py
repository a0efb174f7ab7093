"""Names beside the points of a scatter, where there is room for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

PER_LETTER: Final = 0.56
PAD: Final = 7.0
MARK: Final = 6.0


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    right: float
    low: float
    high: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two rectangles overlap."""
        apart = (
            self.right <= other.left
            or other.right <= self.left
            or self.high <= other.low
            or other.high <= self.low
        )
        return not apart


def place_names(
    points: Sequence[tuple[float, float]],
    names: Sequence[str],
    size: tuple[float, float],
    letters: float = 11,
) -> list[str]:
    """Return Plotly's ``textposition`` of each name, or "" where it would cover something.

    ``points`` are in pixels of a plot of this ``size``; ``letters`` is their size in pixels. The
    first points choose first.
    """
    width, height = size
    taken = [Box(x - MARK, x + MARK, y - MARK, y + MARK) for x, y in points]
    found = []
    for (x, y), name in zip(points, names, strict=True):
        chosen = ""
        for position, box in _places(x, y, PER_LETTER * letters * len(name), letters * 1.15):
            inside = box.left >= 0 and box.right <= width and box.low >= 0 and box.high <= height
            if inside and not any(box.meets(other) for other in taken):
                taken.append(box)
                chosen = position
                break
        found.append(chosen)
    return found


def _places(x: float, y: float, long: float, high: float) -> list[tuple[str, Box]]:
    half = high / 2
    return [
        ("middle right", Box(x + PAD, x + PAD + long, y - half, y + half)),
        ("middle left", Box(x - PAD - long, x - PAD, y - half, y + half)),
        ("top center", Box(x - long / 2, x + long / 2, y + PAD, y + PAD + high)),
        ("bottom center", Box(x - long / 2, x + long / 2, y - PAD - high, y - PAD)),
    ]
