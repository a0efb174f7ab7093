"""What may be wrong with a database as a whole."""


class StoreError(Exception):
    """The database cannot be used as it is; the text says why and what to do, in Indonesian."""
