"""An event's sentence as people read it: the trail keeps codes, which outlive names."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from zi_analytics.charts import condition_names
from zi_analytics.instruments import PREREQUISITES_OF, available, internalization_rules, load
from zi_analytics.publishing import subjects


def named(event: Any, names: Mapping[str, str]) -> str:  # noqa: ANN401
    """Return the sentence with names in the place of codes; ``names`` are those of the units.

    Only where the trail itself wrote a code: a file's name that holds one stays as it is.
    """
    text = str(event.text)
    for code, name in _spoken(event, names):
        # In front of the code may stand what a person named, behind it a file.
        before, found, after = text.rpartition(code) if _quotes(event) else text.partition(code)
        text = f"{before}{name}{after}" if found else text
    return text


def _quotes(event: Any) -> bool:  # noqa: ANN401
    """Tell whether the sentence begins with the name of a goal, an action or a scenario."""
    return str(event.kind).startswith(("goal", "action", "scenario"))


def _spoken(event: Any, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    kind = str(event.kind)
    if kind == "put_right":
        old = json.loads(event.before)["unit"]
        for word, unit in (("terhitung untuk", old), ("dibetulkan menjadi", event.unit)):
            yield f"{word} {unit} tahun", f"{word} {names.get(unit, unit)} tahun"
    elif event.unit in names:
        yield f" {event.unit} tahun", f" {names[event.unit]} tahun"
    if kind.startswith("prerequisite"):
        rules = {rule.id: rule.short for rule in load(PREREQUISITES_OF).prerequisites}
        if event.subject in rules:
            yield f"{event.subject} untuk", f"“{rules[event.subject]}” untuk"
    elif kind.startswith("internalization"):
        yield from _people(str(event.subject))
    elif kind == "threshold":
        yield from _condition(str(event.subject))
    elif kind.startswith("note"):
        yield f" pada {event.subject} ", f" pada gambar “{subjects.title(event.subject)}” "


def _people(subject: str) -> Iterator[tuple[str, str]]:
    rules = internalization_rules()
    group, _, activity = subject.partition(", ")
    if group in rules.groups:
        label = f"{rules.groups[group].short}, {rules.label(activity)}"
        yield f"{subject} di", f"“{label}” di"


def _condition(subject: str) -> Iterator[tuple[str, str]]:
    instrument, _, condition = subject.split(" ", 2)
    if instrument in available():
        rules = load(instrument)
        name = condition_names(rules).get(condition, condition)
        yield f"{condition} pada {instrument}", f"“{name}” pada PermenPANRB {rules.short}"
