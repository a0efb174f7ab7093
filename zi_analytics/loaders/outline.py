"""Which row of a sheet is which node, question or input: matched by headings and keywords.

Headings are known by name and give the context; a question is known by its keywords among the
questions of its own sub-component, and a count among the counts of its own question. Letters are
misprinted in real files, so they only break ties.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from zi_analytics.instruments import Instrument, load
from zi_analytics.instruments.model import Question
from zi_analytics.instruments.model_predicates import Keywords
from zi_analytics.loaders.wording import words

_SAME_HEADING: Final = 88.0
_SAME_WORD: Final = 90.0
_TYPO_LENGTH: Final = 6
_ENOUGH: Final = 0.6
_NAMED: Final = 2.0
"""How well a row matches that says just our own label, as worksheets do that we hand out."""
_TOTALS: Final = {"total pengungkit": "A", "total proses": "A", "total hasil": "B"}


class RowText(NamedTuple):
    """A row's wording and the numbering printed before it."""

    wording: str
    letter: str


@dataclass(frozen=True)
class Outline:
    """Row numbers of everything that was recognised.

    ``totals`` are the rows that state a component's points once more below it, ``repeats`` further
    rows of the same question, ``counted`` the rows among which a question's counts stand.
    """

    nodes: Mapping[str, int]
    totals: Mapping[str, int]
    questions: Mapping[str, int]
    inputs: Mapping[str, int]
    repeats: tuple[tuple[str, int], ...]
    counted: frozenset[int]
    last: int


@dataclass(frozen=True)
class _Block:
    group: str
    rows: tuple[int, ...]


@dataclass(frozen=True)
class _Wanted:
    id: str
    label: str
    keywords: Keywords
    letter: str


@lru_cache(maxsize=64)
def outline(rows: tuple[RowText, ...], instrument_id: str) -> Outline:
    """Recognise the rows of a sheet. Sheets with the same wording share one answer."""
    instrument = load(instrument_id)
    normal = [words(row.wording) for row in rows]
    totals = {node: row for row, text in enumerate(normal) if (node := _total(text))}
    nodes, blocks = _headings(normal, frozenset(totals.values()), instrument)
    questions: dict[str, int] = {}
    inputs: dict[str, int] = {}
    repeats: list[tuple[str, int]] = []
    counted: set[int] = set()
    homeless = _without_heading(instrument, blocks)
    for block in blocks:
        found, again = _questions(block, rows, normal, instrument, homeless)
        questions.update({q: row for q, row in found.items() if q not in questions})
        repeats += again
        for question, own in _spans(found, block.rows).items():
            if instrument.questions[question].inputs:
                inputs.update(_inputs(question, own, rows, normal, instrument))
                counted.update(own)
    recognised = [*nodes.values(), *totals.values(), *questions.values(), *inputs.values()]
    last = max(recognised, default=-1)
    return Outline(nodes, totals, questions, inputs, tuple(repeats), frozenset(counted), last)


def question_count(rows: Sequence[RowText], instrument_id: str) -> int:
    """Tell how many of the instrument's questions these rows hold."""
    return len(outline(tuple(rows), instrument_id).questions)


def _headings(
    normal: Sequence[str], total_rows: frozenset[int], instrument: Instrument
) -> tuple[dict[str, int], list[_Block]]:
    names = {
        node.id: tuple(words(heading) for heading in (node.label, *node.also))
        for node in instrument.nodes.values()
    }
    order = list(names)
    nodes: dict[str, int] = {}
    blocks: list[_Block] = []
    group: str | None = None
    rows: list[int] = []
    position = -1
    for row, text in enumerate(normal):
        node = _heading(text, names, order, position)
        if node is None and row not in total_rows:
            rows.append(row)
            continue
        if group is not None:
            blocks.append(_Block(group, tuple(rows)))
        group, rows = None, []
        if node is not None:
            nodes.setdefault(node, row)
            position = order.index(node)
            known = instrument.nodes[node]
            group = node if known.combine is not None or known.level == "area" else None
    if group is not None:
        blocks.append(_Block(group, tuple(rows)))
    return nodes, blocks


def _total(text: str) -> str | None:
    if text in _TOTALS:
        return _TOTALS[text]
    if text.startswith("nilai") and text.endswith("evaluasi zona integritas"):
        return "total"
    return None


