"""Entries for prerequisites: what they mean, and whether they are enough on a day."""

from datetime import date, datetime

import pytest

from zi_analytics.instruments import (
    Prerequisite,
    canonical,
    choices,
    holds_from,
    how_to_write,
    judge_entry,
    load,
)

RULES = {rule.id: rule for rule in load("permenpanrb-90-2021").prerequisites}
MAY = date(2022, 5, 31)

READ = [
    ("instansi.opini_bpk", "wtp", "WTP"),
    ("instansi.opini_bpk", "WTP (2021)", "WTP"),
    ("instansi.opini_bpk", "baik", None),
    ("instansi.sakip", "BB (Sangat Baik)", "BB"),
    ("instansi.spip", 3.0, "3"),
    ("instansi.spip", "3,2", "3,2"),
    ("instansi.spip", "tiga", None),
    ("unit.layanan_inti", "Ya", "ya"),
    ("unit.layanan_inti", "tidak", "tidak"),
    ("unit.layanan_inti", "mungkin", None),
    ("unit.tindak_lanjut", "100 %", "100 %"),
    ("unit.tindak_lanjut", 0.875, "87,5 %"),
    ("unit.tindak_lanjut", "87,5", "87,5 %"),
    ("unit.tindak_lanjut", 1, None),  # 1 % or 100 %
    ("unit.tindak_lanjut", "120 %", None),
    ("unit.tindak_lanjut", 0.9999996, "99,9999 %"),  # no pass by rounding
    ("unit.tindak_lanjut", "29 %", "29 %"),
    ("unit.lama_zi", "15 Maret 2021", "2021-03-15"),
    ("unit.lama_zi", "15/3/2021", "2021-03-15"),
    ("unit.lama_zi", datetime(2021, 3, 15), "2021-03-15"),
    ("unit.lama_zi", 2021.0, "2021"),
    ("unit.lama_zi", "2 Tahun", "2 tahun"),
    ("unit.lama_zi", "31 Februari 2021", None),
    ("unit.lama_zi", "ya", None),
    ("unit.predikat_wbk", "belum", "tidak"),
    ("unit.predikat_wbk", "2020-12-10", "2020-12-10"),
    ("unit.pencabutan", "tidak pernah", "tidak"),
    ("unit.pencabutan", "ya", None),  # since when?
]


@pytest.mark.parametrize(("item", "written", "meant"), READ)
def test_entries_have_one_form(item: str, written: object, meant: str | None) -> None:
    assert canonical(RULES[item], written) == meant
    if meant is not None:
        assert canonical(RULES[item], meant) == meant


JUDGED = [
    ("instansi.opini_bpk", "WTP", True, True),
    ("instansi.opini_bpk", "WDP", False, False),
    ("instansi.sakip", "B", True, False),
    ("instansi.sakip", "BB", True, True),
    ("instansi.sakip", "CC", False, False),
    ("instansi.indeks_rb", "CC", True, False),
    ("instansi.spip", "3", True, True),
    ("instansi.spip", "2,9", False, False),
    ("unit.layanan_inti", "tidak", False, False),
    ("unit.tindak_lanjut", "100 %", True, True),
    ("unit.tindak_lanjut", "99,9 %", False, False),
    ("unit.sakip", "AA", True, True),
]


@pytest.mark.parametrize(("item", "entry", "wbk", "wbbm"), JUDGED)
def test_entries_against_both_predicates(item: str, entry: str, wbk: bool, wbbm: bool) -> None:
    found = [judge_entry(RULES[item], name, {item: entry}, MAY) for name in ("WBK", "WBBM")]
    assert found == [wbk, wbbm]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_what_nobody_entered_is_not_known(rule: Prerequisite) -> None:
    for predicate in rule.required:
        assert judge_entry(rule, predicate, {}, MAY) is None


@pytest.mark.parametrize(
    ("begun", "met"),
    [
        ("2021-05-31", True),
        ("2021-06-01", False),
        ("2020", True),
        ("2021", False),  # perhaps not before its last day
        ("1 tahun", True),
        ("0 tahun", False),
    ],
)
def test_building_for_a_year(begun: str, met: bool) -> None:
    assert judge_entry(RULES["unit.lama_zi"], "WBK", {"unit.lama_zi": begun}, MAY) is met


@pytest.mark.parametrize(
    ("entry", "holds", "long_enough"),
    [
        ("tidak", False, False),
        ("2021-05-31", True, True),
        ("2021-12-10", True, False),
        ("2022-12-10", False, False),  # not yet on that day
        ("ya", True, None),  # since when is not known
    ],
)
def test_wbbm_asks_for_a_year_as_wbk(entry: str, holds: bool, long_enough: bool | None) -> None:
    entries = {"unit.predikat_wbk": entry, "unit.lama_zi": "2015-01-01"}
    assert judge_entry(RULES["unit.predikat_wbk"], "WBBM", entries, MAY) is holds
    assert judge_entry(RULES["unit.lama_zi"], "WBBM", entries, MAY) is long_enough


@pytest.mark.parametrize(
    ("revoked", "met"),
    [
        ("tidak", True),
        ("2020-05-31", True),
        ("2020-06-01", False),
        ("2020", False),
        ("2019", True),
        ("2020-02-29", True),
    ],
)
def test_a_revocation_bars_for_two_years(revoked: str, met: bool) -> None:
    entries = {"unit.pencabutan": revoked}
    assert judge_entry(RULES["unit.pencabutan"], "WBK", entries, MAY) is met


@pytest.mark.parametrize(
    ("item", "entry", "day"),
    [
        ("unit.pencabutan", "2021-06-30", date(2023, 6, 30)),
        ("unit.pencabutan", "2020", date(2022, 12, 31)),
        ("unit.pencabutan", "2020-02-29", date(2022, 3, 1)),
        ("unit.pencabutan", "tidak", None),
        ("unit.lama_zi", "2021-03-15", date(2022, 3, 15)),
        ("unit.lama_zi", "2 tahun", None),
        ("unit.predikat_wbk", "2021-12-10", date(2021, 12, 10)),
        ("unit.predikat_wbk", "ya", None),
        ("unit.sakip", "BB", None),
    ],
)
def test_a_dated_entry_holds_from_a_day(item: str, entry: str, day: date | None) -> None:
    rule = RULES[item]
    assert holds_from(rule, "WBK", entry) == day
    if day is not None and "WBK" in rule.required and not rule.counted_from.get("WBK"):
        before = date.fromordinal(day.toordinal() - 1)
        assert judge_entry(rule, "WBK", {item: entry}, day) is True
        assert judge_entry(rule, "WBK", {item: entry}, before) is False


@pytest.mark.parametrize("rule", RULES.values(), ids=str)
def test_every_choice_is_read_as_itself_and_writing_is_explained(rule: Prerequisite) -> None:
    assert how_to_write(rule).endswith(".")
    assert [canonical(rule, choice) for choice in choices(rule)] == list(choices(rule))
    assert bool(choices(rule)) == (rule.kind in ("ordered", "yes"))
