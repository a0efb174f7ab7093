"""What a path assumes, to be changed by anybody: effort, and what is out of reach this year."""

from collections.abc import Iterator, Mapping

import streamlit as st

from zi_analytics.insight.path import Rate, default_effort
from zi_analytics.insight.path.effort import HIGHEST, LOWEST
from zi_analytics.instruments import Instrument
from zi_analytics.ui import link, plan_link

LABELS = {"A.I": "Pemenuhan", "A.II": "Reform", "B.I.b": "Capaian kinerja"}
FIXED_KEY = "asumsi_tetap"


def assumptions(rules: Instrument, values: Mapping[str, str]) -> None:
    """Draw effort rates and fixed questions; a change is written into the address."""
    with st.expander("Anggapan: upaya dan yang tidak mungkin tahun ini"):
        st.caption(
            "Upaya belum pernah diukur; angka ini anggapan. Ubah bila pengalaman Anda lain, dan "
            "jalur dihitung ulang."
        )
        effort = plan_link.effort_of(values[plan_link.EFFORT], rules) or default_effort(rules.id)
        grid = st.grid(4, min_column_width=180, vertical_alignment="bottom")
        for node, which, label in _fields(rules):
            with grid.cell():
                key = _key(node, which)
                st.session_state[key] = float(getattr(effort.rates[node], which))
                st.number_input(
                    label,
                    min_value=LOWEST,
                    max_value=HIGHEST,
                    step=1.0,
                    format="%g",
                    key=key,
                    on_change=_weighed,
                    args=(rules, node, which, values),
                )
        fixed = plan_link.fixed_of(values[plan_link.FIXED], rules)
        st.session_state[FIXED_KEY] = list(fixed)
        st.multiselect(
            "Tidak mungkin tahun ini",
            tuple(rules.questions),
            format_func=lambda question: f"{rules.label(question)} ({question})",
            key=FIXED_KEY,
            on_change=_held,
            args=(rules,),
            placeholder="Pilih pertanyaan yang tidak dapat diperbaiki tahun ini",
        )


def _fields(rules: Instrument) -> Iterator[tuple[str, str, str]]:
    """Give the rates that matter: node, ``level`` or ``count``, and a label."""
    usual = default_effort(rules.id)
    for node in usual.rates:
        own = [rules.questions[q] for q in rules.leaves(node)]
        name = LABELS.get(node, node)
        if any(rules.scale_of(q.id).options for q in own):
            yield node, "level", f"{name}: satu tingkat jawaban"
        if any(q.inputs for q in own):
            yield node, "count", f"{name}: satu hitungan"


def _key(node: str, which: str) -> str:
    return f"asumsi_{node}_{which}"


def _weighed(rules: Instrument, node: str, which: str, values: Mapping[str, str]) -> None:
    effort = plan_link.effort_of(values[plan_link.EFFORT], rules) or default_effort(rules.id)
    typed = st.session_state[_key(node, which)]
    # A browser keeps to the limits; whoever writes past it does not.
    value = min(max(float(typed or LOWEST), LOWEST), HIGHEST)
    old = effort.rates[node]
    rate = Rate(value, old.count) if which == "level" else Rate(old.level, value)
    link.write({plan_link.EFFORT: plan_link.effort_code(effort.with_rate(node, rate), rules)})


def _held(rules: Instrument) -> None:
    chosen = set(st.session_state[FIXED_KEY])
    ordered = [question for question in rules.questions if question in chosen]
    link.write({plan_link.FIXED: plan_link.fixed_code(ordered)})
