"""What was received, kept for good: workbooks, answers, findings, scores, readiness."""

from zi_analytics.store.collected import Collected, Entry
from zi_analytics.store.engine import is_missing
from zi_analytics.store.model import WRITTEN, Change, Changes, Delivery, SheetDelivery
from zi_analytics.store.scenarios import Scenario, ScenarioDraft, ScenarioError
from zi_analytics.store.store import (
    ENTERED,
    ENTERED_THRESHOLDS,
    FINDINGS_PLACED,
    SUBMISSIONS,
    Store,
    open_store,
)
from zi_analytics.store.thresholds import Threshold

__all__ = [
    "ENTERED",
    "ENTERED_THRESHOLDS",
    "FINDINGS_PLACED",
    "SUBMISSIONS",
    "WRITTEN",
    "Change",
    "Changes",
    "Collected",
    "Delivery",
    "Entry",
    "Scenario",
    "ScenarioDraft",
    "ScenarioError",
    "SheetDelivery",
    "Store",
    "Threshold",
    "is_missing",
    "open_store",
]
