"""The texts of the intake's findings."""

import string

import pytest

from zi_analytics.intake.messages import MESSAGES
from zi_analytics.loaders.messages import MESSAGES as OF_LOADER


def test_codes_are_the_intakes_own() -> None:
    assert not set(MESSAGES) & set(OF_LOADER)


@pytest.mark.parametrize("code", MESSAGES)
def test_each_text_says_what_is_wrong_and_what_to_do(code: str) -> None:
    severity, message, hint = MESSAGES[code]
    assert severity in ("error", "warning", "info")
    assert message.endswith(".") and hint.endswith(".")
    places = {name for _, name, _, _ in string.Formatter().parse(message + hint) if name}
    assert all(name.isidentifier() for name in places)
