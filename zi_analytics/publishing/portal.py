"""The answers of one worksheet as the JSON of the ministry's portal, from the store."""

from zi_analytics.instruments import load
from zi_analytics.publishing.shelf import Shelf
from zi_analytics.publishing.words import NothingToShowError
from zi_analytics.reports import UnitLabel, portal_json


def portal_answers(shelf: Shelf, unit: str, year: int, assessor: str | None = None) -> bytes:
    """Return a unit's current answers of a year as the portal's JSON; of one assessor if named.

    Raises `NothingToShowError` where there are none, or none of a worksheet that the portal takes.
    """
    held = shelf.answers(year, unit)
    wanted = ("unit", "tpi") if assessor is None else (assessor,)
    answers = held.loc[held["assessor"].isin(wanted)]
    if answers.empty:
        whose = "" if assessor is None else f" oleh {assessor}"
        raise NothingToShowError(f"belum ada jawaban {unit} untuk tahun {year}{whose}")
    instrument = load(str(answers["instrument"].iloc[0]))
    label = UnitLabel(unit, shelf.registry.unit(unit, year).name)
    try:
        return portal_json(instrument, label, year, answers, synthetic=shelf.synthetic())
    except LookupError as error:
        raise NothingToShowError(str(error)) from error
