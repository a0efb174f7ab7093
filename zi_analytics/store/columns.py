"""Types of columns that mean the same in every kind of database."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, String, Text, TypeDecorator


class Utc(TypeDecorator[datetime]):
    """A moment, kept as UTC without a zone and given back with it."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Take the zone off a moment on its way in."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Put the zone back on the way out."""
        return None if value is None else value.replace(tzinfo=UTC)


class Words(TypeDecorator[str]):
    """Text of people; signs that not every database can keep are replaced."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Replace NUL and halves of signs on the way in."""
        return None if value is None else storable(value)


def storable(text: str) -> str:
    """Return text without NUL and without halves of signs (lone surrogates)."""
    if text.isprintable():  # it holds neither
        return text
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def code(length: int) -> String:
    """Return the type of a code: compared and ordered by its characters, not by a language."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")
