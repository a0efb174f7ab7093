"""The slides on the units that are nearest, and what would help most of them."""

from typing import Final

from zi_analytics.charts import formats, noun
from zi_analytics.charts.frames import records
from zi_analytics.charts.survey_words import survey_change
from zi_analytics.insight.path import Path, PathError, Paths
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
    try:
        return scene.shelf.paths(scene.year, scene.assessor, scene.predicate)
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
    plans = {str(path.unit): path for path in found.paths}
    rows = tuple(
        (
            Cell(str(names[row.unit])),
            Cell(_asked(plans[str(row.unit)], scene)),
            Cell(formats.short(row.effort)),
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
                ("Unit", "Yang harus terjadi", "Upaya", "Nilai total"),
                rows,
                (0.2, 0.48, 0.1, 0.22),
            ),
        ),
    )


def _asked(path: Path, scene: YearScene) -> str:
    """Say what a path asks for: so many answers to improve, and which surveys must rise."""
    count = len(path.steps)
    improved = [f"{count} perbaikan jawaban"] if count else []
    surveys = [survey_change(s.question, s.now, s.needed, scene.rules) for s in path.surveys]
    return " · ".join([*improved, *surveys])


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
