"""Taking in workbooks: nothing twice, nothing half, nothing lost."""

from dataclasses import replace

import pandas as pd
import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.store.deliveries import delivery, finding, sheet
from zi_analytics.store import Store, schema
from zi_analytics.tables import SCORES, PlainTable


def _files(store: Store, *, current: bool) -> set[str]:
    table = store.submissions()
    return set(table.loc[table["current"] == current, "file"])


def _successors(store: Store) -> dict[str, str | None]:
    files = store.submissions().set_index("id")["file"]
    table = schema.submissions.c
    with store.engine.connect() as connection:
        rows = connection.execute(select(table.id, table.superseded_by)).all()
    return {files[own]: None if newer is None else files[newer] for own, newer in rows}


def test_a_workbook_is_kept_with_all_that_follows_from_it(store: Store) -> None:
    found = [finding(), finding("hidden_sheet", "info")]
    one = delivery(b"isi", sheet(assessors=["unit", "tpi"]), findings=found)
    assert store.receive(one) == {"LKE ZI": "imported"}
    assert store.workbook(one.sha256) == ("dinkes.xlsx", b"isi")
    assert store.version() == 1
    submissions = store.submissions()
    assert list(submissions["assessor"]) == ["tpi", "unit"]
    assert list(submissions["warnings"]) == [1, 1]
    assert list(submissions["errors"]) == [0, 0]
    assert submissions["current"].all()


def test_the_same_bytes_again_change_nothing(store: Store) -> None:
    one = delivery(b"isi", sheet(), findings=[finding()])
    store.receive(one)
    before = (store.version(), store.submissions(), store.findings())
    again = replace(one, name="salinan.xlsx", findings=one.findings.iloc[:0])
    assert store.receive(again) == {"LKE ZI": "unchanged"}
    assert store.version() == before[0]
    pd.testing.assert_frame_equal(store.submissions(), before[1])
    pd.testing.assert_frame_equal(store.findings(), before[2])


def test_stored_bytes_keep_their_key_whatever_is_said_later(store: Store) -> None:
    store.receive(delivery(b"isi", sheet("DINKES", 2022)))
    store.receive(delivery(b"isi", sheet("DINSOS", 2021)))
    assert store.submissions()[["unit", "year"]].to_numpy().tolist() == [["DINKES", 2022]]


def test_a_newer_worksheet_supersedes_and_nothing_is_deleted(store: Store) -> None:
    first = delivery(b"lama", sheet(points=60.0), name="lama.xlsx")
    store.receive(first)
    store.receive(delivery(b"lain", sheet("DINSOS"), name="lain.xlsx"))
    newer = delivery(b"baru", sheet(points=65.0), name="baru.xlsx")
    assert store.receive(newer) == {"LKE ZI": "superseded"}
    assert _files(store, current=True) == {"baru.xlsx", "lain.xlsx"}
    assert _files(store, current=False) == {"lama.xlsx"}
    assert store.workbook(first.sha256)[1] == b"lama"
    scores = store.scores(2022)
    totals = scores.loc[scores["node"] == "total", ["unit", "points"]]
    assert totals.to_numpy().tolist() == [["DINKES", 65.0], ["DINSOS", 70.5]]
    assert _successors(store) == {"lama.xlsx": "baru.xlsx", "lain.xlsx": None, "baru.xlsx": None}


def test_each_assessor_is_superseded_apart(store: Store) -> None:
    store.receive(delivery(b"dua", sheet(assessors=["unit", "tpi"]), name="dua.xlsx"))
    store.receive(delivery(b"satu", sheet(assessors=["unit"]), name="satu.xlsx"))
    table = store.submissions()
    current = table.loc[table["current"]].set_index("assessor")["file"]
    assert current.to_dict() == {"unit": "satu.xlsx", "tpi": "dua.xlsx"}


@pytest.mark.parametrize("broken", ["answers", "scores", "readiness", "written"])
def test_a_failure_in_the_middle_leaves_nothing(store: Store, broken: str) -> None:
    store.receive(delivery(b"lama", sheet(), name="lama.xlsx", findings=[finding()]))
    good = sheet()
    table = getattr(good, broken)
    again = {name: [*own, own[-1]] for name, own in table.values.items()}
    twice = replace(good, **{broken: replace(table, values=again)})
    failing = delivery(b"baru", sheet("DINSOS"), twice, name="baru.xlsx")
    failing = replace(failing, worksheets=(sheet("DINSOS", name="lain"), twice))
    before = (store.version(), store.submissions(), store.findings(), store.answers(2022, "DINKES"))
    with pytest.raises(IntegrityError):
        store.receive(failing)
    assert store.version() == before[0]
    pd.testing.assert_frame_equal(store.submissions(), before[1])
    pd.testing.assert_frame_equal(store.findings(), before[2])
    pd.testing.assert_frame_equal(store.answers(2022, "DINKES"), before[3])
    with pytest.raises(KeyError):
        store.workbook(failing.sha256)


