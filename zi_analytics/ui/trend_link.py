"""What an address says about trends: what is looked at, whose assessment, which years, a stream."""

import re
from itertools import pairwise
from typing import Final

from zi_analytics.insight.years import breaks
from zi_analytics.instruments import sakip_rules
from zi_analytics.ui import data, link
from zi_analytics.ui.filters import ASSESSORS
from zi_analytics.ui.plan_link import Codes

PAGE: Final = "tren_sakip"
NONE: Final = "-"
WHOLE: Final = "semua"
KIND: Final = "jenis."
AREAS: Final = "area"
MOVERS: Final = "gerak"
SAKIP: Final = "sakip"
BOTH: Final = "kaitan"
VIEW: Final = link.Choice(
    "lihat",
    "Bagian halaman",
    {AREAS: "Tren area", MOVERS: "Yang bergerak", SAKIP: "SAKIP", BOTH: "ZI × SAKIP"},
    AREAS,
)
SHORT: Final = {AREAS: "Area", MOVERS: "Bergerak"}
JOINED: Final = "ya"
JOIN: Final = link.Choice(
    "gabung", "Unit yang melebur", {"tidak": "Apa adanya", JOINED: "Gabungkan"}, "tidak"
)
BASIS: Final = link.Choice(
    "tahun_sakip",
    "Tahun SAKIP",
    {"evaluation": "Tahun evaluasi", "performance": "Tahun kinerja"},
    "evaluation",
)
STREAM: Final = "arus"
STREAM_CODE: Final = re.compile(r"(\d{4})-(\d{4})~([A-D]{1,2})~([A-D]{1,2})", re.ASCII)


def scope(names: dict[str, str]) -> link.Choice:
    """Return what may be looked at: the whole region, a kind of unit, or one of these units."""
    registry = data.registry()
    present = {kind: f"Semua {label}" for kind, label in registry.kinds.items()}
    kinds = {f"{KIND}{kind}": label for kind, label in present.items()}
    options = {WHOLE: "Seluruh daerah", **kinds, **names}
    return link.Choice("lingkup", "Yang dilihat", options, WHOLE)


def assessor() -> link.Choice:
    """Return the assessors of any year; by default who assessed most units in the newest."""
    years = data.years()
    present = {name for year in years for name in data.assessors(year)}
    options = {code: name for code, name in ASSESSORS.items() if code in {*present, "unit", "tpi"}}
    newest = data.assessors(years[0])
    return link.Choice("penilai", "Penilai", options, newest[0] if newest else "unit")


def step(of: str) -> link.Choice:
    """Return the steps from one year to the next; by default the last one within an instrument."""
    scores = data.trend_scores(of)
    years = sorted(int(year) for year in scores["year"].dropna().unique())
    broken = {(gap.before, gap.after) for gap in breaks(scores)}
    labels = {
        f"{before}-{after}": f"{before} ke {after}"
        + (" (instrumen berganti)" if (before, after) in broken else "")
        for before, after in pairwise(years)
    }
    whole = [pair for pair in pairwise(years) if pair not in broken]
    default = "-".join(map(str, whole[-1])) if whole else next(iter(reversed(labels)), NONE)
    return link.Choice("langkah", "Perubahan", labels or {NONE: "belum ada"}, default)


def year() -> link.Choice:
    """Return the years with worksheets, the newest first."""
    years = {str(year): str(year) for year in data.years()}
    return link.Choice("tahun", "Tahun", years, next(iter(years)))


def predicate() -> link.Choice:
    """Return the predicates of the newest instrument."""
    names = {name: name for name in data.instrument(data.years()[0]).predicates}
    return link.Choice("predikat", "Predikat", names, next(iter(names)))


def stream() -> link.Choice:
    """Return the stream whose units are listed; it has no widget."""
    codes = Codes(NONE, "tidak ada", lambda code: stream_of(code) is not None)
    return link.Choice(STREAM, "Arus predikat", codes, NONE)


def stream_of(code: str) -> tuple[int, int, str, str] | None:
    """Return both years and both predicates of a stream; None for a code without a meaning."""
    found = STREAM_CODE.fullmatch(code)
    known = {one.id for one in sakip_rules().predicates}
    if found is None or not {found[3], found[4]} <= known:
        return None
    return int(found[1]), int(found[2]), found[3], found[4]
