"""The slides on one year: where the units stand, and where it is weak."""

import math
from typing import Final

import pandas as pd

from zi_analytics.charts import condition_names, formats, lacking_counts, noun
from zi_analytics.charts.frames import is_true, records
from zi_analytics.charts.heat import area_threshold
from zi_analytics.charts.sentences import overview_finding
from zi_analytics.charts.status import MET, Status, status
from zi_analytics.insight.weak import losses, weakest
from zi_analytics.publishing.charted import series
from zi_analytics.publishing.deck_actions import planned
from zi_analytics.publishing.deck_asked import asked, closing
from zi_analytics.publishing.deck_paths import nearest
from zi_analytics.publishing.deck_people import internalization
from zi_analytics.publishing.deck_years import movers, sakip, trend
from zi_analytics.publishing.scene import Maker, YearScene
from zi_analytics.reports.slides import Cell, Chart, Figure, Grid, Series, Slide, Tone

ACROSS: Final = 4
MOST_WEAK: Final = 10


def opening(scene: YearScene) -> tuple[Slide, ...]:
    """The title."""
    name = scene.shelf.registry.name
    return (
        Slide(
            id="judul",
            about="Judul",
            title="Menuju Zona Integritas",
            says=f"{name} · evaluasi tahun {scene.year}",
        ),
    )


def standing(scene: YearScene) -> tuple[Slide, ...]:
    """Where we stand: handed in, met by predicate, median."""
    counts = lacking_counts(scene.readiness, scene.table, scene.predicate)
    said = overview_finding(scene.table, counts, scene.rules, scene.predicate)
    expected = scene.units.query("expected")
    counted = scene.table.loc[scene.table["counted"]]
    of = int(expected["counted"].sum())
    figures = [Figure(f"{len(counted)} dari {of}", "perangkat daerah sudah mengumpulkan")]
    for predicate in scene.rules.predicates:
        own = scene.readiness.loc[scene.readiness["predicate"] == predicate]
        met = own.groupby("unit")["met"].agg(lambda met: bool(is_true(met).all()))
        many = int(met.reindex(counted["unit"]).fillna(False).sum())
        figures.append(Figure(f"{many} dari {of}", f"memenuhi syarat nilai {predicate}"))
    median = formats.points(counted["total"].median() if len(counted) else None)
    figures.append(Figure(median, "median nilai total, dari 100"))
    return (
        Slide(
            id="posisi",
            about="Di mana kita berdiri",
            title=said.headline,
            says=said.detail,
            figures=tuple(figures),
            body=_by_unmet(scene, unmet_counts(scene)),
        ),
    )


def unmet_counts(scene: YearScene) -> tuple[int, ...]:
    """Return how many units that count, or of all if none does, lack 0, 1, 2, … conditions."""
    most = max(len(scene.rules.conditions), int(scene.table["unmet"].max()))
    counts = _counting(scene).groupby("unmet").size()
    return tuple(int(counts.get(unmet, 0)) for unmet in range(most + 1))


def _counting(scene: YearScene) -> pd.DataFrame:
    counted = scene.table.loc[scene.table["counted"]]
    return counted if len(counted) else scene.table


def _by_unmet(scene: YearScene, counts: tuple[int, ...]) -> Chart:
    lacking_none = _counting(scene).query("unmet == 0")["met"]
    # A unit that is known to lack nothing may still have conditions that nobody knows.
    first = "belum diketahui" if len(lacking_none) and lacking_none.isna().all() else "0 kurang"
    names = (first, *(f"{unmet} kurang" for unmet in range(1, len(counts))))
    labels = tuple(f"{count} unit" for count in counts)
    return Chart("columns", names, (Series("Unit", counts, labels),), "count")


