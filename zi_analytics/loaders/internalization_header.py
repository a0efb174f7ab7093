"""Where a table of internalisation stands in a sheet, and what its columns hold."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from zi_analytics.instruments import InternalizationRules
from zi_analytics.loaders.grid import Grid
from zi_analytics.loaders.sakip_header import UNIT_HEADING, cell_text
from zi_analytics.loaders.wording import words

_SEARCHED_ROWS: Final = 40
_GROUP: Final = re.compile(r"(kelompok|golongan|jenjang|unsur)\b.*|jabatan")
_PEOPLE: Final = re.compile(
    r"((jumlah|banyaknya|total) )?(orang|pegawai|anggota|personel|asn)( (kelompok|seluruhnya))?"
)
_ACTIVITY: Final = re.compile(r"((jenis|nama) )?kegiatan")
_REACHED: Final = re.compile(
    r"((jumlah|banyaknya|orang|yang) )*(tersentuh|terjangkau|ikut|mengikuti|peserta|hadir)\b.*"
)
_NAMED: Final = re.compile(r"kegiatan(?: lain)?\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_ASIDE: Final = re.compile(
    r"(no|nomor|kode|keterangan|catatan|bukti|persen\w*|cakupan|sisa|belum|%)\b.*|%.*"
)


@dataclass(frozen=True)
class Header:
    """A table: its row of headings, and where its columns stand.

    In one layout ``activities`` gives columns with the people reached, each by its activity; in the
    other, ``activity`` and ``reached`` are columns in each row. ``unnamed`` are columns for an
    activity that has no name, ``unread`` those whose heading means nothing here.
    """

    row: int
    unit: int | None
    year: int | None
    group: int
    people: int | None
    activities: Mapping[int, str]
    activity: int | None
    reached: int | None
    unnamed: tuple[int, ...]
    unread: tuple[int, ...]


def find_header(grid: Grid, rules: InternalizationRules) -> Header | None:
    """Find the first row that heads a table of internalisation."""
    for row in range(min(len(grid.rows), _SEARCHED_ROWS)):
        texts = {c: t for c in range(len(grid.rows[row])) if (t := cell_text(grid, row, c))}
        header = _header(row, texts, rules)
        if header is not None:
            return header
    return None


def _header(row: int, texts: Mapping[int, str], rules: InternalizationRules) -> Header | None:
    said = {column: words(text) for column, text in texts.items()}
    group = _first(said, _GROUP)
    if group is None:
        return None
    unit, people = _first(said, UNIT_HEADING), _first(said, _PEOPLE)
    activity, reached = _first(said, _ACTIVITY), _first(said, _REACHED)
    year = next((c for c, text in said.items() if text.startswith("tahun")), None)
    taken = {group, unit, people, year}
    if activity is not None and reached is not None:
        unread = _unread(said, {*taken, activity, reached})
        return Header(row, unit, year, group, people, {}, activity, reached, (), unread)
    rest = {c: text for c, text in texts.items() if c not in taken}
    columns = dict(_activities(rest, rules))
    named = {c: activity for c, activity in columns.items() if activity}
    if people is None and not named:
        return None
    unnamed = tuple(c for c, activity in columns.items() if not activity)
    unread = _unread(said, {*taken, *columns})
    return Header(row, unit, year, group, people, named, None, None, unnamed, unread)


def _first(said: Mapping[int, str], wanted: re.Pattern[str]) -> int | None:
    return next((column for column, text in said.items() if wanted.fullmatch(text)), None)


def _activities(texts: Mapping[int, str], rules: InternalizationRules) -> Iterator[tuple[int, str]]:
    """Give the columns of activities; one without a name has an empty one."""
    taken: set[str] = set()
    for column, text in texts.items():
        named = _NAMED.fullmatch(text.strip())
        if named or _ACTIVITY.fullmatch(words(text)):
            name = named[1] if named and words(named[1]) else ""
            activity = rules.activity_of(name) if name else ""
        elif _ASIDE.fullmatch(words(text)):
            continue
        else:
            known = rules.activity_in(words(text))
            if known is None:
                continue
            activity = rules.activity_of(text) if known in taken else known
        taken.add(activity)
        yield column, activity


def _unread(said: Mapping[int, str], read: set[int | None]) -> tuple[int, ...]:
    rest = [column for column in said if column not in read]
    return tuple(column for column in rest if said[column] and not _ASIDE.fullmatch(said[column]))
