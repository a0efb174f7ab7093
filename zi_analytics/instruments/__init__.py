"""The rules, as data: one YAML file a regulation, and its reader."""

from zi_analytics.instruments.model import (
    Area,
    Borrowed,
    Condition,
    Defect,
    Input,
    Instrument,
    InstrumentError,
    Keywords,
    Minimum,
    Node,
    Note,
    Predicate,
    Prerequisite,
    Question,
    Ratio,
    Scale,
    Signature,
    Term,
)
from zi_analytics.instruments.ratios import RatioOutcome, evaluate
from zi_analytics.instruments.reader import available, load, read
from zi_analytics.instruments.yardstick import Basis, Yardstick, yardsticks

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
    "Question",
    "Ratio",
    "RatioOutcome",
    "Scale",
    "Signature",
    "Term",
    "Yardstick",
    "available",
    "evaluate",
    "load",
    "read",
    "yardsticks",
]
