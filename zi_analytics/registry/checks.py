"""What must hold between the files of a region's folder."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from zi_analytics.registry.model import Alias, Member, Named, Period
from zi_analytics.registry.normalise import normalise
from zi_analytics.registry.source import Row

FIRST = 0
LAST = 9999


def _bounds(period: Period) -> tuple[int, int]:
    return (
        FIRST if period.first is None else period.first,
        LAST if period.last is None else period.last,
    )


def _overlap(one: Period, other: Period) -> bool:
    (first, last), (start, end) = _bounds(one), _bounds(other)
    return first <= end and start <= last


def check_names(unit: Row, code: str, period: Period, names: list[Named]) -> None:
    """A unit has exactly one name in each year in which it exists."""
    spans = sorted(_bounds(named.period) for named in names)
    first, last = _bounds(period)
    if not spans:
        unit.wrong(f"unit {code} tidak punya nama di names.csv.")
        return
    for (_, end), (start, _) in pairwise(spans):
        if start <= end:
            unit.wrong(f"unit {code} punya dua nama pada tahun {start} di names.csv.")
        elif start > end + 1:
            unit.wrong(f"unit {code} tidak punya nama pada tahun {end + 1} di names.csv.")
    if spans[0][0] > first or spans[-1][1] < last:
        unit.wrong(f"nama unit {code} di names.csv tidak mencakup seluruh masa berlakunya.")


def check_unique_names(
    names: Iterable[tuple[Row, str, Named]], members: Mapping[str, Member]
) -> None:
    """No two units have the same official name in the same year."""
    seen: dict[str, list[tuple[str, Period]]] = {}
    for row, unit, named in names:
        if unit not in members:
            continue
        others = seen.setdefault(normalise(named.name), [])
        for other, period in others:
            lives = _overlap(members[unit].period, members[other].period)
            if other != unit and lives and _overlap(period, named.period):
                row.wrong(f"nama {named.name!r} juga dipakai unit {other} pada tahun yang sama.")
        others.append((unit, named.period))


def check_aliases(aliases: Iterable[tuple[Row, Alias]], members: Mapping[str, Member]) -> None:
    """An alias has words, is given once, and holds while its unit exists."""
    seen: dict[tuple[str, str], list[Period]] = {}
    for row, alias in aliases:
        if alias.written and not normalise(alias.written):
            row.wrong(f"alias {alias.written!r} tidak memuat huruf atau angka.")
        if not _overlap(alias.period, members[alias.unit].period):
            row.wrong(f"tahun alias {alias.written!r} di luar masa berlaku unit {alias.unit}.")
        given = seen.setdefault((alias.unit, alias.written), [])
        if any(_overlap(alias.period, period) for period in given):
            row.wrong(f"alias {alias.written!r} untuk unit {alias.unit} sudah ada di atas.")
        given.append(alias.period)


def check_succession(row: Row, predecessor: Member, successor: Member) -> None:
    """A successor exists in the year after its predecessor's last one."""
    last = predecessor.period.last
    if last is None:
        row.wrong(f"unit {predecessor.code} punya penerus, tetapi valid_to kosong di units.csv.")
    elif not successor.period.covers(last + 1):
        row.wrong(f"unit penerus {successor.code} belum atau tidak ada pada tahun {last + 1}.")
