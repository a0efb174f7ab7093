"""A packed workbook, opened once for all who look into it."""

import io
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

_KEPT: Final = 40 * 2**20


@dataclass(frozen=True)
class Archive:
    """The bytes of a file and, if they are a packed one, its parts.

    It is opened when a part is first asked for; what is wrong with it is raised then. A part that
    was unpacked is kept, as long as all that is kept fits into 40 MB.
    """

    data: bytes
    _kept: dict[str, bytes] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def members(self) -> tuple[zipfile.ZipInfo, ...]:
        """What the archive says of its parts."""
        return tuple(self._opened.infolist())

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in their order."""
        return tuple(self._opened.namelist())

    def read(self, name: str) -> bytes:
        """Return a part, unpacked and compared with its checksum."""
        if name in self._kept:
            return self._kept[name]
        content = self._opened.read(name)
        if len(content) + sum(map(len, self._kept.values())) <= _KEPT:
            self._kept[name] = content
        return content

    @cached_property
    def _opened(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.data))