def test_workbooks_of_one_transaction_are_all_in_or_none_of_them(store: Store) -> None:
    first, second = delivery(b"1", sheet()), delivery(b"2", sheet("DINSOS"), name="dua.xlsx")
    scores = {name: [*own, own[-1]] for name, own in sheet().scores.values.items()}
    broken = delivery(b"3", replace(sheet("RSUD"), scores=PlainTable(scores, SCORES)))
    with pytest.raises(IntegrityError):
        store.receive_all([first, second, broken])
    assert store.is_empty()
    assert store.receive_all([first, second, first]) == [
        {"LKE ZI": "imported"},
        {"LKE ZI": "imported"},
        {"LKE ZI": "unchanged"},
    ]


def test_a_sheet_that_was_kept_out_is_stored_when_its_unit_is_known(store: Store) -> None:
    kept_out = delivery(
        b"isi",
        sheet(name="ada"),
        sheet(None, name="tanpa", accepted=False),
        findings=[
            finding("unit_unknown", "error", "tanpa"),
            finding(sheet="ada"),
            finding("renamed_format", "info", ""),
        ],
    )
    assert store.receive(kept_out) == {"ada": "imported", "tanpa": "kept_out"}
    assert store.receive(kept_out) == {"ada": "unchanged", "tanpa": "kept_out"}
    assert store.version() == 1
    known = delivery(
        b"isi",
        sheet(name="ada"),
        sheet("DINSOS", name="tanpa"),
        findings=[finding("total_differs", sheet="ada"), finding("renamed_format", "info", "")],
    )
    assert store.receive(known) == {"ada": "unchanged", "tanpa": "imported"}
    assert list(store.submissions()["unit"]) == ["DINKES", "DINSOS"]
    assert list(store.findings(unit="DINKES")["code"]) == ["unanswered", "renamed_format"]
    assert list(store.findings(unit="DINSOS")["code"]) == ["renamed_format"]


def test_a_worksheet_that_is_kept_out_again_for_another_unit_is_told_of_there(
    store: Store,
) -> None:
    for unit in ("DINKES", "DINSOS"):
        kept_out = sheet(unit, accepted=False)
        store.receive(delivery(b"isi", kept_out, findings=[finding("two_files", "error")]))
    assert list(store.findings()["unit"]) == ["DINSOS"]
    assert store.version() == 2


def test_a_refused_file_is_kept_with_its_reason(store: Store) -> None:
    refused = delivery(b"PDF", findings=[finding("not_a_workbook", "error", "")])
    assert store.receive(refused) == {}
    assert store.workbook(refused.sha256) == ("dinkes.xlsx", b"PDF")
    found = store.findings()
    assert list(found["code"]) == ["not_a_workbook"]
    assert found[["unit", "year"]].isna().all(axis=None)
    store.receive(refused)
    assert store.version() == 1
    store.receive(delivery(b"PDF", findings=[finding("no_lke", "error", "")]))
    assert list(store.findings()["code"]) == ["no_lke"]
    assert store.version() == 2


def test_the_first_real_worksheet_retires_the_sample(store: Store) -> None:
    broken = [finding("truncated", "error", "")]
    store.receive(delivery(b"c1", sheet("DINSOS", synthetic=True), findings=[finding()]))
    store.receive(delivery(b"c2", sheet("DINKES", synthetic=True)))
    store.receive(delivery(b"c3", synthetic=True, findings=broken))
    assert store.synthetic()
    real = delivery(b"asli", sheet("DINKES"), name="asli.xlsx")
    assert store.receive(real) == {"LKE ZI": "imported"}
    assert not store.synthetic()
    assert _files(store, current=True) == {"asli.xlsx"}
    assert len(store.submissions()) == 3
    assert store.findings().empty


def test_the_sample_does_not_come_back(store: Store) -> None:
    store.receive(delivery(b"asli", sheet("DINKES"), name="asli.xlsx"))
    store.receive(delivery(b"c1", sheet("DINKES", synthetic=True), sheet("DINSOS", name="b")))
    store.receive(delivery(b"c2", sheet("DINSOS", synthetic=True)))
    assert not store.synthetic()
    assert _files(store, current=True) == {"asli.xlsx", "dinkes.xlsx"}
    table = store.submissions()
    assert not table.loc[table["synthetic"], "current"].any()


def test_a_sample_that_is_kept_out_among_real_worksheets_is_not_told_of(store: Store) -> None:
    store.receive(delivery(b"asli", sheet("DINKES")))
    kept_out = sheet("DINSOS", synthetic=True, accepted=False)
    store.receive(delivery(b"c1", kept_out, findings=[finding("sample_among_real", "error")]))
    assert store.findings().empty


def test_a_kept_out_real_worksheet_leaves_the_sample(store: Store) -> None:
    store.receive(delivery(b"c1", sheet(synthetic=True)))
    store.receive(delivery(b"asli", sheet(None, accepted=False)))
    assert store.synthetic()
