"""A chart's series with their values as pages write them."""

from collections.abc import Callable, Iterable
from typing import Final

from zi_analytics.charts import formats
from zi_analytics.reports.slides import Number, Series

WRITTEN: Final[dict[Number, Callable[[float], str]]] = {
    "points": formats.points,
    "percent": formats.share,
    "count": lambda value: formats.decimal(value, 0),
}


def series(name: str, values: Iterable[float | None], number: Number) -> Series:
    """Return a series whose labels are its values, cut off and never rounded."""
    own = tuple(None if value is None else float(value) for value in values)
    labels = tuple("" if value is None else WRITTEN[number](value) for value in own)
    return Series(name, own, labels)
