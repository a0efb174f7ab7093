"""What an address says about a plan: its start, the fixed questions, and the effort."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.insight.path import Effort, Rate, default_effort
from zi_analytics.instruments import Instrument
from zi_analytics.store import Scenario
from zi_analytics.ui import access, data, link
from zi_analytics.ui.unit_rules import rules_of

PAGE: Final = "simulasi"
SCENARIO: Final = "skenario"
FIXED: Final = "tetap"
EFFORT: Final = "upaya"
PATH: Final = "jalur"
PRESENT: Final = "sekarang"
NONE: Final = "-"
USUAL: Final = "baku"
STEPS: Final = "langkah"
EDIT: Final = "ubah"
BY_AREA: Final = "area"
BY_STEP: Final = "langkah"
VIEW: Final = link.Choice(
    "lihat_rencana", "Yang ditampilkan", {STEPS: "Langkah", EDIT: "Ubah jawaban"}, STEPS
)
DETAIL: Final = link.Choice(
    "rincian", "Rincian", {BY_AREA: "Per area", BY_STEP: "Per langkah"}, BY_AREA
)
LACKING: Final = "kurang"
ALL_QUESTIONS: Final = "semua"
EVERYTHING: Final = link.Choice(
    "pertanyaan",
    "Pertanyaan",
    {LACKING: "yang masih dapat menambah nilai", ALL_QUESTIONS: "semua"},
    LACKING,
)


class Codes(Mapping[str, str]):
    """Codes that are too many to list: those that a test accepts."""

    def __init__(self, usual: str, label: str, accepts: Callable[[str], bool]) -> None:
        """Take the usual code, what it is called, and the test for all others."""
        self.usual, self.label, self.accepts = usual, label, accepts

    def __contains__(self, code: object) -> bool:
        """Tell whether a code means something."""
        return code == self.usual or (isinstance(code, str) and self.accepts(code))

    def __getitem__(self, code: str) -> str:
        """Return what a code is called."""
        if code not in self:
            raise KeyError(code)
        return self.label if code == self.usual else code

    def __iter__(self) -> Iterator[str]:
        """Give the one code that can be listed."""
        return iter((self.usual,))

    def __len__(self) -> int:
        """Count what can be listed."""
        return 1


def starts(unit: str, year: int, assessor: str) -> link.Choice:
    """Return where a plan can start: the path, the present answers, or a scenario kept."""
    named = {
        str(kept.id): f"{kept.draft.name}, versi {kept.version} ({formats.day(kept.created_at)})"
        for kept in data.store().scenarios(unit, year, assessor)
    }
    options = {PATH: "Jalur terpendek", PRESENT: "Jawaban sekarang", **named}
    return link.Choice(SCENARIO, "Mulai dari", options, PATH)


def assumptions(rules: Instrument) -> tuple[link.Choice, ...]:
    """Return the choices of fixed questions, effort and views; none has a widget in the row."""
    fixed = Codes(NONE, "tidak ada", lambda code: _questions(code, rules) is not None)
    usual = Codes(USUAL, "upaya baku", lambda code: effort_of(code, rules) is not None)
    return (
        link.Choice(FIXED, "Pertanyaan tetap", fixed, NONE),
        link.Choice(EFFORT, "Upaya", usual, USUAL),
        *(VIEW, DETAIL, EVERYTHING),
    )


def fixed_of(code: str, rules: Instrument) -> tuple[str, ...]:
    """Return the questions that a code names, in the order of the worksheet."""
    named = _questions(code, rules) or set()
    return tuple(question for question in rules.questions if question in named)


def fixed_code(questions: tuple[str, ...] | list[str]) -> str:
    """Return the code of fixed questions."""
    return "_".join(questions) or NONE


def _questions(code: str, rules: Instrument) -> set[str] | None:
    named = set(code.split("_")) - {NONE}
    return named if named <= set(rules.questions) else None


def effort_of(code: str, rules: Instrument) -> Effort | None:
    """Return the effort of a code such as ``1-1_2-2_3-3``; None for a code without a meaning.

    An instrument without a default effort has no effort at all.
    """
    try:
        usual = default_effort(rules.id)
        if code == USUAL:
            return usual
        pairs = [[float(rate) for rate in pair.split("-")] for pair in code.split("_")]
        rates = [Rate(level, count) for level, count in pairs]
        return Effort(dict(zip(usual.rates, rates, strict=True)))
    except ValueError:
        return None


def effort_code(effort: Effort, rules: Instrument) -> str:
    """Return the code of an effort over the nodes that have a default."""
    if effort == default_effort(rules.id):
        return USUAL
    return "_".join(f"{rate.level:g}-{rate.count:g}" for rate in effort.rates.values())


def follow() -> None:
    """Let a link to a scenario bring the choices under which it was kept.

    On a page that is open already, choosing another worksheet lets go of the scenario instead.
    """
    kept = _linked()
    if kept is None:
        return
    own = {
        "tahun": str(kept.draft.year),
        "unit": kept.draft.unit,
        "penilai": kept.draft.assessor,
    }
    if st.session_state.get(link.PAGE) != PAGE:
        rest = {"predikat": kept.draft.predicate, FIXED: fixed_code(kept.draft.fixed)}
        rest[EFFORT] = _kept_effort(kept)
        given = st.query_params.to_dict()
        link.write(own | {name: given.get(name, value) for name, value in rest.items()})
    elif any(st.query_params.get(name) != value for name, value in own.items()):
        link.write({SCENARIO: PATH})


def _kept_effort(kept: Scenario) -> str:
    """Return the code of the effort that a scenario was reckoned with, or the usual one."""
    if not kept.draft.effort:
        return USUAL
    rules = rules_of(kept.draft.year, kept.draft.unit, kept.draft.assessor)
    rates = {node: Rate(level, count) for node, (level, count) in kept.draft.effort.items()}
    code = effort_code(Effort(rates), rules)
    return USUAL if effort_of(code, rules) is None else code


def scenario(code: str) -> Scenario | None:
    """Return the scenario that a code names, if it names one."""
    try:
        kept = data.store().scenario(int(code)) if _is_number(code) else None
    except KeyError:
        return None
    return kept if kept is not None and access.may_read(kept.draft.unit) else None


def _linked() -> Scenario | None:
    return scenario(st.query_params.get(SCENARIO, ""))


def _is_number(code: str) -> bool:
    return code.isascii() and code.isdigit() and len(code) <= 9
