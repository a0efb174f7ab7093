"""Every page's script run, warm, against two pages straight in Streamlit.

One draws as many empty charts, the other as many elements of the same kinds and sizes.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import static
from benchmarks.pages_served import opened
from benchmarks.timing import ROOT, Work, line, milliseconds, ratio, side_by_side

EMPTY = """
import plotly.graph_objects as go
import streamlit as st

for number in range({charts}):
    st.plotly_chart(go.Figure(), key=str(number))
"""


def run(rounds: int) -> None:
    """Print each page's ratio, in a process of its own with a store of its own."""
    print(f"Pages: a script run over the sample, warm, median of {rounds} rounds", flush=True)
    with TemporaryDirectory() as home:
        environment = {**os.environ, "ZI_DATA": home}
        command = [sys.executable, "-m", "benchmarks.pages", str(rounds)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)


def _measure(rounds: int) -> None:
    from streamlit.testing.v1 import AppTest

    from zi_analytics.ui import earlier
    from zi_analytics.ui.navigation import PAGES

    earlier.begin = lambda: None
    for entry in PAGES:
        app = opened(entry.file)
        app.run()
        assert not app.exception, app.exception
        charts = len(app.get("plotly_chart"))
        empty = AppTest.from_string(EMPTY.format(charts=charts), default_timeout=600)
        empty.run()
        parts = static.parts_of(app)
        plain = AppTest.from_string(static.page(parts), default_timeout=600)
        plain.run()
        assert not plain.exception, plain.exception
        works: dict[str, Work] = {"page": app.run, "empty": empty.run, "static": plain.run}
        seconds = side_by_side(works, rounds)
        said = f"{charts} charts; {milliseconds(seconds['page'])} to "
        said += milliseconds(seconds["empty"])
        name = Path(entry.file).stem
        line(f"{name} ÷ empty charts", f"{ratio(seconds, 'page', 'empty'):.2f}", said)
        said = f"{len(parts)} elements; {milliseconds(seconds['static'])}"
        line(f"{name} ÷ as much static content", f"{ratio(seconds, 'page', 'static'):.2f}", said)


if __name__ == "__main__":
    _measure(int(sys.argv[1]))
