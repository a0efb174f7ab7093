"""What is wrong outside the program when a database or a disk fails, and what to do about it."""

import errno
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from zi_analytics.store import sqlite
from zi_analytics.store.errors import StoreError


@dataclass(frozen=True)
class Trouble:
    """What happened and what to do, in Indonesian; ``passes`` when it may end by itself."""

    what: str
    do: str
    passes: bool

    def __str__(self) -> str:
        """Return both as one text."""
        return f"{self.what} {self.do}"


BUSY: Final = Trouble(
    "Basis data sedang dipakai program lain.",
    "Tutup program yang membukanya (misalnya penyunting basis data), atau tunggu sampai selesai, "
    "lalu coba lagi.",
    False,
)
FULL: Final = Trouble(
    "Ruang penyimpanan server penuh.",
    "Yang sedang disimpan dibatalkan; yang sudah tersimpan tetap ada. Kosongkan ruang pada disk "
    "tempat basis data, lalu coba lagi.",
    False,
)
READ_ONLY: Final = Trouble(
    "Basis data tidak dapat ditulisi.",
    "Pengelola perlu memberi hak tulis pada folder dan berkas basis data bagi pengguna yang "
    "menjalankan dasbor.",
    False,
)
DAMAGED: Final = Trouble(
    "Berkas basis data rusak atau bukan basis data dasbor ini.",
    "Jangan menimpanya; pulihkan dari cadangan dengan: python -m zi_analytics restore BERKAS.",
    False,
)
DISK: Final = Trouble(
    "Disk tempat basis data tidak dapat dibaca atau ditulisi.",
    "Periksa apakah disk atau folder jaringannya masih terhubung dan tidak penuh, lalu coba lagi.",
    False,
)
GONE: Final = Trouble(
    "Server basis data tidak dapat dihubungi.",
    "Data yang sudah tersimpan tidak berubah. Bila tidak pulih sendiri, pengelola perlu memeriksa "
    "apakah PostgreSQL berjalan dan ZI_DATABASE_URL benar.",
    True,
)
OTHER: Final = Trouble(
    "Basis data menolak permintaan ini.",
    "Data yang sudah tersimpan tidak berubah. Coba lagi; bila tetap terjadi, hubungi pengelola.",
    False,
)

_SQLITE: Final[Mapping[int, Trouble]] = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_IOERR: DISK,
}
_SQLITE_PARTICULAR: Final[Mapping[int, Trouble]] = {
    # The file that connections share has no room to be made.
    sqlite3.SQLITE_IOERR_SHMSIZE: FULL,
}
# Beginnings of SQLSTATE codes, the more particular first.
_POSTGRESQL: Final[Mapping[str, Trouble]] = {
    "53100": FULL,
    "25006": READ_ONLY,
    "55P03": BUSY,
    "40": BUSY,
    "53": GONE,
    "57": GONE,
    "08": GONE,
    "28": GONE,
    "3D": GONE,
    "58": DISK,
    "XX": DAMAGED,
}
_SYSTEM: Final[Mapping[int, Trouble]] = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EIO: DISK,
}


def trouble(error: BaseException) -> Trouble | None:
    """Tell what a failure of the database or the disk is; None for an error of the program."""
    if isinstance(error, StoreError):
        return Trouble("Basis data tidak dapat dipakai.", str(error), False)
    if isinstance(error, PoolTimeoutError):
        return BUSY
    if isinstance(error, DBAPIError):
        return _of_database(error)
    if isinstance(error, SQLAlchemyError):
        return OTHER
    return _SYSTEM.get(error.errno or 0) if isinstance(error, OSError) else None


def _of_database(error: DBAPIError) -> Trouble:
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        whole = getattr(cause, "sqlite_errorcode", 0)
        return _SQLITE_PARTICULAR.get(whole) or _SQLITE.get(sqlite.code(error), OTHER)
    state = getattr(cause, "sqlstate", None)
    if state:
        return next((t for start, t in _POSTGRESQL.items() if state.startswith(start)), OTHER)
    # A server that cannot be reached sends no code.
    return GONE if type(cause).__name__ == "OperationalError" else OTHER
