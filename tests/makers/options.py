"""How a made worksheet may differ from the plain one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

TITLE = "LEMBAR KERJA EVALUASI\nZONA INTEGRITAS"


@dataclass(frozen=True)
class Options:
    """Ids of rows are those of ``rows.csv``; columns are named as in ``layouts.COLUMNS_A``/``_B``.

    ``totals``: what stands in Nilai, % and the ratio rows — formulas with their values as Excel
    saves them (``cached``), formulas that were never calculated (``formulas``), pasted numbers
    (``values``), or nothing. ``written`` overtypes single Nilai cells. ``stored`` is the value that
    is saved with a formula among the answers.
    """

    sheet: str | None = None
    title: str | None = TITLE
    unit_name: str | None = None
    year: int | str | None = None
    shift: tuple[int, int] = (0, 0)
    blank_before: Mapping[str, int] = field(default_factory=dict)
    extra_columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    headings: Mapping[str, str | None] = field(default_factory=dict)
    wording: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, str | None] = field(default_factory=dict)
    weights: Mapping[str, object] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    hidden_rows: tuple[str, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    hidden: bool = False
    merge: tuple[tuple[str, str], ...] = ()
    merge_across: tuple[str, ...] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    totals: Literal["cached", "formulas", "values", "none"] = "cached"
    written: Mapping[str, object] = field(default_factory=dict)
    stored: Mapping[str, object] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)
    notes_tpi: Mapping[str, str] = field(default_factory=dict)
    recap: bool | None = None
    stale_recap: bool = False
    cells: Mapping[str, object] = field(default_factory=dict)
