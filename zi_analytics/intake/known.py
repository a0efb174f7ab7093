"""Files that were read before: the same bytes, choices, name, units and program.

Reading them again would give the same, so that a second look at a full inbox costs next to nothing.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from zi_analytics.intake.files import Options, Source
from zi_analytics.intake.held import Key, Standing, withdrawn_keys
from zi_analytics.registry import Registry

_ROOMS: Final = ("instruments", "registry", "loaders", "scoring", "intake")


@dataclass(frozen=True)
class ReadBefore:
    """Tells which files need no reading; ``marks`` are those of the store."""

    marks: Collection[str]
    held: Standing
    registry: Registry

    def __call__(self, file: Source, options: Options, sha256: str) -> bool:
        """Tell whether reading this file again would change nothing."""
        if self.mark(file, options, sha256) not in self.marks:
            return False
        if file.named and any(map(withdrawn_keys, self.held.sheets_of(sha256))):
            # Handing it in again is how a person lets it count again.
            return False
        keys = {stored.key for stored in self.held.of_workbook(sha256) if not stored.moved}
        # What was chosen once may have been chosen otherwise since.
        return bool(keys) and _suit(options, keys)

    def mark(self, file: Source, options: Options, sha256: str) -> str:
        """Return what stands for the file, all that its reading depends on, and the program."""
        said = (options.year, options.unit, options.assessor, options.any and file.named)
        parts = (sha256, file.name, file.folders, said, self.registry.fingerprint, program())
        return hashlib.sha256(repr(parts).encode()).hexdigest()


def _suit(options: Options, keys: Collection[Key]) -> bool:
    return (
        all(options.unit in (None, key.unit) for key in keys)
        and all(options.year in (None, key.year) for key in keys)
        and options.assessor in (None, *(key.assessor for key in keys))
    )


@cache
def program() -> str:
    """Return what stands for the program: its own text, as far as readings depend on it."""
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    for room in _ROOMS:
        for file in sorted((package / room).rglob("*")):
            if file.suffix in (".py", ".yaml"):
                digest.update(file.read_bytes())
    return digest.hexdigest()
