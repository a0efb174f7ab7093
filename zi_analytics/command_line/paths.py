"""The command ``path``."""

import argparse
import sys
from collections.abc import Sequence
from typing import Final

from zi_analytics.command_line import path_text
from zi_analytics.command_line.as_json import Object, dumps, findings_of, number
from zi_analytics.command_line.findings_text import findings_lines
from zi_analytics.insight.path import Path, PathError, has_scales, shortest_path
from zi_analytics.instruments import load
from zi_analytics.intake import Assessed, Examined, Options, examine, file_at, in_order
from zi_analytics.registry import Registry
from zi_analytics.tables import ASSESSORS

FAILED: Final = 1


def run(arguments: argparse.Namespace, registry: Registry) -> int:
    """Print the path of every worksheet in the file, and return the exit status.

    A predicate out of reach is an answer like any other. What keeps a path from being calculated is
    said on standard error.
    """
    (examined,) = examine([file_at(arguments.file)], registry, Options(assessor=arguments.assessor))
    suited = [one for one in examined.worksheets if _has_path(one, arguments.predicate)]
    found = [(one, _path(one, arguments)) for one in suited]
    if arguments.json:
        objects = [as_object(path) for _, path in found] or [NOT_KNOWN]
        print(dumps(objects[0] if len(objects) == 1 else objects))
    elif found:
        name = examined.file.name
        print("\n\n".join(path_text.as_text(name, one, path, registry) for one, path in found))
    reasons = _reasons(examined, suited)
    if reasons:
        print("\n".join(reasons), file=sys.stderr)
    return FAILED if reasons else 0


def as_object(path: Path) -> Object:
    """Return what ``--json`` prints for one worksheet."""
    return {
        "reachable": path.reachable,
        "effort": number(path.effort),
        "steps": [
            {
                "question": step.item,
                "from": step.before,
                "to": step.after,
                "points": step.points,
                "effort": step.effort,
            }
            for step in path.steps
        ],
        "surveys": [
            {"id": survey.question, "needed": survey.needed, "now": number(survey.now)}
            for survey in path.surveys
        ],
        "blocking": [block.condition for block in path.blocking],
        "total_after": number(path.total_after),
    }


NOT_KNOWN: Final[Object] = {
    "reachable": None,
    "effort": None,
    "steps": [],
    "surveys": [],
    "blocking": [],
    "total_after": None,
}


def _has_path(assessed: Assessed, predicate: str) -> bool:
    instrument = load(assessed.worksheet.instrument)
    return predicate in instrument.predicates and has_scales(instrument)


def _path(assessed: Assessed, arguments: argparse.Namespace) -> Path:
    answers = assessed.worksheet.answers
    whose = in_order(set(answers["assessor"]))
    chosen = arguments.assessor or ("unit" if "unit" in whose else whose[0])
    if chosen not in whose:
        present = ", ".join(ASSESSORS.get(name, name) for name in whose)
        raise PathError(
            f"tidak ada jawaban {ASSESSORS[chosen]} pada lembar “{assessed.worksheet.sheet}”; "
            f"yang ada: {present}"
        )
    own = answers.loc[answers["assessor"] == chosen]
    return shortest_path(own, arguments.predicate, fixed=arguments.fixed)


def _reasons(examined: Examined, suited: Sequence[Assessed]) -> list[str]:
    """Return why some of the file has no path."""
    others = [
        f"Lembar “{one.worksheet.sheet}”: jalur tidak dapat dihitung untuk LKE menurut "
        f"PermenPANRB {load(one.worksheet.instrument).short}."
        for one in examined.worksheets
        if one not in suited
    ]
    if examined.worksheets and not examined.unusable_sheets:
        return others
    errors = examined.findings.loc[examined.findings["severity"] == "error"]
    return [
        f"{examined.file.name}: tidak dapat dibaca.",
        *findings_lines(findings_of(errors)),
        *others,
    ]
