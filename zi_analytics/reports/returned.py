"""A unit's own workbook with what needs work marked in it."""

import pandas as pd


def returned(
    data: bytes, name: str, findings: pd.DataFrame, answers: pd.DataFrame | None = None
) -> bytes:
    """Return the workbook with comments and colour where ``findings`` (``tables.FINDINGS``) point.

    ``answers`` (``tables.ANSWERS``), where given, also marks every question left blank.
    """
    raise NotImplementedError


def returned_name(data: bytes, name: str) -> str:
    """Return the file name for what ``returned`` gives for the same workbook."""
    raise NotImplementedError
