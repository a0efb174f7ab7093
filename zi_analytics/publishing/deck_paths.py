"""The slides on the units that are nearest, and what would help most of them."""

from typing import Final

import pandas as pd

from zi_analytics.charts import formats, noun
from zi_analytics.charts.frames import records
from zi_analytics.insight.path import PathError, Paths, paths
from zi_analytics.publishing.charted import series
from zi_analytics.publishing.scene import YearScene
from zi_analytics.reports.slides import Cell, Chart, Grid, Slide

MOST_UNITS: Final = 8
MOST_HELPFUL: Final = 8


def nearest(scene: YearScene) -> tuple[Slide, ...]:
    """Who is nearest in effort, and the improvements that help most units."""
    found = _paths(scene)
    if found is None:
        return ()
    return (*_nearest(scene, found), *_helpful(scene, found))


def _paths(scene: YearScene) -> Paths | None:
    units = list(scene.table["unit"])
    tables = [scene.shelf.answers(scene.year, str(unit)) for unit in units]
    answers = pd.concat(tables, ignore_index=True)
    try:
        return paths(answers.loc[answers["assessor"] == scene.assessor], scene.predicate)
    except PathError:
        return None


def _nearest(scene: YearScene, found: Paths) -> tuple[Slide, ...]:
    counted = scene.table.loc[scene.table["counted"], "unit"]
    own = found.nearest
    own = own.loc[own["unit"].isin(counted)] if len(counted) else own
    table = own.loc[own["reachable"] & ((own["steps"] > 0) | (own["surveys"] > 0))]
    if table.empty:
        return ()
    names = scene.table.set_index("unit")["short"]
    rows = tuple(
        (
            Cell(str(names[row.unit])),
            Cell(str(row.steps)),
            Cell(formats.short(row.effort)),
            Cell(str(row.surveys)),
            Cell(f"{formats.points(row.total_now)} → {formats.points(row.total_after)}"),
        )
        for row in records(table.head(MOST_UNITS))
    )
    first = table.iloc[0]
    ways = f"{int(first['steps'])} langkah" if first["steps"] else "tinggal hasil survei"
    title = f"Upaya paling ringan ke {scene.predicate}: {names[first['unit']]}, {ways}"
    blocked = int((~own["reachable"]).sum())
    without = f" {blocked} {noun(scene.table)} belum punya jalur tahun ini." if blocked else ""
    return (
        Slide(
            id="terdekat",
            about="Jalur dengan upaya paling ringan",
            title=title,
            says=f"Jalur terpendek tiap unit.{without} Upaya adalah anggapan yang dapat diubah "
            "di halaman Simulasi.",
            body=Grid(
                ("Unit", "Langkah", "Upaya", "Survei", "Nilai total"),
                rows,
                (0.4, 0.13, 0.12, 0.11, 0.24),
            ),
        ),
    )


def _helpful(scene: YearScene, found: Paths) -> tuple[Slide, ...]:
    table = found.improvements.head(MOST_HELPFUL)
    if table.empty:
        return ()
    first = table.iloc[0]
    ways = len([path for path in found.paths if path.steps])
    title = (
        f"{scene.rules.label(first['question'])} ada di jalur "
        f"{formats.count_of(int(first['planned']), ways, 'unit')}"
    )
    return (
        Slide(
            id="bersama",
            about="Perbaikan yang menolong paling banyak unit",
            title=title,
            says="Banyaknya unit yang jalurnya memuat perbaikan ini; layak digarap bersama.",
            body=Chart(
                "bars",
                tuple(scene.rules.label(question) for question in table["question"]),
                (series("Unit", table["planned"], "count"),),
                "count",
            ),
        ),
    )
