"""From files to the store, in one step that the pages, the command line and the sample share."""

from zi_analytics.intake.cluster import Cluster, ClusterError
from zi_analytics.intake.collected import (
    CollectedOutcome,
    CollectedResult,
    import_internalization,
    import_prerequisites,
    import_sakip,
)
from zi_analytics.intake.examined import Assessed, Examined, Progress, examine
from zi_analytics.intake.files import Given, Options, file_at, find_files
from zi_analytics.intake.handed import Handed
from zi_analytics.intake.handed_internalization import (
    look_at_internalization,
    take_in_internalization,
)
from zi_analytics.intake.handed_prerequisites import (
    look_at_prerequisites,
    take_in_prerequisites,
)
from zi_analytics.intake.handed_sakip import look_at_sakip, take_in_sakip
from zi_analytics.intake.held import in_order
from zi_analytics.intake.outcome import (
    STATUSES,
    ChangeOf,
    Earlier,
    Outcome,
    Recognised,
    Result,
    Status,
)
from zi_analytics.intake.processes import Processes
from zi_analytics.intake.run import import_files, import_paths
from zi_analytics.intake.start import (
    earlier_progress,
    ensure_earlier_sample,
    ensure_sample,
    import_collected,
    import_inbox,
    lacks_earlier_sample,
)
from zi_analytics.intake.tasks import Reader, read_here
from zi_analytics.intake.thresholds import enter_thresholds, rejudge, thresholds, withdraw
from zi_analytics.intake.versions import Comparison, compare

__all__ = [
    "STATUSES",
    "Assessed",
    "ChangeOf",
    "Cluster",
    "ClusterError",
    "CollectedOutcome",
    "CollectedResult",
    "Comparison",
    "Earlier",
    "Examined",
    "Given",
    "Handed",
    "Options",
    "Outcome",
    "Processes",
    "Progress",
    "Reader",
    "Recognised",
    "Result",
    "Status",
    "compare",
    "earlier_progress",
    "ensure_earlier_sample",
    "ensure_sample",
    "enter_thresholds",
    "examine",
    "file_at",
    "find_files",
    "import_collected",
    "import_files",
    "import_inbox",
    "import_internalization",
    "import_paths",
    "import_prerequisites",
    "import_sakip",
    "in_order",
    "lacks_earlier_sample",
    "look_at_internalization",
    "look_at_prerequisites",
    "look_at_sakip",
    "read_here",
    "rejudge",
    "take_in_internalization",
    "take_in_prerequisites",
    "take_in_sakip",
    "thresholds",
    "withdraw",
]
