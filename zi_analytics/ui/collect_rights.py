"""Which files somebody may hand in who may not hand in everybody's."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from zi_analytics import access as rights
from zi_analytics.access import Person
from zi_analytics.intake import Outcome, Result
from zi_analytics.ui import access
from zi_analytics.ui.collect_batch import Upload, key_of

OWN: Final = "unit"
NOT_OWN: Final = "memuat lembar kerja unit lain"
OF_OTHERS: Final = (
    "memuat penilaian TPI yang baru atau berubah; itu dimasukkan oleh bagian organisasi"
)


def cut(outcome: Outcome) -> tuple[Outcome, Mapping[str, str]]:
    """Return an outcome without files that who looks may not hand in, and by name why not.

    Such a file is kept out as a whole, and nothing is told of what it would do: that would tell
    of other units.
    """
    who = access.person()
    if rights.may_edit(who):
        return outcome, {}
    reasons = {key_of(result): why for result in outcome.results if (why := reason(result, who))}
    kept = tuple(result for result in outcome.results if key_of(result) not in reasons)
    names = {PurePath(key.partition("/")[2]).name: why for key, why in reasons.items()}
    return replace(outcome, results=kept), names


def reason(result: Result, who: Person | None) -> str:
    """Say why somebody may not hand a worksheet in; empty if they may."""
    units = {result.unit, *(one.moved_from[0] for one in result.changes if one.moved_from)}
    if any(unit is not None and not rights.may_hand_in(who, unit) for unit in units):
        return NOT_OWN
    for change in result.changes:
        if change.assessor != OWN and (
            change.replaces is None or change.replaces.answers_changed or change.moved_from
        ):
            return OF_OTHERS
    return ""


def allowed(uploads: Sequence[Upload], trial: Outcome) -> list[Upload]:
    """Return the files that a dry run, cut, still knows."""
    keys = {key_of(result) for result in trial.results}
    return [one for one in uploads if one.key in keys]


def units_of(outcome: Outcome) -> list[str]:
    """Return the units whose worksheets an import would store."""
    return sorted({result.unit for result in outcome.results if result.unit is not None})
