"""Making the intake's own findings."""

from zi_analytics.intake.messages import MESSAGES
from zi_analytics.loaders.findings import Finding


def finding(code: str, *, sheet: str = "", **facts: object) -> Finding:
    """Make the finding of this code; ``facts`` fill the places in its texts."""
    severity, message, hint = MESSAGES[code]
    return Finding(severity, code, sheet, "", message.format(**facts), hint.format(**facts))
