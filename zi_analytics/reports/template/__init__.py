"""Worksheets to hand out: an instrument as a protected workbook that scores itself."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from zi_analytics.instruments import Instrument
from zi_analytics.reports.template.label import UnitLabel

__all__ = ["UnitLabel", "template", "template_zip"]


def template(
    instrument: Instrument,
    unit: UnitLabel,
    year: int,
    prefill: pd.DataFrame | None = None,
    *,
    synthetic: bool = False,
) -> bytes:
    """Return the worksheet of one unit and year as an .xlsx."""
    raise NotImplementedError


def template_zip(
    instrument: Instrument,
    units: Sequence[UnitLabel],
    year: int,
    prefill: Mapping[str, pd.DataFrame],
    *,
    synthetic: Collection[str] = (),
) -> bytes:
    """Return the worksheets of many units as a .zip, the same in every run."""
    raise NotImplementedError
