"""From files to the store, in one step that the pages, the command line and the sample share."""

from zi_analytics.intake.case import in_order
from zi_analytics.intake.collected import (
    CollectedOutcome,
    CollectedResult,
    import_prerequisites,
    import_sakip,
)
from zi_analytics.intake.examined import Assessed, Examined, Options, Progress, examine
from zi_analytics.intake.files import file_at, find_files
from zi_analytics.intake.handed import Handed, look_at, take_in
from zi_analytics.intake.outcome import STATUSES, Outcome, Result, Status
from zi_analytics.intake.run import import_paths
from zi_analytics.intake.start import (
    ensure_earlier_sample,
    ensure_sample,
    import_collected,
    import_inbox,
)
from zi_analytics.intake.thresholds import enter_thresholds, rejudge, thresholds

__all__ = [
    "STATUSES",
    "Assessed",
    "CollectedOutcome",
    "CollectedResult",
    "Examined",
    "Handed",
    "Options",
    "Outcome",
    "Progress",
    "Result",
    "Status",
    "ensure_earlier_sample",
    "ensure_sample",
    "enter_thresholds",
    "examine",
    "file_at",
    "find_files",
    "import_collected",
    "import_inbox",
    "import_paths",
    "import_prerequisites",
    "import_sakip",
    "in_order",
    "look_at",
    "rejudge",
    "take_in",
    "thresholds",
]
