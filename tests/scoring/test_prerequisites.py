"""Every row of Tabel 5 for region and unit, and who may be proposed, by hand."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zi_analytics.instruments import load
from zi_analytics.scoring import checklist, prefilled, prerequisites, proposable
from zi_analytics.tables import (
    PREREQUISITE_ENTRIES,
    READINESS,
    REGENCY,
    SAKIP,
    SCORES,
    empty,
    typed,
)

RULES = load("permenpanrb-90-2021").prerequisites
REGION = {
    "instansi.opini_bpk": "WTP",
    "instansi.sakip": "A",
    "instansi.indeks_rb": "B",
    "instansi.spip": "3",
}
UNIT = {
    "unit.layanan_inti": "ya",
    "unit.tindak_lanjut": "100 %",
    "unit.lhkpn": "100 %",
    "unit.lama_zi": "2019-03-01",
    "unit.sakip": "BB",
    "unit.predikat_wbk": "2020-12-10",
    "unit.pencabutan": "tidak",
}


def entered(region: Mapping[str, str | None], unit: Mapping[str, str | None]) -> pd.DataFrame:
    rows = [(REGENCY, item, value) for item, value in region.items()]
    rows += [("DINKES", item, value) for item, value in unit.items()]
    frame = pd.DataFrame(rows, columns=["unit", "item", "value"]).assign(year=2022)
    return typed(frame.reindex(columns=list(PREREQUISITE_ENTRIES)), PREREQUISITE_ENTRIES)


def verdicts(table: pd.DataFrame, predicate: str, unit: str = "DINKES") -> dict[str, bool | None]:
    own = table[(table["predicate"] == predicate) & (table["unit"] == unit)]
    rows = zip(own["prerequisite"], own["met"], strict=True)
    return {item: None if pd.isna(met) else bool(met) for item, met in rows}


def ready(met: bool | None) -> pd.DataFrame:
    rows = [("DINKES", 2022, "tpi", name, "total", met) for name in ("WBK", "WBBM")]
    names = ["unit", "year", "assessor", "predicate", "condition", "met"]
    frame = pd.DataFrame(rows, columns=names).assign(value=80.0, minimum=75.0, shortfall=0.0)
    return typed(frame, READINESS)


def test_every_row_of_tabel_5_for_unit_and_region() -> None:
    table = prerequisites(entered(REGION, UNIT), ["DINKES"], 2022)
    assert verdicts(table, "WBK") == {r.id: True for r in RULES if "WBK" in r.required}
    assert verdicts(table, "WBBM") == {r.id: True for r in RULES}
    assert verdicts(table, "WBBM", REGENCY) == dict.fromkeys(REGION, True)


def test_nothing_entered_is_not_known_anywhere() -> None:
    table = prerequisites(empty(PREREQUISITE_ENTRIES), ["DINKES"], 2022)
    assert table["met"].isna().all()
    assert table["value"].isna().all()
    assert len(table) == 2 * 4 + 10 + 11


def test_entries_of_another_year_do_not_count() -> None:
    entries = entered(REGION, UNIT).assign(year=2021)
    assert prerequisites(entries, ["DINKES"], 2022)["met"].isna().all()


def test_the_day_of_the_proposal_decides() -> None:
    entries = entered(REGION, UNIT | {"unit.pencabutan": "2020-07-01"})
    early = prerequisites(entries, ["DINKES"], 2022)
    late = prerequisites(entries, ["DINKES"], 2022, on=date(2022, 7, 1))
    assert verdicts(early, "WBK")["unit.pencabutan"] is False
    assert verdicts(late, "WBK")["unit.pencabutan"] is True


@pytest.mark.parametrize(
    ("scores", "unit", "expected"),
    [
        (True, UNIT, True),
        (False, UNIT, False),
        (None, UNIT, None),
        (True, UNIT | {"unit.sakip": "CC"}, False),
        (None, UNIT | {"unit.sakip": "CC"}, False),
        (True, UNIT | {"unit.sakip": None}, None),
        (False, UNIT | {"unit.sakip": None}, False),
        (True, {}, None),
    ],
)
def test_ready_to_be_proposed_needs_scores_and_prerequisites(
    scores: bool | None, unit: dict[str, str | None], expected: bool | None
) -> None:
    table = proposable(ready(scores), prerequisites(entered(REGION, unit), ["DINKES"], 2022))
    found = table.set_index("predicate").loc["WBK", "proposable"]
    assert (None if pd.isna(found) else bool(found)) is expected


def test_without_a_table_of_prerequisites_nothing_is_known() -> None:
    table = proposable(ready(True), prerequisites(entered(REGION, UNIT), ["DLH"], 2022))
    assert table["proposable"].isna().all()


def test_what_fails_and_what_is_unknown_is_counted() -> None:
    unit = UNIT | {"unit.sakip": "C", "unit.lhkpn": None}
    table = proposable(ready(True), prerequisites(entered(REGION, unit), ["DINKES"], 2022))
    row = table.set_index("predicate").loc["WBK"]
    assert (row["unmet"], row["unknown"]) == (1, 1)


values = st.sampled_from([None, "ya", "tidak"])


@settings(deadline=None, max_examples=25)
@given(st.dictionaries(st.sampled_from(list(UNIT)), st.just(None), max_size=4), st.booleans())
def test_forgetting_an_entry_never_makes_a_unit_proposable(
    forgotten: dict[str, None], scores: bool
) -> None:
    full = prerequisites(entered(REGION, UNIT), ["DINKES"], 2022)
    fewer = prerequisites(entered(REGION, UNIT | forgotten), ["DINKES"], 2022)
    before, after = (
        proposable(ready(scores), t)["proposable"].fillna(False) for t in (full, fewer)
    )
    assert not (after & ~before).any()


# What other tables already say
def reports(lhkpn: float, lhkasn: float, unanswered: int = 0, year: int = 2022) -> pd.DataFrame:
    rows = [("A.II.5.iii.a", lhkpn, 0), ("A.II.5.iii.b", lhkasn, unanswered)]
    frame = pd.DataFrame(rows, columns=["node", "share", "unanswered"]).assign(
        unit="DINKES", year=year, assessor="tpi", instrument="permenpanrb-90-2021"
    )
    frame = frame.assign(level="question", points=frame["share"], weight=1.0, points_workbook=0.0)
    return typed(frame, SCORES)


@pytest.mark.parametrize(
    ("scores", "value", "met"),
    [
        (reports(1, 1), "100 %", True),
        (reports(1, 13 / 15), "86,66 %", False),
        (reports(1, 0.99999), "99,99 %", False),
        (reports(1, 0, unanswered=1), None, None),
        (reports(1, 1, year=2021), None, None),
    ],
)
def test_reports_of_wealth_are_prefilled_from_the_worksheet(
    scores: pd.DataFrame, value: str | None, met: bool | None
) -> None:
    known = prefilled(scores, empty(SAKIP), 2022)
    table = prerequisites(empty(PREREQUISITE_ENTRIES), ["DINKES"], 2022, known=known)
    assert verdicts(table, "WBK")["unit.lhkpn"] is met
    row = table.set_index(["unit", "predicate", "prerequisite"]).loc[
        ("DINKES", "WBK", "unit.lhkpn")
    ]
    assert (None if pd.isna(row["value"]) else row["value"]) == value
    assert pd.isna(row["source"]) if value is None else row["source"] == "LKE"


def test_an_entry_has_the_last_word_over_what_is_prefilled() -> None:
    known = prefilled(reports(1, 1), empty(SAKIP), 2022)
    entries = entered({}, {"unit.lhkpn": "90 %"})
    table = prerequisites(entries, ["DINKES"], 2022, known=known)
    assert verdicts(table, "WBK")["unit.lhkpn"] is False


def sakip(*rows: tuple[str, int, str | None, str | None]) -> pd.DataFrame:
    names = ["unit", "evaluation_year", "predicate_reported", "predicate"]
    frame = pd.DataFrame(rows, columns=names).assign(component="total", weight=100.0)
    return typed(frame.reindex(columns=list(SAKIP)), SAKIP)


def test_sakip_is_prefilled_from_the_latest_evaluation() -> None:
    table = sakip(
        ("DINKES", 2020, "A", "A"),
        ("DINKES", 2021, "B", "CC"),  # the computed one counts
        ("DLH", 2019, "A", "A"),  # too old
        (REGENCY, 2022, "BB", None),  # only reported
    )
    known = prefilled(empty(SCORES), table, 2022)
    rows = known[["unit", "item", "value"]].itertuples(index=False, name=None)
    assert set(rows) == {("DINKES", "unit.sakip", "CC"), (REGENCY, "instansi.sakip", "BB")}


def test_a_checklist_has_a_row_for_every_prerequisite() -> None:
    table = prerequisites(entered(REGION, UNIT | {"unit.sakip": "B"}), ["DINKES"], 2022)
    own = checklist(table, "DINKES", ["WBK", "WBBM"]).set_index("prerequisite")
    assert list(own.index) == [rule.id for rule in RULES]
    assert own.loc["unit.sakip", ["met_WBK", "met_WBBM"]].tolist() == [True, False]
    assert own.loc["unit.sakip", "value"] == "B"
    assert pd.isna(own.loc["unit.predikat_wbk", "required_WBK"])
    assert list(checklist(table, REGENCY, ["WBK"])["prerequisite"]) == list(REGION)
