"""What is said of the gap between the self-assessment and TPI."""

import pandas as pd
import pytest

from tests.ui.fakes import answers_of, rules
from zi_analytics.insight.gaps import gaps
from zi_analytics.scoring import score
from zi_analytics.ui.weak_words import gap_finding


def said(own: float, tpi: float) -> str:
    """Return the finding for one unit; both assessors answer alike but for their level."""
    both = [answers_of("DINSOS", "unit", own, 1), answers_of("DINSOS", "tpi", tpi, 1)]
    return gap_finding(gaps(score(pd.concat(both, ignore_index=True))), rules()).headline


@pytest.mark.parametrize(
    ("own", "tpi", "word", "sign"), [(0.8, 0.4, "di atas", "+"), (0.4, 0.8, "di bawah", "−")]
)
def test_the_largest_gap_goes_the_same_way(own: float, tpi: float, word: str, sign: str) -> None:
    headline = said(own, tpi)
    assert headline.startswith(f"Penilaian mandiri {word} penilaian TPI, ")
    assert f"({sign}" in headline


def test_no_gap_is_not_called_one() -> None:
    assert said(0.6, 0.6) == "Penilaian mandiri sama dengan penilaian TPI, 0,00 poin."
