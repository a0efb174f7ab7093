"""Changing any answer of a worksheet, by area, sub-component and question."""

from collections.abc import Iterator
from typing import Final

import streamlit as st

from zi_analytics.charts import formats
from zi_analytics.instruments import Question
from zi_analytics.ui import link, plan_link, plan_words, planning
from zi_analytics.ui.plan_state import Case, Draft, draft, put, replace_all
from zi_analytics.ui.planning import Simulation, points_of
from zi_analytics.ui.tree import WHOLE, aspect, children

ALL: Final = "edit_all"


def editor(of: Case, done: Simulation) -> None:
    """Draw a closed part for each area; only what is open is made."""
    made, now = draft(of), planning.present(of.answers)
    with st.container(horizontal=True, vertical_alignment="center"):
        everything = st.toggle(
            "Tampilkan juga yang sudah terbaik",
            value=of.values[plan_link.EVERYTHING.key] == plan_link.ALL_QUESTIONS,
            key=ALL,
            on_change=_all_chosen,
            help="Tanpa ini hanya pertanyaan yang masih dapat menambah nilai, atau yang diubah.",
        )
        st.button(
            "Kembali ke awal",
            icon=":material/undo:",
            key="undo",
            disabled=made.changes == of.at_start(),
            on_click=replace_all,
            args=(of, of.at_start()),
        )
    if everything != (of.values[plan_link.EVERYTHING.key] == plan_link.ALL_QUESTIONS):
        st.rerun()
    for part in children(of.rules, WHOLE):
        groups = list(_groups(of, part, now, made, everything))
        count = sum(len(questions) for _, questions in groups)
        changed = sum(_is_changed(q, made) for _, questions in groups for q in questions)
        title = f"{of.rules.label(part)} · {count} pertanyaan"
        box = st.expander(
            f"{title}, {changed} diubah" if changed else title,
            key=f"edit_{part}",
            on_change="rerun",
        )
        if box.open:
            with box:
                for group, questions in groups:
                    _group(of, group, questions, made, now, done)


def _all_chosen() -> None:
    every = bool(st.session_state[ALL])
    link.write({plan_link.EVERYTHING.key: plan_link.ALL_QUESTIONS if every else plan_link.LACKING})


def _groups(
    of: Case, part: str, now: dict[str, str], made: Draft, everything: bool
) -> Iterator[tuple[str, list[Question]]]:
    inside = children(of.rules, part) if part.startswith("area.") else [part]
    for group in inside:
        own = [q for q in of.rules.questions.values() if q.group == group]
        shown = [q for q in own if everything or _can_matter(of, q, now) or _is_changed(q, made)]
        if shown:
            yield group, shown


def _can_matter(of: Case, question: Question, now: dict[str, str]) -> bool:
    """Tell whether a question is below its best."""
    scale = of.rules.scale_of(question.id)
    if scale.options:
        return now.get(question.id) != next(iter(scale.options))
    if question.ratio is None:
        return float(now.get(question.id, 0)) < (scale.maximum or 0)
    value = of.answers.loc[of.answers["question"] == question.id, "value"]
    return not (len(value) and value.iloc[0] >= 1 - planning.SAME)


def _is_changed(question: Question, made: Draft) -> bool:
    return any(item in made.changes for item in (question.id, *question.inputs))


def _group(
    of: Case,
    group: str,
    questions: list[Question],
    made: Draft,
    now: dict[str, str],
    done: Simulation,
) -> None:
    over = aspect(of.rules, group)
    st.markdown(f"**{of.rules.label(group)}**" + (f" · {over}" if over else ""))
    for question in questions:
        scale = of.rules.scale_of(question.id)
        with st.container(gap=None):
            if scale.options:
                _choice(of, question, list(scale.options), made, now)
            elif question.ratio is not None:
                st.markdown(question.label)
                for item in question.inputs:
                    _count(of, item, made, now)
            else:
                _index(of, question, scale.maximum or 0.0, made, now)
            st.caption(_beside(of, question, made, now, done))


def _choice(
    of: Case, question: Question, options: list[str], made: Draft, now: dict[str, str]
) -> None:
    key = _key(made, question.id)
    st.segmented_control(
        question.label,
        options,
        default=made.changes.get(question.id, now.get(question.id)),
        required=question.id in now,
        key=key,
        on_change=_changed,
        args=(of, question.id, key),
    )


def _count(of: Case, item: str, made: Draft, now: dict[str, str]) -> None:
    key, text = _key(made, item), made.changes.get(item, now.get(item))
    st.number_input(
        f"{of.rules.label(item)} (sekarang {now.get(item, plan_words.BLANK)})",
        min_value=0,
        max_value=planning.HIGHEST_COUNT,
        value=None if text is None else int(text),
        step=1,
        key=key,
        on_change=_changed,
        args=(of, item, key),
    )


def _index(of: Case, question: Question, maximum: float, made: Draft, now: dict[str, str]) -> None:
    key, text = _key(made, question.id), made.changes.get(question.id, now.get(question.id))
    st.number_input(
        f"{question.label}, 0 sampai {formats.short(maximum)}",
        min_value=0.0,
        max_value=maximum,
        value=None if text is None else float(text),
        step=0.01,
        format="%.2f",
        key=key,
        on_change=_changed,
        args=(of, question.id, key),
    )


def _key(made: Draft, item: str) -> str:
    return f"ubah_{made.key}_{item}"


def _changed(of: Case, item: str, key: str) -> None:
    value = st.session_state.get(key)
    put(of, item, None if value is None else f"{value:g}" if _is_index(value) else str(value))


def _is_index(value: object) -> bool:
    return isinstance(value, float)


def _beside(
    of: Case, question: Question, made: Draft, now: dict[str, str], done: Simulation
) -> str:
    """Say "sekarang C · +0,50 poin, menjadi 0,75 dari 0,75 · tidak mungkin tahun ini"."""
    before, after = points_of(done.scores_now, question.id), points_of(done.scores, question.id)
    parts = (
        []
        if question.ratio
        else [f"sekarang {plan_words.written(question.id, now.get(question.id), of.rules)}"]
    )
    of_weight = f"{formats.points(after)} dari {formats.points(question.weight)} poin"
    moved = abs(after - before) > planning.SAME
    parts.append(
        f"{formats.change_between(before, after)} menjadi {of_weight}" if moved else of_weight
    )
    if question.id in of.fixed:
        parts.append("ditandai tidak mungkin tahun ini")
    return " · ".join(parts)
