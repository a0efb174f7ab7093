"""Figures can be made where Streamlit is not installed."""

import subprocess
import sys

from tests.ui.fakes import ROOT


def test_charts_import_neither_streamlit_nor_plotly_express() -> None:
    code = (
        "import sys, zi_analytics.charts, zi_analytics.charts.sentences\n"
        "print([m for m in ('streamlit', 'plotly.express') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
