"""The loader of SAKIP scores: collected recaps, and component tables of evaluation reports."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from zi_analytics.instruments import sakip_rules
from zi_analytics.loaders.container import LIMITS, Limits
from zi_analytics.loaders.findings import RefusedError, findings_table, refusal
from zi_analytics.loaders.identity import is_synthetic
from zi_analytics.loaders.sakip_facts import Context, read_facts
from zi_analytics.loaders.sakip_header import find_table
from zi_analytics.loaders.sakip_scores import assemble
from zi_analytics.loaders.workbook import open_workbook
from zi_analytics.registry import Registry
from zi_analytics.tables import SAKIP, empty


@dataclass(frozen=True)
class SakipReading:
    """One file: its SHA-256, its scores (``tables.SAKIP``), and its findings.

    A refused file has no scores and one finding of severity ``error`` that says why.
    """

    workbook: str
    name: str
    scores: pd.DataFrame
    synthetic: bool
    findings: pd.DataFrame
    refused: bool


def read_sakip(
    data: bytes,
    name: str,
    registry: Registry,
    *,
    folders: Sequence[str] = (),
    year: int | None = None,
    limits: Limits = LIMITS,
) -> SakipReading:
    """Read every SAKIP table of a workbook, wide or long.

    A year is that of the evaluation or of the performance, as the headings say; a plain “Tahun”
    is taken as that of the evaluation, with a finding. ``year`` is the evaluation's, for a file
    that names none. Predicates are computed anew and compared. Never raises for what is in the
    file.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    rules = sakip_rules()
    try:
        file = open_workbook(data, limits)
        tables = [(grid, table) for grid in file.grids if (table := find_table(grid, rules))]
        if not tables:
            raise refusal("no_sakip")
        facts, findings = [], []
        for grid, table in tables:
            context = Context(grid, table, name, tuple(folders), registry, rules, year)
            read = read_facts(context)
            facts += read.facts
            findings += read.findings
        scores, more = assemble(facts, rules, sha256)
        if scores.empty and not findings:
            raise refusal("no_sakip")
        everything = [*dict.fromkeys([*findings, *more])]
        told = findings_table(sha256, everything)
        return SakipReading(sha256, name, scores, is_synthetic(file.grids), told, False)
    except RefusedError as refused:
        told = findings_table(sha256, [refused.finding])
        return SakipReading(sha256, name, empty(SAKIP), False, told, True)
