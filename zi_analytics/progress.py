"""How work that takes a while tells how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Told after each step: steps done, steps in all, and what was worked on."""
