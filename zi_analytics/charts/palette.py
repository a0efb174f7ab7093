"""The colours, one set for a light page and one for a dark page."""

import math
from dataclasses import dataclass
from typing import Final

from zi_analytics.charts.status import Status

FONT: Final = "Plus Jakarta Sans, Inter, Noto Sans, DejaVu Sans, sans-serif"
REACH: Final = 0.25
MIDDLE: Final = 0.5


@dataclass(frozen=True)
class Palette:
    """Colours of text, lines and states, and the ends of the diverging scale."""

    text: str
    muted: str
    grid: str
    surface: str
    accent: str
    neutral: str
    met: str
    near: str
    unmet: str
    unknown: str
    far_below: str
    just_below: str
    just_above: str
    far_above: str

    def of(self, state: Status) -> str:
        """Return the colour of a state."""
        return {"met": self.met, "near": self.near, "unmet": self.unmet}.get(state.id, self.unknown)

    def diverging(self, threshold: float) -> list[list[float | str]]:
        """Return Plotly's colour scale for shares 0–1, with its break exactly at the threshold.

        Without one (NaN) the break is in the middle.
        """
        threshold = MIDDLE if math.isnan(threshold) else threshold
        low, high = max(threshold - REACH, 0.01), min(threshold + REACH, 0.99)
        below: list[list[float | str]] = [
            [0.0, self.far_below],
            [low, self.far_below],
            [threshold, self.just_below],
        ]
        return [*below, [threshold, self.just_above], [high, self.far_above], [1.0, self.far_above]]


LIGHT: Final = Palette(
    text="#1F2A2E",
    muted="#56636A",
    grid="#E2E8EA",
    surface="#FFFFFF",
    accent="#0F5E59",
    neutral="#8FA0A7",
    met="#0B7A75",
    near="#C28400",
    unmet="#C8401A",
    unknown="#87939B",
    far_below="#E38A66",
    just_below="#F7D3C3",
    just_above="#CFEBE7",
    far_above="#55AFA5",
)
DARK: Final = Palette(
    text="#E8EEF0",
    muted="#A3B1B8",
    grid="#2C3B42",
    surface="#10181B",
    accent="#5CC9BD",
    neutral="#71838B",
    met="#3FC1B0",
    near="#F2B84B",
    unmet="#FF8059",
    unknown="#75838A",
    far_below="#A8482A",
    just_below="#4B2B21",
    just_above="#17423E",
    far_above="#1C7A70",
)


def faded(color: str, alpha: float) -> str:
    """Return a colour such as "#1F2A2E" with this opacity (0–1), for areas behind lines."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:g})"
