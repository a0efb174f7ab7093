"""A unit's answers as the JSON that the ministry's portal takes."""

import json
from collections.abc import Mapping
from typing import Final

import pandas as pd

from zi_analytics.instruments import Instrument, portal_ids, portal_problem
from zi_analytics.reports.template.label import UnitLabel
from zi_analytics.reports.template.prefill import as_typed

_ASSESSORS: Final = ("unit", "tpi")
_Text = Mapping[str, str]


def portal_json(
    instrument: Instrument,
    unit: UnitLabel,
    year: int,
    answers: pd.DataFrame,
    *,
    unit_id: int | str | None = None,
    synthetic: bool = False,
) -> bytes:
    """Return ``tables.ANSWERS`` of one unit and year as the portal's JSON, UTF-8.

    Every question and count that is typed is in it, null where it has no clear answer. The note and
    evidence of a question that is computed stand at the first of its counts, because the portal
    has no number for it; it takes no evidence of TPI. Not confirmed: the numbers (see
    ``instruments.portal``), that counts and indexes are numbers and choices texts, and which id the
    ministry knows a unit by: ``unit_id``, or else our code. ``synthetic`` adds ``data_contoh``.

    Raises LookupError for an instrument that the portal does not take, and ValueError where the
    result breaks the schema.
    """
    rows = {who: answers.loc[answers["assessor"] == who] for who in _ASSESSORS}
    typed = {who: as_typed(own, instrument) for who, own in rows.items()}
    notes = {who: _texts(own, "note", instrument) for who, own in rows.items()}
    evidence = _texts(rows["unit"], "evidence", instrument)
    document = {
        "unit_id": unit.code if unit_id is None else unit_id,
        "nama_unit": unit.name,
        "tahun": year,
        **({"data_contoh": True} if synthetic else {}),
        "answers": [
            {
                "soal_id": number,
                "jawaban_unit": typed["unit"].get(id_),
                "jawaban_tpi": typed["tpi"].get(id_),
                "catatan_unit": notes["unit"].get(id_),
                "bukti_dukung_unit": evidence.get(id_),
                "catatan_tpi": notes["tpi"].get(id_),
            }
            for id_, number in portal_ids(instrument).items()
        ],
    }
    problem = portal_problem(document)
    if problem is not None:
        raise ValueError(problem)
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _texts(own: pd.DataFrame, column: str, instrument: Instrument) -> _Text:
    """Return notes or evidence by what is typed; a computed question's at its first count."""
    written = own.loc[own[column].notna()]
    texts = dict(zip(written["question"], written[column], strict=True))
    for question in instrument.questions.values():
        if question.ratio is not None and question.id in texts:
            texts.setdefault(question.inputs[0], texts[question.id])
    return texts
