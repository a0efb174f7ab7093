"""Short ways to ask what a reading says."""

from zi_analytics.loaders import Reading
from zi_analytics.scoring import score


def values(reading: Reading, assessor: str = "unit", sheet: int = 0) -> dict[str, float]:
    """Give the values of the questions that are answered."""
    answers = reading.worksheets[sheet].answers
    own = answers[(answers["assessor"] == assessor) & answers["value"].notna()]
    return dict(zip(own["question"], own["value"], strict=True))


def total(reading: Reading, assessor: str = "unit", sheet: int = 0) -> float:
    scores = score(reading.worksheets[sheet].answers)
    own = scores[(scores["assessor"] == assessor) & (scores["node"] == "total")]
    return float(own["points"].iloc[0])


def found(reading: Reading) -> list[tuple[str, str]]:
    """Give the findings' codes and cells, but for a unit and year that nobody named."""
    table = reading.findings[~reading.findings["code"].isin(["unit_unknown", "year_unknown"])]
    return list(zip(table["code"], table["cell"], strict=True))


def codes(reading: Reading) -> list[str]:
    return [code for code, _ in found(reading)]
