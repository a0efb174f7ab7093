"""Typed counts to the values of ratio questions, for many worksheets at once."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zi_analytics.instruments.model import Ratio

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class RatioOutcome:
    """One element a worksheet.

    ``value``: 0 to 1, NaN (unanswered) where any input is blank. ``workbook_error``: the official
    worksheet shows an Excel error there. ``zero_denominator``: everything is filled and the
    value comes from the ratio's zero rule.
    """

    value: Floats
    workbook_error: Flags
    zero_denominator: Flags


def evaluate(ratio: Ratio, counts: Mapping[str, Floats]) -> RatioOutcome:
    """Return the values of one ratio question (Lampiran III, formulas of column Jawaban).

    ``counts`` holds an array of the same length for every input of the ratio, NaN where blank.
    """
    numerator = counts[ratio.numerator]
    parts = np.stack([counts[id_] for id_ in ratio.denominator])
    recorded = [counts[id_] for id_ in ratio.recorded]
    filled = ~np.isnan(np.stack([numerator, *parts, *recorded])).any(axis=0)
    denominator = parts.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        if ratio.kind == "share":
            plain = numerator / denominator
            zero = filled & (denominator == 0)
        else:
            plain = np.where(
                (denominator == 0) & (numerator == 0), 1.0, (denominator - numerator) / denominator
            )
            zero = filled & (denominator == 0) & (numerator != 0)
    value = np.where(zero, ratio.zero, np.clip(plain, 0.0, 1.0))
    return RatioOutcome(
        value=np.where(filled, value, np.nan),
        workbook_error=zero | _text_divisor(ratio, numerator, parts),
        zero_denominator=zero,
    )


def _text_divisor(ratio: Ratio, numerator: Floats, parts: Floats) -> Flags:
    # The worksheet sums several denominators in a cell of their own, which becomes the text
    # "Blm Diisi" when one is blank; dividing by it is #VALUE!.
    if ratio.kind != "share" or len(ratio.denominator) == 1:
        return np.zeros(numerator.shape, dtype=np.bool_)
    return np.isnan(parts).any(axis=0) & ~np.isnan(numerator)
