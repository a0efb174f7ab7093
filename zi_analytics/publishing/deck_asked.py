"""The slides on what is asked of each unit, and the closing one."""

from typing import Any, Final

from zi_analytics.charts import condition_names, formats
from zi_analytics.charts.frames import records
from zi_analytics.publishing import subjects
from zi_analytics.publishing.scene import YearScene
from zi_analytics.reports.slides import Cell, Grid, Slide

ROWS: Final = 11
MOST_NAMED: Final = 3


def asked(scene: YearScene) -> tuple[Slide, ...]:
    """What each unit lacks most, nearest unit first, on as many slides as it takes."""
    waiting = scene.table.loc[scene.table["unmet"] > 0]
    if waiting.empty:
        return ()
    names = condition_names(scene.rules, short=True)
    rows = [_row(row, names) for row in records(waiting)]
    codes = [str(unit) for unit in waiting["unit"]]
    parts = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)]
    return tuple(
        Slide(
            id=f"permintaan-{number}",
            about=f"Yang diminta dari setiap unit ({number} dari {len(parts)})",
            title=f"Yang diminta dari {len(rows)} unit untuk {scene.predicate} "
            f"({number} dari {len(parts)})",
            says="Syarat yang kurang, dari yang terberat; unit terdekat di atas.",
            body=Grid(("Unit", "Kurang", "Syarat yang kurang"), tuple(part), (0.26, 0.12, 0.62)),
            notes=_notes(scene, codes[(number - 1) * ROWS : number * ROWS]),
        )
        for number, part in enumerate(parts, start=1)
    )


def _notes(scene: YearScene, units: list[str]) -> tuple[str, ...]:
    """Return the notes on the units of one slide, each with the unit's name."""
    names = scene.units.set_index("code")["short"]
    notes = scene.shelf.notes(scene.year)
    return tuple(
        f"{names[unit]}: {line}"
        for unit in units
        for line in subjects.lines(subjects.of_unit(notes, unit))
    )


def _row(row: Any, names: dict[str, str]) -> tuple[Cell, ...]:  # noqa: ANN401
    lacking = [names[condition] for condition in row.lacking]
    return (
        Cell(str(row.short)),
        Cell(f"{row.unmet} syarat"),
        Cell(formats.listing(lacking, MOST_NAMED + 1)),
    )


def closing(scene: YearScene) -> tuple[Slide, ...]:
    """The closing."""
    return (
        Slide(
            id="penutup",
            about="Penutup",
            title="Terima kasih",
            says=f"{scene.shelf.registry.name} · menuju {scene.predicate}",
        ),
    )
