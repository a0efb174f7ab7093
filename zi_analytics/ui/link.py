"""Choices that live in the page's address, as stable codes.

Streamlit's own binding writes labels, leaves out defaults and drops unknown values silently. Here
an address holds a code for every choice, and an unknown one is reported beside what is shown.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

import streamlit as st

REMEMBERED: Final = "link_remembered"
PAGE: Final = "link_page"
UNSAFE: Final = re.compile(r"[^\w.\-]")


@dataclass(frozen=True)
class Choice:
    """One choice: its name in the address, its label, and its options (code → label)."""

    key: str
    label: str
    options: Mapping[str, str]
    default: str
    offered: tuple[str, ...] | None = None
    """The options that its widget offers, with the chosen one; all unless named."""

    @property
    def widget(self) -> str:
        """The key of the widget that shows this choice."""
        return f"pilih_{self.key}"


def offering(choice: Choice, options: tuple[str, ...]) -> Choice:
    """Return the choice with a widget that offers only these of its options."""
    return replace(choice, offered=options)


def read(page: str, choices: Sequence[Choice]) -> dict[str, str]:
    """Return what is chosen: by the address, else earlier in this session, else the default.

    Prepares the widgets of the choices, shows a notice for each unknown value, and completes the
    address when the page has just been opened.
    """
    values = {choice.key: _value(choice) for choice in choices}
    for choice in choices:
        st.session_state[choice.widget] = values[choice.key]
    unknown = [choice for choice in choices if _unknown(choice)]
    for choice in unknown:
        _notice(choice, values[choice.key])
    just_opened = st.session_state.get(PAGE) != page
    if just_opened and not unknown and st.query_params.to_dict() != values:
        st.query_params.from_dict(values)
    st.session_state[PAGE] = page
    _remember(values)
    return values


def peek(choice: Choice) -> str:
    """Return what is chosen, without preparing its widget: for choices that depend on it."""
    return _value(choice)


def shown(key: str) -> str:
    """Return what the address holds by a name, or nothing."""
    return st.query_params.get(key, "")


def chosen(choice: Choice) -> None:
    """Write a choice that was just made with its widget into the address."""
    write({choice.key: st.session_state[choice.widget]})


def write(values: Mapping[str, str]) -> None:
    """Write values into the address and remember them for other pages."""
    st.query_params.update(values)
    _remember(values)


def address(values: Mapping[str, str]) -> str:
    """Return the full address of the page with every value in it."""
    return f"{st.context.url or ''}?{urlencode(values)}"


def _value(choice: Choice) -> str:
    written = st.query_params.get(choice.key)
    if written is None:
        written = st.session_state.get(REMEMBERED, {}).get(choice.key)
    return written if written in choice.options else choice.default


def _unknown(choice: Choice) -> bool:
    written = st.query_params.get(choice.key)
    return written is not None and written not in choice.options


def _notice(choice: Choice, value: str) -> None:
    written = UNSAFE.sub("", st.query_params.get(choice.key, ""))[:40]
    st.warning(
        f"Tautan ini menyebut {choice.label.lower()} “{written}”, yang tidak dikenal. "
        f"Yang ditampilkan: {choice.options[value]}.",
        icon=":material/link_off:",
    )


def _remember(values: Mapping[str, str]) -> None:
    st.session_state[REMEMBERED] = {**st.session_state.get(REMEMBERED, {}), **values}
