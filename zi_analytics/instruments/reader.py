"""Reading the rule files of this folder."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, cast, get_args

from zi_analytics.instruments.checks import check_tree
from zi_analytics.instruments.fields import Fields
from zi_analytics.instruments.located import read_yaml
from zi_analytics.instruments.model import TOTAL, Area, Instrument, ScaleSource
from zi_analytics.instruments.model_predicates import Condition
from zi_analytics.instruments.notes import build_defects, build_notes, build_signature, build_terms
from zi_analytics.instruments.predicates import (
    Weights,
    build_borrowed,
    build_conditions,
    build_predicates,
)
from zi_analytics.instruments.prerequisites import build_prerequisites
from zi_analytics.instruments.rules import build_areas, build_scales
from zi_analytics.instruments.tree import Tree, build_tree

_UNCONFIRMED: Final = "belum dikonfirmasi"
_FOLDER: Final = Path(__file__).parent
_KEYS: Final = (
    *("id", "short", "title", "in_force_from", "in_force_to", "source", "weight", "signature"),
    *("scale_source", "scales", "areas", "components", "conditions", "predicates", "borrowed"),
    *("prerequisites", "conventions", "open_points", "terms", "known_defects"),
)


def available() -> tuple[str, ...]:
    """Return the ids of the instruments in this folder, one a rule file."""
    return tuple(_id(path) for path in sorted(_FOLDER.glob("*.yaml")))


@cache
def load(id_: str) -> Instrument:
    """Return the instrument with this id; its rule file is read and checked once.

    Raises `LookupError` where there is none, `InstrumentError` where the rule file is wrong.
    """
    for path in _FOLDER.glob("*.yaml"):
        if _id(path) == id_:
            return read(path)
    raise LookupError(f"instrumen {id_!r} tidak ada; yang ada: {', '.join(available())}")


def read(path: Path) -> Instrument:
    """Read and check one rule file; whatever is wrong in it raises `InstrumentError`."""
    root = Fields(path.name, read_yaml(path))
    root.only(*_KEYS)
    if root.text("id") != _id(path):
        root.fail(f"id {root.text('id')!r} harus {_id(path)!r}, sesuai nama berkas", "id")
    scales = build_scales(root.entries("scales"))
    tree = build_tree(root.entries("components"), scales, _scale_source(root))
    check_tree(tree, root)
    areas = build_areas(root.entries("areas"), tree.nodes, tree.places)
    weights = _weights(root, tree, areas)
    conditions = build_conditions(root.entries("conditions"), weights)
    predicates = build_predicates(root.entries("predicates"), conditions, weights)
    borrowed = None
    if root.has("borrowed"):
        borrowed = build_borrowed(root.inner("borrowed"), conditions, predicates)
    return Instrument(
        id=root.text("id"),
        short=root.text("short"),
        title=root.text("title"),
        in_force_from=_begin(root),
        in_force_to=root.day("in_force_to") if root.has("in_force_to") else None,
        source=root.text("source"),
        nodes=tree.nodes,
        questions=tree.questions,
        inputs=tree.inputs,
        scales=scales,
        scale_source=tree.scale_source,
        areas=areas,
        conditions=conditions,
        predicates=predicates,
        borrowed=borrowed,
        prerequisites=build_prerequisites(
            root.entries("prerequisites"), predicates, tree.questions
        ),
        signature=build_signature(root.inner("signature")),
        conventions=build_notes(root.entries("conventions")),
        open_points=build_notes(root.entries("open_points")),
        terms=build_terms(root.entries("terms"), areas),
        known_defects=build_defects(root.entries("known_defects"), tree.nodes),
        labels=_labels(tree, areas, conditions),
        weights=weights.of,
    )


def _id(path: Path) -> str:
    return f"permenpanrb-{path.stem.replace('_', '-')}"


def _begin(root: Fields) -> date | None:
    """Return the first day of the regulation; that it is not confirmed must be written."""
    unconfirmed = root.entry.get("in_force_from") == _UNCONFIRMED
    return None if unconfirmed else root.day("in_force_from")


def _scale_source(root: Fields) -> ScaleSource:
    if not root.has("scale_source"):
        return "instrument"
    return cast(ScaleSource, root.choice("scale_source", get_args(ScaleSource)))


def _weights(root: Fields, tree: Tree, areas: tuple[Area, ...]) -> Weights:
    points = (
        {TOTAL: root.number("weight")}
        | {id_: node.weight for id_, node in tree.nodes.items()}
        | {area.id: area.weight for area in areas}
        | {id_: question.weight for id_, question in tree.questions.items()}
    )
    maxima = (scale.maximum for scale in tree.scales.values() if scale.kind == "index")
    return Weights(points, next(maxima, None))


def _labels(
    tree: Tree, areas: tuple[Area, ...], conditions: dict[str, Condition]
) -> dict[str, str]:
    # An area is a condition too: its plain name wins.
    return (
        {TOTAL: "Nilai total"}
        | {id_: condition.label for id_, condition in conditions.items()}
        | {area.id: area.label for area in areas}
        | {id_: node.label for id_, node in tree.nodes.items()}
        | {id_: question.label for id_, question in tree.questions.items()}
        | {id_: input_.label for id_, input_ in tree.inputs.items()}
    )
