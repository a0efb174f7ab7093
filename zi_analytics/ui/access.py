"""Who may change what is stored."""


def may_edit() -> bool:
    """Tell whether the reader may write: everybody where no login is configured."""
    return True
