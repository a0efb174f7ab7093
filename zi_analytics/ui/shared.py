"""Tables that all sessions of the server share, without a copy for each reading of them.

``st.cache_data`` makes a whole copy each time, which takes longer the more units there are. Pandas
copies only what is changed, and only then: whoever changes his view leaves the others' as it was.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import pandas as pd
import streamlit as st

Given = ParamSpec("Given")
Reading = Callable[Given, pd.DataFrame]


def shared(
    max_entries: int, spinner: str | bool = False
) -> Callable[[Reading[Given]], Reading[Given]]:
    """Keep the tables that a function gives, at most so many of them, by its plain arguments."""

    def keep(read: Reading[Given]) -> Reading[Given]:
        kept = st.cache_resource(max_entries=max_entries, show_spinner=spinner)(read)

        @wraps(read)
        def view(*values: Given.args, **named: Given.kwargs) -> pd.DataFrame:
            return kept(*values, **named).copy(deep=False)

        return view

    return keep
