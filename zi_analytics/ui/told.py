"""What takes all units to tell is told once for everybody who may see the same units.

A page runs again at every click, and thousands of units take long to count again.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from zi_analytics.ui import access, data

Result = TypeVar("Result")
Key = str | int | bool | None


def told(name: str, work: Callable[[], Result], *key: Key) -> Result:
    """Return what a piece of work gives, which is done once for its name and key.

    It may depend on the store, the key and the units that who looks may see, and on nothing else.
    What it gives is shared: it is read and never changed.
    """
    result: Result = _told(data.store().version(), access.scope(), name, key, work)
    return result


@st.cache_resource(max_entries=data.MANY, show_spinner=False)
def _told(
    version: int,
    scope: tuple[str, ...] | None,
    name: str,
    key: tuple[Key, ...],
    _work: Callable[[], Any],
) -> Any:  # noqa: ANN401
    return _work()
