"""Whose each answer column is: by its header, an option, or the unit's where nobody is named."""

from dataclasses import replace

from zi_analytics.loaders.findings import Finding, finding
from zi_analytics.loaders.grid import Grid, address
from zi_analytics.loaders.headers import AnswerColumn, Header
from zi_analytics.loaders.wording import words
from zi_analytics.tables import ASSESSORS


def named_columns(
    grid: Grid, header: Header, file: str, option: str | None
) -> tuple[Header, list[Finding]]:
    """Say whose each answer column is; a column that names nobody is the unit's, if none is."""
    if len(header.answers) == 1:
        column, findings = _only_column(grid, header, file, option)
        return replace(header, answers=(column,)), findings
    findings = []
    if option is not None:
        count, whose = len(header.answers), ASSESSORS.get(option, option)
        findings.append(
            finding("assessor_option_ignored", sheet=grid.name, count=count, assessor=whose)
        )
    columns: list[AnswerColumn] = []
    taken = {column.assessor for column in header.answers}
    for column in header.answers:
        if column.assessor:
            columns.append(column)
        elif column.assessor == "" and "unit" not in taken:
            taken.add("unit")
            columns.append(replace(column, assessor="unit"))
        else:
            cell = address(header.row, column.answer)
            findings.append(
                finding("assessor_unknown", sheet=grid.name, cell=cell, header=column.header)
            )
    return replace(header, answers=tuple(columns)), findings


def _only_column(
    grid: Grid, header: Header, file: str, option: str | None
) -> tuple[AnswerColumn, list[Finding]]:
    """Say whose a single answer column is: the option's, the header's, or the unit's."""
    column, wanted = header.answers[0], option
    chosen = wanted or column.assessor or "unit"
    facts = {
        "sheet": grid.name,
        "cell": address(header.row, column.answer),
        "header": column.header,
        "assessor": ASSESSORS.get(chosen, chosen),
    }
    findings: list[Finding] = []
    if wanted and column.assessor not in ("", None, wanted):
        findings.append(finding("assessor_clash", **facts))
    if not wanted and column.assessor is None:
        findings.append(finding("assessor_assumed", **facts))
    if not wanted and column.assessor == "" and _mentions_tpi(file, grid.name):
        findings.append(finding("assessor_from_name", **facts))
    return replace(column, assessor=chosen), findings


def _mentions_tpi(*names: str) -> bool:
    return any("tpi" in words(name).split() for name in names)
