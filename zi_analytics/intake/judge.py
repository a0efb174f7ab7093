"""Which worksheets are stored and which are kept out, and why: one check a rule."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from zi_analytics.intake.case import Case
from zi_analytics.intake.examined import merged, with_findings
from zi_analytics.intake.findings import finding
from zi_analytics.intake.held import Key, Place, Standing, Stored, in_order
from zi_analytics.intake.outcome import Status
from zi_analytics.loaders.findings import NO_FINDINGS, Finding
from zi_analytics.registry import Registry, UnknownUnitError
from zi_analytics.tables import ASSESSORS

_NEEDED: Final = ["unit_unknown", "year_unknown", "assessor_from_name"]
_NEIGHBOURS: Final = (-1, 1)
_RAW: Final = ("assessor", "question", "raw")
Raw = Mapping[str, str]
"""What is answered by question, as typed but for case and space around it."""


@dataclass(frozen=True)
class Verdict:
    """What shall become of a worksheet, with all findings of its sheet and its file."""

    case: Case
    status: Status
    findings: pd.DataFrame

    @property
    def accepted(self) -> bool:
        """Tell whether the worksheet is to be stored."""
        return self.status in ("imported", "superseded")


@dataclass(frozen=True)
class Run:
    """What the checks look at beside the worksheet itself: the others, the store, the units.

    ``by_key`` keeps the sample apart; ``answers`` gives a unit's stored answers of a year;
    ``findings`` are those that the store holds, by workbook.
    """

    by_place: Mapping[Place, Sequence[Case]]
    has_real: bool
    by_key: Mapping[tuple[Key, bool], Sequence[Case]]
    held: Standing
    registry: Registry
    answers: Callable[[int, str], pd.DataFrame]
    findings: Mapping[str, pd.DataFrame]
    _raw: dict[tuple[Place, str], Raw] = field(default_factory=dict)

    def raw_answers(self, case: Case, assessor: str) -> Raw:
        """Return what a worksheet that was read answers; each is compared with two years."""
        assert case.assessed is not None
        key = (case.place, assessor)
        if key not in self._raw:
            rows = case.assessed.worksheet.plain_answers.rows(*_RAW)
            self._raw[key] = _by_question(rows, assessor)
        return self._raw[key]


def judge(
    cases: Sequence[Case],
    held: Standing,
    registry: Registry,
    answers: Callable[[int, str], pd.DataFrame],
    findings: pd.DataFrame,
) -> list[Verdict]:
    """Judge all worksheets of one import together.

    ``answers`` gives a unit's stored answers of a year; ``findings`` are those that the store holds
    of files that were not read again.
    """
    by_key: dict[tuple[Key, bool], list[Case]] = {}
    for case in cases:
        # The same bytes under another key are kept out and rival nobody.
        if case.stands or case.moves or not case.stored:
            for key in case.keys:
                by_key.setdefault((key, case.synthetic), []).append(case)
    by_place: dict[Place, list[Case]] = {}
    for case in cases:
        by_place.setdefault(case.place, []).append(case)
    has_real = held.has_real or any(case.keys and not case.synthetic for case in cases)
    of_workbook = {str(workbook): own for workbook, own in findings.groupby("workbook")}
    run = Run(by_place, has_real, by_key, held, registry, answers, of_workbook)
    verdicts: list[Verdict] = []
    taken: set[Place] = set()
    for case in cases:
        verdict = _judge(case, run, case.place in taken)
        verdicts.append(verdict)
        if verdict.accepted:
            taken.add(case.place)
    return verdicts


def _judge(case: Case, run: Run, is_copy: bool) -> Verdict:
    if case.stands:
        findings = _with(case, _counts_no_longer(case, run), run)
        return Verdict(case, "unchanged", _known_to_store(findings))
    findings = _with(case, [seen for check in _CHECKS for seen in check(case, run)], run)
    findings = _known_to_store(findings) if case.returns else _raised(findings)
    if not case.keys or _has_error(findings, case.sheet):
        return Verdict(case, "kept_out", findings)
    if is_copy:
        return Verdict(case, "unchanged", findings)
    replaces = any(replaced(case, key, run.held) for key in case.keys)
    return Verdict(case, "superseded" if replaces else "imported", findings)


def _has_error(findings: pd.DataFrame, sheet: str) -> bool:
    """Tell whether a sheet, or its file as a whole, has a finding that keeps it out."""
    if findings.empty:
        return False
    return bool((findings["sheet"].isin(["", sheet]) & (findings["severity"] == "error")).any())


def replaced(case: Case, key: Key, held: Standing) -> Stored | None:
    """Return the current submission whose place a worksheet takes, if there is one."""
    stored = held.current.get(key)
    takes = stored is not None and stored.synthetic == case.synthetic
    return stored if takes and stored not in case.stored else None


def _with(case: Case, found: Sequence[Finding], run: Run) -> pd.DataFrame:
    place = case.place
    if case.assessed is None:
        own = run.findings.get(place.workbook, NO_FINDINGS)
        own = own.loc[own["sheet"].isin(["", place.sheet])] if len(own) else own
    else:
        own = case.assessed.findings
    return with_findings(own, place.workbook, found)


def _known_to_store(findings: pd.DataFrame) -> pd.DataFrame:
    """Leave out what a file does not say and was chosen when it came in."""
    return findings.loc[~findings["code"].isin(_NEEDED)] if len(findings) else findings


def _raised(findings: pd.DataFrame) -> pd.DataFrame:
    """Make an unknown unit, year or assessor an error: a worksheet is not stored without them."""
    if findings.empty:
        return findings
    needed = findings["code"].isin(_NEEDED)
    if not needed.any():
        return findings
    return merged([findings.assign(severity=findings["severity"].mask(needed, "error"))])


def _unit_exists(case: Case, run: Run) -> list[Finding]:
    if not case.keys:
        return []
    unit, year, _ = case.keys[0]
    try:
        run.registry.unit(unit, year)
    except UnknownUnitError:
        return [finding("unit_not_in_year", sheet=case.sheet, unit=unit, year=year)]
    return []


def _same_file_elsewhere(case: Case, run: Run) -> list[Finding]:
    if not case.counted or case.moves:
        return []
    keys = [stored.key for stored in case.counted]
    return [
        finding(
            "same_file_elsewhere",
            sheet=case.sheet,
            unit=_unit(keys[0], run),
            year=keys[0].year,
            assessors=_names(key.assessor for key in keys),
            file=case.counted[0].file,
        )
    ]


def _same_file_twice(case: Case, run: Run) -> list[Finding]:
    copies = [other for other in run.by_place[case.place] if other.keys]
    judged_before = case.stored and not case.moves
    if judged_before or not case.keys or len({copy.keys for copy in copies}) == 1:
        return []
    files = "; ".join(f"{copy.file} ({_unit(copy.keys[0], run)} {copy.year})" for copy in copies)
    return [finding("same_file_twice", sheet=case.sheet, files=files)]


def _two_files(case: Case, run: Run) -> list[Finding]:
    rivals: dict[Place, Case] = {}
    clashing: list[str] = []
    for key in case.keys:
        of_key = {other.place: other for other in run.by_key.get((key, case.synthetic), ())}
        if len(of_key | {case.place: case}) > 1:
            clashing.append(key.assessor)
            rivals |= of_key
    if (case.stored and not case.moves) or not clashing:
        return []
    return [
        finding(
            "two_files",
            sheet=case.sheet,
            unit=_unit(case.keys[0], run),
            year=case.year,
            assessors=_names(clashing),
            files="; ".join(sorted(rival.label for rival in rivals.values())),
        )
    ]


def _sample_among_real(case: Case, run: Run) -> list[Finding]:
    if not case.synthetic or not run.has_real:
        return []
    return [finding("sample_among_real", sheet=case.sheet)]


def _same_as_other_year(case: Case, run: Run) -> list[Finding]:
    found = []
    for key in case.keys:
        for offset in _NEIGHBOURS:
            other = key._replace(year=key.year + offset)
            theirs = _answers_of(other, case, run)
            if theirs is None or case.assessed is None:
                continue
            if theirs == run.raw_answers(case, key.assessor):
                name = ASSESSORS.get(key.assessor, key.assessor)
                found.append(
                    finding("same_as_other_year", sheet=case.sheet, assessor=name, year=other.year)
                )
    return found


def _answers_of(key: Key, case: Case, run: Run) -> Raw | None:
    """Return what another year's worksheet answers, in this import or else in the store."""
    for other in run.by_key.get((key, case.synthetic), ()):
        if other.assessed is not None:
            return run.raw_answers(other, key.assessor)
    stored = run.held.current.get(key)
    if stored is None or stored.synthetic != case.synthetic or stored in case.stored:
        return None
    answers = run.answers(key.year, key.unit)
    rows = zip(*(answers[name].tolist() for name in _RAW), strict=True)
    return _by_question(rows, key.assessor)


