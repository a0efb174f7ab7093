"""The JSON of the ministry's portal: which number it gives each answer, and what it must look like.

Since 2025 the portal takes the inputs of the worksheet as JSON. Not confirmed: that it numbers them
by their order in the worksheet (seen in one listing only), and the schema, which is our own.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft202012Validator

from zi_analytics.instruments.model import Instrument

PORTAL_INSTRUMENT: Final = "permenpanrb-90-2021"
FIELDS: Final = (
    *("soal_id", "jawaban_unit", "jawaban_tpi"),
    *("catatan_unit", "bukti_dukung_unit", "catatan_tpi"),
)
"""What an answer holds. A cell such as B12 means the second of these of ``soal_id`` 12."""

_SCHEMA: Final = Path(__file__).parent / "data" / "portal.schema.json"
_SHOWN: Final = 80


def portal_ids(instrument: Instrument) -> Mapping[str, int]:
    """Return the portal's ``soal_id`` by question or input: typed ones, in the worksheet's order.

    Questions whose value is computed from counts have none. Raises LookupError for an instrument
    that the portal does not take.
    """
    if instrument.id != PORTAL_INSTRUMENT:
        raise LookupError(f"portal tidak menerima LKE menurut PermenPANRB {instrument.short}")
    typed: list[str] = []
    for question in instrument.questions.values():
        typed += question.inputs if question.ratio is not None else (question.id,)
    return {id_: number for number, id_ in enumerate(typed, start=1)}


def portal_problem(document: object) -> str | None:
    """Say where a document first breaks the schema, and how; None where it does not."""
    errors = sorted(_validator().iter_errors(document), key=lambda error: str(list(error.path)))
    if not errors:
        return None
    first = errors[0]
    place = "/".join(str(part) for part in first.absolute_path) or "pangkal"
    if first.validator == "required":
        lacking = ", ".join(name for name in first.validator_value if name not in first.instance)
        return f"{place}: kurang {lacking}"
    shown = json.dumps(first.instance, ensure_ascii=False)[:_SHOWN]
    asked = json.dumps(first.validator_value, ensure_ascii=False)[:_SHOWN]
    return f"{place}: {shown} tidak memenuhi {first.validator} {asked}"


@cache
def _validator() -> Any:  # noqa: ANN401
    return Draft202012Validator(json.loads(_SCHEMA.read_text(encoding="utf-8")))
