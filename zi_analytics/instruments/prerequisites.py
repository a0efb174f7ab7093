"""From a rule file to what must be so before a unit is proposed."""

from collections.abc import Container, Iterable, Mapping
from typing import Final, cast, get_args

from zi_analytics.instruments.fields import Fields
from zi_analytics.instruments.model_predicates import (
    Predicate,
    Prerequisite,
    PrerequisiteKind,
    PrerequisiteLevel,
)
from zi_analytics.instruments.rules import short_label

PREREQUISITES_OF: Final = "permenpanrb-90-2021"
"""The instrument whose prerequisites count for every year: those of no other are confirmed."""

_WITHOUT_MINIMUM: Final = ("yes", "holds")


def build_prerequisites(
    entries: tuple[Fields, ...], predicates: Mapping[str, Predicate], questions: Container[str]
) -> tuple[Prerequisite, ...]:
    """Build the prerequisites, each with how an entry for it is judged."""
    found: dict[str, Prerequisite] = {}
    for fields in entries:
        fields.only(
            *("id", "level", "label", "short", "required", "kind", "order", "minimum"),
            *("counted_from", "prefilled_from", "keywords", "article"),
        )
        id_ = fields.new_id(found)
        required = _texts_by(predicates, fields, "required")
        kind = cast(PrerequisiteKind, fields.choice("kind", get_args(PrerequisiteKind)))
        found[id_] = Prerequisite(
            id=id_,
            level=cast(PrerequisiteLevel, fields.choice("level", get_args(PrerequisiteLevel))),
            label=fields.text("label"),
            short=short_label(fields),
            required=required,
            kind=kind,
            order=fields.texts("order"),
            minimum=_minimum(fields, kind, required),
            counted_from=_counted_from(fields, predicates),
            prefilled_from=_prefilled(fields, questions),
            keywords=fields.keywords("keywords"),
            article=fields.text("article"),
        )
    _check_counted_from(entries, found)
    return tuple(found.values())


def _texts_by(predicates: Iterable[str], fields: Fields, key: str) -> dict[str, str]:
    inner = fields.inner(key)
    inner.only(*predicates)
    return {predicate: inner.text(predicate) for predicate in inner.entry}


def _minimum(
    fields: Fields, kind: PrerequisiteKind, required: Mapping[str, str]
) -> dict[str, str | float]:
    if kind in _WITHOUT_MINIMUM:
        if fields.has("minimum"):
            fields.fail(f"'minimum' tidak berlaku untuk {kind}", "minimum")
        return {}
    inner = fields.inner("minimum")
    if list(inner.entry) != list(required):
        fields.fail("'minimum' harus memuat predikat yang sama dengan 'required'", "minimum")
    if kind == "ordered":
        return {predicate: inner.choice(predicate, fields.texts("order")) for predicate in required}
    if fields.has("order"):
        fields.fail("'order' hanya untuk ordered", "order")
    read = inner.share if kind == "share" else inner.number
    return {predicate: read(predicate) for predicate in required}


def _counted_from(fields: Fields, predicates: Iterable[str]) -> dict[str, str]:
    return _texts_by(predicates, fields, "counted_from") if fields.has("counted_from") else {}


def _check_counted_from(entries: tuple[Fields, ...], found: Mapping[str, Prerequisite]) -> None:
    for fields in entries:
        for other in found[fields.text("id")].counted_from.values():
            if other not in found:
                fields.fail(f"prasyarat {other!r} tidak ada", "counted_from")


def _prefilled(fields: Fields, questions: Container[str]) -> tuple[str, ...]:
    named = fields.texts("prefilled_from")
    for question in named:
        if question not in questions:
            fields.fail(f"pertanyaan {question!r} tidak ada", "prefilled_from")
    return named
