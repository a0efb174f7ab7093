"""From the components of a rule file to nodes, questions and inputs."""

from dataclasses import dataclass, field
from typing import Final, cast, get_args

from zi_analytics.instruments.fields import Fields
from zi_analytics.instruments.model import (
    Combine,
    Input,
    Level,
    Node,
    Question,
    Ratio,
    RatioKind,
    Scale,
    ScaleSource,
)

_LEVEL: Final[dict[str, Level]] = {
    "aspects": "aspect",
    "areas": "area",
    "sub_components": "sub_component",
}
_BELOW: Final[dict[Level, tuple[str, ...]]] = {
    "component": ("aspects", "areas"),
    "aspect": ("areas", "questions"),
    "area": ("sub_components",),
    "sub_component": ("questions",),
}
_NODE_KEYS: Final = ("id", "label", "short", "also", "weight", "keywords", "article")
_QUESTION_KEYS: Final = (
    *("id", "letter", "label", "heading", "scale", "weight"),
    *("keywords", "article", "ratio", "inputs", "confirmed"),
)


@dataclass(frozen=True)
class Tree:
    """What was built so far, and the entry of the file that each id comes from."""

    scales: dict[str, Scale]
    scale_source: ScaleSource
    nodes: dict[str, Node] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    inputs: dict[str, Input] = field(default_factory=dict)
    places: dict[str, Fields] = field(default_factory=dict)

    def claim(self, fields: Fields, parent: str | None) -> str:
        """Return the id of an entry, after checking that it is new and extends its parent's."""
        id_ = fields.text("id")
        if id_ in self.places:
            first = self.places[id_].entry.line
            fields.fail(f"id {id_!r} sudah dipakai pada baris {first}", "id")
        last = id_ if parent is None else id_.removeprefix(f"{parent}.")
        if not last or "." in last or (parent is not None and last == id_):
            begin = "" if parent is None else f"{parent}. ditambah "
            fields.fail(f"id {id_!r} harus berupa {begin}satu bagian tanpa titik", "id")
        self.places[id_] = fields
        return id_


def build_tree(
    components: tuple[Fields, ...], scales: dict[str, Scale], scale_source: ScaleSource
) -> Tree:
    """Build the whole tree; sums, labels and keywords are checked afterwards."""
    tree = Tree(scales, scale_source)
    for fields in components:
        _add_node(tree, fields, "component", None)
    return tree


def _add_node(tree: Tree, fields: Fields, level: Level, parent: str | None) -> None:
    below = _BELOW[level]
    extra = ("combine", *(("area",) if level == "area" else ()))
    fields.only(*_NODE_KEYS, *below, *extra)
    present = [key for key in below if fields.has(key)]
    if len(present) != 1:
        fields.fail(f"di bawah {level} harus ada tepat satu dari: {', '.join(below)}")
    id_ = tree.claim(fields, parent)
    label = fields.text("label")
    tree.nodes[id_] = Node(
        id=id_,
        level=level,
        label=label,
        short=fields.optional_text("short") or label,
        weight=fields.number("weight"),
        parent=parent,
        combine=_combine(fields, present[0] == "questions"),
        keywords=fields.keywords("keywords"),
        article=fields.text("article"),
        area=fields.whole("area") if level == "area" else None,
        also=fields.texts("also"),
    )
    _add_children(tree, fields, id_, present[0])


def _combine(fields: Fields, holds_questions: bool) -> Combine | None:
    if holds_questions:
        return cast(Combine, fields.choice("combine", get_args(Combine)))
    if fields.has("combine"):
        fields.fail("'combine' hanya berlaku tepat di atas pertanyaan", "combine")
    return None


def _add_children(tree: Tree, fields: Fields, id_: str, key: str) -> None:
    children = fields.entries(key)
    if not children:
        fields.fail(f"{key!r} tidak boleh kosong", key)
    for child in children:
        if key == "questions":
            _add_question(tree, child, id_, len(children))
        else:
            _add_node(tree, child, _LEVEL[key], id_)


