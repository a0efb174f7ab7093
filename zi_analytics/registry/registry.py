"""The registry: what the other rooms ask about units."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pandas as pd

from zi_analytics.registry.folder import read_region
from zi_analytics.registry.model import Region, Resolution, Unit
from zi_analytics.registry.names import Names
from zi_analytics.registry.normalise import normalise

UNITS: Final = {
    "code": "str",
    "name": "str",
    "short": "str",
    "kind": "str",
    "counted": "bool",
    "expected": "bool",
}


class UnknownUnitError(KeyError):
    """There is no unit with that code in that year."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class Registry:
    """A region's units, by year."""

    region: Region = field(repr=False)

    def __reduce__(self) -> tuple[type["Registry"], tuple[Region]]:
        """Travel to another process as the region alone; the rest is made again there."""
        return Registry, (self.region,)

    @property
    def name(self) -> str:
        """The region's full name, as in "Kabupaten Situbondo"."""
        return self.region.name

    @property
    def short(self) -> str:
        """The region's name without its rank, as in "Situbondo"."""
        return self.region.short

    @property
    def kinds(self) -> Mapping[str, str]:
        """Code of a kind of unit → its label, in the order in which kinds are shown."""
        return {code: kind.label for code, kind in self.region.kinds.items()}

    @property
    def succession(self) -> pd.DataFrame:
        """Return DataFrame[predecessor, successor], a row for each pair; many to many."""
        return self.region.succession[["predecessor", "successor"]].copy()

    def lineage(self, unit: str, year: int) -> tuple[str, ...]:
        """Return what a unit was in another year: itself, or those it comes from or became."""
        return tuple(dict.fromkeys(self._names.lineage(unit, year)))

    @property
    def published(self) -> pd.DataFrame:
        """Return the region's own published figures, one row a year and field.

        DataFrame[year, evaluation_year, performance_year, field, value, certainty, note];
        field is ``sakip_predicate``, ``sakip_score`` or ``bpk_opinion``, and value is text,
        missing where it is not known.
        """
        return self.region.published.copy()

    @property
    def thresholds(self) -> pd.DataFrame:
        """Return ``tables.THRESHOLDS``: minimums entered where a regulation's are not confirmed."""
        return self.region.thresholds.copy()

    @property
    def map(self) -> Mapping[str, Any] | None:
        """GeoJSON of the areas; a feature's id is a unit's code. ``None`` without a map."""
        return self.region.map

    def units(self, year: int) -> pd.DataFrame:
        """Return the units of a year, in the folder's order.

        DataFrame[code, name, short, kind, counted: bool, expected: bool].
        """
        rows = [
            asdict(member.in_year(year))
            for member in self.region.members.values()
            if member.period.covers(year)
        ]
        return pd.DataFrame(rows, columns=list(UNITS)).astype(UNITS)

    def unit(self, code: str, year: int) -> Unit:
        """Return one unit of that year; raise UnknownUnitError where there is none."""
        member = self.region.members.get(code)
        if member is None or not member.period.covers(year):
            raise UnknownUnitError(f"Tidak ada unit dengan kode {code!r} pada tahun {year}.")
        return member.in_year(year)

    def name_of(self, code: str, year: int | None) -> str:
        """Return a unit's name in a year, its latest where it was none then; else the text."""
        member = self.region.members.get(code)
        if member is None:
            return code
        return member.in_year(year if member.period.covers(year) else None).name

    def resolve(self, written: str, year: int | None) -> Resolution:
        """Return the unit that a written name means in that year, or candidates.

        Only an exact match counts, after case, spacing, punctuation, a repeated abbreviation
        in brackets and mentions of the region are set aside. Without a year, the name must
        mean the same unit in all years.
        """
        return self._names.resolve(written, year)

    def is_region(self, written: str) -> bool:
        """Tell whether a written name means the region itself and not one of its units."""
        names = {self.name, *self.region.appended} - {self.short}
        return normalise(written) in {normalise(name) for name in names}

    @cached_property
    def fingerprint(self) -> str:
        """Return a text that changes whenever anything that tells units apart changes."""
        region = self.region
        plain = (region.name, region.short, region.appended, region.members, region.aliases)
        tables = (region.succession.to_csv(), region.thresholds.to_csv())
        return hashlib.sha256(repr((plain, tables)).encode()).hexdigest()

    @cached_property
    def _names(self) -> Names:
        return Names(self.region)


def load_registry(folder: Path) -> Registry:
    """Read a region's folder; raise RegionError that lists every mistake with file and line."""
    return Registry(read_region(folder))
