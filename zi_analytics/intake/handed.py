"""What files that are handed in on a page, and looked at before they count, have in common."""

import hashlib
from typing import Literal

import pandas as pd

from zi_analytics.intake.findings import finding
from zi_analytics.loaders.findings import findings_table

EntryChange = Literal["new", "changed", "same", "received"]
"""What storing one entry would do; ``received``: the same bytes said so before, so nothing."""


def stumbled(content: bytes, error: Exception) -> tuple[str, pd.DataFrame]:
    """Return a file's SHA-256 and the finding that it could not be processed."""
    sha256 = hashlib.sha256(content).hexdigest()
    told = finding("cannot_process", error=f"{type(error).__name__}: {error}")
    return sha256, findings_table(sha256, [told])


def fresh(changes: pd.DataFrame) -> int:
    """Return how many of these changes are new or other than what is entered."""
    return int(changes["change"].isin(["new", "changed"]).sum())
