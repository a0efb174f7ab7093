"""The rules, as data: one YAML file a regulation, and its reader."""

from zi_analytics.instruments.judging import (
    canonical,
    choices,
    holds_from,
    how_to_write,
    judge_entry,
)
from zi_analytics.instruments.model import (
    Area,
    Defect,
    Input,
    Instrument,
    InstrumentError,
    Node,
    Note,
    Question,
    Ratio,
    Scale,
    Signature,
    Term,
)
from zi_analytics.instruments.model_predicates import (
    Borrowed,
    Condition,
    Keywords,
    Minimum,
    Predicate,
    Prerequisite,
    PrerequisiteKind,
)
from zi_analytics.instruments.portal import portal_ids, portal_problem
from zi_analytics.instruments.ratios import RatioOutcome, evaluate
from zi_analytics.instruments.reader import available, load, read
from zi_analytics.instruments.sakip import (
    SakipComponent,
    SakipPredicate,
    SakipRules,
    SakipScheme,
    read_sakip_rules,
    sakip_rules,
)
from zi_analytics.instruments.yardstick import Basis, Yardstick, ruled, yardsticks, yardsticks_of

__all__ = [
    "Area",
    "Basis",
    "Borrowed",
    "Condition",
    "Defect",
    "Input",
    "Instrument",
    "InstrumentError",
    "Keywords",
    "Minimum",
    "Node",
    "Note",
    "Predicate",
    "Prerequisite",
    "PrerequisiteKind",
    "Question",
    "Ratio",
    "RatioOutcome",
    "SakipComponent",
    "SakipPredicate",
    "SakipRules",
    "SakipScheme",
    "Scale",
    "Signature",
    "Term",
    "Yardstick",
    "available",
    "canonical",
    "choices",
    "evaluate",
    "holds_from",
    "how_to_write",
    "judge_entry",
    "load",
    "portal_ids",
    "portal_problem",
    "read",
    "read_sakip_rules",
    "ruled",
    "sakip_rules",
    "yardsticks",
    "yardsticks_of",
]
