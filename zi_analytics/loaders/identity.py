"""Whose worksheet this is, and of which year: from an option, the sheet, the folder, the name.

A source only counts when the registry knows the name exactly; a name that it does not know gives
candidates for a person to choose from, never a guess.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Final

from zi_analytics.loaders.findings import Finding, finding
from zi_analytics.loaders.grid import Grid
from zi_analytics.loaders.unit_choice import Source, choose_unit
from zi_analytics.loaders.wording import plain
from zi_analytics.registry import Candidate, Registry

CHOSEN: Final = "pilihan"
_TITLE_ROWS: Final = 12
_UNIT_LABEL: Final = re.compile(
    r"(?:nama\s+)?"
    r"(?:unit(?:\s+(?:kerja|organisasi))?|opd|skpd|perangkat\s+daerah|instansi|satker|satuan\s+kerja)"
    r"(?:\s*/\s*(?:opd|skpd|unit|satker))?(?:\s+yang\s+dinilai)?\s*(?:[:=]\s*(.*))?"
)
_YEAR_LABEL: Final = re.compile(r"\b(?:tahun|t\.?a\.?)(?:\s+[a-z]+)?\s*[:=]?\s*(20[1-9]\d)?[\s.]*$")
_REGULATION: Final = re.compile(
    r"(?:90|52|10)\s*[-_/ ]\s*(?:2021|2014|2019)|(?:nomor|no\.?)\s*\d+\s*tahun\s*20\d\d"
    r"|tahun\s+20\d\d\s+tentang",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?<!\d)20[1-9]\d(?!\d)")
_SEPARATORS: Final = re.compile(r"[_+\-.,]+")
_VERSION: Final = re.compile(r"(?:v|rev|revisi|final)?\d{1,4}")
_NOISE: Final = frozenset(
    "lke zi zona integritas wbk wbbm lembar kerja evaluasi penilaian mandiri jawaban hasil tahun "
    "th unit tpi final fix revisi rev ok isi terisi salinan copy of dari untuk isian nilai baru "
    "lama permenpanrb ta anggaran sheet sheet1 lampiran iii kirim terbaru".split()
)


@dataclass(frozen=True)
class Identity:
    """Unit and year of a worksheet, both as its sheet writes them, and findings about both.

    ``unit_from`` and ``year_from`` name the source that decided; ``candidates`` are the units that
    may be meant where none is known, or where the sources disagree.
    """

    written: str | None
    written_year: int | None
    unit: str | None
    unit_from: str | None
    year: int | None
    year_from: str | None
    candidates: tuple[Candidate, ...]
    findings: tuple[Finding, ...]


def identify(
    grid: Grid,
    header_row: int,
    recaps: Sequence[Grid],
    name: str,
    folders: Sequence[str],
    registry: Registry,
    *,
    unit: str | None,
    year: int | None,
) -> Identity:
    """Decide unit and year; sources that disagree, or say nothing, become findings."""
    stem = PurePath(name).stem
    years = [
        *([Source(CHOSEN, str(year))] if year else []),
        *_years("lembar", _sheet_years(grid, header_row, recaps)),
        *_years("nama lembar", [grid.name]),
        *_years("folder", reversed(folders)),
        *_years("nama berkas", [stem]),
    ]
    beyond = [s for s in years if s.place != CHOSEN and int(s.text) > latest_year()]
    years = [source for source in years if source not in beyond]
    chosen_year = int(years[0].text) if years else None
    texts = [
        *(Source("lembar", text) for text in _sheet_units(grid, header_row, recaps)),
        Source("nama lembar", grid.name),
        *(Source("folder", folder) for folder in reversed(folders)),
        Source("nama berkas", stem),
    ]
    names = [Source(place, _name(text, registry, chosen_year)) for place, text in texts]
    named = [source for source in names if source.text]
    found = choose_unit(named, registry, chosen_year, unit, grid.name)
    in_sheet = next((int(source.text) for source in years if source.place == "lembar"), None)
    return Identity(
        written=found.written,
        written_year=in_sheet,
        unit=found.code,
        unit_from=found.place,
        year=chosen_year,
        year_from=years[0].place if years else None,
        candidates=found.candidates,
        findings=(*_year_findings(years, beyond, grid.name), *found.findings),
    )


def latest_year() -> int:
    """Return the last year that a worksheet may say: next year's are handed out this year."""
    return date.today().year + 1


def _name(text: str, registry: Registry, year: int | None) -> str:
    """Return the name in a text: as it is written where the registry knows it, or without noise.

    Noise is taken away a word at a time, because some of it also ends the names of units.
    """
    tried = [text, *_stripped(text)]
    known = (one for one in tried if one and registry.resolve(one, year).code is not None)
    return next(known, tried[-1])


