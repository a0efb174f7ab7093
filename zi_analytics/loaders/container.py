"""Is this a workbook that is safe to open? Decided from its bytes, before anything parses it."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final, Literal

from zi_analytics.loaders.archive import Archive
from zi_analytics.loaders.findings import refusal
from zi_analytics.loaders.parts import check_parts

# What reading a damaged archive or its XML can raise; ValueError covers undecodable names.
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    ValueError,
)
Kind = Literal["xlsx", "xlsb", "xls", "ods"]

_OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_MAGIC: Final = b"PK\x03\x04"
_OTHER_MAGIC: Final = {
    b"%PDF": "dokumen PDF",
    b"\x89PNG": "gambar PNG",
    b"\xff\xd8\xff": "gambar JPEG",
    b"GIF8": "gambar GIF",
    b"{\\rtf": "dokumen RTF",
    b"Rar!": "arsip RAR",
    b"7z\xbc\xaf": "arsip 7-Zip",
    b"\x1f\x8b": "arsip gzip",
}
_OLE_NAME: Final = {
    "EncryptedPackage": "password",
    "WordDocument": "dokumen Word (.doc)",
    "PowerPoint Document": "presentasi PowerPoint (.ppt)",
}


@dataclass(frozen=True)
class Limits:
    """The largest file that is opened. Sizes are in bytes."""

    size: int = 20 * 2**20
    unpacked: int = 150 * 2**20
    members: int = 2_000


LIMITS: Final = Limits()


def check_container(archive: Archive, limits: Limits = LIMITS) -> Kind:
    """Tell which workbook format a file holds.

    Raises RefusedError for a file that is empty, too large, protected by a password, truncated, or
    no workbook at all; nothing is unpacked before its declared size is within bounds.
    """
    data = archive.data
    if not data:
        raise refusal("empty_file")
    if len(data) > limits.size:
        raise refusal("oversize", size=megabytes(len(data)), limit=megabytes(limits.size))
    if data.startswith(_OLE_MAGIC):
        return _check_ole(data)
    if data.startswith(_ZIP_MAGIC):
        return _check_zip(archive, limits)
    raise refusal("not_a_workbook", what=_describe(data))


def _check_ole(data: bytes) -> Kind:
    for name, meaning in _OLE_NAME.items():
        if name.encode("utf-16-le") in data:
            if meaning == "password":
                raise refusal("password")
            raise refusal("not_a_workbook", what=meaning)
    if not any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        raise refusal("truncated")
    return "xls"


def _check_zip(archive: Archive, limits: Limits) -> Kind:
    try:
        members = archive.members
        if len(members) > limits.members:
            raise refusal("too_many_members", count=len(members), limit=limits.members)
        unpacked = sum(member.file_size for member in members)
        if unpacked > limits.unpacked:
            raise refusal(
                "unpacked_oversize",
                size=megabytes(unpacked),
                limit=megabytes(limits.unpacked),
            )
        if any(member.flag_bits & 1 for member in members):
            raise refusal("password")
        kind = _kind_of_zip(archive)
        check_parts(archive)
        return kind
    except BROKEN as error:
        raise refusal("truncated") from error


def _kind_of_zip(archive: Archive) -> Kind:
    names = set(archive.names)
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and "mimetype" in names:
        if b"spreadsheet" not in archive.read("mimetype"):
            raise refusal("not_a_workbook", what="dokumen LibreOffice yang bukan lembar sebar")
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        ):
            raise refusal("password")
        return "ods"
    if any(name.startswith("word/") for name in names):
        raise refusal("not_a_workbook", what="dokumen Word (.docx)")
    if any(name.startswith("ppt/") for name in names):
        raise refusal("not_a_workbook", what="presentasi PowerPoint (.pptx)")
    raise refusal("not_a_workbook", what="arsip ZIP tanpa buku kerja")


def _describe(data: bytes) -> str:
    for magic, what in _OTHER_MAGIC.items():
        if data.startswith(magic):
            return what
    head = data[:4096]
    if b"\x00" in head:
        return "data biner yang tidak dikenal"
    lowered = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if re.match(rb"<(!doctype html|html|table|\?xml)", lowered):
        return "halaman web atau XML"
    return "teks biasa (misalnya CSV) yang diganti namanya"


def megabytes(size: int) -> str:
    """Return a size in bytes as people read it."""
    return f"{size / 2**20:.1f} MB".replace(".", ",")
