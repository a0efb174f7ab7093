"""Whom internalisation should reach and by what, as data: groups of people and activities."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from zi_analytics.instruments.fields import Fields
from zi_analytics.instruments.located import read_yaml
from zi_analytics.instruments.model_predicates import Keywords

_FILE: Final = Path(__file__).parent / "data" / "internalization.yaml"
_LONGEST: Final = 80


@dataclass(frozen=True)
class Group:
    """A group of people who work in a unit, and how worksheets call it."""

    id: str
    label: str
    short: str
    keywords: Keywords


@dataclass(frozen=True)
class Activity:
    """A way to reach people, and how worksheets call it."""

    id: str
    label: str
    keywords: Keywords


@dataclass(frozen=True, eq=False)
class InternalizationRules:
    """Groups by id, from the head of the unit on; known activities by id.

    An activity that is none of these is named by its own text.
    """

    groups: Mapping[str, Group]
    activities: Mapping[str, Activity]

    def group_of(self, text: str) -> str | None:
        """Return the group that a text (lower-case words) names: the last one, if several."""
        found = [g.id for g in self.groups.values() if _stands_in(g.keywords, text)]
        # "tenaga kontrak (kebersihan)" says first how people are hired, then what they do.
        return max(found, key=lambda id_: _end(self.groups[id_], text)) if found else None

    def activity_in(self, text: str) -> str | None:
        """Return the one known activity whose words stand in a text (lower-case words)."""
        found = [a.id for a in self.activities.values() if _stands_in(a.keywords, text)]
        return found[0] if len(found) == 1 else None

    def activity_of(self, text: str) -> str:
        """Return the activity that a text names: a known one by its own name only, or another.

        "Sosialisasi tahap 2" is none of the known ones, but one of its own.
        """
        name = free_name(text)
        for known in self.activities.values():
            words = {word for entry in known.keywords for word in entry}
            if name.casefold() in {known.id, known.label.casefold(), *words}:
                return known.id
        return name

    def label(self, activity: str) -> str:
        """Return how people call an activity: a known one's label, or its own name."""
        known = self.activities.get(activity)
        return activity if known is None else known.label


def free_name(text: str) -> str:
    """Return the name of an activity that is none of the known ones, as it is kept."""
    name = " ".join(text.split())[:_LONGEST].strip()
    return name[:1].upper() + name[1:]


@cache
def internalization_rules() -> InternalizationRules:
    """Return groups and activities; raises `InstrumentError` where the file is wrong."""
    return read_internalization_rules(_FILE)


def read_internalization_rules(path: Path) -> InternalizationRules:
    """Read and check groups and activities."""
    root = Fields(path.name, read_yaml(path))
    root.only("groups", "activities")
    groups: dict[str, Group] = {}
    for fields in root.entries("groups"):
        fields.only("id", "label", "short", "keywords")
        id_ = fields.new_id(groups)
        names = fields.text("label"), fields.text("short")
        groups[id_] = Group(id_, *names, fields.keywords("keywords"))
    activities: dict[str, Activity] = {}
    for fields in root.entries("activities"):
        fields.only("id", "label", "keywords")
        id_ = fields.new_id(activities)
        activities[id_] = Activity(id_, fields.text("label"), fields.keywords("keywords"))
    return InternalizationRules(groups, activities)


def _stands_in(keywords: Keywords, said: str) -> bool:
    return all(any(f" {word}" in f" {said}" for word in entry) for entry in keywords)


def _end(group: Group, said: str) -> int:
    """Return where the last of a group's words ends in a text."""
    words = [word for entry in group.keywords for word in entry if f" {word}" in f" {said}"]
    return max(f" {said}".rfind(f" {word}") + len(word) for word in words)
