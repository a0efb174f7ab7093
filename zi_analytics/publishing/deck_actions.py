"""The slide on what was planned: how actions stand, and which are late."""

from typing import Any, Final

from zi_analytics.charts import ACTION_STATES, NO_OWNER, formats
from zi_analytics.charts.frames import records
from zi_analytics.insight.actions import counts
from zi_analytics.publishing.action_sheet import follow_up, names_of
from zi_analytics.publishing.scene import YearScene
from zi_analytics.reports.slides import Cell, Figure, Grid, Slide

MOST: Final = 9
URGENT: Final = {"late": "terlambat", "soon": "segera"}
FIGURES: Final = ("late", "soon", "running", "done")


def planned(scene: YearScene) -> tuple[Slide, ...]:
    """How the actions of the next year stand on the day; the most urgent by name."""
    table = follow_up(scene.shelf, scene.year, scene.day)
    counting = table.loc[~table["cancelled"]]
    if counting.empty:
        return ()
    found = counts(table)
    of_all = formats.count_of(found["late"], len(counting), "aksi")
    title = (
        f"{of_all} terlambat" if found["late"] else f"tidak ada yang terlambat dari {len(counting)}"
    )
    urgent = table.loc[table["status"].isin(list(URGENT))]
    names = names_of(scene.shelf, scene.year + 1)
    rows = tuple(_row(row, names) for row in records(urgent.head(MOST)))
    more = len(urgent) - len(rows)
    rest = f" Yang paling mendesak; {more} lainnya di halaman Rencana aksi." if more else ""
    mean = formats.share(counting["progress"].mean() / 100)
    return (
        Slide(
            id="rencana",
            about="Rencana aksi",
            title=f"Rencana aksi {scene.year + 1}: {title}",
            says=f"{_counted(found)}. Rata-rata kemajuan {mean}.{rest}",
            figures=() if rows else _figures(found),
            body=Grid(
                ("Aksi", "Unit", "Penanggung jawab", "Tenggat", "Status"),
                rows,
                (0.34, 0.15, 0.23, 0.14, 0.14),
            )
            if rows
            else None,
        ),
    )


def _counted(found: dict[str, int]) -> str:
    states = ACTION_STATES.items()
    return " · ".join(f"{found[id_]} {state.word}" for id_, state in states if found[id_])


def _figures(found: dict[str, int]) -> tuple[Figure, ...]:
    return tuple(Figure(str(found[status]), ACTION_STATES[status].text) for status in FIGURES)


def _row(row: Any, names: dict[str, str]) -> tuple[Cell, ...]:  # noqa: ANN401
    state = ACTION_STATES[row.status]
    return (
        Cell(row.title),
        Cell(names.get(row.unit, row.unit)),
        Cell(NO_OWNER if formats.is_missing(row.owner) else row.owner),
        Cell(formats.short_day(row.due)),
        Cell(f"{state.sign} {URGENT[row.status]}", "unmet" if row.status == "late" else "near"),
    )
