"""Who may see and do what, where people log in: roles, and the file that gives them."""

from zi_analytics.access.mapping import Access, AccessError, read_access
from zi_analytics.access.roles import (
    LOCAL,
    ROLES,
    Person,
    Role,
    may_administer,
    may_edit,
    may_hand_in,
    may_read,
    readable,
)

__all__ = [
    "LOCAL",
    "ROLES",
    "Access",
    "AccessError",
    "Person",
    "Role",
    "may_administer",
    "may_edit",
    "may_hand_in",
    "may_read",
    "read_access",
    "readable",
]
