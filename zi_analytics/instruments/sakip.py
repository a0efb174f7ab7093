"""SAKIP as data: predicates by score, and the components of an evaluation by regulation."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from zi_analytics.instruments.fields import Fields
from zi_analytics.instruments.located import read_yaml
from zi_analytics.instruments.model import TOTAL
from zi_analytics.instruments.model_predicates import Keywords

_FILE: Final = Path(__file__).parent / "data" / "sakip.yaml"
_NOISE: Final = 1e-9


@dataclass(frozen=True)
class SakipPredicate:
    """A predicate: scores ``above`` its bound have it, unless a better one begins below them."""

    id: str
    label: str
    above: float | None
    names: tuple[str, ...]


@dataclass(frozen=True)
class SakipComponent:
    """A component of the evaluation, as known by its name in reports."""

    id: str
    label: str
    keywords: Keywords


@dataclass(frozen=True)
class SakipScheme:
    """The components and weights of one regulation, for evaluations of some years."""

    id: str
    short: str
    first: int | None
    last: int | None
    weights: Mapping[str, float]
    article: str

    def holds_in(self, year: int) -> bool:
        """Tell whether evaluations of this year follow the regulation."""
        return (self.first or year) <= year <= (self.last or year)


@dataclass(frozen=True, eq=False)
class SakipRules:
    """Predicates, best first; components by id; schemes, oldest first."""

    predicates: tuple[SakipPredicate, ...]
    components: Mapping[str, SakipComponent]
    schemes: tuple[SakipScheme, ...]

    def predicate(self, score: float) -> str:
        """Return the predicate of a score (0–100); a lower bound is not part of it."""
        for predicate in self.predicates:
            if predicate.above is None or score > predicate.above + _NOISE:
                return predicate.id
        raise AssertionError("the last predicate has no bound")

    def rank(self, predicate: str) -> int:
        """Return how good a predicate is: 0 for the worst one."""
        ids = [one.id for one in reversed(self.predicates)]
        return ids.index(predicate)

    def scheme(self, evaluation_year: int) -> SakipScheme:
        """Return the regulation that an evaluation follows."""
        return next(scheme for scheme in self.schemes if scheme.holds_in(evaluation_year))

    def shared(self) -> tuple[str, ...]:
        """Return the components that all regulations have: only these compare over the years."""
        return tuple(id_ for id_ in self.components if all(id_ in s.weights for s in self.schemes))

    def label(self, component: str) -> str:
        """Return the label of a component or of ``total``."""
        return "Nilai SAKIP" if component == TOTAL else self.components[component].label


@cache
def sakip_rules() -> SakipRules:
    """Return the rules; raises `InstrumentError` where the file is wrong."""
    return read_sakip_rules(_FILE)


def read_sakip_rules(path: Path) -> SakipRules:
    """Read and check the rules of SAKIP."""
    root = Fields(path.name, read_yaml(path))
    root.only("predicates", "components", "schemes")
    components: dict[str, SakipComponent] = {}
    for fields in root.entries("components"):
        fields.only("id", "label", "keywords")
        id_ = fields.new_id(components)
        components[id_] = SakipComponent(id_, fields.text("label"), fields.keywords("keywords"))
    schemes = tuple(_scheme(fields, components) for fields in root.entries("schemes"))
    return SakipRules(_predicates(root), components, schemes)


def _predicates(root: Fields) -> tuple[SakipPredicate, ...]:
    found: dict[str, SakipPredicate] = {}
    entries = root.entries("predicates")
    for fields in entries:
        fields.only("id", "above", "label", "names")
        id_ = fields.new_id(found)
        above = fields.optional_number("above")
        bounds = [one.above for one in found.values()]
        if (above is None) != (fields is entries[-1]):
            fields.fail("'above' harus ada, kecuali pada predikat terakhir", "above")
        if above is not None and any(bound is None or above >= bound for bound in bounds):
            fields.fail("'above' harus di bawah predikat sebelumnya", "above")
        found[id_] = SakipPredicate(id_, fields.text("label"), above, fields.texts("names"))
    return tuple(found.values())


def _scheme(fields: Fields, components: Mapping[str, SakipComponent]) -> SakipScheme:
    fields.only("id", "short", "first", "last", "weights", "article")
    inner = fields.inner("weights")
    inner.only(*components)
    weights = {id_: inner.number(id_) for id_ in inner.entry}
    if sum(weights.values()) != 100:
        fields.fail(f"bobot komponen berjumlah {sum(weights.values()):g}, bukan 100", "weights")
    return SakipScheme(
        id=fields.text("id"),
        short=fields.text("short"),
        first=fields.whole("first") if fields.has("first") else None,
        last=fields.whole("last") if fields.has("last") else None,
        weights=weights,
        article=fields.text("article"),
    )