def _add_question(tree: Tree, fields: Fields, group: str, siblings: int) -> None:
    fields.only(*_QUESTION_KEYS)
    id_ = tree.claim(fields, group)
    inputs = _add_inputs(tree, fields, id_)
    scale = _scale(tree, fields)
    tree.questions[id_] = Question(
        id=id_,
        label=fields.text("label"),
        group=group,
        letter=fields.text("letter"),
        scale=scale,
        weight=_question_weight(tree.nodes[group], fields, siblings),
        keywords=fields.keywords("keywords"),
        inputs=inputs,
        ratio=_ratio(fields, tree.scales[scale] if scale else None, inputs),
        article=fields.text("article"),
        heading=fields.keywords("heading") if fields.has("heading") else (),
        confirmed=fields.optional_flag("confirmed", default=True),
    )


def _scale(tree: Tree, fields: Fields) -> str | None:
    if tree.scale_source == "row" and not fields.has("scale"):
        return None
    scale = fields.text("scale")
    if scale not in tree.scales or tree.scales[scale].kind == "count":
        known = ", ".join(key for key, value in tree.scales.items() if value.kind != "count")
        fields.fail(f"skala {scale!r} tidak dikenal untuk pertanyaan; yang ada: {known}", "scale")
    return scale


def _question_weight(group: Node, fields: Fields, siblings: int) -> float:
    if group.combine == "sum":
        return fields.number("weight")
    if fields.has("weight"):
        fields.fail("'weight' hanya ditulis bila 'combine' di atasnya sum", "weight")
    return group.weight / siblings


def _add_inputs(tree: Tree, fields: Fields, question: str) -> tuple[str, ...]:
    ids = []
    for entry in fields.entries("inputs") if fields.has("inputs") else ():
        entry.only("id", "label", "keywords", "article")
        id_ = tree.claim(entry, question)
        tree.inputs[id_] = Input(
            id=id_,
            question=question,
            label=entry.text("label"),
            keywords=entry.keywords("keywords"),
            article=entry.text("article"),
        )
        ids.append(id_)
    return tuple(ids)


def _ratio(fields: Fields, scale: Scale | None, inputs: tuple[str, ...]) -> Ratio | None:
    if scale is None or scale.kind != "ratio":
        for key in ("ratio", "inputs"):
            if fields.has(key):
                fields.fail(f"{key!r} hanya untuk skala berjenis ratio", key)
        return None
    entry = fields.inner("ratio")
    entry.only("kind", "numerator", "denominator", "recorded", "zero", "note")
    ratio = Ratio(
        kind=cast(RatioKind, entry.choice("kind", get_args(RatioKind))),
        numerator=entry.text("numerator"),
        denominator=entry.texts("denominator"),
        recorded=entry.texts("recorded"),
        zero=entry.share("zero"),
        note=entry.text("note"),
    )
    _check_ratio(entry, ratio, inputs)
    return ratio


def _check_ratio(entry: Fields, ratio: Ratio, inputs: tuple[str, ...]) -> None:
    parts = {
        "numerator": (ratio.numerator,),
        "denominator": ratio.denominator,
        "recorded": ratio.recorded,
    }
    for key, ids in parts.items():
        for id_ in ids:
            if id_ not in inputs:
                entry.fail(f"{key!r} menyebut {id_!r}, bukan isian dari pertanyaan ini", key)
    used = [id_ for ids in parts.values() for id_ in ids]
    if sorted(used) != sorted(inputs):
        entry.fail("setiap isian pertanyaan harus dipakai tepat satu kali dalam ratio")
    if not ratio.denominator:
        entry.fail("'denominator' tidak boleh kosong", "denominator")
    if ratio.kind == "decline" and len(ratio.denominator) != 1:
        entry.fail("'denominator' pada decline harus tepat satu isian", "denominator")
