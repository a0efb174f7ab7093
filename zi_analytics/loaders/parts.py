"""The parts of a packed workbook, unpacked once within bounds before any reader sees them.

What the archive says of itself may be a lie: a reader that trusts it unpacks without end. Office
programs never declare entities, so a part that does is made to harm.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from zi_analytics.loaders.archive import Archive
from zi_analytics.loaders.cleaning import clean_text
from zi_analytics.loaders.findings import refusal

_LOCAL_HEADER: Final = 30
_CHUNK: Final = 1 << 20
# Nothing in here is ever parsed; pictures may well be large, or declare what they like.
_UNREAD: Final = re.compile(r"(?:xl/(?:media|embeddings)|Pictures|META-INF|docProps)/")
_SMALL: Final = re.compile(r"xl/(?:workbook|styles)\.xml|xl/_rels/workbook\.xml\.rels")
_DECLARATIONS: Final = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_LONGEST_DECLARATION: Final = max(map(len, _DECLARATIONS))
_STRINGS: Final = "xl/sharedStrings.xml"
_STRING: Final = re.compile(rb"<(?:\w+:)?si[\s>]")
_SHORTEST_CELL: Final = len('t="s"')
_STRING_CELL: Final = re.compile(rb"\bt\s*=\s*[\"']s[\"']")


@dataclass(frozen=True)
class PartLimits:
    """The largest parts that are read, in bytes: of any, and of those read as a whole tree."""

    part: int = 32 * 2**20
    tree: int = 4 * 2**20


LIMITS: Final = PartLimits()


def check_parts(archive: Archive, limits: PartLimits = LIMITS) -> None:
    """Unpack every part; raises RefusedError for one that is too large or made to harm."""
    for member in archive.members:
        is_read = not _UNREAD.match(member.filename)
        limit = limits.tree if _SMALL.fullmatch(member.filename) else limits.part
        if is_read and member.file_size > limit:
            raise refusal("part_oversize", part=clean_text(member.filename))
        _check_part(member, archive.data, is_read)


def _check_part(member: zipfile.ZipInfo, data: bytes, is_read: bool) -> None:
    is_text = is_read and not member.filename.endswith(".bin")
    part = clean_text(member.filename)
    size, tail = 0, b""
    for chunk in _unpacked(member, data):
        size += len(chunk)
        if size > member.file_size:
            raise refusal("lying_archive", part=part)
        text = tail + chunk
        if is_text and any(word in text for word in _DECLARATIONS):
            raise refusal("xml_entities", part=part)
        tail = text[-_LONGEST_DECLARATION:]
    if size != member.file_size:
        raise zipfile.BadZipFile(member.filename)


def _unpacked(member: zipfile.ZipInfo, data: bytes) -> Iterator[bytes]:
    """Unpack a member to its own end, wherever the archive says that it ends."""
    header = data[member.header_offset : member.header_offset + _LOCAL_HEADER]
    names = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    start = member.header_offset + _LOCAL_HEADER + names
    packed = data[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise refusal("unreadable")
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    while packed and not unpacker.eof:
        yield unpacker.decompress(packed, _CHUNK)
        packed = unpacker.unconsumed_tail


def has_more_text(archive: Archive, most: int) -> bool:
    """Tell whether the texts in the cells of an .xlsx can come to more bytes than ``most``.

    Many cells may share one text, so the archive alone does not show it.
    """
    if _STRINGS not in archive.names:
        return False
    strings = archive.read(_STRINGS)
    starts = [match.start() for match in _STRING.finditer(strings)]
    ends = [*starts[1:], len(strings)]
    longest = max((end - start for start, end in zip(starts, ends, strict=True)), default=0)
    names = [name for name in archive.names if name != _STRINGS and not _UNREAD.match(name)]
    # Nearly always there is no room for so many cells, and then nobody has to count them.
    room = sum(len(archive.read(name)) for name in names) // _SHORTEST_CELL
    if longest * room <= most:
        return False
    return longest * sum(len(_STRING_CELL.findall(archive.read(name))) for name in names) > most
