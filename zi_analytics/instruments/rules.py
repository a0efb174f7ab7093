"""From a rule file to scales, areas of change, predicates and prerequisites."""

from dataclasses import dataclass
from typing import Final, cast, get_args

from zi_analytics.instruments.fields import Fields
from zi_analytics.instruments.model import (
    Area,
    Minimum,
    Node,
    Predicate,
    Prerequisite,
    PrerequisiteLevel,
    Scale,
    ScaleKind,
)

SHORT: Final = 18
_TOLERANCE: Final = 1e-9


def build_scales(entries: tuple[Fields, ...]) -> dict[str, Scale]:
    """Build the answer scales and check their values."""
    scales: dict[str, Scale] = {}
    for fields in entries:
        fields.only("id", "kind", "written", "options", "maximum", "article")
        scale = Scale(
            id=fields.new_id(scales),
            kind=cast(ScaleKind, fields.choice("kind", get_args(ScaleKind))),
            written=fields.text("written"),
            options=_options(fields),
            maximum=fields.optional_number("maximum"),
            article=fields.text("article"),
        )
        if any(scale.written == other.written for other in scales.values()):
            fields.fail(f"{scale.written!r} sudah dipakai skala lain", "written")
        if (scale.kind in ("ratio", "index")) != (scale.maximum is not None):
            fields.fail("'maximum' harus ada pada ratio dan index, dan hanya di sana", "maximum")
        scales[scale.id] = scale
    return scales


def _options(fields: Fields) -> dict[str, float]:
    if fields.text("kind") != "choice":
        if fields.has("options"):
            fields.fail("'options' hanya untuk skala berjenis choice", "options")
        return {}
    inner = fields.inner("options")
    options = {key: inner.share(key) for key in inner.entry}
    if fields.text("written") != "/".join(options):
        fields.fail(f"'written' harus {'/'.join(options)!r}, sesuai 'options'", "written")
    values = list(options.values())
    if len(values) < 2 or (values[0], values[-1]) != (1, 0):
        fields.fail("'options' harus mulai dari 1 dan berakhir pada 0", "options")
    for (key, value), better in zip(list(options.items())[1:], values, strict=False):
        if value >= better:
            inner.fail(f"nilai {key!r} ({value:g}) harus di bawah pilihan sebelumnya", key)
    return options


def build_areas(
    entries: tuple[Fields, ...], nodes: dict[str, Node], places: dict[str, Fields]
) -> tuple[Area, ...]:
    """Build the areas of change from the nodes that name them by number."""
    for node in nodes.values():
        if node.area is not None and not 1 <= node.area <= len(entries):
            places[node.id].fail(f"area nomor {node.area} tidak ada di 'areas'", "area")
    return tuple(_area(fields, number, nodes) for number, fields in enumerate(entries, start=1))


def _area(fields: Fields, number: int, nodes: dict[str, Node]) -> Area:
    fields.only("number", "id", "label", "short", "weight", "article")
    if fields.whole("number") != number or fields.text("id") != f"area.{number}":
        fields.fail(f"area ke-{number} harus bernomor {number} dengan id area.{number}")
    below = tuple(node.id for node in nodes.values() if node.area == number)
    if not below:
        fields.fail(f"tidak ada area di bawah 'components' yang bernomor {number}", "number")
    weight = fields.number("weight")
    together = sum(nodes[id_].weight for id_ in below)
    if abs(together - weight) > _TOLERANCE:
        fields.fail(f"bobot {weight:g}, tetapi {' + '.join(below)} = {together:g}", "weight")
    return Area(
        number=number,
        id=fields.text("id"),
        label=fields.text("label"),
        short=_short(fields),
        nodes=below,
        weight=weight,
        article=fields.text("article"),
    )


@dataclass(frozen=True)
class _Condition:
    id: str
    label: str
    short: str
    node: str


def build_predicates(
    entries: tuple[Fields, ...],
    conditions: tuple[Fields, ...],
    weights: dict[str, float],
    index_maximum: float | None,
) -> dict[str, Predicate]:
    """Build the predicates: for each, one minimum for every condition, in their order."""
    known: dict[str, _Condition] = {}
    for fields in conditions:
        condition = _condition(fields, fields.new_id(known), weights)
        known[condition.id] = condition
    predicates: dict[str, Predicate] = {}
    for fields in entries:
        fields.only("id", "label", "article", "minimums")
        id_ = fields.new_id(predicates)
        minimums = fields.entries("minimums")
        _check_conditions(fields, minimums, list(known))
        predicates[id_] = Predicate(
            id=id_,
            label=fields.text("label"),
            minimums=tuple(
                _minimum(entry, condition, weights[condition.node], index_maximum)
                for entry, condition in zip(minimums, known.values(), strict=True)
            ),
            article=fields.text("article"),
        )
    return predicates


def _condition(fields: Fields, id_: str, weights: dict[str, float]) -> _Condition:
    fields.only("id", "label", "short", "node")
    node = fields.text("node")
    if node not in weights:
        fields.fail(f"node {node!r} tidak ada", "node")
    return _Condition(id_, fields.text("label"), _short(fields), node)


def _check_conditions(fields: Fields, minimums: tuple[Fields, ...], known: list[str]) -> None:
    named = [entry.choice("condition", tuple(known)) for entry in minimums]
    if named != known:
        fields.fail(f"'minimums' harus memuat tiap syarat sekali, urut: {', '.join(known)}")


def _minimum(
    fields: Fields, condition: _Condition, weight: float, index_maximum: float | None
) -> Minimum:
    fields.only("condition", "minimum", "share", "index", "display", "article")
    if fields.has("minimum") == fields.has("share"):
        fields.fail("harus ada tepat satu dari 'minimum' (poin) dan 'share' (bagian bobot)")
    share = fields.share("share") if fields.has("share") else None
    points = fields.number("minimum") if share is None else share * weight
    if not 0 <= points <= weight:
        fields.fail(
            f"minimum {points:g} di luar 0 sampai bobot {condition.node} ({weight:g})", "minimum"
        )
    index = fields.optional_number("index")
    if index is not None:
        if index_maximum is None:
            fields.fail("'index' memerlukan skala berjenis index", "index")
        if abs(index / index_maximum * weight - points) > _TOLERANCE:
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


def build_prerequisites(
    entries: tuple[Fields, ...], predicates: dict[str, Predicate]
) -> tuple[Prerequisite, ...]:
    """Build what must be so before a unit is proposed."""
    found: dict[str, Prerequisite] = {}
    for fields in entries:
        fields.only("id", "level", "label", "required", "article")
        required = fields.inner("required")
        required.only(*predicates)
        id_ = fields.new_id(found)
        found[id_] = Prerequisite(
            id=id_,
            level=cast(PrerequisiteLevel, fields.choice("level", get_args(PrerequisiteLevel))),
            label=fields.text("label"),
            required={predicate: required.text(predicate) for predicate in required.entry},
            article=fields.text("article"),
        )
    return tuple(found.values())


def _short(fields: Fields) -> str:
    short = fields.text("short")
    if len(short) > SHORT:
        fields.fail(f"label pendek {short!r} lebih dari {SHORT} huruf", "short")
    return short
