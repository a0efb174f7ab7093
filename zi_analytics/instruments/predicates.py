"""From a rule file to conditions, predicates and a borrowed yardstick."""

from dataclasses import dataclass
from typing import Final

from zi_analytics.instruments.fields import Fields
from zi_analytics.instruments.model_predicates import Borrowed, Condition, Minimum, Predicate
from zi_analytics.instruments.rules import short_label

_TOLERANCE: Final = 1e-9


@dataclass(frozen=True)
class Weights:
    """Full points of every node, area and ``total``, and the highest survey index, if any."""

    of: dict[str, float]
    index_maximum: float | None


def build_conditions(entries: tuple[Fields, ...], weights: Weights) -> dict[str, Condition]:
    """Build what predicates look at, in its order."""
    known: dict[str, Condition] = {}
    for fields in entries:
        fields.only("id", "label", "short", "node")
        id_ = fields.new_id(known)
        node = fields.optional_text("node")
        if node is not None and node not in weights.of:
            fields.fail(f"node {node!r} tidak ada", "node")
        known[id_] = Condition(id_, fields.text("label"), short_label(fields), node)
    return known


def build_predicates(
    entries: tuple[Fields, ...], conditions: dict[str, Condition], weights: Weights
) -> dict[str, Predicate]:
    """Build the predicates: one minimum for every condition, or none if they are not confirmed."""
    predicates: dict[str, Predicate] = {}
    for fields in entries:
        fields.only("id", "label", "article", "minimums", "confirmed")
        id_ = fields.new_id(predicates)
        minimums = fields.entries("minimums")
        confirmed = fields.optional_flag("confirmed", default=True)
        if confirmed:
            _check_conditions(fields, minimums, list(conditions))
        elif minimums:
            fields.fail("'minimums' harus kosong bila 'confirmed' false", "minimums")
        predicates[id_] = Predicate(
            id=id_,
            label=fields.text("label"),
            minimums=tuple(
                _minimum(entry, conditions[entry.text("condition")], weights) for entry in minimums
            ),
            article=fields.text("article"),
            confirmed=confirmed,
        )
    return predicates


def build_borrowed(
    fields: Fields, conditions: dict[str, Condition], predicates: dict[str, Predicate]
) -> Borrowed:
    """Build the yardstick of another instrument, for predicates that are not confirmed."""
    fields.only("of", "conditions", "article")
    named = fields.texts("conditions")
    for id_ in named:
        if id_ not in conditions or conditions[id_].node is None:
            fields.fail(f"syarat {id_!r} tidak ada atau tidak punya node", "conditions")
    if any(predicate.confirmed for predicate in predicates.values()):
        fields.fail("'borrowed' hanya untuk predikat yang belum dikonfirmasi")
    return Borrowed(fields.text("of"), named, fields.text("article"))


def _check_conditions(fields: Fields, minimums: tuple[Fields, ...], known: list[str]) -> None:
    named = [entry.choice("condition", tuple(known)) for entry in minimums]
    if named != known:
        fields.fail(f"'minimums' harus memuat tiap syarat sekali, urut: {', '.join(known)}")


def _minimum(fields: Fields, condition: Condition, weights: Weights) -> Minimum:
    fields.only("condition", "minimum", "share", "index", "display", "article")
    if fields.has("minimum") == fields.has("share"):
        fields.fail("harus ada tepat satu dari 'minimum' (poin) dan 'share' (bagian bobot)")
    if condition.node is None:
        fields.fail(f"syarat {condition.id!r} tidak punya node", "condition")
    weight = weights.of[condition.node]
    share = fields.share("share") if fields.has("share") else None
    points = fields.number("minimum") if share is None else share * weight
    if not 0 <= points <= weight:
        fields.fail(
            f"minimum {points:g} di luar 0 sampai bobot {condition.node} ({weight:g})", "minimum"
        )
    index = fields.optional_number("index")
    if index is not None:
        if weights.index_maximum is None:
            fields.fail("'index' memerlukan skala berjenis index", "index")
        if abs(index / weights.index_maximum * weight - points) > _TOLERANCE:
            fields.fail(f"index {index:g} tidak sama dengan minimum {points:g} poin", "index")
    return Minimum(
        condition=condition.id,
        label=condition.label,
        short=condition.short,
        node=condition.node,
        minimum=points,
        share=share,
        index=index,
        display=fields.optional_text("display"),
        article=fields.text("article"),
    )
