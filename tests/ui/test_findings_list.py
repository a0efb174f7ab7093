"""Hints on pages name choices, not the options of the command line."""

import pytest

from zi_analytics.intake.messages import MESSAGES as OF_INTAKE
from zi_analytics.loaders.messages import MESSAGES as OF_LOADERS
from zi_analytics.ui.findings_list import on_page


@pytest.mark.parametrize("code", [*OF_LOADERS, *OF_INTAKE])
def test_no_option_is_left(code: str) -> None:
    _, _, hint = (OF_LOADERS | OF_INTAKE)[code]
    assert "--" not in on_page(hint)
