"""What the region's own SAKIP is said to be certain of."""

from zi_analytics.registry.folder import CERTAINTY
from zi_analytics.ui import summary_years


def test_every_certainty_that_a_region_may_write_has_words() -> None:
    assert set(CERTAINTY) <= set(summary_years.CERTAINTY)
    assert not [words for words in summary_years.CERTAINTY.values() if "_" in words]
