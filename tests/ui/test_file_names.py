"""Files are named as people name units."""

from zi_analytics.ui import file_names


def test_a_file_bears_the_short_name_and_nothing_that_a_system_forbids() -> None:
    assert file_names.of_unit("35.12.08", 2022) == "Kec-Panji"
    assert file_names.of_unit("DINSOS", 2022) == "Dinsos"