def _heading(
    text: str, names: Mapping[str, Sequence[str]], order: Sequence[str], position: int
) -> str | None:
    """Find the node that a heading names: the next one of that name in the worksheet's order."""
    if not text:
        return None
    likeness = {
        node: score
        for node, headings in names.items()
        if (score := max(fuzz.ratio(text, h, score_cutoff=_SAME_HEADING) for h in headings))
    }
    if not likeness:
        return None
    best = max(likeness.values())
    same = [order.index(node) for node, score in likeness.items() if score >= best - 1]
    ahead = [place for place in same if place > position]
    return order[min(ahead) if ahead else max(same)]


def _without_heading(instrument: Instrument, blocks: Iterable[_Block]) -> frozenset[str]:
    """Return the groups whose heading row is gone; their questions may stand in a neighbour's."""
    present = {block.group for block in blocks}
    return frozenset(q.group for q in instrument.questions.values()) - present


def _questions(
    block: _Block,
    rows: Sequence[RowText],
    normal: Sequence[str],
    instrument: Instrument,
    homeless: frozenset[str],
) -> tuple[dict[str, int], list[tuple[str, int]]]:
    own = _wanted(q for q in instrument.questions.values() if q.group == block.group)
    found = _assign(own, block.rows, rows, normal, _ENOUGH)
    node = instrument.nodes[block.group]
    parent = node.parent if node.combine is not None else node.id
    strays = _wanted(
        q
        for q in instrument.questions.values()
        if q.group in homeless and instrument.nodes[q.group].parent == parent
    )
    free = [row for row in block.rows if row not in found.values()]
    found |= _assign(strays, free, rows, normal, 1.0)
    repeats = [
        (question, row)
        for row in free
        if row not in found.values()
        for question, first in found.items()
        if normal[row] and normal[row] == normal[first]
    ]
    return found, repeats


def _wanted(questions: Iterable[Question]) -> list[_Wanted]:
    return [_Wanted(q.id, words(q.label), q.keywords, q.letter) for q in questions]


def _assign(
    wanted: Sequence[_Wanted],
    candidates: Sequence[int],
    rows: Sequence[RowText],
    normal: Sequence[str],
    enough: float,
) -> dict[str, int]:
    """Give each question or count its row, the surest pairs first."""
    pairs = []
    texts = [row for row in candidates if normal[row]]
    for nth, item in enumerate(wanted):
        for place, row in enumerate(texts):
            match = _NAMED if normal[row] == item.label else _match(item.keywords, normal[row])
            if match >= enough:
                letter = rows[row].letter.strip(" .)").casefold() == item.letter
                sureness = (match, len(item.keywords) if match == 1 else 0, letter)
                pairs.append((sureness, -abs(nth - place), item.id, row))
    found: dict[str, int] = {}
    for _, _, item_id, row in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        if item_id not in found and row not in found.values():
            found[item_id] = row
    return found


def _spans(found: Mapping[str, int], rows: Sequence[int]) -> dict[str, tuple[int, ...]]:
    """Return the rows between each question and the next: where its counts stand."""
    starts = sorted(found.values())
    spans = {}
    for question, row in found.items():
        end = next((start for start in starts if start > row), None)
        spans[question] = tuple(r for r in rows if r > row and (end is None or r < end))
    return spans


def _inputs(
    question: str,
    candidates: Sequence[int],
    rows: Sequence[RowText],
    normal: Sequence[str],
    instrument: Instrument,
) -> dict[str, int]:
    own = [instrument.inputs[name] for name in instrument.questions[question].inputs]
    wanted = [_Wanted(i.id, words(i.label), i.keywords, "") for i in own]
    return _assign(wanted, candidates, rows, normal, 1.0)


def _match(keywords: Keywords, text: str) -> float:
    """Return the part (0–1) of the keywords that stand in a text."""
    found = sum(any(_stands_in(word, text) for word in either) for either in keywords)
    return found / len(keywords)


def _stands_in(keyword: str, text: str) -> bool:
    if f" {keyword}" in f" {text}":
        return True
    if len(keyword) < _TYPO_LENGTH or " " in keyword:
        return False
    return any(
        fuzz.ratio(keyword, word[: len(keyword)]) >= _SAME_WORD
        for word in text.split()
        if len(word) >= _TYPO_LENGTH - 1
    )
