"""What was received, kept for good: workbooks, answers, findings, scores, readiness."""

from zi_analytics.store.engine import is_missing
from zi_analytics.store.model import WRITTEN, Change, Changes, Delivery, SheetDelivery
from zi_analytics.store.scenarios import Scenario, ScenarioDraft, ScenarioError
from zi_analytics.store.store import FINDINGS_PLACED, SUBMISSIONS, Store, open_store

__all__ = [
    "FINDINGS_PLACED",
    "SUBMISSIONS",
    "WRITTEN",
    "Change",
    "Changes",
    "Delivery",
    "Scenario",
    "ScenarioDraft",
    "ScenarioError",
    "SheetDelivery",
    "Store",
    "is_missing",
    "open_store",
]
