"""The shortest paths of all units, worked out once for Simulasi, slides and reports."""

from collections import OrderedDict
from threading import Lock
from typing import Any, Final

import streamlit as st

from zi_analytics.insight.path import Paths, paths
from zi_analytics.instruments import Instrument
from zi_analytics.progress import Progress
from zi_analytics.ui import data, plan_link

KEPT: Final = 16


class Found:
    """The latest results by what they were asked for; one is calculated at a time."""

    def __init__(self) -> None:
        """Start with none."""
        self.lock = Lock()
        self.paths: OrderedDict[tuple[Any, ...], Paths] = OrderedDict()


@st.cache_resource(show_spinner=False)
def _found() -> Found:
    """Return the results of this server. A progress bar cannot stand in a cached function."""
    return Found()


def found(
    year: int,
    assessor: str,
    predicate: str,
    rules: Instrument,
    fixed: str = plan_link.NONE,
    effort: str = plan_link.USUAL,
    progress: Progress | None = None,
) -> Paths:
    """Return the paths of a year's units under what an address assumes.

    For whoever may see all units. Raises `PathError` as ``insight.path.paths`` does.
    """
    key = (data.store().version(), year, assessor, predicate, fixed, effort)
    have = _found()
    # Without the lock: it is held while the paths of another choice are worked out.
    ready = have.paths.get(key)
    if ready is not None:
        return ready
    with have.lock:
        if key not in have.paths:
            have.paths[key] = paths(
                data.store().assessor_answers(year, assessor),
                predicate,
                effort=plan_link.effort_of(effort, rules),
                fixed=plan_link.fixed_of(fixed, rules),
                progress=progress,
            )
            while len(have.paths) > KEPT:
                have.paths.popitem(last=False)
        return have.paths[key]
