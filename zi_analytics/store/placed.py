"""Columns of tables that say where in a worksheet each row stands."""

from typing import Final

from zi_analytics.tables import Columns

WRITTEN_PLACED: Final[Columns] = {
    "unit": "str",
    "year": "Int64",
    "assessor": "str",
    "node": "str",
    "points": "float64",
    "sheet": "str",
    "cell": "str",
    "workbook": "str",
}
