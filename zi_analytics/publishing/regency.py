"""The leader's two pages on the region: where we stand, and where it leads; ready for print."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

import pandas as pd

from zi_analytics.charts import condition_names, formats, lacking_counts, noun
from zi_analytics.charts.frames import records
from zi_analytics.charts.status import status
from zi_analytics.insight.sakip import distribution
from zi_analytics.insight.trends import breaks, spread
from zi_analytics.insight.years import AREAS, HASIL, TOTAL
from zi_analytics.instruments import load, sakip_rules
from zi_analytics.publishing import subjects, words
from zi_analytics.publishing.deck_paths import nearest
from zi_analytics.publishing.deck_slides import standing, unmet_counts, weak
from zi_analytics.publishing.deck_years import sakip, trend
from zi_analytics.publishing.scene import YearScene, scene_of
from zi_analytics.publishing.shelf import Shelf
from zi_analytics.reports import typeset
from zi_analytics.reports.slide_chart import chart_svg
from zi_analytics.reports.slides import Chart, Grid, Slide
from zi_analytics.tables import ASSESSORS

Content = dict[str, Any]

SPAN: Final = 5
MOST_NEAR: Final = 10
MOST_LACKING: Final = 6
MOST_WEAK: Final = 6
MOST_PATHS: Final = 6


def regency_report(
    shelf: Shelf, year: int, day: date, predicate: str = "WBK", assessor: str = "unit"
) -> bytes:
    """Return the leader's two pages for a year as PDF bytes, made on ``day``.

    Raises `NothingToShowError` where the assessor gave no worksheet that year.
    """
    return typeset("regency_report", regency(shelf, year, day, predicate, assessor), day)


def regency(shelf: Shelf, year: int, day: date, predicate: str, assessor: str) -> Content:
    """Return what the two pages say: texts and numbers as they are printed."""
    scene = scene_of(shelf, year, predicate, assessor, day)
    (stands,) = standing(scene)
    notes = subjects.of_region(shelf.notes(year))
    return {
        "title": f"Zona Integritas {shelf.registry.name} {year}",
        "region": shelf.registry.name,
        "what": f"Laporan pimpinan · evaluasi tahun {year}, {ASSESSORS[assessor]}, menuju "
        f"{predicate}",
        "mark": "".join(words.mark(shelf)),
        "predicate": predicate,
        "basis": _basis(scene),
        "headline": stands.title,
        "detail": stands.says,
        "figures": [{"value": f.value, "meaning": f.meaning} for f in stands.figures],
        "caution": words.CAUTION,
        "all_units": _all_units(scene),
        "near": _near(scene),
        "lacking": _lacking(scene),
        **_years(scene),
        "weakest": _weakest(scene),
        "paths": _paths(scene),
        "notes": subjects.lines(notes),
        "sources": [*words.mark(shelf), words.source(scene.rules.id), words.made_on(day)],
        "footer": f"{shelf.registry.name} · Zona Integritas {year}",
    }


def _basis(scene: YearScene) -> str:
    said = words.basis(scene.rules.id, scene.shelf)[scene.predicate]
    return "" if said == words.BASIS["regulation"] else f"{said[0].upper()}{said[1:]}."


def _all_units(scene: YearScene) -> Content:
    """Count units by their unmet conditions: the readiness of all in one small chart."""
    many = unmet_counts(scene)
    return {
        "says": f"{sum(many)} {noun(scene.table)} menurut banyaknya syarat nilai "
        f"{scene.predicate} yang kurang; 0 berarti tidak ada yang diketahui kurang.",
        "most": max(many),
        "columns": [{"unmet": str(unmet), "count": count} for unmet, count in enumerate(many)],
    }


def _near(scene: YearScene) -> list[Content]:
    names = condition_names(scene.rules, short=True)
    own = scene.readiness.loc[scene.readiness["predicate"] == scene.predicate]
    gaps = own.set_index(["unit", "condition"])["shortfall"].to_dict()
    rows = []
    for row in records(scene.table.head(MOST_NEAR)):
        state = status(row.met, row.worst_share)
        worst = str(row.worst) if row.unmet else ""
        gap = gaps.get((row.unit, worst))
        rows.append(
            {
                "unit": str(row.name),
                "total": formats.points(row.total),
                "unmet": str(row.unmet),
                "worst": names.get(worst, formats.MISSING),
                "gap": formats.MISSING if gap is None else formats.shortfall(gap),
                "state": {"id": state.id, "text": state.text},
            }
        )
    return rows


def _lacking(scene: YearScene) -> Content:
    counts = lacking_counts(scene.readiness, scene.table, scene.predicate)
    names = condition_names(scene.rules)
    rows = [
        {
            "label": names[str(row.condition)],
            "text": formats.count_of(int(row.lacking), int(row.judged)),
            "part": float(row.lacking / row.judged) if row.judged else 0.0,
        }
        for row in records(counts.loc[counts["lacking"] > 0].head(MOST_LACKING))
    ]
    return {"says": f"Banyaknya {noun(scene.table)} yang belum memenuhi.", "rows": rows}


def _years(scene: YearScene) -> Content:
    """Give the trend's chart, medians by area and year with the break, and SAKIP's predicates."""
    first = scene.year - SPAN + 1
    history = scene.history.loc[scene.history["year"] >= first]
    own = replace(scene, history=history)
    drawn = next(iter(trend(own)), None)
    years = [str(year) for year in range(first, scene.year + 1)]
    gaps = breaks(history)
    svg = ""
    if drawn is not None and isinstance(drawn.body, Chart):
        svg = chart_svg(drawn.body)
    return {
        "years": years,
        "break_after": [years.index(str(gap.before)) for gap in gaps if str(gap.before) in years],
        "trend_title": drawn.title if drawn else "Belum ada tahun lain untuk dibandingkan.",
        "trend_says": drawn.says if drawn else "",
        "trend_svg": svg,
        "history": _history(own.compared, scene),
        **_sakip(own),
    }


def _history(history: pd.DataFrame, scene: YearScene) -> list[Content]:
    table = spread(history)
    shares = table.set_index(["node", "year"])["median"].to_dict()
    years = range(scene.year - SPAN + 1, scene.year + 1)
    label = load(scene.rules.id).label
    return [
        {
            "label": "Nilai total" if node == TOTAL else label(node),
            "values": [formats.share(shares.get((node, year))) for year in years],
        }
        for node in (TOTAL, *AREAS, HASIL)
    ]


def _sakip(scene: YearScene) -> Content:
    slide = next(iter(sakip(scene)), None)
    table = distribution(scene.shelf.sakip())
    years = list(range(scene.year - SPAN + 1, scene.year + 1))
    table = table.loc[table["year"].isin(years) & (table["n"] > 0)]
    many = table.set_index(["predicate", "year"])["n"].to_dict()
    known = set(table["year"])
    present = set(table["predicate"])
    rows = [
        {
            "label": predicate,
            "values": [
                str(many.get((predicate, year), 0)) if year in known else formats.MISSING
                for year in years
            ],
        }
        for predicate in (one.id for one in sakip_rules().predicates)
        if predicate in present
    ]
    return {"sakip_title": slide.title if slide else "", "sakip": rows}


def _weakest(scene: YearScene) -> Content:
    slide = next(iter(weak(scene)), None)
    if slide is None or not isinstance(slide.body, Chart):
        return {"title": "", "rows": []}
    (series,) = slide.body.series
    rows = [
        {"label": label, "lost": lost}
        for label, lost in zip(slide.body.categories, series.labels, strict=True)
    ]
    return {"title": slide.title, "rows": rows[:MOST_WEAK]}


def _paths(scene: YearScene) -> Content:
    slides: dict[str, Slide] = {slide.id: slide for slide in nearest(scene)}
    slide = slides.get("terdekat")
    if slide is None or not isinstance(slide.body, Grid):
        return {"title": "", "heads": [], "rows": [], "together": ""}
    together = slides["bersama"].title if "bersama" in slides else ""
    return {
        "title": slide.title,
        "heads": list(slide.body.heads),
        "rows": [[cell.text for cell in row] for row in slide.body.rows[:MOST_PATHS]],
        "together": f"Digarap bersama: {together}." if together else "",
    }
