"""The slide on internalisation: whom it reached, by group."""

from zi_analytics.charts import internalization_finding, noun
from zi_analytics.insight.internalization import cells, coverage
from zi_analytics.instruments import internalization_rules
from zi_analytics.publishing.charted import series
from zi_analytics.publishing.scene import YearScene
from zi_analytics.reports.slides import Chart, Slide


def internalization(scene: YearScene) -> tuple[Slide, ...]:
    """The share of people that internalisation reached, by group, over the units that count."""
    groups = internalization_rules().groups
    units = scene.units.query("expected and counted")
    table = cells(scene.shelf.internalization(scene.year), list(units["code"]), list(groups))
    by_group, by_unit = coverage(table, "group"), coverage(table, "unit")
    if by_group["share"].isna().all():
        return ()
    shorts = [groups[group].short for group in by_group["group"]]
    said = internalization_finding(by_group.assign(short=shorts), by_unit, noun(units))
    shares = [None if share != share else share for share in by_group["share"]]
    chart = Chart("bars", tuple(shorts), (series("Tersentuh", shares, "percent"),), "percent")
    return (
        Slide(
            id="internalisasi",
            about="Internalisasi: siapa yang tersentuh",
            title=said.headline,
            says=said.detail,
            body=chart,
            source="Lembar isian internalisasi; hanya yang diketahui, orang yang tersentuh "
            "sedikitnya satu kegiatan.",
        ),
    )
