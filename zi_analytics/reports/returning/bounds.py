"""Is a workbook safe to be opened, changed and written again? Decided before anything parses it."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from openpyxl.utils import range_boundaries

FORMATS: Final = (".xlsx", ".xlsm")
SIZE: Final = 20 * 2**20
"""The most bytes of a file, and of all that is packed in it: tighter than what may be handed in."""
MEMBERS: Final = 2_000
SPANNED: Final = 100_000
"""The most cells that merged areas and links may cover: openpyxl makes room for each."""

_BOOK: Final = "xl/workbook.xml"
_MACROS: Final = "xl/vbaProject.bin"
_SPAN: Final = re.compile(
    rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?\bref\s*=\s*[\"']([^\"']*)[\"']"
)
_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError),
    *(RuntimeError, ValueError),
)


def can_be_opened(data: bytes, name: str) -> bool:
    """Tell whether openpyxl may open these bytes: .xlsx or .xlsm by name and content, in bounds.

    A document type, which entities could grow out of, is never accepted, nor is another encoding
    than UTF-8, in which it could hide.
    """
    if PurePath(name).suffix.casefold() not in FORMATS or len(data) > SIZE:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MEMBERS or sum(member.file_size for member in members) > SIZE:
                return False
            return _BOOK in archive.namelist() and all(_is_harmless(p) for p in _parts(archive))
    except _BROKEN:
        return False


def has_macros(data: bytes) -> bool:
    """Tell whether an archive that can be opened holds macros."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _MACROS in archive.namelist()


def _parts(archive: zipfile.ZipFile) -> Iterator[bytes]:
    for member in archive.infolist():
        if member.filename.casefold().endswith((".xml", ".rels", ".vml")):
            yield archive.read(member)


def _is_harmless(part: bytes) -> bool:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\x00" in part:
        return False
    return sum(_cells(ref.decode("ascii")) for ref in _SPAN.findall(part)) <= SPANNED


def _cells(ref: str) -> int:
    left, top, right, bottom = range_boundaries(ref)
    if None in (left, top, right, bottom):
        return SPANNED + 1
    return (int(right or 0) - int(left or 0) + 1) * (int(bottom or 0) - int(top or 0) + 1)
