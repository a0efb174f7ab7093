"""On a phone of 360 pixels every table shows its columns to the last."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from zi_analytics.ui.listing import NUMBER_NARROW, PHONE

UI = Path(__file__).parents[2] / "zi_analytics" / "ui"
OF = ("action", "drill", "plan", "rakor", "reach", "unit")


def given(path: Path) -> Iterator[tuple[int, int]]:
    """Return line and pixels of each ``narrow=`` of a module, with the number of ``pick``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    sums = {
        target.id: pixels(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        for word in (word for word in call.keywords if word.arg == "narrow"):
            numbered = isinstance(call.func, ast.Attribute) and call.func.attr == "pick"
            for value in ast.walk(word.value):
                found = pixels(value) if isinstance(value, ast.Dict) else None
                if isinstance(value, ast.Name) and value.id in sums:
                    found = sums[value.id]
                if found is not None:
                    yield call.lineno, found + NUMBER_NARROW * numbered


def pixels(written: ast.Dict) -> int:
    """Return the sum of the whole numbers among a dictionary's values."""
    values = [value.value for value in written.values if isinstance(value, ast.Constant)]
    return sum(value for value in values if isinstance(value, int))


@pytest.mark.parametrize("path", sorted(p for n in OF for p in UI.glob(f"{n}*.py")), ids=str)
def test_no_column_is_cut_on_a_phone(path: Path) -> None:
    assert [found for found in given(path) if found[1] > PHONE] == []


def test_widths_are_found_where_they_are() -> None:
    found = [one for n in OF for path in UI.glob(f"{n}*.py") for one in given(path)]
    assert len(found) >= 12 and all(total > 150 for _, total in found)
