"""What must hold in the tree of a rule file as a whole."""

from collections.abc import Iterable
from typing import Final

from zi_analytics.instruments.fields import Fields
from zi_analytics.instruments.model_predicates import Keywords
from zi_analytics.instruments.tree import Tree

LABEL: Final = 38
TOTAL_WEIGHT: Final = 100
_TOLERANCE: Final = 1e-9


def check_tree(tree: Tree, root: Fields) -> None:
    """Check the tree as a whole; what is wrong raises `InstrumentError`."""
    check_weights(tree, root)
    check_labels(tree)
    check_keywords(tree)


def check_weights(tree: Tree, root: Fields) -> None:
    """The weights of children sum to their parent's at every level, and to 100 in all."""
    if root.number("weight") != TOTAL_WEIGHT:
        root.fail(f"bobot seluruhnya harus {TOTAL_WEIGHT}", "weight")
    parts: dict[str | None, float] = {None: 0.0}
    children = [(node.id, node.parent, node.weight) for node in tree.nodes.values()]
    leaves = [(leaf.id, leaf.group, leaf.weight) for leaf in tree.questions.values()]
    for id_, parent, weight in (*children, *leaves):
        if weight <= 0:
            tree.places[id_].fail(f"bobot {id_} harus lebih dari 0", "weight")
        parts[parent] = parts.get(parent, 0.0) + weight
    # Deepest first: a wrong weight then shows at its own line, not at its parent's.
    for whole, found in reversed(parts.items()):
        place = tree.places[whole] if whole else root
        wanted = place.number("weight")
        if abs(found - wanted) > _TOLERANCE:
            name = whole or "seluruh komponen"
            place.fail(f"bobot {name} {wanted:g}, tetapi bagiannya berjumlah {found:g}", "weight")


def check_labels(tree: Tree) -> None:
    """Labels fit an axis; a question's is unique in the instrument, an input's in its question."""
    for id_, node in tree.nodes.items():
        if len(node.short) > LABEL:
            problem = f"label {node.short!r} lebih dari {LABEL} huruf; tulis 'short' yang pendek"
            tree.places[id_].fail(problem, "short" if tree.places[id_].has("short") else "label")
    _check_short_and_unique(tree, ((q.id, q.label) for q in tree.questions.values()))
    for question in tree.questions.values():
        _check_short_and_unique(tree, ((id_, tree.inputs[id_].label) for id_ in question.inputs))


def _check_short_and_unique(tree: Tree, labels: Iterable[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for id_, label in labels:
        if len(label) > LABEL:
            tree.places[id_].fail(f"label {label!r} lebih dari {LABEL} huruf", "label")
        if label.lower() in seen:
            tree.places[id_].fail(f"label {label!r} sudah dipakai {seen[label.lower()]}", "label")
        seen[label.lower()] = id_


def check_keywords(tree: Tree) -> None:
    """Keywords of siblings differ, so that a row can mean only one of them."""
    families: dict[str | None, list[tuple[str, Keywords]]] = {}
    headings: dict[str, list[tuple[str, Keywords]]] = {}
    for node in tree.nodes.values():
        families.setdefault(node.parent, []).append((node.id, node.keywords))
    for question in tree.questions.values():
        families.setdefault(question.group, []).append((question.id, question.keywords))
        if question.heading:
            headings.setdefault(question.group, []).append((question.id, question.heading))
    for input_ in tree.inputs.values():
        families.setdefault(input_.question, []).append((input_.id, input_.keywords))
    for siblings in families.values():
        _check_different(tree, siblings, "keywords")
    for siblings in headings.values():
        _check_different(tree, siblings, "heading")


def _check_different(tree: Tree, siblings: list[tuple[str, Keywords]], key: str) -> None:
    seen: dict[frozenset[frozenset[str]], str] = {}
    for id_, keywords in siblings:
        meaning = frozenset(frozenset(alternatives) for alternatives in keywords)
        if meaning in seen:
            tree.places[id_].fail(f"kata kunci {id_} sama dengan {seen[meaning]}", key)
        seen[meaning] = id_
