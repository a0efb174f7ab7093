"""Whose worksheet a template is: reports know no registry, so they are told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class UnitLabel:
    """A unit as the registry writes it: its code and its name in the year of the worksheet."""

    code: str
    name: str
