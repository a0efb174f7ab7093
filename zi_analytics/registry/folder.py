"""From a region's folder to its checked Region; README.md in the folder explains the columns."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import pandas as pd

from zi_analytics.registry.checks import (
    check_aliases,
    check_names,
    check_succession,
    check_unique_names,
)
from zi_analytics.registry.geo import is_area, wound_for_plotly
from zi_analytics.registry.model import Alias, Kind, Member, Named, Period, Region
from zi_analytics.registry.source import (
    Problems,
    RegionError,
    Row,
    YamlFile,
    read_json,
    read_rows,
    read_yaml,
)
from zi_analytics.registry.thresholds import read_thresholds

CERTAINTY: Final = ["pasti", "satu_sumber", "asumsi", "tidak_ditemukan"]
PREDICATES: Final = ["AA", "A", "BB", "B", "CC", "C", "D"]
OPINIONS: Final = ["WTP", "WDP", "TW", "TMP"]
FIELDS: Final = ["sakip_predicate", "sakip_score", "bpk_opinion"]

PUBLISHED: Final = {
    "year": "Int64",
    "evaluation_year": "Int64",
    "performance_year": "Int64",
    "field": "str",
    "value": "str",
    "certainty": "str",
    "note": "str",
}
SUCCESSION: Final = {"predecessor": "str", "successor": "str", "note": "str"}

UNIT_COLUMNS: Final = [
    "code",
    "kind",
    "valid_from",
    "valid_to",
    "counted",
    "expected",
    "certainty",
    "note",
]
MAP_FILE: Final = "kecamatan.geojson"


def read_region(folder: Path) -> Region:
    """Read and check all files of the folder; raise RegionError with all problems found."""
    problems = Problems()
    about = read_yaml(folder / "region.yaml", problems)
    kinds = _kinds(about)
    names = _names(folder, problems)
    members = _members(folder, kinds, names, problems)
    aliases = _aliases(folder, members, problems)
    region = Region(
        name=about.text(about.values, "name"),
        short=about.text(about.values, "short"),
        appended=_appended(about),
        kinds=kinds,
        members=members,
        aliases=aliases,
        succession=_succession(folder, members, problems),
        published=_published(folder, problems),
        thresholds=read_thresholds(folder, problems),
        map=_map(folder / MAP_FILE, members, problems),
    )
    if problems.texts:
        raise RegionError(problems.texts)
    return region


def _appended(about: YamlFile) -> tuple[str, ...]:
    words = about.values.get("appended")
    if isinstance(words, list) and all(isinstance(word, str) for word in words):
        return tuple(words)
    about.wrong("appended", "harus berupa daftar teks.")
    return ()


def _kinds(about: YamlFile) -> dict[str, Kind]:
    entries = about.values.get("kinds")
    if not isinstance(entries, dict) or not entries:
        about.wrong("kinds", "harus memuat sedikitnya satu jenis unit.")
        return {}
    kinds: dict[str, Kind] = {}
    for code, values in entries.items():
        path = f"kinds.{code}"
        if not isinstance(values, dict):
            about.wrong(path, "harus memuat label, counted, dan expected.")
            continue
        kinds[str(code)] = Kind(
            about.text(values, f"{path}.label"),
            about.yes_no(values, f"{path}.counted"),
            about.yes_no(values, f"{path}.expected"),
        )
    return kinds


def _names(folder: Path, problems: Problems) -> list[tuple[Row, str, Named]]:
    columns = ["unit", "name", "short", "from_year", "to_year"]
    return [
        (
            row,
            row.required("unit"),
            Named(row.required("name"), row.required("short"), row.period("from_year", "to_year")),
        )
        for row in read_rows(folder / "names.csv", columns, problems)
    ]


def _members(
    folder: Path,
    kinds: Mapping[str, Kind],
    names: list[tuple[Row, str, Named]],
    problems: Problems,
) -> dict[str, Member]:
    members: dict[str, Member] = {}
    names_of: dict[str, list[Named]] = {}
    for _, unit, named in names:
        names_of.setdefault(unit, []).append(named)
    for row in read_rows(folder / "units.csv", UNIT_COLUMNS, problems):
        code = row.required("code")
        if code in members:
            row.wrong(f"kode {code} sudah dipakai di atas.")
        own = names_of.get(code, [])
        period = row.period("valid_from", "valid_to")
        check_names(row, code, period, own)
        members[code] = _member(row, kinds, period, own)
    for row, unit, _ in names:
        _known_unit(row, unit, members)
    check_unique_names(names, members)
    return members


def _member(row: Row, kinds: Mapping[str, Kind], period: Period, names: list[Named]) -> Member:
    kind = kinds.get(row.one_of("kind", list(kinds)), Kind("", False, False))
    return Member(
        code=row["code"],
        kind=row["kind"],
        period=period,
        counted=row.yes_no("counted", kind.counted),
        expected=row.yes_no("expected", kind.expected),
        certainty=row.one_of("certainty", CERTAINTY),
        note=row["note"],
        names=tuple(sorted(names, key=lambda named: named.period.first or 0)),
    )


def _known_unit(row: Row, unit: str, members: Mapping[str, Member]) -> bool:
    if unit not in members:
        row.wrong(f"unit {unit!r} tidak ada di units.csv.")
    return unit in members


def _aliases(folder: Path, members: Mapping[str, Member], problems: Problems) -> tuple[Alias, ...]:
    columns = ["unit", "alias", "from_year", "to_year", "attested"]
    rows = [
        (
            row,
            Alias(
                row.required("unit"),
                row.required("alias"),
                row.period("from_year", "to_year"),
                row.yes_no("attested"),
            ),
        )
        for row in read_rows(folder / "aliases.csv", columns, problems)
    ]
    known = [(row, alias) for row, alias in rows if _known_unit(row, alias.unit, members)]
    check_aliases(known, members)
    return tuple(alias for _, alias in known)


def _succession(folder: Path, members: Mapping[str, Member], problems: Problems) -> pd.DataFrame:
    rows = list(read_rows(folder / "succession.csv", list(SUCCESSION), problems))
    for row in rows:
        old = _known_unit(row, row["predecessor"], members)
        new = _known_unit(row, row["successor"], members)
        if old and new:
            check_succession(row, members[row["predecessor"]], members[row["successor"]])
    return _frame((row.cells for row in rows), SUCCESSION)


def _published(folder: Path, problems: Problems) -> pd.DataFrame:
    records = []
    seen: set[tuple[int | None, str]] = set()
    for row in read_rows(folder / "published.csv", list(PUBLISHED), problems):
        years = {name: row.year(name) for name in PUBLISHED if name.endswith("year")}
        if years["year"] is None:
            row.required("year")
        key = (years["year"], row.one_of("field", FIELDS))
        if key in seen:
            row.wrong(f"{row['field']} tahun {row['year']} sudah ada di atas.")
        seen.add(key)
        row.one_of("certainty", CERTAINTY)
        records.append({**row.cells, **years, "value": _value(row)})
    return _frame(records, PUBLISHED)


def _value(row: Row) -> str | None:
    """Return the published value, a score with a decimal point; None where it is not known."""
    if not row["value"]:
        return None
    if row["field"] == "sakip_score":
        text = row["value"].replace(",", ".")
        if not text.replace(".", "", 1).isdecimal() or float(text) > 100:
            row.wrong(f"nilai {row['value']!r} bukan angka antara 0 dan 100.")
        return text
    choices = {"sakip_predicate": PREDICATES, "bpk_opinion": OPINIONS}
    return row.one_of("value", choices.get(row["field"], [row["value"]]))


def _frame(records: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(records), columns=list(columns)).astype(dict(columns))


def _map(file: Path, members: Mapping[str, Member], problems: Problems) -> Mapping[str, Any] | None:
    """Return the map with rings as Plotly wants them; a region without a map has none."""
    if not file.exists():
        return None
    shape = read_json(file, problems)
    features = shape.get("features")
    if not isinstance(features, list):
        problems.add(file, None, "bukan peta GeoJSON: daftar features tidak ada.")
        return None
    good = []
    for place, feature in enumerate(features, start=1):
        if not is_area(feature):
            problems.add(file, None, f"feature ke-{place} harus berupa Polygon atau MultiPolygon.")
        elif feature.get("id") not in members:
            problems.add(file, None, f"id feature ke-{place} bukan kode unit di units.csv.")
        else:
            good.append(wound_for_plotly(feature))
    return {**shape, "features": good}