def _by_question(rows: Iterable[tuple[Any, ...]], assessor: str) -> Raw:
    return {
        question: raw.strip().casefold() if isinstance(raw, str) else ""
        for who, question, raw in rows
        if who == assessor
    }


def _moved(case: Case, run: Run) -> list[Finding]:
    if not (case.moves and case.counted):
        return []
    gone = [stored for stored in case.counted if stored.key not in case.keys]
    back = [one for stored in gone if stored.current for one in run.held.behind(stored)]
    also = "; ".join(dict.fromkeys(one.file for one in back))
    return [
        finding(
            "put_right",
            sheet=case.sheet,
            before=_as_text([stored.key for stored in case.counted], run),
            after=_as_text(case.keys, run),
            also=f"; yang dulu digantikannya berlaku kembali: {also}" if also else "",
        )
    ]


def _as_text(keys: Sequence[Key], run: Run) -> str:
    return f"{_unit(keys[0], run)} tahun {keys[0].year} ({_names(key.assessor for key in keys)})"


def _unit(key: Key, run: Run) -> str:
    return run.registry.name_of(key.unit, key.year)


def _counts_no_longer(case: Case, run: Run) -> list[Finding]:
    if not case.counted:
        return [finding("withdrawn_before", sheet=case.sheet)]
    if any(stored.current for stored in case.stored):
        return []
    newer = [run.held.current[key].file for key in case.keys if key in run.held.current]
    return [finding("superseded_before", sheet=case.sheet, file=file) for file in newer[:1]]


def _names(assessors: Iterable[str]) -> str:
    return ", ".join(ASSESSORS.get(name, name) for name in in_order(set(assessors)))


_CHECKS: Final = (
    _unit_exists,
    _same_file_elsewhere,
    _same_file_twice,
    _two_files,
    _sample_among_real,
    _same_as_other_year,
    _moved,
)
