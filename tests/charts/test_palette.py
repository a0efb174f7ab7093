"""The colours of states: told apart by the colour-blind, and legible on their ground."""

from itertools import combinations

import numpy as np
import pytest

from zi_analytics.charts.palette import DARK, LIGHT, Palette

# How a person without one kind of cone sees linear RGB: Machado, Oliveira and Fernandes 2009.
SIGHTS = {
    "whole": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
APART = 10.0
"""Steps of CIELAB; about 2.3 is the least that a person sees side by side."""
FIGURE_CONTRAST = 3.0
TEXT_CONTRAST = 4.5
PALETTES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def linear(color: str) -> np.ndarray:
    """Return linear RGB (0–1) of a colour such as "#1F2A2E"."""
    channels = np.array([int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    """Return CIELAB of linear RGB."""
    ratio = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE
    root = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((float(TO_XYZ[1] @ linear(c)) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def states(palette: Palette) -> dict[str, str]:
    return {name: getattr(palette, name) for name in ("met", "near", "unmet", "unknown")}


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("palette", PALETTES)
def test_states_differ_for_every_sight(palette: Palette, sight: str) -> None:
    seen = {name: lab(SIGHTS[sight] @ linear(color)) for name, color in states(palette).items()}
    for one, other in combinations(seen, 2):
        assert np.linalg.norm(seen[one] - seen[other]) > APART, (one, other)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("palette", PALETTES)
def test_below_and_above_a_threshold_differ_for_every_sight(palette: Palette, sight: str) -> None:
    for below, above in (("far_below", "far_above"), ("just_below", "just_above")):
        one, other = (lab(SIGHTS[sight] @ linear(getattr(palette, end))) for end in (below, above))
        assert np.linalg.norm(one - other) > APART, (below, above)


@pytest.mark.parametrize("palette", PALETTES)
def test_marks_and_texts_stand_out_from_their_ground(palette: Palette) -> None:
    for name, color in states(palette).items():
        assert contrast(color, palette.surface) >= FIGURE_CONTRAST, name
    for color in (palette.text, palette.muted):
        assert contrast(color, palette.surface) >= TEXT_CONTRAST


def test_the_red_and_green_of_a_traffic_light_would_not_pass() -> None:
    red, green = (lab(SIGHTS["deuteranopia"] @ linear(color)) for color in ("#CC4444", "#448844"))
    assert np.linalg.norm(red - green) < APART
