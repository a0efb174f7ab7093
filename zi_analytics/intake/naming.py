"""How findings name units and assessors to people."""

from collections.abc import Iterable

from zi_analytics.intake.held import Key, in_order
from zi_analytics.registry import Registry, UnknownUnitError
from zi_analytics.tables import ASSESSORS


def unit_of(key: Key, registry: Registry) -> str:
    """Return a unit's name in its year; its code where it was none then."""
    try:
        return registry.unit(key.unit, key.year).name
    except UnknownUnitError:
        return key.unit


def names(assessors: Iterable[str]) -> str:
    """Return the assessors' names, the unit itself first."""
    return ", ".join(ASSESSORS.get(name, name) for name in in_order(set(assessors)))