def all_units(scene: YearScene) -> tuple[Slide, ...]:
    """Every unit with its unmet conditions, nearest first, in columns."""
    cells = [
        Cell(f"{state.sign} {row.short} · {row.unmet}", tone_of(state))
        for row in records(scene.table)
        for state in [status(row.met, row.worst_share)]
    ]
    down = -(-len(cells) // ACROSS)
    columns = [cells[start : start + down] for start in range(0, len(cells), down)]
    rows = tuple(
        tuple(column[row] if row < len(column) else Cell("") for column in columns)
        for row in range(down)
    )
    conditions = len(scene.rules.conditions)
    fewest = int(scene.table["unmet"].min())
    return (
        Slide(
            id="kesiapan",
            about="Kesiapan semua unit",
            title=f"{len(cells)} unit menurut jarak ke {scene.predicate}: yang terdekat kurang "
            f"{fewest} dari {conditions} syarat nilai",
            says="Angka: banyaknya syarat nilai yang kurang. ✓ terpenuhi, ◔ hampir, ✕ belum, "
            "? belum diketahui.",
            body=Grid((), rows, (1 / len(columns),) * len(columns)),
        ),
    )


def heat(scene: YearScene) -> tuple[Slide, ...]:
    """Median share of weight in each area, by kind of unit."""
    threshold = area_threshold(scene.rules, scene.predicate)
    own = scene.scores.loc[scene.scores["level"] == "area_total"]
    table = own.merge(scene.table[["unit", "kind"]], on="unit")
    medians = table.groupby(["kind", "node"])["share"].median().to_dict()
    size = scene.table.groupby("kind").size()
    kinds = [kind for kind in scene.shelf.registry.kinds if kind in size.index]
    areas = scene.rules.areas
    rows = tuple(
        (
            Cell(f"{scene.shelf.registry.kinds[kind]} ({size[kind]})"),
            *(_share(medians.get((kind, area.id), math.nan), threshold) for area in areas),
        )
        for kind in kinds
    )
    counted = scene.table.loc[scene.table["counted"], "unit"]
    of_all = table.loc[table["unit"].isin(counted)] if len(counted) else table
    below = {
        a.id: (of_all.loc[of_all["node"] == a.id, "share"] < threshold - 1e-9).sum()
        for a in scene.rules.areas
    }
    worst = max(below, key=lambda area: below[area])
    title = (
        f"{scene.rules.label(worst)} paling sering di bawah batas {scene.predicate}: "
        f"{formats.count_of(int(below[worst]), of_all['unit'].nunique(), noun(scene.table))}"
    )
    return (
        Slide(
            id="peta",
            about="Enam area menurut jenis unit",
            title=title,
            says=f"Median persen dari bobot menurut jenis unit; ✓ mulai batas "
            f"{formats.share(threshold)}.",
            body=Grid(
                ("Jenis unit", *(area.short for area in scene.rules.areas)),
                rows,
                (0.19, *(0.135,) * len(scene.rules.areas)),
            ),
        ),
    )


def tone_of(state: Status) -> Tone:
    """Return the tone in which a state is written."""
    tones: dict[str, Tone] = {"met": "met", "near": "near", "unmet": "unmet"}
    return tones.get(state.id, "unknown")


def _share(value: float, threshold: float) -> Cell:
    if value != value:
        return Cell(formats.MISSING, "unknown")
    met = value >= threshold - 1e-9
    return Cell(f"{MET.sign if met else '✕'} {formats.share(value)}", "met" if met else "unmet")


def weak(scene: YearScene) -> tuple[Slide, ...]:
    """The questions at which all units together lose most points."""
    own = scene.scores.loc[scene.scores["instrument"] == scene.rules.id]
    table = weakest(losses(own))
    table = table.loc[table["lost"] > formats.GUARD].head(MOST_WEAK)
    if table.empty:
        return ()
    first = table.iloc[0]
    title = (
        f"Pertanyaan yang paling banyak kehilangan poin: {scene.rules.label(first['node'])}, "
        f"{formats.count_of(int(first['losing']), int(first['units']), 'unit')}"
    )
    labels = tuple(scene.rules.label(node) for node in table["node"])
    part = formats.share(table["cumulative"].iloc[-1])
    return (
        Slide(
            id="lemah",
            about="Pertanyaan yang paling banyak kehilangan poin",
            title=title,
            says=f"{len(table)} pertanyaan ini menahan {part} dari semua poin yang hilang.",
            body=Chart(
                "bars",
                labels,
                (series("Poin hilang, semua unit", table["lost"], "points"),),
                "points",
            ),
        ),
    )


def lacking(scene: YearScene) -> tuple[Slide, ...]:
    """How many units lack each condition."""
    counts = lacking_counts(scene.readiness, scene.table, scene.predicate)
    counts = counts.loc[counts["lacking"] > 0]
    if counts.empty:
        return ()
    names = condition_names(scene.rules)
    first = counts.iloc[0]
    title = (
        f"Yang paling sering kurang: {names[str(first['condition'])]}, pada "
        f"{formats.count_of(int(first['lacking']), int(first['judged']), noun(scene.table))}"
    )
    return (
        Slide(
            id="syarat",
            about="Syarat yang paling sering kurang",
            title=title,
            says=f"Banyaknya {noun(scene.table)} yang belum memenuhi setiap syarat nilai "
            f"{scene.predicate}.",
            body=Chart(
                "bars",
                tuple(names[str(condition)] for condition in counts["condition"]),
                (series("Unit yang kurang", counts["lacking"], "count"),),
                "count",
            ),
        ),
    )


MAKERS: Final[tuple[Maker, ...]] = (
    opening,
    standing,
    all_units,
    heat,
    lacking,
    weak,
    trend,
    sakip,
    movers,
    nearest,
    planned,
    internalization,
    asked,
    closing,
)
"""Every slide, in the order in which they are told."""
