"""The tables that the store gives: columns, types, order, and what belongs in them."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest

from tests.store.deliveries import delivery, finding, sheet
from zi_analytics.store import FINDINGS_PLACED, SUBMISSIONS, Event, EventFilter, Store, open_store
from zi_analytics.tables import ANSWERS, READINESS, SCORES, Columns, PlainTable


def _types(frame: pd.DataFrame) -> dict[str, str]:
    return {name: str(kind) for name, kind in frame.dtypes.items()}


def _tables(store: Store) -> list[tuple[pd.DataFrame, Columns]]:
    return [
        (store.scores(2022), SCORES),
        (store.readiness(2022), READINESS),
        (store.answers(2022, "DINKES"), ANSWERS),
        (store.findings(), FINDINGS_PLACED),
        (store.submissions(), SUBMISSIONS),
    ]


@pytest.mark.parametrize("filled", [False, True])
def test_tables_have_their_columns_and_types_with_and_without_rows(
    store: Store, filled: bool
) -> None:
    if filled:
        store.receive(delivery(b"isi", sheet(), findings=[finding()]))
    for frame, columns in _tables(store):
        assert _types(frame) == columns
        assert frame.empty != filled


def test_an_empty_store(store: Store) -> None:
    assert store.is_empty()
    assert store.version() == 0
    assert store.years() == []
    assert not store.synthetic()
    with pytest.raises(KeyError):
        store.workbook("0" * 64)


def test_what_went_in_comes_out(store: Store) -> None:
    given = sheet(assessors=["tpi", "unit"])
    one = delivery(b"isi", given)
    store.receive(one)
    pd.testing.assert_frame_equal(store.scores(2022), given.scores.frame)
    pd.testing.assert_frame_equal(store.readiness(2022), given.readiness.frame)
    answers = given.answers.frame.assign(workbook=one.sha256)
    pd.testing.assert_frame_equal(store.answers(2022, "DINKES"), answers.astype(ANSWERS))
    assert store.readiness(2022)["met"].isna().sum() == 2


def test_written_totals_keep_their_cells(store: Store) -> None:
    one = delivery(b"isi", sheet())
    store.receive(one)
    (row,) = store.written(2022, "DINKES").to_dict("records")
    assert row == {
        "unit": "DINKES",
        "year": 2022,
        "assessor": "unit",
        "node": "total",
        "points": 71.0,
        "sheet": "LKE ZI",
        "cell": "L3",
        "workbook": one.sha256,
    }


def test_years_and_units_are_kept_apart(store: Store) -> None:
    store.receive(delivery(b"1", sheet("DINKES", 2021, points=50.0)))
    store.receive(delivery(b"2", sheet("DINKES", 2022, points=60.0)))
    store.receive(delivery(b"3", sheet("DINSOS", 2022, points=70.0)))
    assert store.years() == [2021, 2022]
    totals = store.scores(2022).query("node == 'total'")
    assert dict(zip(totals["unit"], totals["points"], strict=True)) == {
        "DINKES": 60.0,
        "DINSOS": 70.0,
    }
    assert set(store.scores(2021)["points"]) >= {50.0}
    assert set(store.answers(2022, "DINSOS")["unit"]) == {"DINSOS"}
    assert store.answers(2021, "DINSOS").empty
    assert len(store.submissions(2021)) == 1


def test_findings_by_year_and_unit(store: Store) -> None:
    whole = finding("renamed_format", "info", "")
    store.receive(
        delivery(
            b"1",
            sheet("DINKES", name="a"),
            sheet("DINSOS", name="b"),
            findings=[finding(sheet="a"), finding("total_differs", sheet="b"), whole],
        )
    )
    store.receive(delivery(b"2", sheet("DINKES", 2021), findings=[finding()]))
    assert list(store.findings(2022, "DINKES")["code"]) == ["unanswered", "renamed_format"]
    assert list(store.findings(2022, "DINSOS")["code"]) == ["total_differs", "renamed_format"]
    assert len(store.findings(2022)) == 4
    assert len(store.findings(unit="DINKES")) == 3
    assert set(store.findings()["file"]) == {"dinkes.xlsx"}


def test_a_kept_out_worksheet_is_told_of_until_a_later_one_is_stored(store: Store) -> None:
    error = finding("two_files", "error")
    store.receive(delivery(b"1", sheet(accepted=False), findings=[error]))
    assert list(store.findings(2022, "DINKES")["code"]) == ["two_files"]
    store.receive(delivery(b"2", sheet("DINSOS")))
    assert list(store.findings()["code"]) == ["two_files"]
    store.receive(delivery(b"3", sheet()))
    assert store.findings().empty


def test_findings_of_a_superseded_worksheet_are_gone(store: Store) -> None:
    store.receive(delivery(b"1", sheet(), findings=[finding()]))
    store.receive(delivery(b"2", sheet(), findings=[finding("total_differs")]))
    assert list(store.findings()["code"]) == ["total_differs"]


def test_moments_are_in_utc(store: Store) -> None:
    store.receive(delivery(b"1", sheet()))
    received = store.submissions()["received_at"].iloc[0]
    assert abs(received - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_store_is_there_after_it_was_closed(store: Store, url: str) -> None:
    store.receive(delivery(b"1", sheet()))
    store.close()
    again = open_store(url)
    assert again.version() == 1
    assert list(again.submissions()["unit"]) == ["DINKES"]
    again.close()


NUMBERS = [0.1 + 0.2, 1 / 3, 5e-324, 1.7976931348623157e308, -74.99999999999999, 74.995]


def test_numbers_come_back_to_the_last_bit(store: Store) -> None:
    given = sheet()
    node = [f"n{i}" for i in range(len(NUMBERS))]
    first = given.scores.frame.iloc[:1]
    scores = pd.concat([first] * len(NUMBERS)).assign(node=node, points=NUMBERS)
    store.receive(delivery(b"1", replace(given, scores=PlainTable.of(scores, SCORES))))
    assert store.scores(2022)["points"].tolist() == NUMBERS


def test_bytes_come_back_as_they_were(store: Store) -> None:
    content = bytes(range(256)) * 500
    one = delivery(content, sheet())
    store.receive(one)
    assert store.workbook(one.sha256)[1] == content


def test_text_that_not_every_database_can_keep(store: Store) -> None:
    given = sheet()
    notes = ["satu\0dua", "tanda 😀 ﷽"]
    answers = PlainTable.of(given.answers.frame.assign(note=notes), ANSWERS)
    store.receive(delivery(b"1", replace(given, answers=answers)))
    kept = store.answers(2022, "DINKES")["note"].tolist()
    assert kept == ["satu\ufffddua", "tanda 😀 ﷽"]
    store.record(Event("export", "separuh \ud83d tanda\0", after={"isi": "a\0\ud83d"}))
    (event,) = store.events(EventFilter(kind="export")).to_dict("records")
    assert event["text"] == "separuh ? tanda\ufffd"
    assert json.loads(event["after"]) == {"isi": "a\ufffd?"}


def test_the_order_of_units_is_that_of_their_codes(store: Store) -> None:
    """A database server may order by the rules of a language, in which a stands before B."""
    codes = ["Z", "a", "B", "_x", "35.12.06", "É"]
    for unit in codes:
        store.receive(delivery(unit.encode(), sheet(unit)))
    assert store.submissions()["unit"].tolist() == sorted(codes)
    assert store.scores(2022)["unit"].unique().tolist() == sorted(codes)
