"""The report cards of all units of a year in one zip."""

import re
from datetime import date
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from zi_analytics.progress import Progress
from zi_analytics.publishing.card import unit_report
from zi_analytics.publishing.shelf import Shelf
from zi_analytics.publishing.words import NothingToShowError

# What no file name may hold on Windows.
UNSAFE: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]')


def unit_reports(shelf: Shelf, year: int, day: date, progress: Progress | None = None) -> bytes:
    """Return a zip with the report card of every unit that has a worksheet in that year.

    Files stand in the order of the registry and bear ``day``, so that the same data gives the same
    bytes. Raises `NothingToShowError` where no unit has a worksheet.
    """
    scored = set(shelf.scores(year)["unit"])
    units = shelf.units(year)
    own = units.loc[units["code"].isin(scored), ["code", "name"]]
    if own.empty:
        raise NothingToShowError(f"belum ada lembar kerja untuk tahun {year}")
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for done, (code, name) in enumerate(own.itertuples(index=False, name=None), start=1):
            made = ZipInfo(file_name(str(name), year), (day.year, day.month, day.day, 0, 0, 0))
            archive.writestr(made, unit_report(shelf, str(code), year, day), ZIP_DEFLATED)
            if progress is not None:
                progress(done, len(own), str(name))
    return out.getvalue()


def file_name(unit: str, year: int) -> str:
    """Return a name for a unit's report card that every system takes."""
    return f"Rapor ZI {year} {UNSAFE.sub('-', unit)}.pdf"
