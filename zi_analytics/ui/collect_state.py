"""What the session remembers of files on their way in: choices and outcomes, never their bytes."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import streamlit as st

from zi_analytics.intake import Outcome
from zi_analytics.ui.collect_batch import Choice, Choices, Place

KEY: Final = "terima"
UPLOADER: Final = "terima_berkas"


@dataclass(frozen=True)
class State:
    """Where taking in stands.

    ``place`` is where the files come from that are looked at now. ``token`` stands for all that the
    outcome of the ``trial`` depends on. ``first`` is the look at the inbox without choices,
    ``done`` what the last import did, ``refused`` why files are not looked at, by their names.
    ``round`` names the uploader: a new one is empty.
    """

    round: int = 0
    place: Place | None = None
    choices: Choices = field(default_factory=dict)
    token: Hashable = None
    trial: Outcome | None = None
    first: Outcome | None = None
    done: Outcome | None = None
    refused: Mapping[str, str] = field(default_factory=dict)


def state() -> State:
    """Return where this session stands."""
    found: Any = st.session_state.get(KEY)
    return found if isinstance(found, State) else State()


def change(**facts: Any) -> State:  # noqa: ANN401
    """Remember other facts, and return where the session stands then."""
    st.session_state[KEY] = replace(state(), **facts)
    return state()


def start(place: Place) -> None:
    """Begin anew with files from a place."""
    change(place=place, choices={}, token=None, trial=None, first=None, done=None)


def finish(done: Outcome | None = None) -> None:
    """Let go of all files, for the next uploader is a new, empty one; remember what was done."""
    st.session_state[KEY] = State(round=state().round + 1, done=done)


def go_on(done: Outcome) -> None:
    """Remember what was done, and keep the files: some of them still wait for a choice."""
    change(done=done, token=None, trial=None)


def choose(key: str, choice: Choice) -> None:
    """Remember a choice for a file; an empty one is forgotten."""
    others = {name: made for name, made in state().choices.items() if name != key}
    change(choices=others if choice == Choice() else {**others, key: choice})


def uploader() -> str:
    """Return the key of the uploader."""
    return f"{UPLOADER}_{state().round}"
