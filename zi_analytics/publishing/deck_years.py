"""The slides on several years: the trend, SAKIP, and who moved."""

import math
from itertools import pairwise
from typing import Final

import pandas as pd

from zi_analytics.charts import formats, noun
from zi_analytics.charts.frames import records
from zi_analytics.insight.sakip import distribution, flows
from zi_analytics.insight.trends import breaks, change, spread
from zi_analytics.insight.trends import movers as moved
from zi_analytics.insight.years import TOTAL
from zi_analytics.instruments import load, yardsticks_of
from zi_analytics.publishing.charted import series
from zi_analytics.publishing.scene import YearScene
from zi_analytics.reports.slides import Band, Cell, Chart, Grid, Limit, Slide

MOST_MOVED: Final = 5
MOVED: Final = "Yang paling bergerak"


def trend(scene: YearScene) -> tuple[Slide, ...]:
    """The median total by year, a series for each instrument, so that the line breaks there."""
    table = spread(scene.compared)
    totals = table.loc[table["node"] == TOTAL].sort_values("year")
    years = sorted(int(year) for year in totals["year"].unique())
    if len(years) < 2:
        return ()
    lines = []
    for instrument in totals["instrument"].unique():
        own = totals.loc[totals["instrument"] == instrument].set_index("year")["median"]
        values = [own.get(year) for year in years]
        lines.append(series(f"Median, LKE {load(str(instrument)).short}", values, "percent"))
    last = totals.loc[totals["year"] == years[-1]].iloc[-1]
    title = (
        f"Median nilai total {years[-1]}: {formats.share(last['median'])} dari bobot, "
        f"separuh {noun(scene.table)} antara {formats.share(last['lower'])} dan "
        f"{formats.share(last['upper'])}"
    )
    gaps = breaks(scene.compared)
    said = [
        f"Instrumen berganti antara {gap.before} dan {gap.after}; kedua sisinya tidak dibandingkan."
        for gap in gaps
    ]
    named = f"Bidang: separuh {noun(scene.table)} yang di tengah."
    return (
        Slide(
            id="tren",
            about="Tren nilai total",
            title=title,
            says=" ".join([*(said or ["Persen dari bobot."]), named]),
            body=Chart(
                "lines",
                tuple(map(str, years)),
                tuple(lines),
                "percent",
                limits=_limits(scene, totals, years),
                band=_middle_half(totals, years),
                breaks=tuple((years.index(gap.before), "instrumen berganti") for gap in gaps),
            ),
        ),
    )


def _limits(scene: YearScene, totals: pd.DataFrame, years: list[int]) -> tuple[Limit, ...]:
    """Return what the predicate asks of the total, over the years of each instrument."""
    limits = []
    for instrument, own in totals.groupby("instrument", sort=False):
        rules = scene.shelf.rules(str(instrument))
        yardstick = yardsticks_of(rules).get(scene.predicate)
        minimum = yardstick and yardstick.minimums.get(TOTAL)
        if not yardstick or not minimum:
            continue
        share = minimum.minimum / rules.weight(TOTAL)
        unsure = ", indikatif" if yardstick.basis == "indicative" else ""
        name = f"batas {scene.predicate} {formats.share(share)}{unsure}"
        places = [years.index(int(year)) for year in own["year"]]
        limits.append(Limit(name, share, min(places), max(places)))
    return tuple(limits)


def _middle_half(totals: pd.DataFrame, years: list[int]) -> Band:
    """Return the quartiles by year; none in a year that has two instruments, one beside another."""
    own = totals.drop_duplicates("year", keep=False).set_index("year").reindex(years)
    lower, upper = (
        tuple(None if math.isnan(value) else value for value in own[end])
        for end in ("lower", "upper")
    )
    return Band("separuh di tengah", lower, upper)


def sakip(scene: YearScene) -> tuple[Slide, ...]:
    """How many units have which SAKIP predicate, by year of evaluation."""
    table = distribution(scene.shelf.sakip())
    table = table.loc[table["year"] <= scene.year]
    if table.empty:
        return ()
    years = sorted(int(year) for year in table["year"].unique())
    many = table.set_index(["predicate", "year"])["n"].to_dict()
    present = [name for name in table["predicate"].unique() if any(many[name, y] for y in years)]
    stacks = tuple(series(name, [many[name, y] for y in years], "count") for name in present)
    said, title = "", f"Predikat SAKIP unit, {years[0]}–{years[-1]}"
    steps = [flow for flow in flows(scene.shelf.sakip()) if flow.after == years[-1]]
    if steps:
        step = steps[-1]
        rose = int(step.members["direction"].gt(0).sum())
        fell = int(step.members["direction"].lt(0).sum())
        title = f"SAKIP {step.after}: {rose} unit naik predikat, {fell} turun"
        said = f"Dari {step.n} unit yang dinilai pada {step.before} dan {step.after}."
    return (
        Slide(
            id="sakip",
            about="Predikat SAKIP",
            title=title,
            says=f"{said} Tahun evaluasi.".strip(),
            body=Chart(
                "stacked",
                tuple(f"{y} · {sum(many[name, y] for name in present)} unit" for y in years),
                stacks,
                "count",
            ),
        ),
    )


def movers(scene: YearScene) -> tuple[Slide, ...]:
    """Who rose and fell most between the last two years of one instrument, and by which part.

    Over a change of instrument nothing is compared; the slide says so.
    """
    years = sorted(int(year) for year in scene.history["year"].unique())
    if len(years) < 2:
        return ()
    scores = scene.compared
    done, apart = change(scores, years[-2], years[-1]), ""
    if done.breaks:
        apart = (
            f"{years[-2]} dan {years[-1]} tidak dibandingkan: instrumen berganti, sehingga naik "
            "atau turun di sana bukan perubahan unit."
        )
        earlier = [change(scores, *pair) for pair in pairwise(years[:-1])]
        whole = [one for one in earlier if one.n and not one.breaks]
        if not whole:
            return (Slide("bergerak", MOVED, "Yang bergerak tidak dibandingkan", apart),)
        done = whole[-1]
    if not done.n:
        return ()
    up, down = moved(done, MOST_MOVED)
    parts = {area.id: area.short for area in scene.rules.areas}
    names = scene.shelf.units(done.after).set_index("code")["short"]
    rows = tuple(
        (
            Cell(str(names.get(row.unit, row.unit))),
            Cell(formats.share(row.before)),
            Cell(formats.share(row.after)),
            Cell(f"{'▲' if row.change > 0 else '▼'} {formats.change(row.change * 100)} poin"),
            Cell(parts.get(row.part, scene.rules.label(row.part))),
        )
        for table in (up, down)
        for row in records(table)
    )
    totals = done.table.loc[done.table["node"] == TOTAL, "change"]
    ways = [formats.direction(100 * value) for value in totals]
    title = (
        f"{ways.count('naik')} dari {done.n} {noun(scene.table)} naik dari {done.before} ke "
        f"{done.after}, {ways.count('turun')} turun"
    )
    return (
        Slide(
            id="bergerak",
            about=MOVED,
            title=title,
            says=f"Hanya {noun(scene.table)} yang punya kedua tahun; {len(done.left_out)} tidak "
            f"ikut. {apart}".strip(),
            body=Grid(
                ("Unit", str(done.before), str(done.after), "Perubahan", "Terutama karena"),
                rows,
                (0.26, 0.11, 0.11, 0.2, 0.32),
            ),
        ),
    )
