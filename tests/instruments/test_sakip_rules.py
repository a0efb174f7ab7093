"""The rules of SAKIP: one broken file for each mistake."""

from pathlib import Path

import pytest

import zi_analytics.instruments as room
from zi_analytics.instruments import InstrumentError, read_sakip_rules, sakip_rules

FILE = Path(room.__file__).parent / "data" / "sakip.yaml"
TEXT = FILE.read_text(encoding="utf-8")

MISTAKES = [
    ("above: 80", "above: 95", "di bawah predikat sebelumnya"),
    ("{id: A, above: 80,", "{id: A,", "'above' harus ada"),
    ("{id: D,", "{id: D, above: 10,", "'above' harus ada"),
    ("{id: A, above", "{id: AA, above", "'AA' sudah dipakai"),
    ("evaluasi: 10", "evaluasi: 11", "berjumlah 101"),
    ("capaian: 20}", "capain: 20}", "'capain' tidak dikenal"),
    ("schemes:", "scheme:", "'scheme' tidak dikenal"),
]


@pytest.mark.parametrize(("old", "new", "says"), MISTAKES)
def test_a_mistake_is_named(old: str, new: str, says: str, tmp_path: Path) -> None:
    assert TEXT.count(old) == 1
    path = tmp_path / "sakip.yaml"
    path.write_text(TEXT.replace(old, new), encoding="utf-8")
    with pytest.raises(InstrumentError, match=r"sakip.yaml, baris \d+: ") as caught:
        read_sakip_rules(path)
    assert says in caught.value.problem


def test_predicates_are_ordered() -> None:
    rules = sakip_rules()
    order = ["D", "C", "CC", "B", "BB", "A", "AA"]
    assert sorted(order, key=rules.rank) == order
    assert [one.id for one in rules.predicates] == order[::-1]
    assert max(len(line) for line in TEXT.splitlines()) <= 100
