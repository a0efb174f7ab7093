"""The rules of one unit's worksheet, which are not always those of most worksheets of its year."""

from zi_analytics.instruments import Instrument, available
from zi_analytics.ui import data, unit_data


def rules_of(year: int, unit: str, assessor: str) -> Instrument:
    """Return the instrument of a unit's worksheet; that of most of the year where it has none."""
    table = unit_data.submissions(year, unit)
    used = table.loc[table["assessor"].eq(assessor), "instrument"]
    known = [str(name) for name in used if name in available()]
    return data.ruled(known[0]) if known else data.instrument(year)
