"""Tables that all sessions of the server share, without a copy for each reading of them.

``st.cache_data`` makes a whole copy each time, which takes longer the more units there are. Pandas
copies only what is changed, and only then: whoever changes his view leaves the others' as it was.
A run of a page asks Streamlit once for a table, because finding it takes longer than the view.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import pandas as pd
import streamlit as st

from zi_analytics.ui import once

Given = ParamSpec("Given")
Reading = Callable[Given, pd.DataFrame]


def shared(
    max_entries: int, spinner: str | bool = False
) -> Callable[[Reading[Given]], Reading[Given]]:
    """Keep the tables that a function gives, at most so many of them, by its plain arguments."""

    def keep(read: Reading[Given]) -> Reading[Given]:
        kept = once.a_run(st.cache_resource(max_entries=max_entries, show_spinner=spinner)(read))

        @wraps(read)
        def view(*values: Given.args, **named: Given.kwargs) -> pd.DataFrame:
            return kept(*values, **named).copy(deep=False)

        return view

    return keep
