"""A workbook's bytes, the same in every run."""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Final

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

_STAMP: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_CORE: Final = "docProps/core.xml"


def packed(book: Workbook, made: str) -> bytes:
    """Return a workbook's bytes; ``made`` (such as 2022-05-17T00:00:00Z) stands for the time."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        ExcelWriter(book, archive).save()
    with zipfile.ZipFile(io.BytesIO(stored.getvalue())) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    parts[_CORE] = _STAMP.sub(rb"\g<1>" + made.encode(), parts[_CORE])
    return zipped(parts)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a .zip of these files without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
