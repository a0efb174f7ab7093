"""What is made from plain values and tables, kept by a digest of all that it is made from.

So nobody is shown anything that was not in his own tables: who sees other rows has another digest.
"""

import pickle
from collections.abc import Callable
from hashlib import blake2b
from io import BytesIO
from typing import Final, ParamSpec

import pandas as pd
import streamlit as st

from zi_analytics.instruments import Instrument

Given = ParamSpec("Given")
KEPT: Final = 256


def kept(
    work: Callable[Given, pd.DataFrame], *given: Given.args, **named: Given.kwargs
) -> pd.DataFrame:
    """Return the table that a function gives for these values, worked out once.

    For functions that depend on nothing but what they are given.
    """
    name = f"{work.__module__}.{work.__qualname__}"
    return _kept(name, digest((given, named)), lambda: work(*given, **named)).copy(deep=False)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _kept(name: str, key: str, _work: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    return _work()


class _Writer(pickle.Pickler):
    """Writes values down, rules by their name and the minimums entered for them."""

    def persistent_id(self, obj: object) -> object:
        return (obj.id, obj.thresholds) if isinstance(obj, Instrument) else None


def digest(values: object) -> str:
    """Return the digest of every value, tables to the last cell, functions by their names."""
    written = BytesIO()
    _Writer(written, protocol=5).dump(values)
    return blake2b(written.getbuffer()).hexdigest()
