"""What is entered of internalisation: current values, history, events, and the sample's end."""

import hashlib
import json

import pandas as pd
import pytest

from tests.store.deliveries import delivery, sheet
from zi_analytics.store import ENTERED_PEOPLE, Collected, Reach, Store, acting_as
from zi_analytics.tables import FINDINGS, INTERNALIZATION, empty, typed

KEY = ("DINKES", 2022, "satpam", "sosialisasi")
PERSON = "sri@contoh.invalid"


def rows(*lines: tuple[object, ...]) -> pd.DataFrame:
    """Return rows: unit, year, group, activity, people, reached."""
    facts = [(*line, "Internalisasi", "D6", "sha") for line in lines]
    return typed(pd.DataFrame(facts, columns=list(INTERNALIZATION)), INTERNALIZATION)


def handed(content: bytes, table: pd.DataFrame, *, synthetic: bool = False) -> Collected:
    sha256 = hashlib.sha256(content).hexdigest()
    told = empty(FINDINGS)
    name = "isian.xlsx"
    return Collected("internalization", sha256, name, content, synthetic, table, told)


def counts(store: Store) -> dict[tuple[str, str], tuple[object, object]]:
    table = store.internalization(2022)
    plain = table.astype(object).where(table.notna(), None)
    return {(r.group, r.activity): (r.people, r.reached) for r in plain.itertuples()}


def test_types_with_and_without_rows(store: Store) -> None:
    for _ in range(2):
        table = store.internalization()
        assert {name: str(kind) for name, kind in table.dtypes.items()} == ENTERED_PEOPLE
        store.enter_internalization(Reach(*KEY, 4, 1, "Siti"))


def test_a_single_entry_its_correction_and_its_end(store: Store) -> None:
    version = store.version()
    assert store.enter_internalization(Reach(*KEY, 4, 1, "Siti"))
    assert not store.enter_internalization(Reach(*KEY, 4, 1, "Siti"))
    assert store.version() == version + 1
    with acting_as(PERSON):
        store.enter_internalization(Reach(*KEY, 4, None, "Sri"))
    assert counts(store) == {("satpam", "sosialisasi"): (4, None)}
    event = store.events(latest=1).iloc[0]
    assert (event["kind"], event["person"], event["unit"]) == ("internalization", PERSON, "DINKES")
    assert json.loads(event["before"]) == {"people": 4, "reached": 1}
    assert json.loads(event["after"]) == {"people": 4, "reached": None, "entered_by": "Sri"}
    assert store.enter_internalization(Reach(*KEY, None, None, "Sri"))
    assert store.internalization().empty
    assert store.events(latest=1).iloc[0]["kind"] == "internalization_withdrawn"
    history = store.internalization_history(2022)
    assert history["entered_by"].tolist() == ["Siti", "Sri", "Sri"]
    assert history["current"].tolist() == [False, False, True]
    # Nothing was entered for this one, so nothing is taken back.
    other = ("DINKES", 2022, "satpam", "pelatihan")
    assert not store.enter_internalization(Reach(*other, None, None, "Sri"))


def test_a_worksheet_and_the_next_one(store: Store) -> None:
    first = rows((*KEY, 4, 1), ("DINKES", 2022, "pimpinan", "sosialisasi", 1, 1))
    assert store.receive_internalization(handed(b"1", first)) == "imported"
    assert store.receive_internalization(handed(b"1", first)) == "unchanged"
    row = store.internalization(2022).set_index("group").loc["satpam"]
    assert (row["source"], row["sheet"], row["cell"]) == ("lembar", "Internalisasi", "D6")
    assert store.workbook(row["workbook"]) == ("isian.xlsx", b"1")
    assert store.receive_internalization(handed(b"2", rows((*KEY, 4, 3)))) == "superseded"
    assert counts(store) == {("pimpinan", "sosialisasi"): (1, 1), ("satpam", "sosialisasi"): (4, 3)}
    event = store.events(latest=1).iloc[0]
    assert json.loads(event["before"]) == {"satpam, sosialisasi": [4, 1]}
    assert json.loads(event["after"]) == {"satpam, sosialisasi": [4, 3]}


@pytest.mark.parametrize(
    ("people", "reached", "then"),
    [
        (None, None, (4, 3)),
        (5, None, (5, 3)),
        (None, 2, (4, 2)),
        # Three of two cannot be: what the worksheet says counts, the rest is not known.
        (2, None, (2, None)),
        (None, 5, (None, 5)),
    ],
)
def test_an_empty_cell_leaves_what_was_entered(
    store: Store, people: int | None, reached: int | None, then: tuple[int | None, int | None]
) -> None:
    store.enter_internalization(Reach(*KEY, 4, 3, "Siti"))
    store.receive_internalization(handed(b"1", rows((*KEY, people, reached))))
    assert counts(store) == {("satpam", "sosialisasi"): then}


def test_what_stands_already_stays_whose_it_is(store: Store) -> None:
    store.enter_internalization(Reach(*KEY, 4, 3, "Siti"))
    assert store.receive_internalization(handed(b"1", rows((*KEY, 4, 3)))) == "imported"
    assert store.internalization()["entered_by"].tolist() == ["Siti"]
    assert len(store.internalization_history()) == 2
    assert store.events()["kind"].tolist() == ["internalization"]


def test_anything_real_ends_the_sample(store: Store) -> None:
    sample = rows(("DINSOS", 2022, "satpam", "sosialisasi", 9, 9))
    store.receive_internalization(handed(b"sampel", sample, synthetic=True))
    assert store.internalization()["unit"].tolist() == ["DINSOS"]
    store.receive_internalization(handed(b"1", rows((*KEY, 4, 1))))
    assert store.internalization()["unit"].tolist() == ["DINKES"]
    store.receive_internalization(handed(b"sampel 2", sample, synthetic=True))
    assert store.internalization()["unit"].tolist() == ["DINKES"]


def test_a_real_worksheet_ends_what_was_entered_over_the_sample(store: Store) -> None:
    store.receive(delivery(b"sampel", sheet(synthetic=True), synthetic=True))
    store.enter_internalization(Reach(*KEY, 4, 3, "Siti"))
    store.receive(delivery(b"1", sheet()))
    assert store.internalization().empty
