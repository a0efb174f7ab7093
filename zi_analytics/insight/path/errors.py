"""What cannot be calculated, and why."""


class PathError(ValueError):
    """The question for a path cannot be answered as it was put; the text says why, for people."""
