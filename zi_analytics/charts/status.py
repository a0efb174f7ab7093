"""The state of a condition, in a sign and a word, so that colour never carries it alone."""

from dataclasses import dataclass
from typing import Final

from zi_analytics.charts.formats import is_missing

NEAR_SHARE: Final = 0.05


@dataclass(frozen=True)
class Status:
    """A state with its sign and word; ``id`` names its colour in a palette."""

    id: str
    sign: str
    word: str

    @property
    def text(self) -> str:
        """The sign and the word together: "✓ terpenuhi"."""
        return f"{self.sign} {self.word}"


MET: Final = Status("met", "✓", "terpenuhi")
NEAR: Final = Status("near", "◔", "hampir")
UNMET: Final = Status("unmet", "✕", "belum")
UNKNOWN: Final = Status("unknown", "?", "belum diketahui")


def status(met: object, gap: float) -> Status:
    """Give the state of a condition (or of a unit, by its worst one).

    ``met`` is True, False or missing; ``gap`` is shortfall ÷ minimum (0–1): up to ``NEAR_SHARE`` is
    near.
    """
    if is_missing(met):
        return UNKNOWN
    if met:
        return MET
    return NEAR if gap <= NEAR_SHARE + 1e-9 else UNMET
