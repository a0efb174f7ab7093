"""The table of findings."""

from zi_analytics.loaders.findings import Finding, findings_table


def test_findings_come_in_the_order_in_which_a_sheet_is_read() -> None:
    cells = ("L204", "L17", "AA21", "L21", "")
    found = [Finding("warning", "x", "LKE", cell, "m", "h") for cell in cells]
    table = findings_table("a", found)
    assert table["cell"].tolist() == ["", "L17", "L21", "AA21", "L204"]
