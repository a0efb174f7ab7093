"""Who may see and do what, where people log in: roles, and the file that gives them."""

from zi_analytics.access.mapping import Access, AccessError, Listed, read_access
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
from zi_analytics.access.writing import digest, save_access

__all__ = [
    "LOCAL",
    "ROLES",
    "Access",
    "AccessError",
    "Listed",
    "Person",
    "Role",
    "digest",
    "may_administer",
    "may_edit",
    "may_hand_in",
    "may_read",
    "read_access",
    "readable",
    "save_access",
]
