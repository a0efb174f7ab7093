"""The row of filters, the same on every page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import streamlit as st

from zi_analytics import tables
from zi_analytics.insight.years import usual_year
from zi_analytics.instruments import Instrument, yardsticks_of
from zi_analytics.ui import access, data, link, unit_choice
from zi_analytics.ui.told import told
from zi_analytics.ui.unit_rules import rules_of
from zi_analytics.ui.viewport import is_narrow

ASSESSORS: Final = {code: name[0].upper() + name[1:] for code, name in tables.ASSESSORS.items()}
ASSESSMENTS: Final = {
    "unit": "penilaian mandiri",
    "tpi": "penilaian TPI",
    "tpi2": "penilaian TPI kedua",
    "tpn": "penilaian TPN",
}
ALL: Final = "semua"
WHOLE: Final = "total"
EVERY_UNIT: Final = "semua"
FEWEST: Final = 3


@dataclass(frozen=True)
class Selection:
    """What the reader chose; ``kind`` is None for all kinds, ``unit`` empty where not asked."""

    year: int
    assessor: str
    predicate: str
    kind: str | None = None
    unit: str = ""
    node: str = WHOLE


def overview_filters(page: str) -> Selection:
    """Draw year, assessor, kind of unit and predicate; needs at least one year with worksheets."""
    return kind_filters(page, lambda year: ())[0]


def kind_choice(year: int) -> link.Choice:
    """Return the choice of a kind of unit that is expected to hand in, or of all."""
    kinds = told("kinds", lambda: set(data.units(year).query("expected")["kind"]), year)
    labels = {code: label for code, label in data.registry().kinds.items() if code in kinds}
    return link.Choice("jenis", "Jenis unit", {ALL: "Semua jenis", **labels}, ALL)


def kind_filters(
    page: str, hidden: Callable[[int], Sequence[link.Choice]], more_years: Sequence[int] = ()
) -> tuple[Selection, Mapping[str, str]]:
    """Draw what ``overview_filters`` draws; ``hidden`` gives a year's choices without a widget.

    ``more_years`` may be chosen without worksheets. Also returns every value by its name in the
    address.
    """
    year, choices = _common(more_years)
    choices.insert(2, kind_choice(year))
    values = _draw(page, choices, *hidden(year))
    kind = None if values["jenis"] == ALL else values["jenis"]
    return Selection(int(values["tahun"]), values["penilai"], values["predikat"], kind), values


def activity_filters(
    page: str, activities: Callable[[int], link.Choice], more_years: Sequence[int] = ()
) -> tuple[Selection, str]:
    """Draw year, kind of unit, activity and assessor; ``activities`` gives a year's choice of them.

    Also returns the activity chosen. The predicate, which other pages go on with, has no widget.
    """
    year, (years, assessor, predicate) = _common(more_years)
    what = activities(year)
    values = draw(page, [years, kind_choice(year), what, assessor], predicate)
    kind = None if values["jenis"] == ALL else values["jenis"]
    chosen = Selection(year, values["penilai"], values["predikat"], kind)
    return chosen, values[what.key]


def unit_filters(page: str) -> Selection:
    """Draw year, unit, assessor and predicate; the chosen node has no widget in the row."""
    year, choices = _common()
    whose = unit_choice.choice(year)
    rules = rules_of(year, link.peek(whose), link.peek(choices[1]))
    choices.insert(1, whose)
    nodes = {node: node for node in (*rules.nodes, *rules.questions, WHOLE)}
    nodes |= {area.id: area.label for area in rules.areas}
    hidden = link.Choice("node", "Bagian lembar kerja", {**nodes, WHOLE: "seluruh lembar"}, WHOLE)
    values = _draw(page, choices, hidden, rules=rules)
    return Selection(
        year=int(values["tahun"]),
        assessor=values["penilai"],
        predicate=values["predikat"],
        unit=values["unit"],
        node=values["node"],
    )


def plan_filters(
    page: str,
    start: Callable[[str, int, str], link.Choice],
    hidden: Callable[[Instrument], Sequence[link.Choice]],
) -> tuple[Selection, Mapping[str, str]]:
    """Draw year, unit or all of them, assessor, predicate, and where a plan of a unit starts.

    ``start`` makes that last choice for a unit, year and assessor, ``hidden`` those without a
    widget in the row. Also returns every value by its name in the address.
    """
    year, choices = _common()
    whose = unit_choice.choice(year, {EVERY_UNIT: "Semua unit"} if access.sees_all() else {})
    choices.insert(1, whose)
    unit = link.peek(whose)
    assessor = link.peek(choices[2])
    begin, rules = start(unit, year, assessor), rules_of(year, unit, assessor)
    own = list(hidden(rules))
    if unit == EVERY_UNIT:
        values = _draw(page, choices, begin, *own)
    else:
        values = _draw(page, [*choices, begin], *own, rules=rules)
    return Selection(int(values["tahun"]), values["penilai"], values["predikat"], unit=unit), values


def deck_filters(
    page: str, hidden: Callable[[Selection], Sequence[link.Choice]], *, drawn: bool
) -> tuple[Selection, Mapping[str, str]]:
    """Draw year, assessor and predicate, unless a slide fills the screen (``drawn`` is False).

    ``hidden`` gives the choices without a widget for what is chosen. Also returns every value by
    its name in the address.
    """
    year, choices = _common()
    chosen = Selection(year, link.peek(choices[1]), link.peek(choices[2]))
    if not len(data.node_scores(year, chosen.assessor)):
        # No slide can be made, but the way out of here is another choice.
        return chosen, _draw(page, choices) if drawn else {}
    if drawn:
        return chosen, _draw(page, choices, *hidden(chosen))
    return chosen, link.read(page, [*choices, *hidden(chosen)])


def _common(more_years: Sequence[int] = ()) -> tuple[int, list[link.Choice]]:
    present = data.years()
    shown = sorted({*present, *more_years}, reverse=True)
    years = {str(y): str(y) if y in present else f"{y} (belum ada LKE)" for y in shown}
    year_choice = link.Choice(
        "tahun", "Tahun", years, str(usual_year(present or shown, date.today().year))
    )
    year = int(link.peek(year_choice))
    scored = data.assessors(year)
    names = {code: name for code, name in ASSESSORS.items() if code in {*scored, "unit", "tpi"}}
    assessor = link.Choice("penilai", "Penilai", names, _default_assessor(scored))
    predicates = {name: name for name in data.instrument(year).predicates}
    predicate = link.Choice("predikat", "Predikat", predicates, next(iter(predicates)))
    return year, [year_choice, assessor, predicate]


def _default_assessor(present: Sequence[str]) -> str:
    return present[0] if present else "unit"


def draw(page: str, choices: Sequence[link.Choice], *hidden: link.Choice) -> dict[str, str]:
    """Draw choices in one row with the link to copy; return every value by its name there."""
    values = link.read(page, [*choices, *hidden])
    row = st.grid(max(len(choices) + 1, FEWEST), min_column_width=140, vertical_alignment="bottom")
    for choice in choices:
        row.selectbox(
            choice.label,
            choice.offered or tuple(choice.options),
            format_func=choice.options.__getitem__,
            key=choice.widget,
            on_change=link.chosen,
            args=(choice,),
        )
    with row.popover("Salin tautan", icon=":material/link:", width="stretch"):
        st.caption("Tautan ini memuat semua pilihan di halaman ini.")
        st.code(link.address(values), language=None, wrap_lines=True)
    return values


def switch(choice: link.Choice, short: Mapping[str, str] | None = None) -> None:
    """Draw a choice that ``draw`` was given without a widget as a row of buttons.

    ``short`` are names for a phone, where the row would not fit otherwise.
    """
    names = {**choice.options, **(short or {})} if is_narrow() else choice.options
    st.segmented_control(
        choice.label,
        tuple(choice.options),
        format_func=names.__getitem__,
        required=True,
        key=choice.widget,
        on_change=link.chosen,
        args=(choice,),
        label_visibility="collapsed",
    )


def _draw(
    page: str,
    choices: list[link.Choice],
    *hidden: link.Choice,
    rules: Instrument | None = None,
) -> dict[str, str]:
    """Draw choices; say if ``rules``, else those of most of the year, judge indicatively."""
    values = draw(page, choices, *hidden)
    year = int(values["tahun"])
    say_if_indicative(year, rules or data.instrument(year), values["predikat"])
    return values


def is_indicative(rules: Instrument, predicate: str) -> bool:
    """Tell whether a predicate is judged by thresholds that the regulation does not confirm."""
    return yardsticks_of(rules)[predicate].basis == "indicative"


def say_if_indicative(year: int, rules: Instrument, predicate: str) -> None:
    """Say so where worksheets of a year are judged by borrowed thresholds."""
    if is_indicative(rules, predicate):
        st.caption(
            f"Indikatif: lembar kerja tahun {year} menurut PermenPANRB {rules.short}, yang batas "
            "predikatnya belum dikonfirmasi. Dipakai batas PermenPANRB 90/2021, menurut bagian "
            "bobot."
        )
