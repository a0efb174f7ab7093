"""Which column holds what, read from the header row's own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from zi_analytics.loaders.grid import Grid
from zi_analytics.loaders.wording import plain

Role = Literal["scale", "answer", "weight", "criteria", "points", "percent", "note", "evidence"]

_SEARCHED_ROWS: Final = 60
_TEXT_COLUMNS: Final = 40
_TEXT_LENGTH: Final = 40
_ANSWER: Final = re.compile(r"\bjawaban\b")
_PREFIXES: Final[tuple[tuple[str, Role], ...]] = (
    ("pilihan jawaban", "scale"),
    ("jawaban", "answer"),
    ("bobot", "weight"),
    ("kriteria", "criteria"),
    ("penjelasan", "criteria"),
    ("nilai", "points"),
    ("%", "percent"),
    ("catatan", "note"),
    ("keterangan", "note"),
    ("daftar bukti", "evidence"),
    ("bukti", "evidence"),
    ("tautan", "evidence"),
    ("link", "evidence"),
    ("data dukung", "evidence"),
)
_SELF: Final = ("unit", "mandiri", "pmpzi", "opd", "perangkat daerah", "satker", "satuan kerja")
_INTERNAL: Final = (
    *("tpi", "inspektorat", "apip", "itjen", "evaluator", "verifikator"),
    *("tim penilai internal", "tim evaluasi"),
)
_NATIONAL: Final = ("tpn", "tim penilai nasional")


@dataclass(frozen=True)
class AnswerColumn:
    """One assessor's column, and the columns that belong to it (from 0; missing where none)."""

    assessor: str | None
    header: str
    answer: int
    points: int | None = None
    notes: tuple[int, ...] = ()
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True)
class Header:
    """Where the table's columns are; question texts stand in ``texts``, from left to right."""

    row: int
    texts: tuple[int, ...]
    scale: int | None
    weight: int | None
    answers: tuple[AnswerColumn, ...]


def find_header(grid: Grid) -> Header | None:
    """Find the header row by its words, wherever it stands; None where there is none.

    A header row names at least one answer column and one of Bobot, Pilihan Jawaban or criteria.
    """
    for row in range(min(len(grid.rows), _SEARCHED_ROWS)):
        roles = _roles(grid, row)
        kinds = {role for _, role in roles}
        if "answer" in kinds and kinds & {"weight", "scale", "criteria"}:
            return _header(grid, row, roles)
    return None


def _roles(grid: Grid, row: int) -> list[tuple[int, Role]]:
    roles: list[tuple[int, Role]] = []
    for column in range(len(grid.rows[row])):
        text = plain(grid.text(row, column))
        if not text:
            continue
        role = next((role for prefix, role in _PREFIXES if text.startswith(prefix)), None)
        if role is None and len(text) <= _TEXT_LENGTH and _ANSWER.search(text):
            role = "answer"
        if role is not None:
            roles.append((column, role))
    return roles


def _header(grid: Grid, row: int, roles: Sequence[tuple[int, Role]]) -> Header:
    first = min(column for column, _ in roles)
    answers: list[AnswerColumn] = []
    last = row
    for column, role in roles:
        if role != "answer":
            answers = [*answers[:-1], *(_with_column(one, column, role) for one in answers[-1:])]
        elif below := _columns_below(grid, row, column):
            answers += below
            last = row + 1
        else:
            answers.append(_answer_column(grid, row, column))
    return Header(
        row=last,
        texts=tuple(range(min(first, _TEXT_COLUMNS))),
        scale=next((column for column, role in roles if role == "scale"), None),
        weight=next((column for column, role in roles if role == "weight"), None),
        answers=_numbered(_with_unlabelled_evidence(grid, row, answers)),
    )


def _answer_column(grid: Grid, row: int, column: int) -> AnswerColumn:
    """Read whose answers these are; a plain “Jawaban” takes the label of the group above it."""
    header = grid.text(row, column)
    label = _label(header)
    if not label and row > 0:
        label = _group_label(grid, row - 1, column)
    return AnswerColumn(_assessor(label), header, column)


def _columns_below(grid: Grid, row: int, column: int) -> list[AnswerColumn]:
    """Return the columns of assessors that are named in the row below one wide “Jawaban”."""
    if _label(grid.text(row, column)):
        return []
    end = column + 1
    while end < len(grid.rows[row]) and grid.value(row, end) == "":
        end += 1
    found: list[AnswerColumn] = []
    for place in range(column, end):
        label = plain(grid.text(row + 1, place))
        role = next((role for prefix, role in _PREFIXES if label.startswith(prefix)), None)
        if role not in (None, "answer"):
            found = [*found[:-1], *(_with_column(one, place, role) for one in found[-1:])]
        elif _known(label) and (assessor := _assessor(_label(label))):
            found.append(AnswerColumn(assessor, grid.text(row + 1, place), place))
    return found


def _label(header: str) -> str:
    """Return what a heading says beside “Jawaban”."""
    return _ANSWER.sub("", plain(header)).strip(" -:()")


def _known(label: str) -> bool:
    known = any(word in label for word in (*_SELF, *_INTERNAL, *_NATIONAL))
    return known and len(label) <= _TEXT_LENGTH


def _group_label(grid: Grid, row: int, column: int) -> str:
    area = grid.merged_around(row, column)
    label = plain(grid.text(*area[0]) if area else grid.text(row, column))
    return label if _known(label) else ""


def _assessor(label: str) -> str | None:
    """Name the assessor of a column; an empty text for a column that names nobody."""
    if not label:
        return ""
    if any(word in label for word in _NATIONAL):
        return "tpn"
    if any(word in label for word in _INTERNAL):
        return "tpi"
    return "unit" if any(word in label for word in _SELF) else None


def _with_column(answer: AnswerColumn, column: int, role: Role) -> AnswerColumn:
    if role == "points" and answer.points is None:
        return replace(answer, points=column)
    if role in ("note", "criteria"):
        return replace(answer, notes=(*answer.notes, column))
    if role == "evidence":
        return replace(answer, evidence=(*answer.evidence, column))
    return answer


def _with_unlabelled_evidence(
    grid: Grid, row: int, answers: list[AnswerColumn]
) -> list[AnswerColumn]:
    """Take two columns without a header, right of the last note, as evidence and its link."""
    last = answers[-1]
    if not last.notes or last.evidence or len(answers) > 1:
        return answers
    beyond = max(last.notes)
    free = [c for c in (beyond + 1, beyond + 2) if not grid.text(row, c)]
    return [*answers[:-1], replace(last, evidence=tuple(free))]


def _numbered(answers: Sequence[AnswerColumn]) -> tuple[AnswerColumn, ...]:
    """Tell a second internal team from the first: tpi, tpi2, …"""
    seen: dict[str, int] = {}
    numbered: list[AnswerColumn] = []
    for answer in answers:
        if answer.assessor:
            count = seen[answer.assessor] = seen.get(answer.assessor, 0) + 1
            name = answer.assessor if count == 1 else f"{answer.assessor}{count}"
            answer = replace(answer, assessor=name)
        numbered.append(answer)
    return tuple(numbered)