def without_noise(text: str) -> str:
    """Strip what people put around a unit's name: LKE, years, “final”, copy numbers."""
    return _stripped(text)[-1]


def _stripped(text: str) -> list[str]:
    """Return a text with more and more of the noise around it taken away."""
    spaced = _SEPARATORS.sub(" ", _YEAR.sub(" ", _REGULATION.sub(" ", text)))
    parts = spaced.replace("[", "(").replace("]", ")").replace("(", " (").split()
    while parts and _is_noise(parts[0]):
        parts.pop(0)
    found = [" ".join(parts)]
    while parts and _is_noise(parts[-1]):
        parts.pop()
        found.append(" ".join(parts))
    return found


def _is_noise(word: str) -> bool:
    bare = word.strip("()[]").casefold()
    return not bare or bare in _NOISE or bool(_VERSION.fullmatch(bare))


def _years(place: str, texts: Iterable[str]) -> list[Source]:
    """Return the year that a text names; none when it names several."""
    found = []
    for text in texts:
        named = set(_YEAR.findall(_REGULATION.sub(" ", text)))
        if len(named) == 1:
            found.append(Source(place, named.pop()))
    return found[:1]


def _year_findings(years: Sequence[Source], beyond: Sequence[Source], sheet: str) -> list[Finding]:
    far = [finding("year_beyond", sheet=sheet, sources=_said(beyond))] if beyond else []
    if not years:
        return [*far, finding("year_unknown", sheet=sheet)]
    if len({source.text for source in years}) == 1:
        return far
    clash = finding("year_clash", sheet=sheet, sources=_said(years), chosen=years[0].text)
    return [*far, clash]


def _said(sources: Sequence[Source]) -> str:
    return "; ".join(f"{source.place} {source.text}" for source in sources)


def _sheet_units(grid: Grid, header_row: int, recaps: Sequence[Grid]) -> list[str]:
    labelled = [text for row in range(header_row) for text in _labelled(grid, row)]
    titles = [text for recap in recaps if (text := _recap_title(recap))]
    filled_in = [text for text in [*labelled, *titles] if not text.startswith("[")]
    named = dict.fromkeys(filled_in)
    return [text for text in named if any(map(str.isalpha, without_noise(text)))]


def _labelled(grid: Grid, row: int) -> list[str]:
    """Return what stands after a label such as “Unit Kerja:”, in its cell or right of it."""
    found = []
    for column in range(len(grid.rows[row])):
        for line in grid.text(row, column).splitlines():
            if match := _UNIT_LABEL.fullmatch(plain(line)):
                own = re.split("[:=]", line, maxsplit=1)[1] if match.group(1) else ""
                found.append(own.strip() or _text_beside(grid, row, column))
    return [text for text in found if text]


def _text_beside(grid: Grid, row: int, column: int) -> str:
    beside = (grid.text(row, c).lstrip(":= ") for c in range(column + 1, len(grid.rows[row])))
    return next((text for text in beside if text), "")


def _recap_title(recap: Grid) -> str:
    """Return the first text of a recap sheet: there stands the unit's name."""
    texts = (grid_text for row in range(2) for grid_text in _texts(recap, row))
    return next((text.partition(":")[2].strip() or text for text in texts), "")


def _texts(grid: Grid, row: int) -> list[str]:
    if row >= len(grid.rows):
        return []
    return [text for c in range(len(grid.rows[row])) if (text := grid.text(row, c))]


def _sheet_years(grid: Grid, header_row: int, recaps: Sequence[Grid]) -> list[str]:
    places = [(grid, row) for row in range(header_row)]
    places += [(recap, row) for recap in recaps for row in range(min(4, len(recap.rows)))]
    found = []
    for sheet, row in places:
        for column in range(len(sheet.rows[row])):
            for line in sheet.text(row, column).splitlines():
                if match := _YEAR_LABEL.search(_REGULATION.sub(" ", plain(line))):
                    found.append(match.group(1) or _year_beside(sheet, row, column))
    return [year for year in found if year]


def _year_beside(grid: Grid, row: int, column: int) -> str:
    for c in range(column + 1, len(grid.rows[row])):
        value = grid.value(row, c)
        if value != "":
            text = str(int(value)) if isinstance(value, float) else str(value)
            return text if _YEAR.fullmatch(text.strip(": ")) else ""
    return ""


def is_synthetic(grids: Iterable[Grid]) -> bool:
    """Tell whether a title block marks the workbook as made-up sample data."""
    for grid in grids:
        for row in range(min(_TITLE_ROWS, len(grid.rows))):
            for text in _texts(grid, row):
                if "data contoh" in plain(text) and "sintetis" in plain(text):
                    return True
    return False
