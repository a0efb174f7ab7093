"""Who has handed in, and what was found, put together."""

from datetime import UTC, datetime

import pandas as pd
import pytest

from zi_analytics.insight import collection
from zi_analytics.insight.collection import BOARD, GROUPED, board, grouped, unplaced
from zi_analytics.registry import Registry
from zi_analytics.tables import SCORES, typed

NEW, OLD = "permenpanrb-90-2021", "permenpanrb-52-2014"
AT = datetime(2022, 5, 17, tzinfo=UTC)
FINDINGS = ["unit", "year", "severity", "code", "message", "hint", "file", "sheet", "cell"]


def submissions(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Current submissions: unit, assessor, file."""
    table = pd.DataFrame(rows, columns=["unit", "assessor", "file"])
    return table.assign(instrument=NEW, received_at=pd.Timestamp(AT))


def scores(*rows: tuple[str, str, int], instrument: str = NEW) -> pd.DataFrame:
    """Totals: unit, assessor, unanswered; and an area, which does not count."""
    table = pd.DataFrame(rows, columns=["unit", "assessor", "unanswered"])
    fixed = {"year": 2022, "instrument": instrument, "level": "", "weight": 100.0}
    fixed |= {"points": 1.0, "points_workbook": 1.0, "share": 0.1}
    both = pd.concat([table.assign(node="total"), table.assign(node="A", unanswered=77)])
    return typed(both.assign(**fixed), SCORES)


def findings(*rows: tuple[str | None, str, str, str]) -> pd.DataFrame:
    """Open findings: unit, severity, code, cell."""
    table = pd.DataFrame(
        [
            (
                unit,
                2022 if unit else None,
                severity,
                code,
                f"{code} {cell}",
                "h",
                "a.xlsx",
                "L",
                cell,
            )
            for unit, severity, code, cell in rows
        ],
        columns=FINDINGS,
    )
    return table.astype({"unit": "str", "year": "Int64"})


@pytest.fixture
def units(situbondo: Registry) -> pd.DataFrame:
    return situbondo.units(2022)


def by_unit(table: pd.DataFrame) -> pd.DataFrame:
    return table.set_index("unit")


def test_everyone_expected_stands_on_it_and_a_bagian_does_not(units: pd.DataFrame) -> None:
    table = board(units, 2022, submissions(), findings(), scores())
    assert list(table.columns) == list(BOARD)
    assert len(table) == 47 and table["counted"].sum() == 44
    assert (table["state"] == collection.MISSING).all()
    assert table["complete"].isna().all() and table["file"].isna().all()
    assert "bagian" not in set(table["kind"])


def test_a_bagian_that_hands_in_is_shown_and_not_counted(units: pd.DataFrame) -> None:
    code = str(units.loc[units["kind"] == "bagian", "code"].iloc[0])
    table = board(
        units, 2022, submissions((code, "unit", "x")), findings(), scores((code, "unit", 0))
    )
    row = by_unit(table).loc[code]
    assert not row["expected"] and not row["counted"] and row["state"] == collection.COMPLETE


def test_complete_means_that_every_question_is_answered(units: pd.DataFrame) -> None:
    given = submissions(("DINSOS", "unit", "a"), ("DINKES", "unit", "b"))
    total = scores(("DINSOS", "unit", 0), ("DINKES", "unit", 11))
    table = by_unit(board(units, 2022, given, findings(), total))
    assert table.loc["DINSOS", "state"] == collection.COMPLETE
    assert table.loc["DINSOS", "complete"] == 1
    assert table.loc["DINKES", "state"] == collection.PARTIAL
    questions = table.loc["DINKES", "questions"]
    assert table.loc["DINKES", "complete"] == pytest.approx(1 - 11 / questions)


def test_the_units_own_worksheet_counts_before_that_of_tpi(units: pd.DataFrame) -> None:
    given = submissions(("DINSOS", "tpi", "tpi.xlsx"), ("DINSOS", "unit", "own.xlsx"))
    total = scores(("DINSOS", "tpi", 5), ("DINSOS", "unit", 0))
    row = by_unit(board(units, 2022, given, findings(), total)).loc["DINSOS"]
    assert (row["file"], row["assessor"], row["unanswered"], row["tpi"]) == (
        "own.xlsx",
        "unit",
        0,
        True,
    )


def test_a_worksheet_of_tpi_alone_counts_as_received(units: pd.DataFrame) -> None:
    given = submissions(("DINSOS", "tpi", "tpi.xlsx"))
    row = by_unit(board(units, 2022, given, findings(), scores(("DINSOS", "tpi", 3)))).loc["DINSOS"]
    assert (row["file"], row["assessor"], row["state"]) == ("tpi.xlsx", "tpi", collection.PARTIAL)


def test_what_was_kept_out_is_held_and_not_missing(units: pd.DataFrame) -> None:
    found = findings(("DINSOS", "error", "two_files", ""), ("DINKES", "warning", "x", "A1"))
    table = by_unit(board(units, 2022, submissions(), found, scores()))
    assert table.loc["DINSOS", "state"] == collection.HELD
    assert table.loc["DINKES", "state"] == collection.MISSING
    assert table.loc["DINSOS", ["errors", "warnings"]].tolist() == [1, 0]
    assert table.loc["DINKES", ["errors", "warnings"]].tolist() == [0, 1]


def test_an_earlier_worksheet_stays_received_beside_one_kept_out(units: pd.DataFrame) -> None:
    found = findings(("DINSOS", "error", "two_files", ""))
    given = submissions(("DINSOS", "unit", "a"))
    row = by_unit(board(units, 2022, given, found, scores(("DINSOS", "unit", 0)))).loc["DINSOS"]
    assert row["state"] == collection.COMPLETE and row["errors"] == 1


def test_questions_are_those_of_the_worksheets_own_instrument(situbondo: Registry) -> None:
    given = submissions(("DINSOS", "unit", "a")).assign(instrument=OLD)
    total = scores(("DINSOS", "unit", 0), instrument=OLD)
    old = by_unit(board(situbondo.units(2020), 2020, given, findings(), total))
    new = by_unit(
        board(
            situbondo.units(2022),
            2022,
            submissions(("DINSOS", "unit", "a")),
            findings(),
            scores(("DINSOS", "unit", 0)),
        )
    )
    assert len(old) == 51 and old["counted"].sum() == 48
    assert old.loc["DINSOS", "questions"] != new.loc["DINSOS", "questions"]


def test_files_of_nobody_are_named_once_with_what_keeps_them_out() -> None:
    first, second, third = ((None, "error", code, "") for code in ("empty", "damaged", "empty"))
    found = findings(first, (None, "warning", "x", "A1"), second, third)
    table = unplaced(found.assign(workbook=["a", "a", "b", "b"]))
    assert table[["workbook", "code"]].to_numpy().tolist() == [["a", "empty"], ["b", "damaged"]]
    for other in (("DINSOS", "error", "x", ""), (None, "warning", "sakip_differs", "A1")):
        assert unplaced(findings(other).assign(workbook="a")).empty


def test_findings_of_a_kind_stand_together_with_how_many_more() -> None:
    cells = [("DINSOS", "warning", "many", f"K{row}") for row in range(8, 21)]
    found = findings(("DINSOS", "info", "note", ""), *cells, ("DINSOS", "error", "bad", "B2"))
    table = grouped(found)
    assert list(table.columns) == list(GROUPED)
    assert table["code"].tolist() == ["bad", "many", "note"]
    assert table["others"].tolist() == [0, 12, 0]
    assert table.loc[1, ["message", "sheet", "cell"]].tolist() == ["many K8", "L", "K8"]


def test_of_equal_gravity_the_most_frequent_comes_first() -> None:
    found = findings(*[("A", "warning", code, "") for code in ("one", "two", "two")])
    assert grouped(found)["code"].tolist() == ["two", "one"]


def test_no_finding_gives_an_empty_table() -> None:
    assert grouped(findings()).empty
