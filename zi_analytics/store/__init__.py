"""What was received, kept for good: workbooks, answers, findings, scores, readiness."""

from zi_analytics.store.action_model import (
    ActionConflictError,
    ActionDraft,
    ActionError,
    ActionState,
    Added,
    GoalKey,
    SampleAction,
)
from zi_analytics.store.actions import Actions
from zi_analytics.store.backup import backup, restore
from zi_analytics.store.decks import DeckDraft, DeckError, SavedDeck
from zi_analytics.store.engine import is_missing
from zi_analytics.store.errors import StoreError
from zi_analytics.store.events import EVENT_KINDS, EVENTS, Event, EventFilter, EventKind
from zi_analytics.store.internalization import ENTERED_PEOPLE, Reach
from zi_analytics.store.model import (
    WRITTEN,
    Change,
    Changes,
    Collected,
    Delivery,
    Entry,
    Scenario,
    ScenarioDraft,
    SheetDelivery,
    Submission,
)
from zi_analytics.store.notes import Note, NoteDraft, NoteError
from zi_analytics.store.person import acting, acting_as
from zi_analytics.store.scenarios import ScenarioError
from zi_analytics.store.store import (
    ENTERED,
    ENTERED_THRESHOLDS,
    FINDINGS_PLACED,
    SUBMISSIONS,
    Store,
    open_store,
)
from zi_analytics.store.thresholds import Threshold
from zi_analytics.store.trouble import Trouble, trouble

__all__ = [
    "ENTERED",
    "ENTERED_PEOPLE",
    "ENTERED_THRESHOLDS",
    "EVENTS",
    "EVENT_KINDS",
    "FINDINGS_PLACED",
    "SUBMISSIONS",
    "WRITTEN",
    "ActionConflictError",
    "ActionDraft",
    "ActionError",
    "ActionState",
    "Actions",
    "Added",
    "Change",
    "Changes",
    "Collected",
    "DeckDraft",
    "DeckError",
    "Delivery",
    "Entry",
    "Event",
    "EventFilter",
    "EventKind",
    "GoalKey",
    "Note",
    "NoteDraft",
    "NoteError",
    "Reach",
    "SampleAction",
    "SavedDeck",
    "Scenario",
    "ScenarioDraft",
    "ScenarioError",
    "SheetDelivery",
    "Store",
    "StoreError",
    "Submission",
    "Threshold",
    "Trouble",
    "acting",
    "acting_as",
    "backup",
    "is_missing",
    "open_store",
    "restore",
    "trouble",
]
