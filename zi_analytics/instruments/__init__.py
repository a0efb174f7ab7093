"""The rules, as data: one YAML file a regulation, and its reader."""

from zi_analytics.instruments.model import (
    Area,
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

__all__ = [
    "Area",
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
    "available",
    "evaluate",
    "load",
    "read",
]
